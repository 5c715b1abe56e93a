import { anchorsOf, dateIn } from '../../anchors.js';
import type { Ask, ListItem, ListPage } from '../../family.js';
import type { Page } from '../../visitor.js';
import { pairsOf } from './printed.js';

/** A parser of HTML swallows these sections where they stand in a script or a division: they are taken from the text. */
const record = /<record>\s*<!\[CDATA\[([\s\S]*?)\]\]>\s*<\/record>/g;
const call = /\.jpage\s*\(\s*\{/g;
const store = /\bdataStore\s*[=:]\s*\[/;
const literal = /\s*,?\s*(?:'((?:[^'\\]|\\[\s\S])*)'|"((?:[^"\\]|\\[\s\S])*)")/y;
/** What the next group is asked for by servers that do not look at the numbers of records. */
const nextGroup = /<nextgroup>[\s\S]*?[?&](?:amp;)?page=(\d+)/;
const service = /\/dataproxy\.jsp$|\/morecolumndataproxy\.jsp$/;

/** Longer lists than this are no list of yearly reports. */
const mostRecords = 5_000;

/**
 * One page of a list of jpage: the column's own, with the first records in an island of XML and the call that tells of
 * the others, or what the service behind it answers (records again, or an array of a script).
 *
 * @returns null when the page is neither
 */
export function readJpage(page: Page, isArticle: (url: URL) => boolean): ListPage | null {
  const answered = service.test(new URL(page.url).pathname);
  const own = answered ? page.text : ownPart(page);
  if (own === null) return null;
  const records = recordsIn(own);
  const items = records.flatMap((html) => itemIn(html, page.url, isArticle));
  const total = /<totalrecord>\s*(\d+)|\btotalRecord\s*[:=]\s*['"]?(\d+)/i.exec(own);
  const counted = total === null ? null : Number(total[1] ?? total[2]);
  return {
    items,
    further: answered || counted === null ? [] : furtherGroups(page, own, records.length, counted),
    total: counted,
  };
}

/** The island and the call of the column's own list: a page may have several, for other columns beside it. */
function ownPart({ url, text }: Page): string | null {
  const starts = [...text.matchAll(call)].map((m) => m.index);
  if (starts.length === 0) return /<datastore>/i.test(text) ? text : null;
  // What belongs to a call stands before it, behind the one before.
  const parts = starts.map((_, i) => {
    const from = i === 0 ? 0 : endOf(text, starts[i - 1] ?? 0);
    return text.slice(from, i === starts.length - 1 ? text.length : endOf(text, starts[i] ?? 0));
  });
  const column = /\/col\/col(\d+)\//.exec(url)?.[1];
  const isOwn = (part: string) => paramsOf(part).some(([name, value]) => name === 'columnid' && value === column);
  return parts.find(isOwn) ?? parts[0] ?? null;
}

function endOf(text: string, start: number): number {
  const end = text.indexOf('</script>', start);
  return end === -1 ? text.length : end;
}

function recordsIn(text: string): string[] {
  const records = [...text.matchAll(record)].map((m) => m[1] ?? '');
  const array = store.exec(text);
  if (records.length > 0 || array === null) return records;
  literal.lastIndex = array.index + array[0].length;
  for (let m = literal.exec(text); m !== null; m = literal.exec(text))
    records.push((m[1] ?? m[2] ?? '').replace(/\\([\s\S])/g, (_, c: string) => ({ n: '\n', r: '', t: '\t' })[c] ?? c));
  return records;
}

/** A record's item: its link to an article before the one to its column that some print first. */
function itemIn(html: string, base: string, isArticle: (url: URL) => boolean): ListItem[] {
  const anchors = anchorsOf({ url: base, text: html }).filter((a) => a.text !== '');
  const anchor = anchors.find((a) => isArticle(a.url)) ?? anchors[0];
  if (anchor === undefined) return [];
  return [{ url: anchor.url.href, title: anchor.text, date: dateIn(html.replace(/<[^>]*>/g, ' ')) }];
}

function paramsOf(part: string): [string, string][] {
  return pairsOf(/\bajaxParam\s*:\s*\{([^}]*)\}/.exec(part)?.[1] ?? '');
}

/** The records that the page does not print, in groups as its own script asks for them. */
function furtherGroups(page: Page, part: string, printed: number, total: number): Ask[] {
  const number = (name: string) => Number(new RegExp(`\\b${name}\\s*:\\s*['"]?(\\d+)`).exec(part)?.[1] ?? 0);
  const proxy = /\bproxyUrl\s*:\s*['"]([^'"]+)/.exec(part)?.[1];
  const perPage = number('perPage');
  if (proxy === undefined || perPage === 0) return [];
  const size = perPage * (number('groupSize') || 3);
  const form = new URLSearchParams(paramsOf(part)).toString();
  const firstGroup = nextGroup.exec(part)?.[1];
  const asks: Ask[] = [];
  for (let start = printed + 1; start <= Math.min(total, mostRecords); start += size) {
    const url = new URL(proxy, page.url);
    if (firstGroup !== undefined) url.searchParams.set('page', String(Number(firstGroup) + asks.length));
    url.searchParams.set('startrecord', String(start));
    url.searchParams.set('endrecord', String(Math.min(start + size - 1, total)));
    url.searchParams.set('perpage', String(perPage));
    asks.push({ url: url.href, form, ajax: true });
  }
  return asks;
}
