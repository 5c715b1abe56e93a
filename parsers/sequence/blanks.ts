import type { Item, LabelItem } from './items.js';
import type { Run } from './runs.js';
import { blanksIn, gapBehind, isClosed, isExact, type Row, type Step, type Steps, stepsOf } from './steps.js';
import type { Figure } from './tokens.js';

/** How the document prints its cells. */
export interface Print {
  readonly steps: readonly Step[];
  /** Figures are printed without gaps, so that one may be several. */
  readonly sticks: boolean;
}

/**
 * The figures of a row with its blanks where the steps show them.
 *
 * @returns a figure or null for each of the row's cells; null where no step accounts for all of them
 */
export function withBlanks(
  items: readonly Item[],
  row: Row,
  columns: number,
  steps: readonly Step[],
): (Figure | null)[] | null {
  for (const step of steps) {
    const own = stepsOf(items, row, columns, step.by, step);
    const [blank] = step.blanks;
    if (blank === undefined || step.blanks.length > 1) continue;
    const proved = !step.unproved || isExact(own, step.size, blank) || isClosed(own, step.size, blank);
    const cells = proved ? filled(own, row, step.size, blank) : null;
    if (cells !== null) return cells;
  }
  return null;
}

/**
 * The same for a table whose rows stand side by side: no label stands before its first figure, and a heading's span may
 * have swallowed cells there, so the steps must account for all cells, before, between and behind, and for no others.
 */
export function withBlanksInLine(
  items: readonly Item[],
  heading: LabelItem | null,
  run: Run | null,
  columns: number,
  steps: readonly Step[],
): (Figure | null)[] | null {
  for (const step of steps) {
    const row = { label: heading, run };
    const { inside, behind } = stepsOf(items, row, columns, step.by, step);
    const gap = run?.figures[0]?.gap ?? null;
    // A row on a line of its own begins behind the line's border.
    const first = step.by === 'bars' && gap !== null ? [step.size + gap.barsHere - step.border] : inside.slice(0, 1);
    const own = { columns, behind, inside: [...first, ...inside.slice(1)] };
    const exact = step.blanks.filter((blank) => isExact(own, step.size, blank));
    const cells = exact.length === 1 ? filled(own, row, step.size, exact[0] ?? 1) : null;
    if (cells !== null) return cells;
    const after = run === null && step.by === 'bars' ? gapBehind(items, row) : null;
    // A row of bars and nothing else.
    if (after !== null && after.most + 1 - step.border - step.tail === columns) return new Array(columns).fill(null);
  }
  return null;
}

/** Before the first of the row's figures is room for a whole row of blanks: they may belong to a row without a label. */
export function hidesRow(items: readonly Item[], row: Row, columns: number, steps: readonly Step[]): boolean {
  return steps.some((step) => {
    const [first] = stepsOf(items, row, columns, step.by, step).inside;
    const blank = Math.min(...step.blanks);
    return first !== undefined && !step.unproved && first - step.size >= blank * columns;
  });
}

/** The row is printed in steps of this kind: where they do not account for its cells, nothing else can. */
export function isStepped(items: readonly Item[], row: Row, step: Step): boolean {
  if (step.unproved || row.run === null) return false;
  return !stepsOf(items, row, 0, step.by, step).inside.includes(0);
}

function filled(steps: Steps, row: Row, size: number, blank: number): (Figure | null)[] | null {
  if (steps.inside.includes(0)) return null;
  const blanks = blanksIn(steps, size, blank);
  if (blanks === null) return null;
  const cells: (Figure | null)[] = [];
  for (const [i, figure] of (row.run?.figures ?? []).entries()) {
    for (let n = 0; n < (blanks[i] ?? 0); n++) cells.push(null);
    cells.push(figure);
  }
  while (cells.length < steps.columns) cells.push(null);
  return cells;
}
