import { foldLabel } from '../labels.js';
import type { Words } from './tokens.js';

export interface HeaderLines {
  /** How many of the expected headings the lines spell, from the first on; 0 where they spell something else. */
  readonly columns: number;
  /** The words stand in one column order whatever line they are on; if not, only the order within each line is known. */
  readonly upright: boolean;
}

/** Lines that may stand among headings and belong to none: 本年 of a vertical label, a word of a note. */
const mostStrange = 2;
/** Headings that may share their line with no other: 总计 beside five of two lines, 其他. */
const mostAlone = 3;
/** Ways tried to spell the lines before they are given up: fifteen headings without gaps have very many. */
const mostSteps = 2_000;
/** A heading centred over its column may begin this many characters left or right of where its neighbours say. */
const slack = 3;
const looseSlack = 6;

/**
 * Holds heading words that are broken over several printed lines, as text that keeps a page's layout prints them,
 * against the headings expected: 结果 结果 其他 尚未 on one line, 维持 纠正 结果 审结 on the next.
 *
 * Each line is read from left to right: a word goes on with a heading begun above, or begins one, and no word stands
 * left of the heading of the word before it. So two headings that are exchanged on the page do not pass.
 *
 * @param lines the pieces of the heading, by printed line
 * @param expected the headings of the columns, folded, in the order of the figures
 * @param around words that stand over several columns or in the corner, folded
 */
export function readHeaderLines(
  lines: readonly (readonly Words[])[],
  expected: readonly string[],
  around: readonly string[],
): HeaderLines {
  const none = { columns: 0, upright: false };
  const done = expected.map(() => 0);
  const budget = { steps: mostSteps };
  const stands: Stand[] = [];
  let strange = 0;
  for (const line of lines) {
    let last = -1;
    let end: number | null = null;
    const before = stands.length;
    for (const piece of line) {
      const text = foldLabel(piece.text);
      // A word goes on with the heading of the word before it only where one space parts them: 总 计.
      const near = end !== null && piece.x - end <= 1;
      end = piece.x + piece.text.length;
      const placed = spell(text, near ? last : last + 1, done, expected, around, budget);
      if (placed === null) {
        if (++strange > mostStrange) return shuffled(lines, expected, around);
        continue;
      }
      for (const { column, size } of placed) {
        done[column] = (done[column] ?? 0) + size;
        stands.push({ column, x: piece.x, alone: false });
        last = column;
      }
    }
    const own = stands.slice(before);
    if (new Set(own.map((s) => s.column)).size === 1) for (const s of own) s.alone = true;
  }
  // Where words stand alone on their lines nothing says which is left of which.
  const linked = new Set(stands.filter((s) => !s.alone).map((s) => s.column)).size;
  if (linked + mostAlone < expected.length && linked < done.filter((size) => size > 0).length) return none;
  const columns = done.findIndex((size, i) => size !== expected[i]?.length);
  const found = columns < 0 ? expected.length : columns;
  if (done.slice(found).some((size) => size > 0)) return shuffled(lines, expected, around);
  return { columns: found, upright: strange === 0 && isUpright(stands, expected) };
}

/** The headings' characters are all there, and none besides, but in an order of lines that says nothing (上海市科委 2024). */
function shuffled(
  lines: readonly (readonly Words[])[],
  expected: readonly string[],
  around: readonly string[],
): HeaderLines {
  const sorted = (texts: readonly string[]) => [...texts.join('')].sort().join('');
  const texts = lines.flat().map((p) => foldLabel(p.text));
  const within = (text: string): boolean =>
    text === '' || around.some((a) => text.startsWith(a) && within(text.slice(a.length)));
  const words = texts.filter((t) => !within(t));
  return { columns: sorted(words) === sorted(expected) ? expected.length : 0, upright: false };
}

/** A piece of a heading: whose, how far to the right, and whether no other heading is on its line. */
interface Stand {
  readonly column: number;
  readonly x: number;
  alone: boolean;
}

type Spelt = readonly { readonly column: number; readonly size: number }[];

/** The headings that a piece goes on with or begins, or none where it belongs around them; null where it is neither. */
function spell(
  text: string,
  from: number,
  done: readonly number[],
  expected: readonly string[],
  around: readonly string[],
  budget: { steps: number },
): Spelt | null {
  const headings = spellHeadings(text, from, done, expected, budget);
  if (headings !== null) return headings;
  if (around.some((a) => a.includes(text))) return [];
  // 第一项加第二项法人或其他组织 (上海市科委 2024): a line of the note and the words over five columns run together.
  for (let size = text.length - 1; size > 3; size--)
    if (around.some((a) => a.includes(text.slice(0, size))))
      return spell(text.slice(size), from, done, expected, around, budget);
  return null;
}

/** The headings that the whole of the text goes on with or begins, none left of column `from`. */
function spellHeadings(
  text: string,
  from: number,
  done: readonly number[],
  expected: readonly string[],
  budget: { steps: number },
): Spelt | null {
  if (text === '') return [];
  if (--budget.steps < 0) return null;
  for (let column = Math.max(from, 0); column < expected.length; column++) {
    const rest = expected[column]?.slice(done[column]) ?? '';
    for (let size = Math.min(rest.length, text.length); size > 0; size--) {
      if (!text.startsWith(rest.slice(0, size))) continue;
      const now = done.map((d, i) => (i === column ? d + size : d));
      const more = spellHeadings(text.slice(size), column, now, expected, budget);
      if (more !== null) return [{ column, size }, ...more];
    }
  }
  return null;
}

/**
 * Headings stand from left to right in their order, whatever line they are on; one alone on its line must do so closely,
 * one among others roughly, for what stands left of it on its own line has pushed it.
 */
function isUpright(stands: readonly Stand[], expected: readonly string[]): boolean {
  const own = inOrderOfX(stands, expected);
  return own.every((a) =>
    own.every((b) => b.column <= a.column || b.x >= a.x - (a.alone || b.alone ? slack : looseSlack)),
  );
}

/** Headings of the same words, as 总计 of three blocks, may stand for one another: the leftmost is the first block's. */
function inOrderOfX(stands: readonly Stand[], expected: readonly string[]): Stand[] {
  const left = new Map<number, number>();
  for (const { column, x } of stands) left.set(column, Math.min(left.get(column) ?? x, x));
  const meant = new Map<number, number>();
  for (const column of left.keys()) {
    const twins = [...left.keys()].filter((c) => expected[c] === expected[column]);
    const byX = [...twins].sort((a, b) => (left.get(a) ?? 0) - (left.get(b) ?? 0));
    meant.set(column, twins.sort((a, b) => a - b)[byX.indexOf(column)] ?? column);
  }
  return stands.map((s) => ({ ...s, column: meant.get(s.column) ?? s.column }));
}
