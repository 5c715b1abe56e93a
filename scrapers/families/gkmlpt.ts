import { load } from 'cheerio';
import { z } from 'zod';
import { itemsBeside, linksOf, words } from '../anchors.js';
import { articleTest, attachmentsOf } from '../article.js';
import { type Ask, familyMaker, type Link, type ListItem, type ListPage, ownerByFolder } from '../family.js';
import { count, dayOf, pagesAfter, readAnswer, shownText, withQuery } from '../list-service.js';
import { literalAt } from '../literal.js';
import { numberedPages, printedCounts } from '../paging.js';
import type { Page } from '../visitor.js';

/** `/gkmlpt/content/4/4688/post_4688997.html`, `/a/b/content/post_123.html`; `mpost_` is the copy for telephones. */
const articlePath = /\/content\/(?:\d+\/)*m?post_\d+\.html$/;
const servicePath = /\/gkmlpt\/api\/all\/\d+$/;
/** A column of yearly reports: its number stands behind the `#`, which is no part of any other link. */
const reportColumn = /\/gkmlpt\/annualreport#(\d+)$/;
const yearly = /年报|年度报告/;
const hasBody = articleTest(['.article-content', '.news_cont_d_wrap', '.tyxxy_main']);

const category = z.object({
  id: z
    .union([z.int(), z.string().regex(/^\d+$/)])
    .nullable()
    .catch(null),
  name: z.string().catch(''),
  children: z.array(z.unknown()).catch([]),
  jump_url: z.string().catch(''),
});
const configuration = z.object({
  SID: z
    .union([z.string().regex(/^\d+$/), z.int()])
    .transform(String)
    .nullable()
    .catch(null),
  TREE: z.array(z.unknown()).catch([]),
  DETAIL: z
    .object({ content: z.string().catch('') })
    .nullable()
    .catch(null),
});
const answer = z.object({ total: count, articles: z.array(z.unknown()) });
const row = z.object({
  title: z.string().min(1),
  url: z.string().nullish(),
  post_url: z.string().nullish(),
  date: z.unknown().optional(),
  display_publish_time: z.unknown().optional(),
  created_at: z.unknown().optional(),
});

