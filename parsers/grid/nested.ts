import type { Document, DocumentTable, Line, TableCell } from '../document.js';
import { sourceOf } from '../document.js';

/** What stands in the tables inside a cell. */
export interface Inner {
  /** The lines of the cell and of everything in it, in printed order. */
  readonly lines: readonly Line[];
  /** The one inner cell that holds all of the text, where there is one. */
  readonly only: TableCell | null;
}

interface Around {
  readonly table: DocumentTable;
  readonly cells: readonly TableCell[];
  readonly end: number;
  /** The cell at which the last inner table was looked for; they come in order. */
  at: number;
}

/**
 * The cells that hold tables, with the text of these: a table inside a cell is a table of its own, and the cell around
 * it would pass for blank.
 *
 * Each table is visited once, with the tables around it on a stack, so the work grows with the page alone.
 */
export function innerTables(document: Document): ReadonlyMap<TableCell, Inner> {
  const inner = new Map<TableCell, TableCell[]>();
  const around: Around[] = [];
  for (const table of document.tables) {
    const cells = table.rows.flat();
    const start = cells[0]?.start;
    if (start === undefined) continue;
    while (around.length > 0 && !isAround(around.at(-1), table, start)) around.pop();
    const printed = cells.filter((c) => c.lines.length > 0);
    for (const outer of around) {
      const holder = cellAt(outer, start);
      if (holder === null || printed.length === 0) continue;
      const known = inner.get(holder);
      if (known === undefined) inner.set(holder, [...printed]);
      else known.push(...printed);
    }
    around.push({ table, cells, end: cells.reduce((end, c) => Math.max(end, c.end), 0), at: 0 });
  }
  return new Map([...inner].map(([cell, cells]) => [cell, join(cell, cells)]));
}

/** Offsets count within a part of the document; a table of another part is no neighbour. */
function isAround(outer: Around | undefined, table: DocumentTable, start: number): boolean {
  if (outer === undefined || outer.table.source !== table.source) return false;
  return (outer.cells[0]?.start ?? 0) < start && start < outer.end;
}

function cellAt(outer: Around, start: number): TableCell | null {
  while ((outer.cells[outer.at]?.end ?? Number.POSITIVE_INFINITY) <= start) outer.at++;
  const cell = outer.cells[outer.at];
  return cell !== undefined && cell.start <= start ? cell : null;
}

function join(cell: TableCell, cells: readonly TableCell[]): Inner {
  const startOf = (line: Line) => sourceOf(line, 0).start;
  const lines = [...cell.lines, ...cells.flatMap((c) => c.lines)].sort((a, b) => startOf(a) - startOf(b));
  const [only] = cells;
  return { lines, only: cells.length === 1 && cell.lines.length === 0 && only !== undefined ? only : null };
}
