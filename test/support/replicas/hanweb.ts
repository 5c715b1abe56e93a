import type { SiteInput } from '../../../src/site.js';
import type { ListedReport, Replica, ReplicaAnswer, ReplicaRequest } from './replica.js';
import { reportBody } from './report-body.js';

/** A row of a list: a report, or what stands between reports. */
interface Row {
  readonly path: string;
  readonly title: string;
  readonly date: string;
  /** Null for what is no report. */
  readonly year: number | null;
  readonly agency: string;
}

function yearly(agency: string, first: number, last: number, pathOf: (year: number) => string): Row[] {
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const year = last - i;
    const title = `${agency}${year}年政府信息公开工作年度报告`;
    return { path: pathOf(year), title, date: `${year + 1}-01-${10 + i}`, year, agency };
  });
}

const hex = (year: number, salt: number) => (year * 1_000_003 + salt).toString(16).padStart(32, 'a');

function frame(title: string, body: string, meta = ''): string {
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}-清溪区人民政府</title>${meta}</head>
<body><div id="date">2019年12月3日星期二</div>${body}</body></html>`;
}

function nav(links: readonly (readonly [string, string])[]): string {
  return frame(
    '政府信息公开',
    `<ul>${links.map(([text, href]) => `<li><a href="${href}">${text}</a></li>`).join('')}</ul>`,
  );
}

function article(row: Row): string {
  const files =
    row.year === 2024
      ? '<a href="/module/download/downfile.jsp?classid=0&amp;filename=0123456789abcdef0123456789abcdef.pdf">年度报告.pdf</a>'
      : '';
  return frame(
    row.title,
    `<h1>${row.title}</h1><div id="zoom"><!--<$[信息内容]>begin-->${reportBody(row.agency, row.year ?? 2024)}<!--<$[信息内容]>end--></div>${files}`,
    `<meta name="ArticleTitle" content="${row.title}"><meta name="PubDate" content="${row.date} 09:00">`,
  );
}

/** Files come from where the download address sends to. */
function fileAnswer(path: string): ReplicaAnswer | null {
  if (path.startsWith('/module/download/downfile.jsp?'))
    return { status: 302, headers: { location: '/attach/0/0123456789abcdef0123456789abcdef.pdf' }, body: '' };
  if (path.startsWith('/attach/0/'))
    return { status: 200, headers: { 'content-type': 'application/pdf' }, body: '%PDF-1.4\n%%EOF\n' };
  return null;
}

const html = (body: string): ReplicaAnswer => ({ status: 200, body });
const listed = (host: string, rows: readonly Row[], agency: string): ListedReport[] =>
  rows
    .filter((r) => r.year !== null)
    .map((r) => ({ url: `http://${host}${r.path}`, title: r.title, date: r.date, agency }));

function siteOf(slug: string, host: string, rest: Partial<SiteInput>): SiteInput {
  return {
    slug,
    zh: '样例市清溪区',
    en: 'Qingxi District (invented)',
    division: null,
    family: 'hanweb',
    hosts: [host],
    entries: [`http://${host}/col/col100/index.html`],
    scope: [`http://${host}/`],
    confirmed: true,
    invented: true,
    ...rest,
  };
}

const li = ({ path, title, date }: Row) =>
  `<li><a href="${path}" title="${title}" target="_blank">${title.slice(0, 14)}...</a><span>${date}</span></li>`;

// The first replica: lists of jpage.

const jpageHost = 'www.qingxi-jpage.example';
const perPage = 3;
const office = [
  ...yearly('清溪区人民政府办公室', 2009, 2025, (y) => `/art/${y + 1}/1/24/art_76511_${y}7.html`),
  {
    path: '/art/2021/5/6/art_76511_33.html',
    title: '清溪区政府信息公开指南',
    date: '2021-05-06',
    year: null,
    agency: '',
  },
];
const bureau = yearly('清溪区民政局', 2014, 2025, (y) => `/art/${y + 1}/art_${hex(y, 5)}.html`);

