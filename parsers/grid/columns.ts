import { looksFigure } from '../numbers.js';
import type { Heading } from './headings.js';
import type { GridCell } from './spans.js';

export interface Assignment {
  readonly cells: ReadonlyMap<Heading, GridCell>;
  /** Figures that stand for several columns or rows at once: nobody can say whose they are. */
  readonly merged: ReadonlyMap<Heading, GridCell>;
  /** What is printed in the row under no heading of the form. */
  readonly beside: readonly GridCell[];
  /** The cells do not stand under their headings; the order alone decided. */
  readonly shifted: boolean;
}

/** The headings that hold for a row, and how far their place can be trusted. */
export interface HeadingsInForce {
  readonly found: readonly Heading[];
  readonly others: readonly GridCell[];
  /** The headings stand in a grid of the same shape; if not, only their order means anything. */
  readonly aligned: boolean;
  /** They stand in the very grid of the row. */
  readonly own: boolean;
  /** Every column of the form is headed once. */
  readonly whole: boolean;
}

const overlap = (h: { left: number; right: number }, c: GridCell) => h.left < c.right && c.left < h.right;

/**
 * Gives the cells of a row to the headings above them.
 *
 * Where there are as many cells as headings, the order decides: the spans of headings and bodies drift apart on real
 * pages (上海市政府办公厅 2019 heads 本年增/减 with two grid columns and gives the second of them to 上一年项目数量
 * below). Otherwise geometry decides alone, and a figure under no heading at all says that it cannot be trusted.
 *
 * @param own the grid rows of the row's label: a figure as tall as that is no figure of several rows
 * @returns null when the cells cannot be told apart
 */
export function assignColumns(
  headings: HeadingsInForce,
  row: readonly GridCell[],
  own: { top: number; bottom: number } | null,
): Assignment | null {
  const { found, aligned } = headings;
  const values = aligned ? row.filter((c) => c.text !== '' || found.some((h) => overlap(h, c))) : row;
  const inOrder = (cells: readonly GridCell[]) => new Map(found.map((h, i) => [h, cells[i] as GridCell]));
  // A figure over a foreign column and one of the form's makes up for the heading that is not there.
  const foreign = aligned ? foreignHeadings(headings) : [];
  const mixed = values.some((c) => foreign.some((o) => overlap(o, c)));
  if (values.length === found.length && !mixed) {
    if (!aligned || found.every((h, i) => overlap(h, values[i] as GridCell)))
      return split(inOrder(values), own, [], false);
    // A corner that spans too few or too many of the labels' columns shifts every heading alike.
    const drifts = row.length === values.length && (isShifted(found, row) || isClosed(found));
    if (headings.whole && (!headings.own || drifts)) return split(inOrder(row), own, [], true);
  }
  return aligned ? byGeometry(headings, values, own) : null;
}

/** Every cell stands equally far from its heading: one span over the labels is too wide, and all the headings are sound. */
function isShifted(found: readonly Heading[], row: readonly GridCell[]): boolean {
  const distances = new Set(found.map((h, i) => (row[i]?.left ?? 0) - h.left));
  return distances.size === 1;
}

/** No gap between the headings: none of them was pushed aside, so what drifts are the row's own spans. */
function isClosed(found: readonly Heading[]): boolean {
  return found.every((h, i) => i === 0 || found[i - 1]?.right === h.left);
}

/** Cells that head columns which are not the form's; words over several columns stand over the form's too. */
function foreignHeadings({ found, others }: Pick<HeadingsInForce, 'found' | 'others'>): GridCell[] {
  return others.filter((o) => !found.some((h) => overlap(h, o)));
}

function byGeometry(
  { found, others, whole }: HeadingsInForce,
  values: readonly GridCell[],
  own: { top: number; bottom: number } | null,
): Assignment | null {
  const cells = new Map<Heading, GridCell>();
  const merged = new Map<Heading, GridCell>();
  for (const heading of found) {
    const under = values.filter((c) => overlap(heading, c));
    const printed = under.filter((c) => c.text !== '');
    // Empty cells beside the figure stand where a span should.
    const one = printed.length === 1 ? printed[0] : under.length === 1 ? under[0] : undefined;
    const cell = one ?? (printed.length === 0 ? under[0] : undefined);
    if (cell === undefined) return null;
    const shared = [...found, ...others].some((h) => !overlapsOnly(h, heading, cell));
    // Where a heading is lost, a figure that reaches out from under its neighbour, beside an empty cell, may be its own.
    const reaches = !whole && under.length > 1 && (cell.left < heading.left || cell.right > heading.right);
    if ((shared || reaches) && cell.text !== '') merged.set(heading, cell);
    else cells.set(heading, cell);
  }
  const beside = values.filter((c) => c.text !== '' && !found.some((h) => overlap(h, c)));
  // A cell too many in a row, or a heading too few, leaves a figure with nothing over it but words over several columns.
  const foreign = foreignHeadings({ found, others });
  if (beside.some((c) => looksFigure(c.text) && !foreign.some((o) => overlap(o, c)))) return null;
  const result = split(cells, own, beside, false);
  return { ...result, merged: new Map([...merged, ...result.merged]) };
}

/** The cell stands under this heading, and under no other one. */
function overlapsOnly(other: Heading | GridCell, heading: Heading, cell: GridCell): boolean {
  return other === heading || !overlap(other, cell) || covers(other, heading);
}

/** Words over several columns stand over their headings too. */
function covers(other: Heading | GridCell, heading: Heading): boolean {
  return !('column' in other) && other.left <= heading.left && heading.right <= other.right;
}

/** Takes out the figures that span down over several rows. */
function split(
  cells: ReadonlyMap<Heading, GridCell>,
  own: { top: number; bottom: number } | null,
  beside: readonly GridCell[],
  shifted: boolean,
): Assignment {
  const kept = new Map<Heading, GridCell>();
  const merged = new Map<Heading, GridCell>();
  for (const [heading, cell] of cells) {
    const tall = own !== null && cell.bottom - cell.top > 1 && (cell.top < own.top || cell.bottom > own.bottom);
    if (tall && cell.text !== '') merged.set(heading, cell);
    else kept.set(heading, cell);
  }
  return { cells: kept, merged, beside, shifted };
}
