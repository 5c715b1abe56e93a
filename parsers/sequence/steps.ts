import type { Gap } from '../document.js';
import type { PrintedRow } from './anchors.js';
import { type Item, itemBehind } from './items.js';

/**
 * How a document prints the step from one cell to the next. `lines`: so many line ends. `bars`: a row on a line, so many
 * bars or tabs between its cells. `cells`: a cell a line, each with its bar, so that a bar alone on its line is an empty
 * cell and several are columns that a span has swallowed.
 */
export type By = 'lines' | 'bars' | 'cells';

/** Where every row that is whole has the same step everywhere, one more between two figures is a blank cell. */
export interface Step {
  readonly by: By;
  readonly size: number;
  /** By how much an empty cell widens the step; several where no row of the document decides. */
  readonly blanks: readonly number[];
  /** Bars before the first cell of a line, and behind its last. */
  readonly border: number;
  readonly tail: number;
  /** No whole row has shown the step: only rows count that it explains to the last cell. */
  readonly unproved: boolean;
}

/** A page's end or a lost label may widen a step here and there. */
const nearlyAll = 0.9;
export type Row = Pick<PrintedRow, 'label' | 'run'>;

/** The steps of a row: from its label to the first figure, from figure to figure, and behind the last. */
export interface Steps {
  readonly columns: number;
  readonly inside: readonly number[];
  /** null at the end of the document: nothing shows how many cells were still to come. */
  readonly behind: number | null;
}

/**
 * Finds how the document's rows step from cell to cell, where that is constant and accounts for every row that has fewer
 * figures than cells (驼峰路街道 2020: one empty line between cells, one more for each blank; 杨陵区统计局 2023: one bar a cell;
 * 胡市镇 2019: a blank row a cell a line, the next rows on one line).
 *
 * @param rows the rows of all tables, with how many cells each has
 */
export function stepsIn(items: readonly Item[], rows: readonly { row: PrintedRow; columns: number }[]): Step[] {
  const labelled = rows.filter(({ row }) => row.anchor !== 'order');
  return (['cells', 'bars', 'lines'] as const).flatMap((by) => stepBy(by, items, labelled) ?? []);
}

function stepBy(by: By, items: readonly Item[], rows: readonly { row: PrintedRow; columns: number }[]): Step | null {
  const ends = endsOf(items, rows);
  // Rows that are printed another way say nothing of this one.
  const all = rows
    .map(({ row, columns }) => stepsOf(items, row, columns, by, ends))
    .filter((s) => !s.inside.includes(0));
  const sizes = all.flatMap((s) => (s.inside.length === s.columns ? s.inside : []));
  const size = usual(sizes);
  if (size === null) return null;
  if (size === undefined && by === 'lines') return stepOfEmptyRows(all, ends);
  if (size === undefined) {
    const proves = all.length > 2 && all.every((s) => isExact(s, 1, 1));
    return proves || by === 'cells' ? { by, size: 1, blanks: [1], ...ends, unproved: true } : null;
  }
  const lacking = all.filter((s) => s.inside.length < s.columns && s.behind !== null);
  const short = lacking.filter((s) => s.inside.length > 0);
  const widths = by === 'lines' ? [...new Set([1, 2, size])] : [1];
  const fitting = widths.filter((blank) => short.every((s) => blanksIn(s, size, blank) !== null));
  // What stands behind a row may also be cells that a span has swallowed; where it need not, it decides.
  const exact = fitting.filter((blank) => lacking.length > 0 && lacking.every((s) => isExact(s, size, blank)));
  const blanks = exact.length === 1 ? exact : fitting;
  return blanks.length === 0 ? null : { by, size, blanks, ...ends, unproved: false };
}