/** The island and the call as the system's template prints them. */
function jpage(rows: readonly Row[], column: number, unit: number, proxy: string): string {
  const params = `{col:1,appid:1,webid:67,path:'/',columnid:${column},sourceContentType:1,unitid:'${unit}',webname:'清溪区人民政府',permissiontype:0}`;
  return `<div id="${unit}" class="default_pgContainer"></div><script type="text/xml"><datastore>
<nextgroup><![CDATA[<a href="${proxy}?page=1&webid=67&path=/&columnid=${column}&unitid=${unit}"></a>]]></nextgroup>
<recordset>${rows
    .slice(0, perPage * 3)
    .map(record)
    .join('\n')}</recordset></datastore></script>
<script>$('#${unit}').jpage({ dataStore:dataStore, proxyUrl:'${proxy}', perPage:${perPage}, groupSize:3, barPosition:'bottom',
totalRecord: ${rows.length}, ajaxParam:${params} });</script>`;
}

const record = (row: Row) => `<record><![CDATA[${li(row)}]]></record>`;
/** What the service says when it does not know who asks: 54 bytes, and nothing in them. */
const nothing: ReplicaAnswer = {
  status: 200,
  headers: { 'content-type': 'text/xml; charset=utf-8' },
  body: '<datastore><recordset>\n\n\n</recordset></datastore>\n\n\n\n',
};

/** A group of records: one list in XML, each group beginning with the last record of the one before; one as an array. */
function group({ path, form, headers }: ReplicaRequest): ReplicaAnswer {
  const url = new URL(path, `http://${jpageHost}`);
  const column = new URLSearchParams(form).get('columnid');
  const page = column === '76511' ? '/col/col76511/index.html' : '/col/col76512/index.html';
  if (headers['referer'] !== `http://${jpageHost}${page}`) return nothing;
  const [start, end] = [Number(url.searchParams.get('startrecord')), Number(url.searchParams.get('endrecord'))];
  if (column === '76511') {
    const rows = office.slice(start - 2, end);
    return {
      status: 200,
      headers: { 'content-type': 'text/xml; charset=utf-8' },
      body: `<datastore><totalrecord>${office.length}</totalrecord><totalpage>6</totalpage><recordset>${rows.map(record).join('')}</recordset></datastore>`,
    };
  }
  const rows = bureau.slice(start - 1, end).map((r) => `'${li(r).replaceAll("'", "\\'")}'`);
  return {
    status: 200,
    headers: { 'content-type': 'text/javascript; charset=utf-8' },
    body: `var dataStore = [${rows.join(',\n')}];`,
  };
}

const jpageReplica: Replica = {
  site: siteOf('sample/qingxi-jpage', jpageHost, {}),
  nothing,
  answer(request) {
    const { path } = request;
    if (path === '/col/col100/index.html')
      return html(
        nav([
          ['区政府办公室', '/col/col101/index.html'],
          ['区民政局', '/col/col102/index.html'],
          ['区公安局', 'http://www.elsewhere.example/col/col103/index.html'],
        ]),
      );
    if (path === '/col/col101/index.html') return html(nav([['政府信息公开年报', '/col/col76511/index.html']]));
    if (path === '/col/col102/index.html') return html(nav([['政府信息公开年报', '/col/col76512/index.html']]));
    if (path === '/col/col76511/index.html') {
      const beside = {
        path: '/art/2026/2/3/art_900_1.html',
        title: '清溪区召开会议',
        date: '2026-02-03',
        year: null,
        agency: '',
      };
      const lists =
        jpage([beside], 900, 445105, '/module/web/jpage/dataproxy.jsp') +
        jpage(office, 76511, 445106, '/module/web/jpage/dataproxy.jsp');
      return html(frame('政府信息公开年报', lists));
    }
    if (path === '/col/col76512/index.html')
      return html(frame('政府信息公开年报', jpage(bureau, 76512, 445107, '/module/jpage/morecolumndataproxy.jsp')));
    if (/dataproxy\.jsp\?/.test(path)) return group(request);
    const row = [...office, ...bureau].find((r) => r.path === path);
    return row === undefined ? fileAnswer(path) : html(article(row));
  },
  reports: [...listed(jpageHost, office, '区政府办公室'), ...listed(jpageHost, bureau, '区民政局')],
};

// The second: a directory that is searched by a form, and reports at an address for each area and year.