/** The platforms of Guangdong (南方网): gkmlpt, whose lists a service answers, and NFCMS, whose lists are pages. */
export const gkmlpt = familyMaker('gkmlpt', z.strictObject({}), () => ({
  isArticle: (url) => articlePath.test(url.pathname),
  readLinks,
  ownerOf,
  // The platform has one page for all columns; on NFCMS an article lies in its column's folder.
  columnsOf: ({ href }) => [
    href.replace(/(\/gkmlpt\/)?content\/(?:\d+\/)*m?post_\d+\.html$/, (_, platform) =>
      platform ? `${platform}index` : '',
    ),
  ],

  readList(page) {
    const { pathname } = new URL(page.url);
    if (servicePath.test(pathname)) return readAnswers(page);
    if (/\/gkmlpt\//.test(pathname)) return { items: [], further: columnOf(page), total: null };
    const folder = new URL('.', page.url);
    const isOwn = (url: URL) => url.href.startsWith(folder.href) && articlePath.test(url.pathname);
    const items = itemsBeside(page, isOwn).map((item) => ({ ...item, url: forAll(item.url) }));
    return { items, further: numberedPages(page), ...printedCounts(page) };
  },

  readArticle(page) {
    const content = configOf(page)?.DETAIL?.content ?? '';
    if (content === '' && !hasBody(page)) return null;
    return { parts: [], attachments: attachmentsOf({ ...page, text: page.text + content }) };
  },
}));

/** The page's links, and the columns that its script holds in a tree, under the names that they have there. */
function readLinks(page: Page): Link[] {
  if (servicePath.test(new URL(page.url).pathname)) return [];
  const config = configOf(page);
  const sid = config?.SID ?? null;
  const $ = load(page.text);
  const reports = $('a[href*="annualreport#"]')
    .toArray()
    .flatMap((a): Link[] => {
      const url = URL.parse($(a).attr('href')?.trim() ?? '', page.url)?.href ?? '';
      return reportColumn.test(url) ? [{ url: serviceOf(url, sid), text: words($(a).attr('title'), $(a).text()) }] : [];
    });
  const tree = (config?.TREE ?? []).flatMap((node) => categoryLinks(node, page.url, sid, ''));
  const links = linksOf(page).filter(({ url }) => reports.length === 0 || !/\/gkmlpt\/annualreport$/.test(url));
  return [...links, ...reports, ...tree];
}

/** A category and those below it. A year's, below that of the yearly reports, bears both names. */
function categoryLinks(node: unknown, base: string, sid: string | null, above: string): Link[] {
  const read = category.safeParse(node).data;
  if (read === undefined) return [];
  const name = shownText(read.name);
  const text = yearly.test(above) && /^20\d\d/.test(name) ? `${above}${name}` : name;
  const elsewhere = read.jump_url.trim() === '' ? null : URL.parse(read.jump_url.trim(), base);
  const column = new URL(`${rootOf(base)}annualreport#${read.id}`, base).href;
  const known = read.id !== null && sid !== null;
  const url = elsewhere !== null ? serviceOf(elsewhere.href, sid) : known ? serviceOf(column, sid) : null;
  return [
    ...(url === null || text === '' ? [] : [{ url, text }]),
    ...read.children.flatMap((child) => categoryLinks(child, base, sid, text)),
  ];
}

/** A column's page leads to its list by what its menu and its script call the yearly reports. */
function columnOf(page: Page): Ask[] {
  return readLinks(page).flatMap(({ url, text }) =>
    yearly.test(text) && servicePath.test(new URL(url).pathname) ? [{ url }] : [],
  );
}

/** The list's service of a column of yearly reports; the column's page, where the site's number is not known here. */
function serviceOf(url: string, sid: string | null): string {
  const [page, id] = [url.replace(/#.*$/, ''), reportColumn.exec(url)?.[1]];
  return id === undefined || sid === null ? page : new URL(`api/all/${id}?page=1&sid=${sid}`, page).href;
}

function rootOf(url: string): string {
  return /^.*\/gkmlpt\//.exec(new URL(url).pathname)?.[0] ?? '/gkmlpt/';
}

/** Rows that cannot be read are missed by the service's own count, and leave the list incomplete. */
function readAnswers(page: Page): ListPage {
  const { total, articles } = readAnswer(page, answer);
  const items = articles.flatMap((given) => readRow(given, page.url) ?? []);
  // Page 0 is page 1.
  const first = Number(new URL(page.url).searchParams.get('page') ?? 1) <= 1;
  const ask = (p: number): Ask => ({ url: withQuery(page.url, { page: p }) });
  return { items, further: first ? pagesAfter(total, articles.length, ask) : [], total };
}

function readRow(given: unknown, base: string): ListItem | null {
  const read = row.safeParse(given).data;
  const url = URL.parse(read?.url?.trim() || read?.post_url?.trim() || 'about:blank', base);
  if (read === undefined || url === null || !/^https?:$/.test(url.protocol)) return null;
  const date = [read.date, read.display_publish_time, read.created_at].map(dayOf).find((day) => day !== null) ?? null;
  return { url: forAll(url.href), title: shownText(read.title), date };
}

/** The page itself, for its copy for telephones. */
function forAll(url: string): string {
  return url.replace(/\/mpost_(\d+\.html)$/, '/post_$1');
}

function configOf({ text }: Page): z.infer<typeof configuration> | null {
  const at = /\b_CONFIG\s*=\s*(?=\{)/.exec(text);
  return at === null ? null : (configuration.safeParse(literalAt(text, at.index + at[0].length)).data ?? null);
}

/** The body has a folder before `gkmlpt`, or a site, with a number, of its own. */
function ownerOf(column: URL, below: string): string {
  if (!/\/gkmlpt\//.test(column.pathname)) return ownerByFolder(column, below);
  return below.replace(/(?:^|\/)gkmlpt(?:\/.*)?$/, '') || `gkmlpt/${column.searchParams.get('sid') ?? ''}`;
}