/** Where no figure is printed at all, rows of several widths show what a cell adds (a report that is blank all through). */
function stepOfEmptyRows(rows: readonly Steps[], ends: { border: number; tail: number }): Step | null {
  const empty = rows.filter((s) => s.inside.length === 0 && s.behind !== null);
  const [a] = empty;
  const b = empty.find((s) => s.columns !== a?.columns);
  if (a?.behind == null || b?.behind == null) return null;
  const blank = (b.behind - a.behind) / (b.columns - a.columns);
  const size = a.behind - blank * a.columns;
  const holds = Number.isInteger(blank) && blank > 0 && size > 0 && rows.every((s) => isExact(s, size, blank));
  return holds ? { by: 'lines', size, blanks: [blank], ...ends, unproved: true } : null;
}

/** The step that nearly all have; undefined where there is none at all, null where they differ. */
function usual(sizes: readonly number[]): number | null | undefined {
  const counts = new Map<number, number>();
  for (const size of sizes) counts.set(size, (counts.get(size) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  if (most === undefined) return undefined;
  return most[1] >= sizes.length * nearlyAll ? most[0] : null;
}

/** Bars that every line of a table begins and ends with. */
function endsOf(items: readonly Item[], rows: readonly { row: PrintedRow }[]): { border: number; tail: number } {
  let border = 1;
  let tail = 1;
  for (const { row } of rows) {
    const first = row.label?.pieces[0]?.gap;
    if (first != null && first.lines > 0) border = Math.min(border, first.barsHere);
    const gap = gapBehind(items, row);
    if (gap !== null && gap.lines > 0 && !gap.closed) tail = 0;
  }
  return { border, tail };
}

/** The blanks before each figure; null where figures and blanks do not make the row's cells. */
export function blanksIn(steps: Steps, size: number, blank: number): number[] | null {
  const blanks = steps.inside.map((s) => (s - size) / blank);
  if (blanks.some((b) => b < 0 || !Number.isInteger(b))) return null;
  const missing = steps.columns - steps.inside.length - blanks.reduce((a, b) => a + b, 0);
  if (missing === 0) return blanks;
  if (missing < 0 || steps.behind === null) return null;
  // Behind the last figure may also stand cells that a heading's span has swallowed: at least the row's own must show.
  return (steps.behind - size) / blank >= missing ? blanks : null;
}

/** The steps account for the row's cells and for no others. */
export function isExact(steps: Steps, size: number, blank: number): boolean {
  const inside = steps.inside.reduce((n, s) => n + (s - size) / blank, steps.inside.length);
  return steps.behind !== null && inside + (steps.behind - size) / blank === steps.columns;
}

/** The figures and the blanks before and between them are all the row's cells. */
export function isClosed(steps: Steps, size: number, blank: number): boolean {
  return steps.inside.reduce((n, s) => n + (s - size) / blank, steps.inside.length) === steps.columns;
}

export function stepsOf(
  items: readonly Item[],
  row: Row,
  columns: number,
  by: By,
  ends: { border: number; tail: number },
): Steps {
  const inside = (row.run?.figures ?? []).map((f) => (f.gap === null ? 0 : stepBefore(f.gap, by)));
  const gap = gapBehind(items, row);
  if (gap === null) return { columns, inside, behind: null };
  // A line ends its last cell as a bar does.
  const behind = by === 'bars' && gap.lines > 0 ? gap.bars - gap.barsHere - ends.tail + 1 : stepBefore(gap, by);
  return { columns, inside, behind };
}

/** How wide a gap is in steps of one kind; 0 where it is of another kind. */
function stepBefore(gap: Gap, by: By): number {
  if (by === 'lines') return gap.bars === 0 ? gap.lines : 0;
  if (by === 'bars') return gap.lines === 0 ? gap.bars : 0;
  return gap.lines > 0 && gap.bars > 0 ? gap.lone + 1 : 0;
}

export function gapBehind(items: readonly Item[], row: Row): Gap | null {
  const last = row.label?.last ?? -1;
  const next = row.run === null ? itemBehind(items, last) : items[row.run.end];
  return next === undefined ? null : next.kind === 'figure' ? next.gap : (next.pieces[0]?.gap ?? null);
}
