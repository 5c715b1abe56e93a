import type { SiteInput } from '../../../src/site.js';
import { json, menu, portalPage, titleOf, years } from '../portal-page.js';
import type { ListedReport, Replica, ReplicaAnswer } from './replica.js';
import { reportBody } from './report-body.js';

const host = 'www.nanling.example';
const root = `http://${host}`;

const site: SiteInput = {
  slug: 'replica/gkmlpt',
  zh: '南岭区',
  en: 'Nanling',
  division: null,
  family: 'gkmlpt',
  hosts: [host],
  entries: [`${root}/bmxx/index.html`],
  confirmed: false,
  invented: true,
};

/** The columns of two bodies are lists of the service; a third still has pages. */
const civil = { agency: '南岭区民政局', base: '/bmxx/qmzj', sid: '755101', column: 2629 };
const legal = { agency: '南岭区司法局', base: '/bmxx/qsfj', sid: '755102', column: 31 };
const finance = { agency: '南岭区财政局', base: '/bmxx/qczj' };
type Served = typeof civil;

interface Post {
  readonly id: number;
  readonly title: string;
  /** yyyy-mm-dd */
  readonly date: string;
  readonly year: number | null;
}

/** Every report, and what was published about each of them: over a hundred rows, so that there is a second page. */
function postsOf({ agency, column }: Served): Post[] {
  const newest = column === civil.column ? 2024 : 2022;
  const about = column === civil.column ? 7 : 1;
  const posts = years(newest, newest - 13).flatMap((year): Post[] => {
    const id = column * 1000 + (year - 2000) * 10;
    const date = `${year + 1}-01-1${year % 10}`;
    const title = titleOf(agency, year);
    return [
      { id, title, date, year },
      ...Array.from({ length: about }, (_, i) => ({
        id: id + i + 1,
        title: `${title}解读之${i + 1}`,
        date,
        year: null,
      })),
    ];
  });
  return [...posts, { id: column * 1000, title: '政府信息公开指南', date: '2008-05-01', year: null }];
}

const postPath = ({ base, column }: Served, { id }: Post) => `${base}/gkmlpt/content/0/${column}/post_${id}.html`;

function service(body: Served, query: URLSearchParams): ReplicaAnswer {
  const posts = query.get('sid') === body.sid ? postsOf(body) : [];
  // Page 0 is page 1.
  const from = (Math.max(Number(query.get('page')), 1) - 1) * 100;
  const articles = posts.slice(from, from + 100).map((post) => {
    const url = `${root}${postPath(body, post)}`;
    // One minute past midnight in Shanghai, the day before in Greenwich.
    const seconds = Date.parse(`${post.date}T00:01:00+08:00`) / 1000;
    const written = post.id % 20 === 0 ? { url: '', post_url: url } : { url, post_url: url };
    return {
      id: post.id,
      title: post.title,
      publisher: body.agency,
      ...written,
      date: post.id % 3 === 0 ? String(seconds) : seconds,
      created_at: `${post.date} 00:01:00`,
      attachment: [],
    };
  });
  return json({ total: String(posts.length), classify: { id: body.column, name: '政府信息公开年报' }, articles });
}

/** What a script of the platform writes down: names without quotes, and a comma too many. */
function configured(sid: string, rest: string): string {
  return `<script>window._CONFIG = {
  SID: '${sid}', // the site
  SERVICE_AREA_ID: Number('755'),
  ${rest},
};</script>`;
}