const xxgkHost = 'www.qingxi-xxgk.example';
const xxgkRows: Row[] = yearly(
  '清溪区财政局',
  2014,
  2025,
  (y) => `/art/${y + 1}/1/24/art_1229063379_${y}3.html`,
).flatMap((row, i) => [
  row,
  // The server looks at the area alone, and brings the news of its other columns too.
  {
    path: `/art/2025/3/${i + 1}/art_1229063380_${i}.html`,
    title: `清溪区财政局2025年财政收支公示（${i}）`,
    date: '2025-03-05',
    year: null,
    agency: '',
  },
]);
xxgkRows.splice(3, 0, {
  path: '/art/2021/5/6/art_1229063379_2.html',
  title: '清溪区财政局政府信息公开指南',
  date: '2021-05-06',
  year: null,
  agency: '',
});
const area = '001008003002012';
const annualPath = (year: number) => `/module/xxgk/xxgkAnnualReport.jsp?area=${area}&fbtime=${year}`;
const annualRows: Row[] = [2025, 2024, 2023].map((year) => ({
  path: annualPath(year),
  title: `${year}年`,
  date: '',
  year,
  agency: '清溪区教育局',
}));

function search({ method, form, headers }: ReplicaRequest): ReplicaAnswer {
  const asked = new URLSearchParams(form);
  const known =
    asked.get('infotypeId') === 'HZ01' && asked.get('divid') === 'div1229063379' && asked.get('area') === '00248';
  if (method !== 'POST' || headers['x-requested-with'] !== 'XMLHttpRequest' || !known) return html('<table></table>');
  const size = 7;
  const page = Number(asked.get('currpage'));
  const rows = xxgkRows
    .slice((page - 1) * size, page * size)
    .map(
      ({ path, title, date }, i) =>
        `<tr class="tr_main_value_${i % 2 === 0 ? 'odd' : 'even'}"><td><a href="http://${xxgkHost}${path}" title="${title}">${title.slice(0, 12)}...</a></td><td>${date}</td></tr>`,
    );
  return html(`<table>${rows.join('\n')}</table><div>&nbsp;&nbsp;共${Math.ceil(xxgkRows.length / size)}页&nbsp;</div>`);
}

const xxgkReplica: Replica = {
  site: siteOf('sample/qingxi-xxgk', xxgkHost, {
    columns: [{ url: `http://${xxgkHost}/module/xxgk/xxgkAnnualReport.jsp?area=${area}`, agency: '清溪区教育局' }],
  }),
  nothing: html('<table></table><div>&nbsp;&nbsp;共0页&nbsp;</div>'),
  answer(request) {
    const { path } = request;
    if (path === '/col/col100/index.html') return html(nav([['区财政局', '/col/col103/index.html']]));
    if (path === '/col/col103/index.html') return html(nav([['政府信息公开年报', '/col/col1229063379/index.html']]));
    if (path === '/col/col1229063379/index.html')
      return html(
        frame(
          '政府信息公开年报',
          `<div id="div1229063379"></div><script>$.ajax({ type:'POST', url:'/module/xxgk/search.jsp?standardXxgk=1&isAllList=1', data:{infotypeId:'HZ01', jdid:3216, area:'00248', divid:'div1229063379', sortfield:',createdatetime:0'}, success:show });</script>`,
        ),
      );
    if (path.startsWith('/module/xxgk/search.jsp')) return search(request);
    const year = annualRows.find((r) => r.path === path);
    if (year !== undefined)
      return html(
        article({ ...year, title: `清溪区教育局${year.year}年政府信息公开工作年度报告`, date: '2026-01-20' }),
      );
    if (path === `/module/xxgk/xxgkAnnualReport.jsp?area=${area}`)
      return html(
        frame('年报', `<ul>${annualRows.map((r) => `<li><a href="${r.path}">${r.title}</a></li>`).join('')}</ul>`),
      );
    const row = xxgkRows.find((r) => r.path === path);
    return row === undefined ? fileAnswer(path) : html(article(row));
  },
  reports: [
    ...listed(xxgkHost, xxgkRows, '区财政局'),
    ...listed(xxgkHost, annualRows, '清溪区教育局').map((r) => ({ ...r, date: null })),
  ],
};

// The third: units that a service builds.

