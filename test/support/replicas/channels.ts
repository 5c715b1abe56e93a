import type { SiteInput } from '../../../src/site.js';
import { menu, portalPage, type Row, titleOf, years } from '../portal-page.js';
import type { ListedReport, Replica, ReplicaAnswer } from './replica.js';
import { reportBody } from './report-body.js';

const host = 'www.hailan.example';
const root = `http://${host}`;

const site: SiteInput = {
  slug: 'replica/channels',
  zh: '海澜新区',
  en: 'Hailan',
  division: null,
  family: 'channels',
  hosts: [host],
  entries: [`${root}/jz/channels/1.html`],
  scope: [`${root}/`],
  confirmed: false,
  invented: true,
};

interface Body {
  readonly agency: string;
  /** Sub-site, and the number of the body's own page; its column has the next one. */
  readonly sub: string;
  readonly channel: number;
  readonly years: readonly number[];
  readonly rows: (rows: readonly Row[]) => string;
  readonly perPage: number;
}

/** The three templates that are known: of the new district itself, and of two of its zones. */
const grid = (rows: readonly Row[]) =>
  rows
    .map(
      (r) =>
        `<li class="xxgk-list"><div class="layui-row"><div class="layui-col-md10"><a href="${r.href}" title="${r.title}">• ${r.title.slice(0, 16)}...</a></div><div class="layui-col-md2"><span>${r.date}</span></div></div></li>`,
    )
    .join('');
const plain = (rows: readonly Row[]) =>
  `<div class="ET_main_list"><ul>${rows.map((r) => `<li><a href="${r.href}">• ${r.title}</a><span>[${r.date}]</span></li>`).join('')}</ul></div>`;
const levels = (rows: readonly Row[]) =>
  `<ul class="sec-list gk-level4">${rows.map((r) => `<li><a href="${r.href}">${r.title}</a> ${r.date}</li>`).join('')}</ul>`;

const bodies: readonly Body[] = [
  { agency: '海澜新区太安镇人民政府', sub: '/jz', channel: 13698, years: years(2024, 2013), rows: grid, perPage: 5 },
  { agency: '海澜新区政务服务办公室', sub: '', channel: 6345, years: years(2024, 2021), rows: plain, perPage: 15 },
  { agency: '海澜高新区管委会', sub: '/gxq', channel: 11000, years: years(2023, 2020), rows: levels, perPage: 15 },
];

const idOf = (body: Body, year: number) => body.channel * 20 + year - 2000;
const pathOf = (body: Body, year: number) => `${body.sub}/contents/${body.channel + 1}/${idOf(body, year)}.html`;

function listPage(body: Body, number: number): ReplicaAnswer | null {
  const column = body.channel + 1;
  const rows: Row[] = [
    ...body.years.map((year) => ({
      href: pathOf(body, year),
      title: titleOf(body.agency, year),
      date: `${year + 1}-01-2${year % 10}`,
    })),
    { href: `${body.sub}/contents/${column}/7.html`, title: '政府信息公开指南', date: '2020-05-01' },
  ];
  const pages = Math.ceil(rows.length / body.perPage);
  const shown = rows.slice((number - 1) * body.perPage, number * body.perPage);
  if (shown.length === 0) return null;
  const others = Array.from({ length: pages }, (_, i) => i + 1).filter((n) => n !== number && (n < 3 || n === pages));
  const bar = others
    .map((n) => `<a href="${body.sub}/channels/${column}${n === 1 ? '' : `_${n}`}.html">${n}</a>`)
    .join(' … ');
  // 最新文件 shows the newest report once more, under another channel.
  const [newest] = rows;
  const latest = `<div class="latest"><h3>最新文件</h3><ul><li><a href="${body.sub}/contents/99/${idOf(body, body.years[0] ?? 0)}.html">${newest?.title}</a></li></ul></div>`;
  return portalPage(
    '政府信息公开年报',
    `${latest}${body.rows(shown)}<div class="page">共${rows.length}条 ${bar}</div>`,
    {
      ColumnName: '政府信息公开年报',
    },
  );
}

function article(agency: string, year: number): ReplicaAnswer {
  const title = titleOf(agency, year);
  // The newest template has the title in a table of one cell, and names no element for the text.
  const head = year > 2022 ? `<table><tr><td>${title}</td></tr></table>` : `<h2>${title}</h2>`;
  return portalPage(
    title,
    `${head}<div>发布日期: ${year + 1}-01-2${year % 10} 10:01      来源: ${agency}</div>
<div>${reportBody(agency, year)}</div><p>扫一扫在手机打开当前页</p>`,
  );
}

function answer(path: string): ReplicaAnswer | null {
  if (path === '/jz/channels/1.html')
    return portalPage(
      '政府信息公开',
      menu([
        ['/channels/2.html', '新区部门'],
        ...bodies.map((b) => [`${b.sub}/channels/${b.channel}.html`, b.agency] as const),
        ['/jz/contents/9/1.html', '海澜新区召开政府信息公开工作会议'],
      ]),
    );
  for (const body of bodies) {
    if (path === `${body.sub}/channels/${body.channel}.html`)
      return portalPage(
        body.agency,
        menu([
          [`${body.sub}/channels/${body.channel + 2}.html`, '政府信息公开指南'],
          [`${body.sub}/channels/${body.channel + 1}.html`, '政府信息公开年报'],
        ]),
      );
    const page = new RegExp(`^${body.sub}/channels/${body.channel + 1}(?:_(\\d+))?\\.html$`).exec(path);
    if (page !== null) return listPage(body, Number(page[1] ?? 1));
    const year = body.years.find((y) => pathOf(body, y) === path);
    if (year !== undefined) return article(body.agency, year);
  }
  return null;
}

const reports: ListedReport[] = bodies.flatMap((body) =>
  body.years.map((year) => ({
    url: `${root}${pathOf(body, year)}`,
    title: titleOf(body.agency, year),
    date: `${year + 1}-01-2${year % 10}`,
    agency: body.agency,
  })),
);

export const replicas: readonly Replica[] = [{ site, answer: ({ path }) => answer(path), reports }];
