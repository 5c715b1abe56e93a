import { isBodyName } from '../src/agency.js';
import type { Document } from './document.js';
import { squeeze } from './numbers.js';

const titlePattern =
  /^(?:标题[:：])?(.{0,60}?(?:政府信息公开|政务信息公开|政务公开|信息公开)(?:工作)?.{0,8}?(?:报告|年报))$/;
const yearPattern = /(20\d\d)年/g;
const chineseYear = /二[〇○零Oo0]([〇○零一二三四五六七八九])([〇○零一二三四五六七八九])年/g;

/** Lines that carry dates of their own: joined to a title they would lend it a year. */
const dated = /\d{1,2}月\d{1,2}日|星期|发布|来源|20\d\d-\d/;

/** The title: the page's own metadata, else the line above the text that reads like one, or two or three such lines. */
export function findTitle(document: Document, lines: readonly string[]): string | null {
  const { named, tag } = metaTitles(document);
  if (named !== null) return named;
  const single = [...lines.map(asTitle), tag].filter((t) => t !== null);
  const best =
    single.find((t) => titleAgency(t) !== '' && titleYear(t) !== null) ??
    single.find((t) => titleAgency(t) !== '') ??
    null;
  if (best !== null) return best;
  // 蠡县审计局 2022 sets the body’s name on a line of its own above 2022年度政府信息公开工作年度报告.
  for (const [i, line] of lines.entries()) {
    const title = asTitle(line);
    if (title !== null) return isBodyName(lines[i - 1] ?? '') ? `${lines[i - 1]}${title}` : title;
  }
  for (const size of [2, 3])
    for (let i = 0; i + size <= lines.length; i++) {
      const piece = lines.slice(i, i + size);
      const title = piece.some((l) => dated.test(l)) ? null : asTitle(piece.join(''));
      if (title !== null) return title;
    }
  return null;
}

/** The titles in the page's metadata: the article's, and the window's without the site's name behind it. */
function metaTitles(document: Document): { named: string | null; tag: string | null } {
  const named = asTitle(squeeze(document.meta.get('articletitle') ?? ''));
  const tag = asTitle(squeeze((document.meta.get('title') ?? '').split(/[-_|–—]/)[0] ?? ''));
  return { named, tag };
}

/** Titles that the page has beside the one that was taken: in its metadata, and last above the text. */
export function otherTitles(document: Document, lines: readonly string[], taken: string | null): string[] {
  const { named, tag } = metaTitles(document);
  const above = lines.findLast((line) => asTitle(line) !== null);
  const printed = above === undefined ? null : asTitle(above);
  return [...new Set([named, tag, printed])].filter((t) => t !== null && t !== taken) as string[];
}

/** The text reads like a title and says whose or which year's; 政府信息公开年报 alone is a place in the navigation. */
export function asTitle(text: string): string | null {
  if (!text.endsWith('报告') && !text.endsWith('年报')) return null;
  const title = titlePattern.exec(text)?.[1];
  if (title === undefined || /[。；]/.test(title)) return null;
  return titleAgency(title) !== '' || titleYear(title) !== null ? title : null;
}

/** What the title names before 政府信息公开, without the year. */
export function titleAgency(title: string): string {
  const before = /^(.*?)(?:政府信息公开|政务信息公开|政务公开|信息公开)/.exec(title)?.[1] ?? '';
  return before
    .replace(/^标题[:：]/, '')
    .replace(/(?:[2２][0０][\d０-９]{2}|二[〇○零Oo0].{2})年?(?:度)?/g, '')
    .replace(/^[（(]|关于.*$/g, '');
}

/** The one year that a title names, in digits or in words; null where it names none, or two. */
export function titleYear(text: string): number | null {
  const plain = halfWidthDigits(text).replace(
    chineseYear,
    (_all, a: string, b: string) => `20${digit(a)}${digit(b)}年`,
  );
  const years = new Set([...plain.matchAll(yearPattern)].map((m) => Number(m[1])));
  const [only] = years;
  return years.size === 1 && only !== undefined ? only : null;
}

function digit(c: string): number {
  return Math.max('〇一二三四五六七八九'.indexOf(c), 0);
}

/** Full-width digits as their ASCII twins. */
export function halfWidthDigits(text: string): string {
  return text.replace(/[０-９]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
}
