import { load } from 'cheerio';
import type { Ask, ListPage } from './family.js';
import type { Page } from './visitor.js';

/** More than are ever read, so that who reads the list sees that it goes on; a bar may count a million. */
export const mostPages = 300;

/**
 * The pages of a list that are numbered from 1 in their files' names, `index_2.html`, `6346_2.html`, as far as this page
 * links them or its scripts name them. A bar that leaves out the middle (1 2 3 … 9) tells of all.
 */
export function numberedPages(page: Page): Ask[] {
  const at = new URL(page.url);
  const [, folder = '/', own = '', extension] = /^(.*\/)([^/]*?)(\.s?html?)?$/.exec(at.pathname) ?? [];
  const stem = own === '' ? 'index' : own.replace(/_\d{1,4}$/, '');
  const name = new RegExp(
    `["'(]\\s*([^"'()\\s<>]*(?<=["'(\\s/])${escaped(stem)}_(\\d{1,4})(\\.s?html?))\\s*["')]`,
    'g',
  );
  let last = 1;
  let ending = extension ?? '.html';
  for (const [, path = '', number = '', suffix = ''] of page.text.matchAll(name)) {
    const url = URL.parse(path, page.url);
    if (url === null || url.host !== at.host || !url.pathname.startsWith(`${folder}${stem}_`)) continue;
    last = Math.max(last, Math.min(Number(number), mostPages));
    ending = suffix;
  }
  return Array.from({ length: last - 1 }, (_, i) => ({
    url: new URL(`${folder}${stem}_${i + 2}${ending}`, at).href,
  }));
}

/** How long a list is by its page's own words: 共52条, 共4页, or the number of pages in a script. */
export function printedCounts({ text }: Page): Pick<ListPage, 'total' | 'pages'> {
  const shown = shownOf(text);
  const number = (found: RegExpExecArray | null) => (found?.[1] === undefined ? null : Number(found[1]));
  const total = number(/共(?:有)?\s*(\d{1,6})\s*(?:条|篇)/.exec(shown));
  const pages =
    number(/共(?:有)?\s*(\d{1,4})\s*页/.exec(shown)) ??
    number(/\b(?:countPage|pageCount|totalPages?)\s*[=:]\s*["']?(\d{1,4})\b/i.exec(text));
  return { total, ...(pages === null ? {} : { pages }) };
}

/** The words of a page, without what its scripts say. */
export function shownOf(text: string): string {
  const $ = load(text);
  $('script, style').remove();
  return $.root().text();
}

function escaped(name: string): string {
  return name.replace(/[^\w]/g, '\\$&');
}
