import type { Cell } from './blocks.js';

export type Rows = readonly (readonly Cell[])[];

/** A cell where the grid has it. */
export interface Placed {
  readonly cell: Cell;
  readonly x: number;
  readonly y: number;
}

/** A cell without a figure. */
export function cellOf(text: string, colspan = 1, rowspan = 1): Cell {
  return { text, colspan, rowspan, address: null };
}

/** Where each cell of a table lies, spans expanded as HTML expands them. */
export function place(rows: Rows): Placed[] {
  const taken = rows.map(() => new Set<number>());
  return rows.flatMap((row, y) => {
    let x = 0;
    return row.map((cell) => {
      while (taken[y]?.has(x)) x++;
      const at = x;
      for (const line of taken.slice(y, y + cell.rowspan)) for (let i = 0; i < cell.colspan; i++) line.add(at + i);
      x += cell.colspan;
      return { cell, x: at, y };
    });
  });
}

/** The number of columns of a table. */
export function widthOf(rows: Rows): number {
  return Math.max(0, ...place(rows).map((p) => p.x + p.cell.colspan));
}

/** The first row that holds a figure. */
export function firstFigures(rows: Rows): number {
  return rows.findIndex((row) => row.some((c) => c.address !== null));
}

const spansInto = (p: Placed, y: number) => p.y < y && y < p.y + p.cell.rowspan;

/** A line of text right through the table, as its row `y`. */
export function insertRow(rows: Rows, y: number, text: string): Rows {
  const all = place(rows);
  const through = all.filter((p) => spansInto(p, y));
  const room = widthOf(rows) - through.reduce((sum, p) => sum + p.cell.colspan, 0);
  const longer = new Set(through.map((p) => p.cell));
  const stretched = rows.map((row) => row.map((c) => (longer.has(c) ? { ...c, rowspan: c.rowspan + 1 } : c)));
  return [...stretched.slice(0, y), [cellOf(text, room)], ...stretched.slice(y)];
}

/** The table without the room of one cell. */
export function removeCell(rows: Rows, address: string): Rows {
  return rows.map((row) => row.filter((c) => c.address !== address));
}

/** The table with one cell grown over its right or lower neighbour. */
export function mergeCells(rows: Rows, first: string, second: string): Rows {
  const all = place(rows);
  const [a, b] = [first, second].map((address) => all.find((p) => p.cell.address === address));
  if (a === undefined || b === undefined) return rows;
  const grown =
    a.y === b.y
      ? { ...a.cell, colspan: a.cell.colspan + b.cell.colspan }
      : { ...a.cell, rowspan: a.cell.rowspan + b.cell.rowspan };
  return removeCell(rows, second).map((row) => row.map((c) => (c === a.cell ? grown : c)));
}

/**
 * The table cut before its row `y`; labels that span over the cut end there.
 *
 * @param again what stands at the head of the second part in place of such a label
 */
export function cut(rows: Rows, y: number, again: (label: string) => string): [Rows, Rows] {
  const all = place(rows);
  const top = all.filter((p) => p.y < y).map((p) => ({ ...p, cell: clip(p.cell, y - p.y) }));
  const through = all
    .filter((p) => spansInto(p, y))
    .map((p) => ({ x: p.x, y, cell: { ...p.cell, text: again(p.cell.text), rowspan: p.y + p.cell.rowspan - y } }));
  const bottom = [...through, ...all.filter((p) => p.y >= y)];
  return [lines(top, 0, y), lines(bottom, y, rows.length)];
}

function clip(cell: Cell, most: number): Cell {
  return { ...cell, rowspan: Math.min(cell.rowspan, most) };
}

/** Every label that spans down stands in its first row, above empty cells. */
export function withoutRowspans(rows: Rows): Rows {
  const all = place(rows).flatMap((p) =>
    Array.from({ length: p.cell.rowspan }, (_, i) => ({
      x: p.x,
      y: p.y + i,
      cell: i === 0 ? { ...p.cell, rowspan: 1 } : cellOf('', p.cell.colspan),
    })),
  );
  return lines(all, 0, rows.length);
}

function lines(all: readonly Placed[], from: number, to: number): Rows {
  return Array.from({ length: to - from }, (_, i) =>
    all
      .filter((p) => p.y === from + i)
      .sort((a, b) => a.x - b.x)
      .map((p) => p.cell),
  );
}
