import { finding } from '../../src/finding.js';
import { cellText, type DocumentTable, limits, type TableCell } from '../document.js';
import { Refusal } from '../refusal.js';

/** A cell laid out on the grid: columns `left` up to, not with, `right`; rows `top` up to, not with, `bottom`. */
export interface GridCell {
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
 * @throws Refusal when the table is larger than any report's
 */
export function expandSpans(table: DocumentTable): Grid {
  const height = table.rows.length;
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
      if (height > limits.tableRows || width > limits.tableColumns || count > limits.tableCells)
        throw new Refusal(finding('table.too_large', 'document', { rows: height, columns: width }));
      const placed = { cell, text: cellText(cell), left, right, top, bottom };
      for (let y = top; y < bottom; y++)
        for (let x = left; x < right; x++) {
          const line = taken[y];
          if (line !== undefined && line[x] === undefined) line[x] = placed;
        }
      left = right;
    }
  }
  const rows = taken.map((line) => [...new Set(line)].filter((c): c is GridCell => c !== undefined));
  return { width, rows };
}
