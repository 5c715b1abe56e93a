import type { Column } from '../../src/form/form.js';
import type { Heading } from './headings.js';
import type { GridCell } from './spans.js';

export interface Assignment {
  readonly cells: ReadonlyMap<Heading, GridCell>;
  /** Figures that stand for several columns or rows at once: nobody can say whose they are. */
  readonly merged: ReadonlyMap<Column, string>;
  /** Figures under no heading. */
  readonly beside: readonly GridCell[];
}

const overlap = (h: Heading, c: GridCell) => h.left < c.right && c.left < h.right;

/**
 * Gives the cells of a row to the headings above them.
 *
 * Where there are as many cells as headings, the order decides, as long as each cell lies at least partly under its
 * heading: the spans of headings and bodies drift apart on real pages (上海市政府办公厅 2019 heads 本年增/减 with two grid
 * columns and gives the second of them to 上一年项目数量 below). Otherwise geometry decides alone.
 *
 * @param aligned the headings belong to a grid of the same shape; if not, only their order means anything
 * @param y the row's number, to tell cells that span down from the row above; null where that cannot be
 * @returns null when the cells cannot be told apart
 */
export function assignColumns(
  headings: readonly Heading[],
  row: readonly GridCell[],
  aligned: boolean,
  y: number | null,
): Assignment | null {
  const far = aligned ? row.filter((c) => c.text === '' && !headings.some((h) => overlap(h, c))) : [];
  const values = row.filter((c) => !far.includes(c));
  if (values.length === headings.length && headings.every((h, i) => fits(h, values[i], aligned)))
    return split(new Map(headings.map((h, i) => [h, values[i] as GridCell])), y, []);
  return aligned ? byGeometry(headings, values, y) : null;
}

function fits(heading: Heading, cell: GridCell | undefined, aligned: boolean): boolean {
  return cell !== undefined && (!aligned || overlap(heading, cell));
}

function byGeometry(headings: readonly Heading[], values: readonly GridCell[], y: number | null): Assignment | null {
  const cells = new Map<Heading, GridCell>();
  const merged = new Map<Column, string>();
  for (const heading of headings) {
    const under = values.filter((c) => overlap(heading, c));
    const printed = under.filter((c) => c.text !== '');
    // Empty cells beside the figure stand where a span should.
    const one = printed.length === 1 ? printed[0] : under.length === 1 ? under[0] : undefined;
    const cell = one ?? (printed.length === 0 ? under[0] : undefined);
    if (cell === undefined) return null;
    const shared = headings.some((h) => h !== heading && overlap(h, cell));
    if (shared && cell.text !== '') merged.set(heading.column, cell.text);
    else cells.set(heading, cell);
  }
  const beside = values.filter((c) => c.text !== '' && !headings.some((h) => overlap(h, c)));
  const result = split(cells, y, beside);
  return { ...result, merged: new Map([...merged, ...result.merged]) };
}

/** Takes out the figures that span down over several rows. */
function split(cells: ReadonlyMap<Heading, GridCell>, y: number | null, beside: readonly GridCell[]): Assignment {
  const kept = new Map<Heading, GridCell>();
  const merged = new Map<Column, string>();
  for (const [heading, cell] of cells) {
    if (y !== null && cell.text !== '' && cell.bottom - cell.top > 1) merged.set(heading.column, cell.text);
    else kept.set(heading, cell);
  }
  return { cells: kept, merged, beside };
}
