import { article, fileAnswer, frame, hex, html, li, listed, nav, type Row, siteOf, yearly } from './hanweb-pages.js';
import type { Replica, ReplicaAnswer, ReplicaRequest } from './replica.js';

/* Lists of jpage: an island of records on the page, the others from the service behind it. */

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

/** A body whose reports stand in a column for each year. */
const school = yearly('清溪区教育局', 2023, 2025, (y) => `/art/${y + 1}/1/24/art_${y}_${y}9.html`);

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
          ['区教育局', '/col/col103/index.html'],
          ['区公安局', 'http://www.elsewhere.example/col/col103/index.html'],
        ]),
      );
    if (path === '/col/col101/index.html') return html(nav([['政府信息公开年报', '/col/col76511/index.html']]));
    if (path === '/col/col102/index.html') return html(nav([['政府信息公开年报', '/col/col76512/index.html']]));
    if (path === '/col/col103/index.html') return html(nav([['政府信息公开年报', '/col/col2000/index.html']]));
    if (path === '/col/col2000/index.html')
      return html(nav(school.map((r) => [`${r.year}年`, `/col/col${r.year}/index.html`] as const)));
    const ofYear = school.filter((r) => path === `/col/col${r.year}/index.html`);
    if (ofYear.length > 0) return html(frame('年报', `<ul>${ofYear.map(li).join('')}</ul>`));
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
    const row = [...office, ...bureau, ...school].find((r) => r.path === path);
    return row === undefined ? fileAnswer(path) : html(article(row));
  },
  reports: [
    ...listed(jpageHost, office, '区政府办公室'),
    ...listed(jpageHost, bureau, '区民政局'),
    ...listed(jpageHost, school, '区教育局'),
  ],
};

export const replicas: readonly Replica[] = [jpageReplica];
