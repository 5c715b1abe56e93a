import type { Page } from './visitor.js';

/** What an article's page is known by: the metadata that 国办发〔2017〕47号 asks for, or the element that holds the text. */
const namedArticle = /<meta\b(?=[^>]*\bname\s*=\s*["']?ArticleTitle["'\s])[^>]*\bcontent\s*=\s*["']\s*[^"'\s]/i;

/**
 * A test for article pages by the classes and ids of the elements that hold their text (`.TRS_Editor`, `#zoom`).
 *
 * Every article of every night passes through it, so it looks at the characters and builds no tree.
 */
export function articleTest(holders: readonly `${'.' | '#'}${string}`[]): (page: Page) => boolean {
  const names = (mark: string) => holders.filter((h) => h.startsWith(mark)).map((h) => h.slice(1));
  const attribute = (name: string, values: readonly string[]) =>
    values.length === 0
      ? null
      : new RegExp(
          `<[a-z][^<>]*\\s${name}\\s*=\\s*(?:"(?:[^"]*\\s)?|'(?:[^']*\\s)?)(?:${values.join('|')})["'\\s]`,
          'i',
        );
  const tests = [namedArticle, attribute('id', names('#')), attribute('class', names('.'))];
  return ({ text }) => tests.some((test) => test?.test(text) === true);
}

/** What a report may be in when it is not on the page: types seen beside reports, told again by their bytes later. */
const file = /\.(?:pdf|docx?|wps|xlsx?|et|rtf|ofd|zip|rar)$/i;
/** The same before an address is taken apart: few links of a page lead to a file at all. */
const mayBeFile = new RegExp(file.source.replace(/\$$/, '(?:[?#]|$)'), 'i');
const anchor = /<a\b[^<>]*?\shref\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;
/** More files hang on no report. */
const mostFiles = 10;

/**
 * The files that an article's page links on its own host, in order.
 *
 * @param service tells a download address without a type
 * @param elsewhere other hosts on which the site's files lie
 */
export function attachmentsOf(
  { url: base, text }: Page,
  service?: RegExp,
  elsewhere: readonly string[] = [],
): string[] {
  const hosts = [new URL(base).host, ...elsewhere];
  const found = new Set<string>();
  for (const [, double, single] of text.matchAll(anchor)) {
    // Breaks inside an address do not count (WHATWG URL, 4.4).
    const href = (double ?? single ?? '')
      .replaceAll('&amp;', '&')
      .replace(/[\t\n\r]+/g, '')
      .trim();
    if (service === undefined && !mayBeFile.test(href)) continue;
    const url = URL.parse(href, base);
    if (url === null || !hosts.includes(url.host) || !/^https?:$/.test(url.protocol)) continue;
    url.hash = '';
    if (file.test(url.pathname) || service?.test(url.pathname + url.search) === true) found.add(url.href);
  }
  return [...found].slice(0, mostFiles);
}
