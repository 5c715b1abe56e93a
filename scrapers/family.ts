import type { Page } from './visitor.js';

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
  readonly further: readonly string[];
}

export interface ArticlePage {
  /** Further pages over which the article is split, in order. */
  readonly parts: readonly string[];
}

/** The code for one content-management system, shared by all sites that run it. It takes options, never a site's name. */
export interface Family {
  readonly id: string;
  /** Every link of a navigation page, whether in `href` or only in a script's call, with its words. */
  readLinks(page: Page): Link[];
  /** The items of one page of a column's list, and how the list goes on. */
  readList(page: Page): ListPage;
  /** What belongs to an article; null when the page is no article of this system. */
  readArticle(page: Page): ArticlePage | null;
  /** The URL can be an article's. */
  isArticle(url: URL): boolean;
}
