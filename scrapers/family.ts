import type { z } from 'zod';
import type { Page } from './visitor.js';

/** One thing to ask a site for. Most are plain addresses; the services behind some lists want more. */
export interface Ask {
  readonly url: string;
  /** A form to be posted, coded as in an address's query; a plain GET where left out. */
  readonly form?: string;
  /** Asked by a script on the page: some services answer nobody else. */
  readonly ajax?: true;
}

/** The name under which an answer is kept: the address, and what was posted to it. */
export function keyOf({ url, form }: Ask): string {
  return form === undefined ? url : `${url}#form:${form}`;
}

export interface Link {
  readonly url: string;
  /** The link's words, or its `title` where that says more. */
  readonly text: string;
}

export interface ListItem {
  readonly url: string;
  readonly title: string;
  /** yyyy-mm-dd, as the list shows it; null where it shows none. */
  readonly date: string | null;
}

export interface ListPage {
  readonly items: readonly ListItem[];
  /** All further pages of the same list that this page tells of, in order. */
  readonly further: readonly Ask[];
  /** How many items the system says that the whole list has; null where it does not say. */
  readonly total: number | null;
  /** Rows of other columns that a service mixes in: they are no items, and show that its list goes on. */
  readonly others?: readonly string[];
  /** How many pages it says that the list has, where it does not say how they are called. */
  readonly pages?: number;
}

/** A list's answer is not what its system answers: nothing can be said of what it lists, not even that it is empty. */
export class UnreadableList extends Error {}

export interface ArticlePage {
  /** Further pages over which the article is split, in order. */
  readonly parts: readonly string[];
  /** Files that hang on the article: a report may be in them and not on the page. */
  readonly attachments: readonly string[];
}

/** The code for one content-management system, shared by all sites that run it. It takes options, never a site's name. */
export interface Family {
  readonly id: string;
  /** Every link of a navigation page, whether in `href` or only in a script's call, with its words. */
  readLinks(page: Page): Link[];
  /**
   * The items of one page of a column's list, and how the list goes on.
   *
   * @throws UnreadableList for an answer that is not the system's
   */
  readList(page: Page): ListPage;
  /** What belongs to an article; null when the page is no article of this system. */
  readArticle(page: Page): ArticlePage | null;
  /** The URL can be an article's. */
  isArticle(url: URL): boolean;
  /**
   * What in a column's address names the body whose column it is: a path that no other body's column has.
   *
   * @param below the column's path below the site's entry, without a slash at either end
   */
  ownerOf(column: URL, below: string): string;
  /** Columns in whose lists an article may stand, by its address alone; left out where the address tells none. */
  columnsOf?(article: URL): string[];
  /**
   * What a column's page links under the name of a year can be the column of that year, though it lies in no folder of
   * the column; left out where the folders tell.
   */
  canLieBelow?(url: URL, column: URL): boolean;
}

/** How a family is made for one site. */
export interface FamilyMaker {
  readonly id: string;
  /** @throws ZodError for options that the family does not have: a mistake in the site's file */
  make(options: unknown): Family;
}

/** A family under its name, with what a site may set of it. */
export function familyMaker<Options>(
  id: string,
  options: z.ZodType<Options>,
  make: (options: Options) => Omit<Family, 'id'>,
): FamilyMaker {
  return { id, make: (given) => ({ id, ...make(options.parse(given)) }) };
}

/** Columns are folders that lie in their body's folder: `…/bm/mzj/zfxxgknb3/`. */
export function ownerByFolder(_column: URL, below: string): string {
  return below.split('/').slice(0, -1).join('/') || below;
}

/** Columns are pages with a number of their own: `/channels/6346.html`, `/col/col1229/index.html`. */
export function ownerByPage(column: URL): string {
  const path = column.pathname.replace(/(?:\/index)?\.[a-z]+$|\/$/i, '').replace(/^\//, '');
  const asked = [...column.searchParams].filter(([name]) => !/^(?:page|sid|callback)$/i.test(name)).map(([, v]) => v);
  return [path, ...asked].join('/').replace(/[^\w/.-]+/g, '-');
}
