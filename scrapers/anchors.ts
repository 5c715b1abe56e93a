import { type CheerioAPI, load } from 'cheerio';
import type { Link, ListItem } from './family.js';
import type { Page } from './visitor.js';

/** An anchor of a page that leads somewhere, with the row of the list in which it stands. */
export interface Anchor {
  readonly url: URL;
  /** Its words, or its `title` where that says more. */
  readonly text: string;
  /** The words of its row, or of the anchor and what follows it. */
  readonly rowText: string;
  /** What holds the rows: two anchors with the same holder stand in one list. */
  readonly holder: unknown;
}

const rowTags = 'li, tr, dt, dd, .list-item, .comItem';
/** `jumpToDetail('./202607/t20260724_7341298.html')`: some templates of Tianjin have the address only there. */
const scripted = /['"]([^'"\s]+\.(?:s?html?|pdf|docx?|wps))['"]/;

/** All anchors of a page or of a fragment of one, in order. */
export function anchorsOf({ url: base, text }: Page): Anchor[] {
  return anchorsIn(load(text), base);
}

function anchorsIn($: CheerioAPI, base: string): Anchor[] {
  return $('a')
    .toArray()
    .flatMap((element) => {
      const a = $(element);
      const url = addressOf(a.attr('href'), a.attr('onclick'), base);
      if (url === null) return [];
      const row = rowOf(a);
      const holder = row.length === 0 ? a.parent() : row.parent();
      const rowText = row.length === 0 ? `${a.text()} ${a.next().text()}` : textOf(row);
      return [{ url, text: words(a.attr('title'), a.text()), rowText, holder: holder.get(0) }];
    });
}

type Row = ReturnType<CheerioAPI>;

/** The row in which an anchor stands. A cell's own table, or a term's own list, is a part of the row around it. */
function rowOf(a: Row): Row {
  let row = a.closest(rowTags);
  while (row.is('tr, dt, dd, table')) {
    const outer = row.parent().closest('tr, table, dl, li');
    if (outer.find('a').length !== 1) break;
    row = outer;
  }
  return row;
}

/** A term's date stands in the description behind it. */
function textOf(row: Row): string {
  return row.is('dt') ? `${row.text()} ${row.next('dd').text()}` : row.text();
}

/** The links of a page, those without words left out. */
export function linksOf(page: Page): Link[] {
  return anchorsOf(page).flatMap(({ url, text }) => (text === '' ? [] : [{ url: url.href, text }]));
}

/**
 * The items of the lists in which at least one anchor is `own`. Navigation and 相关栏目 stand elsewhere on the page; rows
 * that lead to another host, or to a file, stand between the column's own.
 */
export function itemsBeside(page: Page, isOwn: (url: URL) => boolean): ListItem[] {
  const anchors = anchorsOf(page);
  return itemsOf(anchors, new Set(anchors.filter((a) => isOwn(a.url)).map((a) => a.holder)));
}

/** The items of the lists that these elements hold. */
export function itemsOf(anchors: readonly Anchor[], holders: ReadonlySet<unknown>): ListItem[] {
  const items = new Map<string, ListItem>();
  for (const { url, text, rowText, holder } of anchors) {
    const known = items.get(url.href);
    if (holders.has(holder) && text !== '' && (known === undefined || known.title.length < text.length))
      items.set(url.href, { url: url.href, title: text, date: dateIn(rowText) });
  }
  return [...items.values()];
}

/** Where an anchor leads, by its address or by the script that it calls; null for what is no page. */
export function addressOf(href: string | undefined, onclick: string | undefined, base: string): URL | null {
  const direct = href === undefined || href.trim() === '' || href.trim() === '#' ? null : resolve(href, base);
  const called = scripted.exec(onclick ?? '')?.[1];
  const url = direct ?? (called === undefined ? null : resolve(called, base));
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  url.hash = '';
  return url;
}

function resolve(reference: string, base: string): URL | null {
  if (/^\s*(?:javascript|mailto|data):/i.test(reference)) return null;
  return URL.parse(reference.trim(), base);
}

/** The `title` attribute is whole where the visible text is cut off; a date glued to the text is no part of it. */
export function words(title: string | undefined, text: string): string {
  const shown = text.replace(/\s+/g, ' ').trim();
  const whole = title?.replace(/\s+/g, ' ').trim() ?? '';
  const cut = shown.replace(/(?:…+|\.{2,})$/, '');
  const best = whole.length > 0 && (whole.length >= cut.length || shown !== cut) ? whole : shown;
  return best.replace(/\s*\[?\(?\d{2,4}-\d{2}-\d{2}\)?\]?$/, '').trim();
}

/** yyyy-mm-dd from 2026-01-30, 2026年1月30日, and the 20-01-07 of 南开's old lists; null where there is none. */
export function dateIn(text: string): string | null {
  const m = /(?<!\d)(20\d\d|\d\d)[-./年](\d{1,2})[-./月](\d{1,2})(?!\d)/.exec(text);
  if (m?.[1] === undefined || m[2] === undefined || m[3] === undefined) return null;
  const year = m[1].length === 2 ? `20${m[1]}` : m[1];
  return `${year}-${m[2].padStart(2, '0')}-${m[3].padStart(2, '0')}`;
}
