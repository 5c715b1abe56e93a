import type { PrintedRow } from './anchors.js';
import type { Item } from './items.js';
import type { Run } from './runs.js';
import type { Figure } from './tokens.js';

/**
 * How a document prints the step from one cell to the next: as so many bars or tabs, or as so many line ends. Where every
 * row that is whole has the same step everywhere, one more step between two figures is a blank cell.
 */
export interface Step {
  readonly by: 'bars' | 'lines';
  readonly size: number;
  /** By how much an empty cell widens the step. */
  readonly blank: number;
  /** Bars that stand before the first cell of a line. */
  readonly border: number;
}

/** The steps of a row: from its label to the first figure, from figure to figure, and behind the last. */
interface Steps {
  readonly columns: number;
  readonly inside: readonly number[];
  /** null at the end of the document: nothing shows how many cells were still to come. */
  readonly behind: number | null;
}

/**
 * Finds how the document's rows step from cell to cell, if that is constant and accounts for every row that has fewer
 * figures than cells (驼峰路街道 2020: one empty line between cells, one more for each blank; 杨陵区统计局 2023: one bar a cell).
 *
 * @param rows the rows of all tables, with how many cells each has
 */
export function stepOf(items: readonly Item[], rows: readonly { row: PrintedRow; columns: number }[]): Step | null {
  for (const by of ['bars', 'lines'] as const) {
    // Rows that a line holds without bars say nothing of bars.
    const steps = rows
      .filter(({ row }) => row.anchor !== 'order')
      .map(({ row, columns }) => stepsOf(items, row, columns, by))
      .filter((s) => !s.inside.includes(0));
    const whole = steps.filter((s) => s.inside.length === s.columns);
    const sizes = new Set(whole.flatMap((s) => s.inside));
    const [size] = sizes;
    if (sizes.size !== 1 || size === undefined) continue;
    const short = steps.filter((s) => s.inside.length > 0 && s.inside.length < s.columns);
    const fitting = [...new Set([1, 2, size])].filter((blank) => short.every((s) => blanksIn(s, size, blank) !== null));
    // What stands behind a row may also be cells that a span has swallowed; where it need not, it decides.
    const exact = fitting.filter((blank) => short.every((s) => isExact(s, size, blank)));
    const border = Math.min(...rows.map(({ row }) => row.label?.pieces[0]?.gap?.barsHere ?? Number.POSITIVE_INFINITY));
    const [blank] = fitting.length === 1 ? fitting : exact.length === 1 ? exact : [];
    if (short.length > 0 && blank !== undefined) return { by, size, blank, border };
    if (short.length === 0) return { by, size, blank: by === 'bars' ? 1 : size, border };
  }
  return null;
}

/**
 * The figures of a row with its blanks where the steps show them.
 *
 * @returns a figure or null for each of the row's cells; null where the steps do not account for all of them
 */
export function withBlanks(
  items: readonly Item[],
  row: Pick<PrintedRow, 'label' | 'run'>,
  columns: number,
  step: Step,
): (Figure | null)[] | null {
  const steps = stepsOf(items, row, columns, step.by);
  if (steps.inside.some((s) => s === 0)) return null;
  const blanks = blanksIn(steps, step.size, step.blank);
  if (blanks === null) return null;
  const cells: (Figure | null)[] = [];
  for (const [i, figure] of (row.run?.figures ?? []).entries()) {
    for (let n = 0; n < (blanks[i] ?? 0); n++) cells.push(null);
    cells.push(figure);
  }
  while (cells.length < columns) cells.push(null);
  return cells;
}

/**
 * The same for a table whose rows stand side by side: no label stands before its first figure, so that figure must show
 * itself that no cell comes before it.
 */
export function withBlanksInLine(
  items: readonly Item[],
  run: Run,
  columns: number,
  step: Step,
): (Figure | null)[] | null {
  const [first] = run.figures;
  const gap = first?.gap ?? null;
  if (gap === null) return null;
  const leads = step.by === 'bars' && run.on !== null ? gap.barsHere !== step.border : gap[step.by] !== step.size;
  if (leads) return null;
  const own = { ...first, gap: { ...gap, [step.by]: step.size } } as Figure;
  const figures = [own, ...run.figures.slice(1)];
  const cells = withBlanks(items, { label: null, run: { ...run, figures } }, columns, step);
  return cells?.map((c) => (c === own ? (first ?? null) : c)) ?? null;
}

/** The blanks before each figure; null where figures and blanks do not make the row's cells. */
function blanksIn(steps: Steps, size: number, blank: number): number[] | null {
  const blanks = steps.inside.map((s) => (s - size) / blank);
  if (blanks.some((b) => b < 0 || !Number.isInteger(b))) return null;
  const missing = steps.columns - steps.inside.length - blanks.reduce((a, b) => a + b, 0);
  if (missing === 0) return blanks;
  if (missing < 0 || steps.behind === null) return null;
  // Behind the last figure may also stand cells that a heading's span has swallowed: at least the row's own must show.
  return (steps.behind - size) / blank >= missing ? blanks : null;
}

/** The steps account for the row's cells and for no others. */
function isExact(steps: Steps, size: number, blank: number): boolean {
  const inside = steps.inside.reduce((n, s) => n + (s - size) / blank, steps.inside.length);
  return steps.behind !== null && inside + (steps.behind - size) / blank === steps.columns;
}

function stepsOf(
  items: readonly Item[],
  row: Pick<PrintedRow, 'label' | 'run'>,
  columns: number,
  by: Step['by'],
): Steps {
  const figures = row.run?.figures ?? [];
  const inside = figures.map((f) => f.gap?.[by] ?? 0);
  const next = row.run === null ? afterLabel(items, row) : items[row.run.end];
  const gap = next === undefined ? null : next.kind === 'figure' ? next.gap : (next.pieces[0]?.gap ?? null);
  return { columns, inside, behind: gap?.[by] ?? null };
}

function afterLabel(items: readonly Item[], row: Pick<PrintedRow, 'label' | 'run'>): Item | undefined {
  const last = row.label?.last ?? -1;
  return items.find((i) => i.first > last);
}
