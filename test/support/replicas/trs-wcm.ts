import { articlePage, errorPage, listPage, navigationPage } from '../../../src/sample/pages.js';
import type { ListedReport, Replica, ReplicaAnswer } from './replica.js';
import { reportBody } from './report-body.js';

const host = 'www.pingchuan.example';
const entry = '/zwgk/zfxxgk/';
const rowsPerPage = 5;

interface Row {
  readonly href: string;
  readonly text: string;
  readonly date: string;
  readonly year: number;
}

function yearly(agency: string, first: number, last: number): Row[] {
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const year = last - i;
    // What is older than the site's move has the month of the move in its address.
    const filed = year < 2020 ? '20201216' : `${year + 1}0120`;
    const text = `${agency}${year}年政府信息公开工作年度报告`;
    return { href: `./${filed.slice(0, 6)}/t${filed}_${5_000_000 + year}.html`, text, date: `${year + 1}-01-20`, year };
  });
}

const guide = {
  href: './202105/t20210506_4100.html',
  text: '平川县民政局政府信息公开指南',
  date: '2021-05-06',
  year: 0,
};
const elsewhere = { href: 'https://mp.weixin.example/s/x1', text: '一图读懂2025年年报', date: '2026-02-01', year: 0 };
/** One list has links with the whole title beside the cut one, the other such as only a script follows. */
const columns = [
  {
    path: 'bm/mzj/zfxxgknb3/',
    agency: '平川县民政局',
    rows: [...yearly('平川县民政局', 2014, 2025), elsewhere, guide],
    scripted: false,
  },
  { path: 'bm/czj/gknb/', agency: '平川县财政局', rows: yearly('平川县财政局', 2019, 2025), scripted: true },
];

const pages: ReadonlyMap<string, string> = new Map([
  [entry, navigationPage('政府信息公开', [{ href: './bm/', text: '政府部门' }])],
  [
    `${entry}bm/`,
    navigationPage(
      '政府部门',
      columns.map((c) => ({ href: `./${c.path.split('/')[1]}/`, text: c.agency })),
    ),
  ],
  ...columns.flatMap(({ path, agency, rows, scripted }): [string, string][] => {
    const at = `${entry}${path}`;
    const folder = path.split('/').at(-2) ?? '';
    const count = Math.ceil(rows.length / rowsPerPage);
    return [
      [at.replace(`${folder}/`, ''), navigationPage(agency, [{ href: `./${folder}/`, text: '政府信息公开年报' }])],
      ...Array.from({ length: count }, (_, i): [string, string] => [
        `${at}${i === 0 ? '' : `index_${i}.html`}`,
        listPage('政府信息公开年报', rows.slice(i * rowsPerPage, (i + 1) * rowsPerPage), i, count, scripted),
      ]),
      ...rows
        .filter((r) => r !== elsewhere)
        .map(({ href, text, date, year }): [string, string] => {
          const article = { title: text, agency, published: date, body: reportBody(agency, year || 2021) };
          return [`${at}${href.slice(2)}`, articlePage({ ...article, name: 't', pages: 1, charset: 'utf-8' })];
        }),
    ];
  }),
]);

const replica: Replica = {
  site: {
    slug: 'sample/pingchuan',
    zh: '样例省平川县',
    en: 'Pingchuan County (invented)',
    division: null,
    family: 'trs-wcm',
    hosts: [host],
    entries: [`http://${host}${entry}`],
    confirmed: true,
    invented: true,
  },
  answer: ({ path }): ReplicaAnswer => {
    const body = pages.get(path);
    return body === undefined ? { status: 404, body: errorPage() } : { status: 200, body };
  },
  reports: columns.flatMap(({ path, agency, rows }): ListedReport[] =>
    rows
      .filter((r) => r.year > 0)
      .map((r) => ({ url: `http://${host}${entry}${path}${r.href.slice(2)}`, title: r.text, date: r.date, agency })),
  ),
};

export const replicas: readonly Replica[] = [replica];
