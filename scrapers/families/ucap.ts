import { z } from 'zod';
import { itemsBeside, linksOf } from '../anchors.js';
import { articleTest, attachmentsOf } from '../article.js';
import { type Ask, familyMaker, type ListItem, type ListPage, ownerByPage } from '../family.js';
import { count, dayOf, pagesAfter, readAnswer, shownText, withQuery } from '../list-service.js';
import { numberedPages, printedCounts } from '../paging.js';
import type { Page } from '../visitor.js';

/** `/mzj/c104567/202601/<32 hex>.shtml`. */
const articlePath = /\/\d{6}\/[0-9a-f]{32}\.s?html?$/;
/** `/common/search/<channel>`; others have it as `/search/` or `/searchList/`. */
const servicePath = /\/(?:common\/search|searchList|search)\/[0-9a-f]{32}$/;
const writtenCall = /["'(]([^"'()\s<>]*\/(?:common\/search|searchList|search)\/[0-9a-f]{32})(?![0-9a-f])/g;
const writtenChannel = /\bchannelId["']?\s*(?:[:=]\s*|\s(?:value|content)\s*=\s*)["']([0-9a-f]{32})["']/i;
const query = '_isAgg=true&_isJson=true&_pageSize=15&_template=index&page=1';
const isKnownArticle = articleTest(['#UCAP-CONTENT']);

const answer = z.object({ data: z.object({ total: count, results: z.array(z.unknown()) }) });
const row = z.object({
  title: z.string(),
  url: z.string().min(1),
  publishedTimeStr: z.string().nullish(),
  domainMetaList: z
    .array(z.object({ resultList: z.array(z.object({ key: z.string(), value: z.unknown() })) }))
    .nullish()
    .catch(null),
});

/** Founder's ucap (北大方正): columns are shells whose script asks a search service for the column's channel. */
export const ucap = familyMaker('ucap', z.strictObject({}), () => ({
  isArticle: (url) => articlePath.test(url.pathname),
  readLinks: linksOf,
  ownerOf: (column) => ownerByPage(column).replace(/\/(?:common_)?list$/, ''),

  readList(page) {
    if (servicePath.test(new URL(page.url).pathname)) return readResults(page);
    const call = callOf(page);
    if (call !== null) return { items: [], further: [call], total: null };
    const folder = new URL('.', page.url);
    const isOwn = (url: URL) => url.href.startsWith(folder.href) && articlePath.test(url.pathname);
    return { items: itemsBeside(page, isOwn), further: numberedPages(page), ...printedCounts(page) };
  },

  readArticle(page) {
    const isArticle = isKnownArticle(page) || /<UCAP(?:TITLE|CONTENT)>\s*[^\s<]|<UCAPCONTENT>\s*</i.test(page.text);
    return isArticle ? { parts: [], attachments: attachmentsOf(page) } : null;
  },
}));

/** Rows that cannot be read are missed by the service's own count, and leave the list incomplete. */
function readResults(page: Page): ListPage {
  const { total, results } = readAnswer(page, answer).data;
  const items = results.flatMap((given) => readRow(given, page.url) ?? []);
  const number = Number(new URL(page.url).searchParams.get('page') ?? 1);
  const ask = (p: number): Ask => ({ url: withQuery(page.url, { page: p }), ajax: true });
  // The service may give fewer rows than were asked for: its first page tells how many.
  return { items, further: number > 1 ? [] : pagesAfter(total, results.length, ask), total };
}

function readRow(given: unknown, base: string): ListItem | null {
  const read = row.safeParse(given).data;
  const url = URL.parse(read?.url ?? '', base);
  if (read === undefined || url === null || !/^https?:$/.test(url.protocol)) return null;
  const written = read.domainMetaList?.flatMap((m) => m.resultList).find(({ key }) => key === 'writedate')?.value;
  return { url: url.href, title: shownText(read.title), date: dayOf(read.publishedTimeStr) ?? dayOf(written) };
}

function callOf({ url: base, text }: Page): Ask | null {
  const channel = writtenChannel.exec(text)?.[1];
  // The site's own search has an address of the same shape.
  const written = [...text.matchAll(writtenCall)].map((m) => m[1] ?? '');
  const path = channel === undefined ? written[0] : written.find((w) => w.endsWith(channel));
  const service = path ?? (channel === undefined ? null : `/common/search/${channel}`);
  const url = service === null ? null : URL.parse(`${service}?${query}`, base);
  return url === null ? null : { url: url.href, ajax: true };
}
