import { dateIn } from '../../anchors.js';
import type { ListItem } from '../../family.js';
import type { Page } from '../../visitor.js';

const script = /<script\b[^>]*>([\s\S]*?)<\/script>/gi;
const literal = /"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'/g;
const chinese = /[\u4e00-\u9fff]/;

/**
 * The items of a list that a script fills from values in the page: `alist[0]=['./202001/t20200107_1.html','…','20-01-07']`
 * (红桥 until 2020), or an array of objects. A row is the innermost pair of brackets around an article's address; its
 * title is the longest of its texts.
 *
 * @param isOwn tells the addresses of the list's articles
 */
export function writtenItems({ url: base, text }: Page, isOwn: (url: URL) => boolean): ListItem[] {
  const items = new Map<string, ListItem>();
  for (const [, source = ''] of text.matchAll(script))
    for (const row of rowsIn(source)) {
      const own = row.flatMap((value) => {
        const url = /\.s?html?$/.test(value) ? URL.parse(value, base) : null;
        return url !== null && isOwn(url) ? [url.href] : [];
      });
      const [title] = row
        .filter((value) => chinese.test(value) && !value.includes('<'))
        .sort((a, b) => b.length - a.length);
      const [url] = own;
      if (url === undefined || title === undefined || items.has(url)) continue;
      const dates = row.filter((value) => value !== title).map(dateIn);
      items.set(url, {
        url,
        title: title.replace(/\s+/g, ' ').trim(),
        date: dates.find((date) => date !== null) ?? null,
      });
    }
  return [...items.values()];
}

/** The texts that stand in each pair of brackets, without those of the pairs within. */
function rowsIn(source: string): string[][] {
  const rows: string[][] = [];
  const open: string[][] = [];
  for (const [token, double, single] of source.matchAll(new RegExp(`${literal.source}|[[\\]{}]`, 'g')))
    if (token === '[' || token === '{') open.push([]);
    else if (token === ']' || token === '}') rows.push(open.pop() ?? []);
    else open.at(-1)?.push(unescaped(double ?? single ?? ''));
  return rows;
}

function unescaped(text: string): string {
  return text
    .replace(/\\u([0-9a-fA-F]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\(.)/g, '$1');
}
