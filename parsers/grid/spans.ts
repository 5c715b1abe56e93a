import { finding } from '../../src/finding.js';
import { cellText, type DocumentTable, limits, type TableCell } from '../document.js';
import { Refusal } from '../refusal.js';
import type { Inner } from './nested.js';

/** A cell laid out on the grid: columns `left` up to, not with, `right`; rows `top` up to, not with, `bottom`. */
export interface GridCell {
  /** The cell that holds the text: where that is in a table of one cell inside this one, the inner cell. */
  readonly cell: TableCell;
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Grid {
  readonly width: number;
  /** For each row the distinct cells that cover it, from left to right, those that span down from above too. */
  readonly rows: readonly (readonly GridCell[])[];
}

/**
 * Lays a table's cells out as HTML does: each in the first free column of its row, over as many columns and rows as it
 * spans. A span that reaches below the last row ends there; where two spans overlap, the earlier keeps the room.
 *
 * @param inner the cells that hold tables, with the text of these
 * @throws Refusal when the table is larger than any report's
 */
export function expandSpans(table: DocumentTable, inner: ReadonlyMap<TableCell, Inner> = new Map()): Grid {
  const height = table.rows.length;
  if (height > limits.tableRows) throw tooLarge(height, 0);
  const taken: (GridCell | undefined)[][] = table.rows.map(() => []);
  let width = 0;
  let count = 0;
  for (const [top, row] of table.rows.entries()) {
    let left = 0;
    for (const cell of row) {
      while (taken[top]?.[left] !== undefined) left++;
      const right = left + cell.colspan;
      const bottom = Math.min(top + cell.rowspan, height);
      width = Math.max(width, right);
      count += (right - left) * (bottom - top);
      if (width > limits.tableColumns || count > limits.tableCells) throw tooLarge(height, width);
      const held = inner.get(cell);
      const text = held === undefined ? cellText(cell) : held.lines.map((l) => l.text).join('\n');
      const placed = { cell: held?.only ?? cell, text, left, right, top, bottom };
      for (let y = top; y < bottom; y++)
        for (let x = left; x < right; x++) {
          const line = taken[y];
          if (line !== undefined && line[x] === undefined) line[x] = placed;
        }
      left = right;
    }
  }
  return { width, rows: taken.map(distinct) };
}

/** The grid with rows for columns: what stood under a heading stands beside it. */
export function transpose(grid: Grid): Grid {
  const turned = new Map<GridCell, GridCell>();
  const columns: (GridCell | undefined)[][] = Array.from({ length: grid.width }, () => []);
  for (const [y, cells] of grid.rows.entries())
    for (const c of cells) {
      const { cell, text } = c;
      const t = turned.get(c) ?? { cell, text, left: c.top, right: c.bottom, top: c.left, bottom: c.right };
      turned.set(c, t);
      for (let x = c.left; x < c.right; x++) if (columns[x]?.[y] === undefined) (columns[x] ?? [])[y] = t;
    }
  return { width: grid.rows.length, rows: columns.map(distinct) };
}

function distinct(line: readonly (GridCell | undefined)[]): GridCell[] {
  return [...new Set(line)].filter((c): c is GridCell => c !== undefined);
}

function tooLarge(rows: number, columns: number): Refusal {
  return new Refusal(finding('table.too_large', 'document', { rows, columns }));
}
