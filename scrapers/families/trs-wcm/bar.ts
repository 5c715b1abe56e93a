import { anchorsOf } from '../../anchors.js';
import { mostPages } from '../../paging.js';
import type { Page } from '../../visitor.js';

/**
 * The call that draws the page bar, in all its forms: `createPageHTML(7, 0, "index", "html")`, with more behind that, with
 * the bar's element before it (`'page_div', 7, 1, 'index', 'html', 104`), with variables for its numbers.
 */
const call = /createPage(?:HTML)?\s*\(([^()]*)\)/g;
/** Older bars are drawn by the script that stands below these lines. */
const counted = /\bcountPage\s*=\s*['"]?(\d+)/;
/** In that script, what the files of the further pages end in. */
const drawnExtension = /\+\s*["']\.(s?html?)\b/;
const pageWords = /^(?:\d{1,3}|首页|上一?页|下一?页|尾页|末页)$/;
const article = /^t(?:\d{8}_)?\d+$/;

/** What is split into pages: a list (`index`, or another template’s `index_10960`), or a long article (`t20170803_1`). */
interface Bar {
  readonly name: string;
  readonly extension: string;
  readonly pages: number;
}

/**
 * The further pages of the page's list, as its bar counts them. Their files have the numbers 1, 2, … where the bar links
 * no page under another one.
 *
 * @param second the number in the name of the second page's file, where the bar links none
 */
export function pagesOfList(page: Page, second: number): string[] {
  const own = stemOf(page.url);
  const bar =
    callsOf(page.text).find((b) => isPageOf(own, b)) ??
    countedBar(page, own.replace(/_\d+$/, '')) ??
    countedBar(page, own);
  const linked = linkedPages(page, bar?.name ?? own.replace(/_\d+$/, ''));
  if (bar === null) return linked.map(({ url }) => url);
  const shown = linked.find(({ words }) => /^\d+$/.test(words) && words !== '1');
  const first = shown === undefined ? second : shown.file - Number(shown.words) + 2;
  return filesOf(page, bar, first);
}

/** The further pages over which a long article is split. */
export function pagesOfArticle(page: Page): string[] {
  const own = stemOf(page.url).replace(/_wap$/, '');
  const bar =
    callsOf(page.text).find(({ name }) => article.test(name)) ?? (article.test(own) ? countedBar(page, own) : null);
  return bar == null ? [] : filesOf(page, bar, 1);
}

function stemOf(url: string): string {
  return /\/([^/]*?)(?:\.s?html?)?$/.exec(new URL(url).pathname)?.[1] || 'index';
}

/** `index_10960` is the first page of another template's list in the same folder, not page 10961 of this one. */
function isPageOf(own: string, { name, pages }: Bar): boolean {
  if (own === name) return true;
  const number = own.startsWith(`${name}_`) ? own.slice(name.length + 1) : '';
  return /^\d+$/.test(number) && Number(number) <= pages;
}

/** The bars that the page's scripts draw. A definition of the function, or a call that is commented out, draws none. */
function callsOf(text: string): Bar[] {
  return [...text.matchAll(call)].flatMap(({ 1: written = '', index }): Bar[] => {
    const line = text.slice(text.lastIndexOf('\n', index) + 1, index);
    if (/(?<!:)\/\/[^'"]*$/.test(line)) return [];
    const args = written.split(',').map((arg) => arg.trim());
    const at = args.findIndex(
      (_, i) => /^['"]\.?s?html?['"]$/.test(args[i + 1] ?? '') && /^['"].+['"]$/.test(args[i] ?? ''),
    );
    const pages = args
      .slice(0, Math.max(at, 0))
      .map((arg) => numberOf(arg, text))
      .find((n) => n !== null);
    const name = unquoted(args[at] ?? '').replace(/^.*\//, '');
    if (at < 0 || pages === undefined || pages === null || name === '') return [];
    return [{ name, extension: unquoted(args[at + 1] ?? '').replace(/^\./, ''), pages }];
  });
}

/** A number as it stands in the call, or that of the variable named there. */
function numberOf(arg: string, text: string): number | null {
  const written = /^['"]?(\d+)['"]?$/.exec(arg)?.[1];
  if (written !== undefined) return Number(written);
  if (!/^[A-Za-z_$][\w$]*$/.test(arg)) return null;
  const value = new RegExp(`(?<![\\w$.])${arg.replaceAll('$', '\\$')}\\s*=\\s*['"]?(\\d+)['"]?\\s*[;,\\n]`).exec(
    text,
  )?.[1];
  return value === undefined ? null : Number(value);
}

function unquoted(arg: string): string {
  return arg.replace(/^['"]|['"]$/g, '').trim();
}

function countedBar(page: Page, name: string): Bar | null {
  const pages = Number(counted.exec(page.text)?.[1] ?? Number.NaN);
  if (Number.isNaN(pages) || !isPageOf(stemOf(page.url).replace(/_wap$/, ''), { name, pages, extension: '' }))
    return null;
  const ending = /\.(s?html?)$/.exec(new URL(page.url).pathname)?.[1];
  return { name, pages, extension: drawnExtension.exec(page.text)?.[1] ?? ending ?? 'html' };
}

interface LinkedPage {
  readonly url: string;
  readonly words: string;
  /** The number in the name of its file. */
  readonly file: number;
}

/** The pages that a bar links in words that only bars have. What it leaves out between two of them is there too. */
function linkedPages(page: Page, name: string): LinkedPage[] {
  const folder = new URL('.', page.url).href;
  const linked = anchorsOf(page).flatMap(({ url, text }): LinkedPage[] => {
    const words = text.replace(/\s/g, '');
    const [, stem, file] = /^(.*)_(\d+)\.s?html?$/.exec(url.href.slice(folder.length)) ?? [];
    return url.href.startsWith(folder) && pageWords.test(words) && stem === name && file !== undefined
      ? [{ url: url.href, words, file: Number(file) }]
      : [];
  });
  const numbers = linked.map(({ file }) => file);
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  const [some] = linked;
  if (some === undefined || most - least >= mostPages) return linked;
  const known = new Map(linked.map((l) => [l.file, l]));
  return Array.from({ length: most - least + 1 }, (_, i) => {
    const url = some.url.replace(/_\d+(\.s?html?)$/, `_${least + i}$1`);
    return known.get(least + i) ?? { url, words: '', file: least + i };
  });
}

function filesOf(page: Page, { name, extension, pages }: Bar, first: number): string[] {
  const more = Math.max(Math.min(pages, mostPages) - 1, 0);
  return Array.from({ length: more }, (_, i) => new URL(`${name}_${i + first}.${extension}`, page.url).href);
}
