import { itemsBeside } from '../../anchors.js';
import type { Ask, ListPage } from '../../family.js';
import { mostPages } from '../../paging.js';
import type { Page } from '../../visitor.js';
import { pairsOf, unescaped } from './printed.js';

const service = /\/front\/page\/build\/unit$/;
const tag = /<[a-z]+\b(?:[^<>"']|"[^"]*"|'[^']*')*\bquerydata\s*=(?:[^<>"']|"[^"]*"|'[^']*')*>/gi;
const attribute = (html: string, name: string) => {
  const m = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'i').exec(html);
  return m === null ? null : unescaped(m[1] ?? m[2] ?? '');
};
/** What a page has where nothing says how many. */
const usualRows = 15;

/** What the list is asked for with, and how much of it there is. */
interface Unit {
  readonly params: readonly (readonly [string, string])[];
  readonly url: string | null;
  /** All items, and those of one page; null where the tag does not say. */
  readonly count: number | null;
  readonly rows: number | null;
}

/**
 * One page of a list that the service of jpaas builds: the column's own, with the service's parameters in a tag and
 * sometimes the first rows, or what the service answers.
 *
 * @param name the list's unit, where the page has several
 * @returns null when the page is neither
 */
export function readJpaas(page: Page, isArticle: (url: URL) => boolean, name?: string): ListPage | null {
  const url = new URL(page.url);
  const answered = service.test(url.pathname);
  const html = answered ? answerOf(page.text) : page.text;
  if (html === null) return { items: [], further: [], total: null };
  const units = unitsIn(html);
  const unit =
    units.find((u) => name !== undefined && tagOf(u) === name) ?? units.find((u) => u.count !== null) ?? units[0];
  if (!answered && unit === undefined) return null;
  const items = itemsBeside({ url: page.url, text: html }, isArticle);
  const count = unit?.count ?? null;
  const at = answered ? page.url : addressIn(html, unit, units);
  const params = answered ? [...url.searchParams] : (unit?.params ?? []);
  const rows = unit?.rows ?? numberIn(url, 'pageSize') ?? usualRows;
  if (at === null) return { items, further: [], total: count };
  const ask = (number: number): Ask => asked(new URL(at, page.url), params, number, rows);
  const shown = answered ? (numberIn(url, 'pageNo') ?? 1) : items.length > 0 ? 1 : 0;
  // Without a count a full page may not be the last. A column's page without rows comes before the first.
  const open = shown === 0 || items.length >= rows ? shown + 1 : shown;
  const last = count === null ? open : Math.ceil(count / rows);
  const further = Array.from({ length: Math.max(Math.min(last, mostPages) - shown, 0) }, (_, i) => ask(shown + 1 + i));
  return { items, further, total: count };
}

function tagOf({ params }: Unit): string | undefined {
  return params.find(([name]) => name === 'tagId')?.[1];
}

function unitsIn(html: string): Unit[] {
  return (html.match(tag) ?? []).map((found) => {
    const count = attribute(found, 'count');
    return {
      params: pairsOf(attribute(found, 'querydata') ?? ''),
      url: attribute(found, 'url'),
      count: count !== null && /^\d+$/.test(count) ? Number(count) : null,
      rows: Number(/^\d+$/.exec(attribute(found, 'rows') ?? '')?.[0] ?? 0) || null,
    };
  });
}

/** The service's address: on the unit's own tag, or on that of another of the page. */
function addressIn(html: string, unit: Unit | undefined, units: readonly Unit[]): string | null {
  const printed = /["']([^"'\s]*\/front\/page\/build\/unit)["'?]/.exec(html)?.[1];
  return unit?.url ?? units.find((u) => u.url !== null)?.url ?? printed ?? null;
}

/** What an answer was asked for with. */
function numberIn(url: URL, name: 'pageNo' | 'pageSize'): number | null {
  const found = new RegExp(`"${name}":(\\d+)`).exec(url.searchParams.get('paramJson') ?? '')?.[1];
  return found === undefined ? null : Number(found);
}

/** The number counts only inside `paramJson`, without a space in it. */
function asked(at: URL, params: Unit['params'], pageNo: number, pageSize: number): Ask {
  const all = new URLSearchParams({ ...Object.fromEntries(params), paramJson: JSON.stringify({ pageNo, pageSize }) });
  at.search = all.toString();
  return { url: at.href, ajax: true };
}

/** The HTML in an answer: `data.html`, or `data` itself; null where there is none. */
function answerOf(text: string): string | null {
  try {
    const { data } = JSON.parse(text) as { data?: unknown };
    if (typeof data === 'string') return data;
    const html = typeof data === 'object' && data !== null && 'html' in data ? data.html : null;
    return typeof html === 'string' ? html : null;
  } catch {
    return null;
  }
}
