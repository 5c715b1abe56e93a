import { load } from 'cheerio';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import type { Link, ListItem } from './family.js';
import type { Page } from './visitor.js';

/** An anchor of a page that leads somewhere, with the row of the list in which it stands. */
export interface Anchor {
  readonly url: URL;
  /** Its words, or its `title` where that says more. */
  readonly text: string;
  /** The words of its row, or of the anchor and what follows it. */
  readonly rowText: string;
  /** Stands for what holds the rows: two anchors with the same holder stand in one list. */
  readonly holder: unknown;
}

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

const rowTags: ReadonlySet<string> = new Set(['li', 'tr', 'dt', 'dd']);
const rowClass = /(?:^|\s)(?:list-item|comItem)(?:\s|$)/;
/** `jumpToDetail('./202607/t20260724_7341298.html')`: some templates of Tianjin have the address only there. */
const scripted = /['"]([^'"\s]+\.(?:s?html?|pdf|docx?|wps))['"]/;

/**
 * What was found in a page: it is asked for its links and for its list. It hangs on the page, not in a map beside it:
 * what a map holds outlives its page until all of the memory is gone through.
 */
const found = Symbol('anchors');
type Looked = Page & { [found]?: readonly Anchor[] };

/** All anchors of a page or of a fragment of one, in order; of what stands `within` certain elements, where given. */
export function anchorsOf(page: Looked, within?: string): readonly Anchor[] {
  if (within !== undefined) return fragmentsOf(page, within).flatMap((text) => anchorsOf({ url: page.url, text }));
  const known = page[found];
  if (known !== undefined) return known;
  const anchors = anchorsIn(page);
  page[found] = anchors;
  return anchors;
}

/** The elements that a selector finds, each as a fragment of its own. */
function fragmentsOf({ text }: Page, selector: string): string[] {
  const $ = load(text);
  return $(selector)
    .toArray()
    .map((element) => $.html(element));
}

function anchorsIn({ url: base, text }: Page): Anchor[] {
  const rows = new Map<Element, string>();
  // A name for each, and not the element itself: who keeps an anchor would keep the page's whole tree.
  const holders = new Map<Node | null, symbol>();
  const anchors: Anchor[] = [];
  for (const node of nodesOf(parse(text))) {
    if (node.nodeName !== 'a' || !('attrs' in node)) continue;
    const url = addressOf(attribute(node, 'href'), attribute(node, 'onclick'), base);
    if (url === null) continue;
    const row = rowOf(node);
    const rowText = row === null ? `${textOf(node)} ${textBehind(node)}` : (rows.get(row) ?? rowTextOf(row));
    if (row !== null) rows.set(row, rowText);
    const around = (row ?? node).parentNode;
    const holder = holders.get(around) ?? Symbol('holder');
    holders.set(around, holder);
    anchors.push({ url, text: words(attribute(node, 'title'), textOf(node)), rowText, holder });
  }
  return anchors;
}

/** A node and all below it, in the order of the page, however deep. */
function* nodesOf(top: Node): Generator<Node> {
  const open: Node[] = [top];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    yield node;
    const below = 'content' in node ? [node.content] : 'childNodes' in node ? node.childNodes : [];
    for (let i = below.length - 1; i >= 0; i--) {
      const child = below[i];
      if (child !== undefined) open.push(child);
    }
  }
}

function textOf(top: Node): string {
  let text = '';
  for (const node of nodesOf(top)) if (node.nodeName === '#text' && 'value' in node) text += node.value;
  return text;
}

/** The words of the element that follows. */
function textBehind(node: Element): string {
  const beside = node.parentNode?.childNodes ?? [];
  for (let i = beside.indexOf(node) + 1; i < beside.length; i++) {
    const next = beside[i];
    if (next !== undefined && 'tagName' in next) return textOf(next);
  }
  return '';
}

/** The row in which an anchor stands, or which it is; null where it stands in none. */
function rowOf(anchor: Element): Element | null {
  let row = closest(anchor, isRow);
  // A cell's own table, or a term's own list, is a part of the row around it.
  while (row !== null && parts.has(row.tagName)) {
    const outer = closest(row.parentNode, (element) => wholes.has(element.tagName));
    if (outer === null || hasOtherLinks(outer, anchor)) break;
    row = outer;
  }
  return row;
}

const parts: ReadonlySet<string> = new Set(['tr', 'dt', 'dd', 'table']);
const wholes: ReadonlySet<string> = new Set(['tr', 'table', 'dl', 'li']);

function isRow(element: Element): boolean {
  return rowTags.has(element.tagName) || rowClass.test(attribute(element, 'class') ?? '');
}

function closest(from: Node | null, is: (element: Element) => boolean): Element | null {
  for (let node = from; node !== null && 'attrs' in node; node = node.parentNode) if (is(node)) return node;
  return null;
}

function hasOtherLinks(top: Element, anchor: Element): boolean {
  for (const node of nodesOf(top)) if (node.nodeName === 'a' && node !== anchor) return true;
  return false;
}

/** A term's date stands in the description behind it. */
function rowTextOf(row: Element): string {
  return row.tagName === 'dt' ? `${textOf(row)} ${textBehind(row)}` : textOf(row);
}

function attribute({ attrs }: Element, name: string): string | undefined {
  return attrs.find((a) => a.name === name)?.value;
}

/** The links of a page, those without words left out. */
export function linksOf(page: Page): Link[] {
  return anchorsOf(page).flatMap(({ url, text }) => (text === '' ? [] : [{ url: url.href, text }]));
}

/**
 * The items of the lists in which at least one anchor is `own`. Navigation and 相关栏目 stand elsewhere on the page; rows
 * that lead to another host, or to a file, stand between the column's own.
 *
 * @param within where the system's lists stand, where that is known
 */
export function itemsBeside(page: Page, isOwn: (url: URL) => boolean, within?: string): ListItem[] {
  const anchors = anchorsOf(page, within);
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