const jpaasHost = 'www.qingxi-jpaas.example';
const unitPath = '/api-gateway/jpaas-publish-server/front/page/build/unit';
const planned = [
  ...yearly('清溪区发展和改革局', 2010, 2025, (y) => `/qingxi/art/${y + 1}/art_${hex(y, 7)}.html`),
  {
    path: `/qingxi/art/2025/art_${hex(2, 2)}.html`,
    title: '一图读懂清溪区发展和改革局2024年政府信息公开工作年度报告',
    date: '2025-02-02',
    year: null,
    agency: '',
  },
];
const culture = yearly('清溪区文化和旅游局', 2021, 2025, (y) => `/col/col107/nb/art/${y + 1}/art_${hex(y, 9)}.html`);
const rowsPerPage = 6;

const query = (pageId: number, tagId: string) =>
  `{'parseType':'bulidstatic','webId':'3185','tplSetId':'LWYU0123','pageType':'column','tagId':'${tagId}','pageId':'${pageId}'}`;
const pager = (rows: readonly Row[], pageId: number, tagId: string) =>
  `<div class="pagination" count="${rows.length}" rows="${rowsPerPage}" url="${unitPath}" queryData="${query(pageId, tagId)}"></div>`;

/** The number of the page counts only inside `paramJson`, and only where there is no space in it. */
function unit({ path, headers }: ReplicaRequest): ReplicaAnswer {
  const json = { 'content-type': 'application/json; charset=utf-8' };
  const asked = new URL(path, `http://${jpaasHost}`).searchParams;
  const param = asked.get('paramJson') ?? '';
  if (/\s/.test(param) || headers['x-requested-with'] !== 'XMLHttpRequest') return { status: 400, body: '' };
  const { pageNo = 1 } = JSON.parse(param === '' ? '{}' : param) as { pageNo?: number };
  const pageId = asked.get('pageId');
  const rows = pageId === '106' ? planned : culture;
  if (asked.get('tagId') !== (pageId === '106' ? 'ajax分页' : '右侧内容'))
    return { status: 200, headers: json, body: '{"success":false}' };
  const shown = rows
    .slice((pageNo - 1) * rowsPerPage, pageNo * rowsPerPage)
    .map(li)
    .join('');
  const answer = `<ul>${shown}</ul>${pageId === '106' ? '' : pager(rows, 107, '右侧内容')}`;
  const data = pageId === '106' ? { html: answer } : answer;
  return { status: 200, headers: json, body: JSON.stringify({ success: true, code: '200', data }) };
}

const jpaasReplica: Replica = {
  site: siteOf('sample/qingxi-jpaas', jpaasHost, {}),
  nothing: {
    status: 200,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: '{"success":true,"code":"200","data":{"html":""}}',
  },
  answer(request) {
    const { path } = request;
    if (path === '/col/col100/index.html')
      return html(
        nav([
          ['区发展和改革局', '/col/col104/index.html'],
          ['区文化和旅游局', '/col/col105/index.html'],
        ]),
      );
    if (path === '/col/col104/index.html') return html(nav([['政府信息公开年报', '/col/col106/index.html']]));
    if (path === '/col/col105/index.html') return html(nav([['政府信息公开年报', '/col/col107/index.html']]));
    // One column prints its first rows and the bar; the other nothing but the tag of the unit.
    if (path === '/col/col106/index.html')
      return html(
        frame(
          '年报',
          `<ul class="list">${planned.slice(0, rowsPerPage).map(li).join('')}</ul>${pager(planned, 106, 'ajax分页')}`,
        ),
      );
    if (path === '/col/col107/index.html')
      return html(
        frame('年报', `<script src="/js/unit.js" url="${unitPath}" queryData="${query(107, '右侧内容')}"></script>`),
      );
    if (path.startsWith(`${unitPath}?`)) return unit(request);
    const row = [...planned, ...culture].find((r) => r.path === path);
    return row === undefined ? fileAnswer(path) : html(article(row));
  },
  reports: [...listed(jpaasHost, planned, '区发展和改革局'), ...listed(jpaasHost, culture, '区文化和旅游局')],
};

export const replicas: readonly Replica[] = [jpageReplica, xxgkReplica, jpaasReplica];