/** A report's page: its text is only in the script, with every `<` written as an escape. */
function article(body: Served, post: Post): ReplicaAnswer {
  const content = JSON.stringify(post.year === null ? '<p>图解</p>' : reportBody(body.agency, post.year));
  const escaped = content.replace(/</g, '\\u003C').replace(/>/g, '\\u003E').replace(/\//g, '\\/');
  return portalPage(
    post.title,
    `<div id="app">来源：${body.agency}　发布时间：${post.date} 10:00</div>
${configured(body.sid, `DETAIL: {"id":${post.id},"title":"${post.title}","content":${escaped},"attachment":[]}`)}`,
    { ArticleTitle: post.title, ContentSource: body.agency, PubDate: `${post.date} 10:00` },
  );
}

function index(sid: string, tree: string): ReplicaAnswer {
  return portalPage('政府信息公开', `<div id="app"></div>${configured(sid, `TREE: ${tree}`)}`);
}

const civilTree = `[
  {"id": 2600, "name": "政府信息公开指南", "children": [], "jump_url": "", "post_count": 1},
  {"id": "x", "name": 7}, null,
  {"__proto__": {"id": 1}, "id": 2601, "name": "法定主动公开内容", "jump_url": "", "children": [
    {"id": ${civil.column}, "name": "政府信息公开年报", "children": [], "jump_url": "", "post_count": "113"}]}]`;
const financeTree = `[{id: 5, name: '政府信息公开年报', children: [], jump_url: '${finance.base}/nb/', post_count: 0}]`;

const financePath = (year: number) => `${finance.base}/nb/content/post_${9000 + year}.html`;

/** Pages of NFCMS, numbered from 1. */
function pagesOfFinance(number: number): ReplicaAnswer {
  const all = years(2024, 2018).map((year) => ({ year, href: financePath(year) }));
  const rows = all.slice((number - 1) * 5, number * 5);
  const items = rows.map(({ year, href }) => {
    const telephone = year % 2 === 0 ? href : href.replace('/post_', '/mpost_');
    return `<li><a href="${telephone}" title="${titleOf(finance.agency, year)}">${finance.agency}${year}…</a><span>${year + 1}-02-03</span></li>`;
  });
  const notice = number === 1 ? `<li><a href="${finance.base}/nb/content/post_1.html">关于编制年报的通知</a></li>` : '';
  const bar = number === 1 ? '<a href="index_2.html">下一页</a>' : '<a href="index.html">上一页</a>';
  return portalPage('政府信息公开年报', `<ul class="list">${items.join('')}${notice}</ul><div>${bar}</div>`);
}

function answer(path: string): ReplicaAnswer | null {
  const at = new URL(path, root);
  if (path === '/bmxx/index.html')
    return portalPage(
      '部门信息公开',
      menu([
        [`${civil.base}/gkmlpt/index`, civil.agency],
        [`${legal.base}/`, legal.agency],
        [`${finance.base}/gkmlpt/index`, finance.agency],
      ]),
    );
  if (path === `${civil.base}/gkmlpt/index`) return index(civil.sid, civilTree);
  if (path === `${finance.base}/gkmlpt/index`) return index('755103', financeTree);
  // The body's own page knows the column's number, and not the site's.
  if (path === `${legal.base}/`)
    return portalPage(legal.agency, menu([['gkmlpt/annualreport#31', '政府信息公开年报']]));
  if (path === `${legal.base}/gkmlpt/annualreport`)
    return index(legal.sid, `[{id: '31', name: '政府信息公开年报', children: null, jump_url: null}]`);
  for (const body of [civil, legal]) {
    if (at.pathname === `${body.base}/gkmlpt/api/all/${body.column}`) return service(body, at.searchParams);
    const post = postsOf(body).find((p) => postPath(body, p) === path);
    if (post !== undefined) return article(body, post);
  }
  if (path === `${finance.base}/nb/`) return pagesOfFinance(1);
  if (path === `${finance.base}/nb/index_2.html`) return pagesOfFinance(2);
  const year = years(2024, 2018).find((y) => financePath(y) === path);
  if (year === undefined) return null;
  return portalPage(
    titleOf(finance.agency, year),
    `<div>发布时间：${year + 1}-02-03</div><div class="news_cont_d_wrap">${reportBody(finance.agency, year)}</div>`,
  );
}

const reports: ListedReport[] = [
  ...[civil, legal].flatMap((body) =>
    postsOf(body)
      .filter((post) => post.year !== null)
      .map((post) => ({
        url: `${root}${postPath(body, post)}`,
        title: post.title,
        date: post.date,
        agency: body.agency,
      })),
  ),
  ...years(2024, 2018).map((year) => ({
    url: `${root}${financePath(year)}`,
    title: titleOf(finance.agency, year),
    date: `${year + 1}-02-03`,
    agency: finance.agency,
  })),
];

export const replicas: readonly Replica[] = [
  {
    site,
    answer: ({ path }) => answer(path),
    reports,
    nothing: json({ total: '0', classify: { id: civil.column, name: '政府信息公开年报' }, articles: [] }),
  },
];
