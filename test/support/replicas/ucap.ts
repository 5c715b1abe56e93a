import { createHash } from 'node:crypto';
import type { SiteInput } from '../../../src/site.js';
import { json, menu, portalPage, titleOf, years } from '../portal-page.js';
import type { ListedReport, Replica, ReplicaAnswer } from './replica.js';
import { reportBody } from './report-body.js';

const host = 'www.songhe.example';
const root = `http://${host}`;

const site: SiteInput = {
  slug: 'replica/ucap',
  zh: '松河区',
  en: 'Songhe',
  division: null,
  family: 'ucap',
  hosts: [host],
  entries: [`${root}/zwgk/index.shtml`],
  scope: [`${root}/`],
  confirmed: false,
  invented: true,
};

interface Body {
  readonly agency: string;
  readonly folder: string;
  readonly years: readonly number[];
}

const bodies: readonly Body[] = [
  { agency: '松河区人民政府办公室', folder: '/zwgk/c100101', years: years(2024, 2008) },
  { agency: '松河区卫生健康局', folder: '/zwgk/c100102', years: years(2024, 2019) },
  { agency: '松河区林业局', folder: '/zwgk/c100103', years: [] },
];

const hex = (text: string) => createHash('md5').update(text).digest('hex');
const channelOf = (body: Body) => hex(body.folder);
const pathOf = (body: Body, year: number) => `${body.folder}/${year + 1}01/${hex(`${body.folder}${year}`)}.shtml`;

/** Rows as the service has them: whole texts in them, marks of what was looked for, dates here or there. */
function resultsOf(body: Body) {
  const rows = body.years.map((year) => ({
    title:
      year === 2020 ? titleOf(body.agency, year).replace('年度报告', '<em>年度报告</em>') : titleOf(body.agency, year),
    url: pathOf(body, year),
    content: '全文',
    contentHtml: '<p>全文</p>',
    subTitle: '',
    ...(year % 2 === 0 ? { publishedTimeStr: `${year + 1}-01-1${year % 10} 10:00:00` } : {}),
    domainMetaList: [{ resultList: [{ key: 'writedate', value: `${year + 1}-01-1${year % 10}` }] }],
  }));
  const url = `${body.folder}/201901/${hex(`${body.folder}read`)}.shtml`;
  const read = { title: `${body.agency}年度报告解读`, url, publishedTimeStr: '2019-01-02 00:00:00' };
  return rows.length === 0 ? [] : [...rows, read];
}

/** However many rows are asked for, the service never gives more than ten. */
function service(body: Body, query: URLSearchParams): ReplicaAnswer {
  if (query.get('_isJson') !== 'true') return portalPage('检索', '<div>请输入关键词</div>');
  const all = resultsOf(body);
  const page = Number(query.get('page'));
  const results = all.slice((page - 1) * 10, page * 10);
  return json({
    data: { total: body.folder.endsWith('1') ? String(all.length) : all.length, page, rows: 10, results },
  });
}

function column(body: Body): ReplicaAnswer {
  const search = `<form action="/common/search/${hex('search')}"><input name="q"></form>`;
  const script = body.folder.endsWith('2')
    ? `<script>$.get("/common/search/${channelOf(body)}?_isAgg=true&_isJson=true", show);</script>`
    : '<script src="/list.js"></script>';
  return portalPage('政府信息公开年报', `${search}<ul id="list"></ul>${script}`, {
    ColumnName: '政府信息公开年报',
    channelId: channelOf(body),
  });
}

function article(body: Body, year: number): ReplicaAnswer {
  const title = titleOf(body.agency, year);
  const text = reportBody(body.agency, year);
  const content = year % 2 === 0 ? `<UCAPCONTENT>${text}</UCAPCONTENT>` : `<div id="UCAP-CONTENT">${text}</div>`;
  return portalPage(
    title,
    `<div><UCAPTITLE>${title}</UCAPTITLE></div><div><PUBLISHTIME>${year + 1}-01-1${year % 10}</PUBLISHTIME></div>${content}`,
  );
}

function answer(path: string): ReplicaAnswer | null {
  const at = new URL(path, root);
  if (path === '/zwgk/index.shtml')
    return portalPage('政务公开', menu(bodies.map((b) => [`${b.folder}/index.shtml`, b.agency])));
  for (const body of bodies) {
    if (path === `${body.folder}/index.shtml`)
      return portalPage(body.agency, menu([[`${body.folder}/list.shtml`, '政府信息公开年报']]));
    if (path === `${body.folder}/list.shtml`) return column(body);
    if (at.pathname === `/common/search/${channelOf(body)}`) return service(body, at.searchParams);
    const year = body.years.find((y) => pathOf(body, y) === path);
    if (year !== undefined) return article(body, year);
  }
  return null;
}

const reports: ListedReport[] = bodies.flatMap((body) =>
  body.years.map((year) => ({
    url: `${root}${pathOf(body, year)}`,
    title: titleOf(body.agency, year),
    date: `${year + 1}-01-1${year % 10}`,
    agency: body.agency,
  })),
);

export const replicas: readonly Replica[] = [
  {
    site,
    answer: ({ path }) => answer(path),
    reports,
    nothing: json({ data: { total: 0, page: 1, rows: 10, results: [] } }),
  },
];
