import type { Column, Row, Table } from '../../src/form/form.js';
import type { LabelMatch, LabelRef, Labels } from '../labels.js';
import type { GridCell } from './spans.js';

/** A column of the form as a page's table heads it. `row` is set where the form's rows stand side by side. */
export interface Heading {
  readonly column: Column;
  readonly row: Row | null;
  readonly cell: GridCell;
  readonly left: number;
  readonly right: number;
  readonly match: LabelMatch;
  readonly ref: LabelRef;
}

export interface Headings {
  readonly found: readonly Heading[];
  /** Heading cells over figures that are not the form's words for this table. */
  readonly unknown: readonly string[];
}

/**
 * Finds the columns of one table of the form in the rows above its figures.
 *
 * Over each column of the grid the lowest cell that names a column of the form counts, so that empty cells under a
 * heading (put where a span should be) do no harm; where rows stand side by side, the cell above it names the row.
 *
 * @param rows the heading rows, from top to bottom
 * @param from the first grid column that can hold figures
 */
export function findHeadings(
  rows: readonly (readonly GridCell[])[],
  table: Table,
  labels: Labels,
  from: number,
  width: number,
): Headings {
  const found: Heading[] = [];
  const unknown: string[] = [];
  for (let x = from; x < width; x++) {
    const above = rows.map((cells) => cells.find((c) => c.left <= x && x < c.right)).reverse();
    const heading = headingAt(x, above, table, labels);
    if (heading === null) {
      const text = above.find((c) => c !== undefined && c.text !== '')?.text;
      if (text !== undefined && labels.find(text) === null && !unknown.includes(text)) unknown.push(text);
      continue;
    }
    const last = found.at(-1);
    const goesOn = last !== undefined && last.cell === heading.cell && last.row === heading.row && last.right === x;
    if (goesOn) found[found.length - 1] = { ...last, right: x + 1 };
    else found.push(heading);
  }
  return { found, unknown };
}

function headingAt(x: number, above: readonly (GridCell | undefined)[], table: Table, labels: Labels): Heading | null {
  for (const [i, cell] of above.entries()) {
    if (cell === undefined || cell.text === '') continue;
    const named = labels.name(cell.text, table, ['column']);
    if (named === null) continue;
    const column = table.columns.find((c) => c.id === named.ref.id);
    if (column === undefined) continue;
    const row = table.layout === 'line' ? rowAbove(above.slice(i + 1), table, labels) : null;
    if (table.layout === 'line' && row === null) return null;
    return { column, row, cell, left: x, right: x + 1, match: named.match, ref: named.ref };
  }
  return null;
}

function rowAbove(above: readonly (GridCell | undefined)[], table: Table, labels: Labels): Row | null {
  for (const cell of above) {
    if (cell === undefined || cell.text === '') continue;
    const named = labels.name(cell.text, table, ['row']);
    if (named !== null) return table.rows.find((r) => r.id === named.ref.id) ?? null;
  }
  return null;
}
