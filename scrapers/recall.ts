import type { Column } from './discover.js';
import type { Ask, Link } from './family.js';
import type { Listing } from './listing.js';

/** What tells a page from every other: read by the same program for the same site, it gives the same. */
export interface Mark {
  /** Where it came from in the end; its links are relative to that. */
  readonly url: string;
  readonly sha256: string;
  /** The bytes are decoded by it. */
  readonly contentType: string | null;
}

/** A page of a list: what was asked for, and what came. */
export interface ListPageRead {
  readonly ask: Ask;
  readonly mark: Mark;
}

/** What a column listed, and the pages in which that was read, in their order. */
export interface ListingRead {
  readonly listing: Listing;
  readonly pages: readonly ListPageRead[];
}

/**
 * What the pages of a site gave when the same program last read them. Every page is still asked for; one that came
 * unchanged need not be taken apart again. Nothing is lost where nothing is recalled.
 */
export interface Recall {
  /** Where a page of navigation leads; null where that is not known of these very bytes. */
  ways(mark: Mark): readonly Link[] | null;
  noteWays(mark: Mark, ways: readonly Link[]): void;
  /** What a column listed, as long as its pages are those; null where it is not known. */
  list(column: Column): ListingRead | null;
  noteList(read: ListingRead): void;
  /** Nothing hangs on an article with these very bytes: no further page and no file. False where that is not known. */
  standsAlone(mark: Mark): boolean;
  noteAlone(mark: Mark): void;
}

export const nothingRecalled: Recall = {
  ways: () => null,
  noteWays: () => {},
  list: () => null,
  noteList: () => {},
  standsAlone: () => false,
  noteAlone: () => {},
};

export function isSameMark(a: Mark, b: Mark): boolean {
  return a.url === b.url && a.sha256 === b.sha256 && a.contentType === b.contentType;
}
