import { readGrids } from '../../parsers/grid/read-grid.js';
import { parseHtml } from '../../parsers/html.js';
import type { Address } from '../../src/address.js';
import { cellsOf } from '../../src/form/cells.js';
import type { Form } from '../../src/form/form.js';
import type { Reading } from '../../src/report.js';
import type { Block, PrintedCell } from '../../src/sample/print/layout.js';

export type Rows = readonly (readonly PrintedCell[])[];

/** What the grid reader alone makes of a page. */
export interface GridReading {
  readonly cells: ReadonlyMap<Address, Reading>;
  /** Codes of its findings, sorted, each once. */
  readonly codes: readonly string[];
  /** It leaves no doubt on any table. */
  readonly sure: boolean;
}

export function readGrid(html: string, form: Form): GridReading {
  const readings = [...readGrids(parseHtml(html), form).values()];
  return {
    cells: new Map(readings.flatMap((r) => [...r.cells].map(([address, cell]) => [address, cell.reading] as const))),
    codes: [...new Set(readings.flatMap((r) => r.findings.map((f) => f.code)))].sort(),
    sure: readings.every((r) => !r.weak),
  };
}

/** How a reading compares with what was printed, cell by cell of the form. */
export function compareGrid(reading: GridReading, form: Form, printed: ReadonlyMap<Address, string>) {
  const wrong: string[] = [];
  const missing: Address[] = [];
  for (const { address } of cellsOf(form)) {
    if (!printed.has(address)) continue;
    const cell = reading.cells.get(address);
    const read = cell === undefined || cell.kind === 'missing' ? null : 'printed' in cell ? cell.printed : '';
    if (read === null) missing.push(address);
    else if (read !== printed.get(address)) wrong.push(`${address}: ${printed.get(address)}, read ${read}`);
  }
  return { wrong, missing };
}

export const plainCell = (text: string, colspan = 1, rowspan = 1): PrintedCell => ({
  text,
  colspan,
  rowspan,
  address: null,
});

/** The last label of a row. */
export const labelOf = (row: readonly PrintedCell[]) => row.filter((c) => c.address === null).at(-1)?.text ?? '';

/** The blocks with one table changed: into another, or into several. */
export function changeTable(
  blocks: readonly Block[],
  which: 'proactive' | 'requests' | 'disputes',
  change: (rows: Rows) => readonly Rows[],
): Block[] {
  let nth = -1;
  return blocks.flatMap((block): Block[] => {
    if (block.kind !== 'table') return [block];
    nth++;
    if (['proactive', 'requests', 'disputes'][nth] !== which) return [block];
    return change(block.rows).map((rows) => ({ kind: 'table', rows }));
  });
}

interface Spot {
  readonly cell: PrintedCell;
  readonly x: number;
  readonly y: number;
}

/** Rows as a full grid: for every spot the cell that covers it. */
function gridOf(rows: Rows): Spot[][] {
  const grid: Spot[][] = rows.map(() => []);
  for (const [y, row] of rows.entries()) {
    let x = 0;
    for (const cell of row) {
      while (grid[y]?.[x] !== undefined) x++;
      for (let dy = 0; dy < cell.rowspan; dy++)
        for (let dx = 0; dx < cell.colspan; dx++) (grid[y + dy] ?? [])[x + dx] = { cell, x, y };
    }
  }
  return grid;
}

/** The table with rows for columns. */
export function turn(rows: Rows): Rows {
  const grid = gridOf(rows);
  const width = Math.max(...grid.map((line) => line.length));
  return Array.from({ length: width }, (_, x) =>
    grid.flatMap((line, y): PrintedCell[] => {
      const spot = line[x];
      if (spot === undefined || spot.x !== x || spot.y !== y) return [];
      return [{ ...spot.cell, colspan: spot.cell.rowspan, rowspan: spot.cell.colspan }];
    }),
  );
}

/** The table with empty cells in place of what these cells' spans cover. */
export function withoutSpans(rows: Rows, which: (cell: PrintedCell) => boolean = () => true): Rows {
  return gridOf(rows).map((line, y) =>
    line.flatMap(({ cell, ...at }, x): PrintedCell[] => {
      const own = at.x === x && at.y === y;
      if (!which(cell)) return own ? [cell] : [];
      return own ? [{ ...cell, colspan: 1, rowspan: 1 }] : [plainCell('')];
    }),
  );
}
