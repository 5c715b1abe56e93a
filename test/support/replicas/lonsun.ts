import type { SiteInput } from '../../../src/site.js';
import { menu, portalPage, type Row, titleOf, years } from '../portal-page.js';
import type { ListedReport, Replica, ReplicaAnswer, ReplicaRequest } from './replica.js';
import { reportBody } from './report-body.js';

const host = 'www.qingyi.example';
const root = `http://${host}`;

const site: SiteInput = {
  slug: 'replica/lonsun',
  zh: '青弋县',
  en: 'Qingyi',
  division: null,
  family: 'lonsun',
  hosts: [host],
  entries: [`${root}/public/index.html`],
  scope: [`${root}/`],
  confirmed: false,
  invented: true,
};

interface Body {
  readonly agency: string;
  readonly organ: number;
  readonly category: number;
  readonly years: readonly number[];
  readonly path: (id: number) => string;
  /** How the column's page comes: without its rows, with the first of them, or with nothing to be listed. */
  readonly page: 'shell' | 'rows' | 'nothing';
  readonly size: number;
}

const bodies: readonly Body[] = [
  {
    agency: '青弋县人民政府办公室',
    organ: 21691,
    category: 32710021,
    years: years(2024, 2009),
    path: (id) => `/XxgkAnnualReport/show/${id}.html`,
    page: 'shell',
    size: 8,
  },
  {
    agency: '青弋县教育体育局',
    organ: 21692,
    category: 32710022,
    years: years(2024, 2018),
    path: (id) => `/OpennessAnnualReport/show/${id}.html`,
    page: 'rows',
    size: 5,
  },
  {
    agency: '青弋县桃花镇人民政府',
    organ: 21693,
    category: 32710023,
    years: years(2024, 2022),
    path: (id) => `/public/21693/${id}.html`,
    page: 'shell',
    size: 15,
  },
  { agency: '青弋县气象局', organ: 21694, category: 9, years: [], path: String, page: 'nothing', size: 15 },
];

const idOf = (body: Body, year: number) => (body.organ % 1000) * 100 + year - 2000;

function rowsOf(body: Body): Row[] {
  const rows = body.years.map((year) => ({
    href: body.path(idOf(body, year)),
    title: titleOf(body.agency, year),
    date: `${year + 1}-01-1${year % 10}`,
  }));
  const guide = { href: `/public/content/${body.organ}`, title: '政府信息公开指南', date: '2019-03-02' };
  return rows.length === 0 ? [] : [...rows, guide];
}

const listed = (rows: readonly Row[]) =>
  `<div class="xxgk_navli"><ul>${rows.map((r) => `<li><a class="title" href="${r.href}" title="${r.title}" target="_blank">${r.title.slice(0, 14)}...</a><span class="date">${r.date}</span></li>`).join('')}</ul></div>`;

const nothing = '<div class="nothing">暂无相关信息</div>';

/** A column's page: a menu, what is read most, and the call that brings the list, in one of the two ways to write it. */
function column(body: Body): ReplicaAnswer {
  const rows = rowsOf(body);
  const values = `siteId=6788031&pageSize=${body.size}&pageIndex=1&action=list&isDate=true&dateFormat=yyyy-MM-dd&length=80&organId=${body.organ}&type=4&catId=${body.category}&result=${encodeURIComponent('暂无相关信息')}&file=${encodeURIComponent('/xxgk/publicInfoList_newest2020')}`;
  const address = `<script>var url = "/site/label/8888?IsAjax=1&dataType=html&_=0.5184&labelName=publicInfoList&${values}"; load(url);</script>`;
  const object = `<script>load('#list', { labelName: 'publicInfoList', siteId: '6788031', pageSize: ${body.size}, pageIndex: 1, action: 'list',
    isDate: true, organId: ${body.organ}, type: 4, catId: "${body.category}", keyWords: $('#key').val(), result: '暂无相关信息',
    file: '/xxgk/publicInfoList_newest2020' });</script>`;
  const bar = `<div id="page_public_info"></div><script>page({pageCount:${Math.ceil(rows.length / body.size)},pageIndex:1});</script>`;
  const list = body.page === 'rows' ? `${listed(rows.slice(0, body.size))}${bar}` : `<div id="list">${nothing}</div>`;
  const most = `<div class="hot"><ul><li><a href="/public/content/77">青弋县召开工作会议</a></li></ul></div>`;
  return portalPage('政府信息公开年报', `${most}${list}${body.category % 2 === 0 ? object : address}`);
}

/** The service answers scripts of its own pages only; anybody else gets an empty list. */
function service({ path, headers }: ReplicaRequest): ReplicaAnswer | null {
  const asked = new URL(path, root).searchParams;
  const body = bodies.find(
    (b) => asked.get('catId') === String(b.category) && asked.get('organId') === String(b.organ),
  );
  if (body === undefined || asked.get('labelName') !== 'publicInfoList' || !asked.has('file')) return null;
  const own =
    headers['x-requested-with'] === 'XMLHttpRequest' && headers['referer']?.startsWith(`${root}/public/column/`);
  const from = (Number(asked.get('pageIndex')) - 1) * Number(asked.get('pageSize'));
  const all = rowsOf(body);
  const rows = own ? all.slice(from, from + Number(asked.get('pageSize'))) : [];
  // The town's list is the only one without its pages' number.
  const bar = body.organ === 21693 ? '' : `<script>page({pageCount:${Math.ceil(all.length / body.size)}});</script>`;
  return { status: 200, body: rows.length === 0 ? nothing : `${listed(rows)}${bar}` };
}

function article(body: Body, year: number): ReplicaAnswer {
  const title = titleOf(body.agency, year);
  const text = `<div>发布时间：${year + 1}-01-1${year % 10} 09:30 来源：${body.agency}</div><div class="contentxxgk">${reportBody(body.agency, year)}</div>`;
  return portalPage(title, text);
}

function answer(request: ReplicaRequest): ReplicaAnswer | null {
  const { path } = request;
  if (path.startsWith('/site/label/8888?')) return service(request);
  if (path === '/public/index.html')
    return portalPage('政府信息公开', menu(bodies.map((b) => [`/public/column/${b.organ}?type=2`, b.agency])));
  for (const body of bodies) {
    if (path === `/public/column/${body.organ}?type=2`)
      return portalPage(
        body.agency,
        menu([
          [`/public/column/${body.organ}?type=1`, '政府信息公开指南'],
          [`/public/column/${body.organ}?type=4&catId=${body.category}&action=list`, '政府信息公开年报'],
        ]),
      );
    if (path === `/public/column/${body.organ}?type=4&catId=${body.category}&action=list`) return column(body);
    const year = body.years.find((y) => body.path(idOf(body, y)) === path);
    if (year !== undefined) return article(body, year);
  }
  return null;
}

const reports: ListedReport[] = bodies.flatMap((body) =>
  body.years.map((year) => ({
    url: `${root}${body.path(idOf(body, year))}`,
    title: titleOf(body.agency, year),
    date: `${year + 1}-01-1${year % 10}`,
    agency: body.agency,
  })),
);

export const replicas: readonly Replica[] = [
  { site, answer, reports, nothing: { status: 200, body: `<html><body>${nothing}</body></html>` } },
];
