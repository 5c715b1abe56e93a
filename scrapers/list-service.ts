import { load } from 'cheerio';
import { z } from 'zod';
import { dateIn } from './anchors.js';
import { type Ask, UnreadableList } from './family.js';
import { shanghaiDay } from './gate.js';
import { mostPages } from './paging.js';
import type { Page } from './visitor.js';

/** A number that services write as a number or in quotes. Nothing, or an empty text, is no zero. */
export const count = z
  .union([z.int().nonnegative(), z.string().regex(/^\s*\d{1,9}\s*$/)], { error: 'no number' })
  .transform(Number);

/** What a list's service answers in JSON. @throws UnreadableList for what is no JSON, or has not the shape */
export function readAnswer<T>({ text }: Page, schema: z.ZodType<T>): T {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    throw new UnreadableList('the list’s service does not answer in JSON');
  }
  const read = schema.safeParse(answer);
  if (read.success) return read.data;
  const at = read.error.issues[0];
  throw new UnreadableList(`the list’s service answers otherwise: ${at?.path.join('.')}: ${at?.message}`);
}

/** Pages 2 and on of a list, as its first page tells of them: from how many there are, and how many it shows. */
export function pagesAfter(total: number, shown: number, ask: (page: number) => Ask): Ask[] {
  if (shown === 0) return [];
  const pages = Math.min(Math.ceil(total / shown), mostPages);
  return Array.from({ length: Math.max(pages - 1, 0) }, (_, i) => ask(i + 2));
}

/** The same address with other values in its query, in the place where they stood. */
export function withQuery(url: string, values: Readonly<Record<string, string | number>>): string {
  const changed = new URL(url);
  for (const [name, value] of Object.entries(values)) changed.searchParams.set(name, String(value));
  return changed.href;
}

/** The day that a service writes as seconds or milliseconds since 1970, or as a date; null for nothing. */
export function dayOf(value: unknown): string | null {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
  if (!/^\d{9,13}$/.test(text)) return dateIn(text);
  const time = new Date(Number(text) * (text.length > 10 ? 1 : 1000));
  return shanghaiDay(time);
}

/** Words with markup in them, as services give titles: what is shown of them. */
export function shownText(html: string): string {
  const text = /[<&]/.test(html) ? load(html, null, false).root().text() : html;
  return text.replace(/\s+/g, ' ').trim();
}
