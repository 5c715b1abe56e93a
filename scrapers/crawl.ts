import type { Site } from '../src/site.js';
import { discoverColumns, isReportItem, type Listing, readListing } from './discover.js';
import type { Family } from './family.js';
import type { Judgement } from './judge.js';
import type { Page, Visitor } from './visitor.js';

/** What a crawl tells while it goes on. */
export interface CrawlEvents {
  readonly onListing: (listing: Listing) => void;
  /** Reports listed so far, and how many of them have been visited. */
  readonly onProgress: (listed: number, visited: number) => void;
}

/** Discovers a site's reports and visits each, with the further pages of those that are split. */
export async function crawlSite(site: Site, family: Family, visitor: Visitor, events: CrawlEvents): Promise<void> {
  const wanted = new Set<string>();
  let visited = 0;
  for await (const column of discoverColumns(site, family, visitor)) {
    const listing = await readListing(column, family, visitor);
    events.onListing(listing);
    const items = listing.items.filter((item) => isReportItem(item) && !wanted.has(item.url));
    for (const item of items) wanted.add(item.url);
  }
  // Lists first, so that it is known how much there is to do.
  for (const url of wanted) {
    await visitArticle(url, family, visitor);
    events.onProgress(wanted.size, ++visited);
  }
}

async function visitArticle(url: string, family: Family, visitor: Visitor): Promise<void> {
  const judge = (page: Page): Judgement | null =>
    family.readArticle(page) === null ? { outcome: 'soft404', reason: 'no article on the page' } : null;
  const { page } = await visitor.visit(url, { purpose: 'article', judge });
  if (page === null) return;
  for (const [i, part] of (family.readArticle(page)?.parts ?? []).entries())
    await visitor.visit(part, { purpose: 'part', partOf: url, part: i + 2 });
}
