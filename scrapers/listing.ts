import type { Site } from '../src/site.js';
import type { Outcome } from '../src/source.js';
import { type Column, columnsBelow } from './discover.js';
import { type Ask, type Family, keyOf, type ListItem, type ListPage, UnreadableList } from './family.js';
import { canonicalUrl } from './items.js';
import { isSameMark, type ListPageRead, nothingRecalled, type Recall } from './recall.js';
import type { Page, Visited, Visitor } from './visitor.js';

/** A column with what its pages listed. */
export interface Listing extends Column {
  readonly items: readonly ListItem[];
  readonly complete: boolean;
  /** Why the list is not complete. */
  readonly reason: string | null;
  /** Columns that hang on this one: years, or bodies. */
  readonly below: readonly Column[];
}

const mostListPages = 200;

/**
 * Reads a column's list to its end. It ends when its pages are read or when a page brings no new item. A page that could
 * not be had, one that repeats another, fewer items than the system counts, another count than before, or no item at all
 * leave it incomplete.
 *
 * @param recall what the list gave the last time; its pages are asked for all the same, in the same order
 */
export async function readListing(
  column: Column,
  site: Site,
  family: Family,
  visitor: Visitor,
  recall: Recall = nothingRecalled,
): Promise<Listing> {
  const visits = new ListVisits(visitor);
  const unchanged = await listUnchanged(column, visits, recall);
  if (unchanged !== null) return unchanged;
  const items = new Map<string, ListItem>();
  const queue: Ask[] = [{ url: column.url }];
  const seen = new Set(queue.map(keyOf));
  /** Of the pages that the list was read in; null once one could not be had, for then another night may bring more. */
  let read: ListPageRead[] | null = [];
  let from: string | undefined;
  let below: readonly Column[] = [];
  const others = new Set<string>();
  let total: number | null = null;
  let changed: string | null = null;
  let pages = 1;
  let reason: string | null = null;
  for (let ask = queue.shift(); ask !== undefined; ask = queue.shift()) {
    const visited = await visits.take(ask, from);
    if (visited.page === null) {
      read = null;
      reason = visited.halted ? `the run was ended: ${visited.halted}` : why(ask, visited.outcome);
      break;
    }
    if (visited.mark === null) read = null;
    else read?.push({ ask, mark: visited.mark });
    const first = from === undefined;
    from ??= visited.page.url;
    if (first) below = columnsBelow(column, visited.page, site, family);
    const before = items.size + others.size;
    const list = readPage(visited.page, family);
    if (typeof list === 'string') {
      reason = `${keyOf(ask)}: ${list}`;
      break;
    }
    // What was put in or taken out meanwhile has moved items from pages still to be read to pages that were read before.
    if (total !== null && list.total !== null && list.total !== total)
      changed ??= `it changed while it was read: ${total} items, then ${list.total}`;
    total = list.total ?? total;
    pages = list.pages ?? pages;
    take(list.items, visited.page, site, items);
    for (const url of list.others ?? []) others.add(url);
    // The first page may hold nothing but the call that brings the list.
    if (items.size + others.size === before && !(first && list.further.length > 0)) {
      const all = total !== null && items.size >= total;
      if (!first && !all) reason = `${keyOf(ask)} lists nothing new`;
      break;
    }
    for (const more of list.further) {
      if (seen.has(keyOf(more))) continue;
      if (seen.size >= mostListPages) {
        reason = `more than ${mostListPages} pages`;
        break;
      }
      seen.add(keyOf(more));
      queue.push(more);
    }
  }
  reason ??= changed;
  if (reason === null && total !== null && items.size < total) reason = `lists ${items.size} of ${total}`;
  if (reason === null && seen.size < pages) reason = `tells the way to ${seen.size} of its ${pages} pages`;
  if (items.size === 0 && total !== 0 && below.length === 0) reason ??= 'the list is empty';
  const listing = { ...column, items: [...items.values()], complete: reason === null, reason, below };
  if (read !== null) recall.noteList({ listing, pages: read });
  return listing;
}

/** Visits to the pages of one list. */
class ListVisits {
  /** Of pages that were asked for ahead, to see whether they have changed. */
  readonly #ahead = new Map<string, Visited>();

  constructor(readonly visitor: Visitor) {}

  async ahead(ask: Ask, from: string | undefined): Promise<Visited> {
    const visited = await this.take(ask, from);
    this.#ahead.set(keyOf(ask), visited);
    return visited;
  }

  async take(ask: Ask, from: string | undefined): Promise<Visited> {
    const ahead = this.#ahead.get(keyOf(ask));
    this.#ahead.delete(keyOf(ask));
    return ahead ?? this.visitor.visit(ask, { purpose: 'list', ...(from === undefined ? {} : { referer: from }) });
  }
}

/**
 * What the list gave the last time, when each of its pages comes as it was then; null from the first that does not. The
 * pages before one are what led to it, so that no other is asked for than by reading them.
 */
async function listUnchanged(column: Column, visits: ListVisits, recall: Recall): Promise<Listing | null> {
  const before = recall.list(column);
  if (before === null) return null;
  const from = before.pages[0]?.mark.url;
  for (const [i, { ask, mark }] of before.pages.entries()) {
    const visited = await visits.ahead(ask, i === 0 ? undefined : from);
    if (visited.mark === null || !isSameMark(visited.mark, mark)) return null;
  }
  recall.noteList(before);
  return before.listing;
}

/** What a page lists, or why it cannot be read. */
function readPage(page: Page, family: Family): ListPage | string {
  try {
    return family.readList(page);
  } catch (error) {
    if (!(error instanceof UnreadableList)) throw error;
    return error.message;
  }
}

function take(found: readonly ListItem[], page: Page, site: Site, items: Map<string, ListItem>): void {
  for (const item of found) {
    const url = canonicalUrl(item.url, page.url, site);
    if (!items.has(url)) items.set(url, { url, title: copied(item.title), date: item.date });
  }
}

/** A title cut out of a page keeps the whole page in memory for as long as the title is needed; a copy does not. */
function copied(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}

function why(ask: Ask, outcome: Outcome): string {
  return `${keyOf(ask)} ended as ${outcome}`;
}
