import type { ValueType } from '../../src/form/form.js';
import { looksMark, readCell } from '../numbers.js';

export interface PrintedFigure {
  readonly text: string;
  /** It stands in a cell of its own and is not cut. */
  readonly whole: boolean;
}

/** One printed piece that may stand in a cell: characters `from` to `to` of the run's figure `figure`. */
export interface Piece {
  readonly figure: number;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** As a sum counts it; a mark counts nothing. */
  readonly value: number;
}

/** A way of giving a run's figures to the cells of a row: null for a cell that left no trace. */
export type Filling = readonly (Piece | null)[];

/** Cells of a row that must add up: the parts, and the cell that holds their sum. */
export interface RowSum {
  readonly parts: readonly number[];
  readonly total: number;
}

export interface Candidates {
  readonly fillings: readonly Filling[];
  /** The search was given up before all ways were tried. */
  readonly bounded: boolean;
}

/** Ways tried for one row before it is given up as undecidable. */
const mostSteps = 200_000;
/** More ways than this decide nothing, and are not kept. */
const mostFillings = 2_000;

/**
 * Every way in which a run of figures fills a row: digits that stuck together cut apart, cells that left no trace left
 * blank, in the order of the print, such that the row's own sums hold (a blank counts as 0).
 *
 * A figure is cut only where every piece is a number by the strict grammar, so no piece begins with a zero but 0 itself.
 *
 * @param figures the printed figures, in order; none is left over
 * @param types what the row's columns hold
 */
export function fillingsOf(
  figures: readonly PrintedFigure[],
  types: readonly ValueType[],
  sums: readonly RowSum[],
): Candidates {
  const budget = { steps: mostSteps };
  const [sum] = sums;
  const last = types.length - 1;
  const ways =
    sum !== undefined && sums.length === 1 && sum.total === last ? byTotal(figures, types, sum, budget) : null;
  const fillings = ways ?? fill(figures, types, sums, Number.POSITIVE_INFINITY, budget);
  const bounded = budget.steps < 0;
  return { fillings: bounded ? [] : fillings, bounded };
}

/** A row that ends with its total: the total is cut off first, and no part can be more than what it leaves. */
function byTotal(
  figures: readonly PrintedFigure[],
  types: readonly ValueType[],
  sum: RowSum,
  budget: { steps: number },
): Filling[] {
  const parts = types.slice(0, -1);
  const type = types.at(-1) ?? 'count';
  const fillings: Filling[] = [];
  const end = (piece: Piece | null, rest: readonly PrintedFigure[]) => {
    const total = piece?.value ?? 0;
    for (const filling of fill(rest, parts, [], total, budget))
      if (sum.parts.reduce((n, i) => n + (filling[i]?.value ?? 0), 0) === total) fillings.push([...filling, piece]);
    if (fillings.length > mostFillings) budget.steps = -1;
  };
  end(null, figures);
  const at = figures.length - 1;
  const figure = figures[at];
  if (figure === undefined) return fillings;
  for (let from = figure.whole ? 0 : figure.text.length - 1; from >= 0; from--) {
    const piece = pieceOf(figure.text, at, from, figure.text.length, type);
    const head = { text: figure.text.slice(0, from), whole: false };
    if (piece !== null) end(piece, from === 0 ? figures.slice(0, at) : [...figures.slice(0, at), head]);
  }
  return fillings;
}

/** Every way to fill these cells so that the sums hold and, where `most` is a number, all counts together make it. */
function fill(
  figures: readonly PrintedFigure[],
  types: readonly ValueType[],
  sums: readonly RowSum[],
  most: number,
  budget: { steps: number },
): Filling[] {
  const width = types.length;
  const fillings: Filling[] = [];
  const filling: (Piece | null)[] = [];
  // The sums that can be told once a cell is filled.
  const due = types.map((_, i) => sums.filter((s) => Math.max(s.total, ...s.parts) === i));
  const holds = (sum: RowSum) =>
    sum.parts.reduce((n, i) => n + (filling[i]?.value ?? 0), 0) === (filling[sum.total]?.value ?? 0);
  const next = (cell: number, figure: number, from: number, left: number): void => {
    if (--budget.steps < 0) return;
    if (cell === width) {
      // With a total given nothing may be left of it.
      if (figure === figures.length && (left === 0 || most === Number.POSITIVE_INFINITY)) fillings.push([...filling]);
      // What is not kept must not be taken for impossible.
      if (fillings.length > mostFillings) budget.steps = -1;
      return;
    }
    if (fewestPieces(figures, figure, from) > width - cell) return;
    const put = (piece: Piece | null, nextFigure: number, nextFrom: number) => {
      const rest = left - (piece?.value ?? 0);
      filling[cell] = piece;
      if (rest >= 0 && due[cell]?.every(holds)) next(cell + 1, nextFigure, nextFrom, rest);
    };
    // Pieces cut from one figure stand side by side or with blanks between, like any others.
    put(null, figure, from);
    const text = figures[figure]?.text;
    if (text === undefined) return;
    const type = types[cell] ?? 'count';
    for (let to = figures[figure]?.whole ? text.length : from + 1; to <= text.length; to++) {
      const piece = pieceOf(text, figure, from, to, type);
      if (piece !== null) put(piece, to === text.length ? figure + 1 : figure, to === text.length ? 0 : to);
      if (text[from] === '0' && type === 'count') break;
      // Longer pieces count more still.
      if (piece !== null && piece.value > left) break;
    }
  };
  next(0, 0, 0, most);
  return fillings;
}

/** So many cells at least are needed for what is left: one a figure, and each zero at a beginning stands alone. */
function fewestPieces(figures: readonly PrintedFigure[], figure: number, from: number): number {
  let fewest = Math.max(0, figures.length - figure - 1);
  const text = figures[figure]?.text ?? '';
  let at = from;
  if (figures[figure]?.whole) return fewest + (text === '' ? 0 : 1);
  while (text[at] === '0' && text[at + 1] !== '.') {
    fewest++;
    at++;
  }
  // What is left of 0元 is a unit, and needs no cell.
  return /\d/.test(text.slice(at)) ? fewest + 1 : fewest;
}

function pieceOf(figure: string, index: number, from: number, to: number, type: ValueType): Piece | null {
  const text = figure.slice(from, to);
  if (from === 0 && to === figure.length && looksMark(text)) return { figure: index, from, to, text, value: 0 };
  if (type === 'count' && /^\d+$/.test(text)) {
    if (text.length > 12 || (text.length > 1 && text[0] === '0')) return null;
    return { figure: index, from, to, text, value: Number(text) };
  }
  const { reading } = readCell(text, type);
  return reading.kind === 'number' ? { figure: index, from, to, text, value: Number(reading.value) } : null;
}
