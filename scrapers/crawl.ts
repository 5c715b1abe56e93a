import type { Site } from '../src/site.js';
import { type Column, discoverColumns } from './discover.js';
import { type Again, isDue, isVanishedDue, type Seen } from './due.js';
import type { ArticlePage, Family, ListItem } from './family.js';
import { judgeGuard } from './impostors.js';
import { isTaken, itemYear } from './items.js';
import type { Judgement } from './judge.js';
import { type Listing, readListing } from './listing.js';
import type { Recall } from './recall.js';
import type { Page, Visitor } from './visitor.js';

/** What a crawl tells while it goes on. */
export interface CrawlEvents {
  /** Hears of a listing and gives it back as it is kept, so that a long one is in memory once. */
  readonly onListing: (listing: Listing) => Listing;
  /** Reports that are to be visited, and how many of them have been. */
  readonly onProgress: (due: number, visited: number) => void;
}

/** Which of the listed reports a crawl asks for. */
export interface CrawlPlan {
  /** The years wanted; null for all. A report of which the list does not tell the year is always wanted. */
  readonly years: ReadonlySet<number> | null;
  readonly again: Again;
  readonly now: () => Date;
  /** What is known of a report's page. */
  readonly seen: (url: string) => Seen | null;
  /** Reports that the lists have shown before. */
  readonly shownBefore: () => Iterable<string>;
  /** What the site's pages gave when they were last read. */
  readonly recall: Recall;
}

/** What a crawl has found. */
export interface Crawled {
  /** Reports that the lists show. */
  readonly listed: number;
  /** Reports that were to be asked for in this run. */
  readonly due: number;
}

const deepestColumn = 3;

/**
 * Discovers a site's reports and visits those that are due, with the further pages of those that are split and the files
 * that hang on them. Lists come first, so that it is known how much there is to do.
 *
 * @throws Halted when the run may make no further request
 */
export async function crawlSite(
  site: Site,
  family: Family,
  visitor: Visitor,
  plan: CrawlPlan,
  events: CrawlEvents,
): Promise<Crawled> {
  const { listed, due } = await readListings(site, family, visitor, plan, events);
  for (const [i, url] of due.entries()) {
    await visitArticle(url, family, visitor, plan.recall);
    events.onProgress(due.length, i + 1);
  }
  return { listed, due: due.length };
}

/** How many reports the site's lists show, and the addresses of those that are due. */
async function readListings(
  site: Site,
  family: Family,
  visitor: Visitor,
  plan: CrawlPlan,
  events: CrawlEvents,
): Promise<{ listed: number; due: string[] }> {
  const listed = new Map<string, ListItem>();
  const columns = new Set<string>();
  for await (const found of discoverColumns(site, family, visitor, plan.recall)) {
    const queue: { column: Column; depth: number }[] = [{ column: found, depth: 1 }];
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      if (columns.has(next.column.url)) continue;
      columns.add(next.column.url);
      const listing = events.onListing(await readListing(next.column, site, family, visitor, plan.recall));
      for (const item of listing.items) if (isTaken(item, listing) && !listed.has(item.url)) listed.set(item.url, item);
      if (next.depth < deepestColumn) for (const column of listing.below) queue.push({ column, depth: next.depth + 1 });
    }
  }
  const due = [...listed.values()].filter((item) => isAskedFor(item, plan)).map((item) => item.url);
  due.push(...vanished(listed, plan));
  return { listed: listed.size, due };
}

/** Reports that were had and that no list shows now. */
function vanished(listed: ReadonlyMap<string, ListItem>, plan: CrawlPlan): string[] {
  if (plan.again === 'never') return [];
  return [...plan.shownBefore()].filter((url) => {
    const seen = listed.has(url) ? null : plan.seen(url);
    return seen !== null && isVanishedDue(seen, plan.now());
  });
}

/** Whether a crawl asks for a report that is listed. */
export function isAskedFor(
  item: ListItem,
  { years, again, now, seen }: Omit<CrawlPlan, 'shownBefore' | 'recall'>,
): boolean {
  const year = itemYear(item);
  const isOf = years === null || year === null || years.has(year);
  return isOf && isDue(item.url, seen(item.url), again, now());
}

async function visitArticle(url: string, family: Family, visitor: Visitor, recall: Recall): Promise<void> {
  let judged: { readonly page: Page; readonly article: ArticlePage | null } | null = null;
  const read = (page: Page): ArticlePage | null => {
    if (judged?.page !== page) judged = { page, article: family.readArticle(page) };
    return judged.article;
  };
  const judge = (page: Page): Judgement | null =>
    read(page) === null ? { outcome: 'soft404', reason: 'no article on the page' } : null;
  const visited = await visitor.visit({ url }, { purpose: 'article', judge });
  const { mark } = visited;
  // An article that has not changed is not even brought from where it is kept.
  if (mark !== null && recall.standsAlone(mark)) return;
  const { page } = visited;
  if (page === null) return;
  const { parts, attachments } = read(page) ?? { parts: [], attachments: [] };
  if (mark !== null && parts.length === 0 && attachments.length === 0) recall.noteAlone(mark);
  for (const [i, part] of parts.entries())
    await visitor.visit({ url: part }, { purpose: 'part', partOf: url, part: i + 2, referer: page.url });
  for (const file of attachments)
    await visitor.visit({ url: file }, { purpose: 'attachment', partOf: url, referer: page.url, judge: judgeGuard });
}
