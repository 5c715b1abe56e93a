import { finding } from '../../src/finding.js';
import { addressOf } from '../../src/form/cells.js';
import { type Column, rowsOf, type Table } from '../../src/form/form.js';
import type { Place } from '../../src/report.js';
import { type CellRead, type PendingRow, readUnder, type TableReading } from '../reading.js';
import { type Filling, fillingsOf, type RowSum } from './candidates.js';
import { solve } from './solve.js';

/** A row whose figures do not yet stand in cells, with the ways in which they can. */
interface Open {
  readonly pending: PendingRow;
  /** The row's ids: several where the form's rows stand side by side. */
  readonly rows: readonly string[];
  readonly columns: readonly Column[];
  readonly fillings: readonly Filling[];
  readonly bounded: boolean;
}

/** More candidates than this are not worth listing. */
const mostListed = 8;

/**
 * Gives the figures of rows that are printed with vanished blanks or without gaps to their cells, by the form's sums.
 *
 * A cell that reads the same in every filling that satisfies all sums is solved; one that differs stays missing, with
 * its candidates. Where a table has no sums, only a row that can be filled in one way alone is read.
 */
export function solveTable(reading: TableReading): void {
  const { table } = reading;
  const pending = reading.pending.splice(0);
  if (pending.length === 0) return;
  const open = pending.map((p) => openRow(p, table));
  const possible = table.layout === 'line' ? open.map((o) => o.fillings) : together(reading, open);
  // A row without figures is empty only in a table with sums, in which other rows have lost blanks too: else it may be lost.
  const hasSums = (table.identities ?? []).length > 0;
  const vanish = hasSums && pending.some((p) => p.figures.length > 1);
  for (const [i, row] of open.entries()) enter(reading, row, possible?.[i] ?? [], possible === null, vanish);
}

function openRow(pending: PendingRow, table: Table): Open {
  const rows = pending.rows;
  const columns = rows.flatMap(() => pending.columns.map((c) => c.column));
  const sums = rows.flatMap((_, block) =>
    rowSums(
      table,
      pending.columns.map((c) => c.column),
      block,
    ),
  );
  const figures = pending.figures.map((f) => ({ text: halfWidthDigits(f.text), whole: f.apart }));
  const types = columns.map((c) => c.type);
  const { fillings, bounded } = fillingsOf(figures, types, sums);
  return { pending, rows, columns, fillings, bounded };
}

function halfWidthDigits(text: string): string {
  return text.replace(/[０-９]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
}

function rowSums(table: Table, columns: readonly Column[], block: number): RowSum[] {
  const at = (id: string) => block * columns.length + columns.findIndex((c) => c.id === id);
  return (table.identities ?? []).flatMap((identity) =>
    identity.forEach === 'row'
      ? identity.right.map((id) => ({ parts: columns.filter((c) => c.part).map((c) => at(c.id)), total: at(id) }))
      : [],
  );
}

/** What is possible for each open row under the sums over columns; null where the search was given up. */
function together(reading: TableReading, open: readonly Open[]): (readonly Filling[])[] | null {
  const { table } = reading;
  if (open.some((o) => o.bounded)) return null;
  const all = rowsOf(table, reading.printed);
  const ways = all.map((row): readonly (readonly number[])[] | null => {
    const mine = open.find((o) => o.rows[0] === row.id);
    if (mine !== undefined) return mine.fillings.map((f) => inOrder(table, mine.columns, (i) => f[i]?.value ?? 0));
    return known(reading, row.id);
  });
  // A sum over a row that could not be read says nothing.
  const sums = (table.identities ?? []).flatMap((identity) => {
    if (identity.forEach !== 'column') return [];
    const index = (id: string) => all.findIndex((r) => r.id === id);
    const leaves = all.flatMap((r, i) => (r.leaf ? [i] : []));
    const left = identity.left === 'leaves' ? leaves : identity.left.map(index);
    const right = identity.right.map(index);
    return [...left, ...right].every((i) => ways[i] != null) ? [{ left, right }] : [];
  });
  const rows = ways.map((w) => w ?? [table.columns.map(() => 0)]);
  if (rows.some((w) => w.length === 0)) return open.map(() => []);
  const { possible, bounded } = solve({ rows, sums, width: table.columns.length });
  if (bounded) return null;
  return open.map((o) => {
    const at = all.findIndex((r) => r.id === o.rows[0]);
    return (possible[at] ?? []).flatMap((i) => (o.fillings[i] === undefined ? [] : [o.fillings[i]]));
  });
}

function inOrder(table: Table, columns: readonly Column[], value: (index: number) => number): number[] {
  return table.columns.map((c) => value(columns.indexOf(c)));
}

/** The one way of a row that is read already; null where some cell of it is not. */
function known(reading: TableReading, rowId: string): readonly (readonly number[])[] | null {
  const values: number[] = [];
  for (const column of reading.table.columns) {
    const cell = reading.cells.get(addressOf(reading.table, { id: rowId }, column))?.reading;
    if (cell === undefined || cell.kind === 'text' || cell.kind === 'missing') return null;
    values.push(cell.kind === 'number' ? Number(cell.value) : 0);
  }
  return [values];
}

function enter(
  reading: TableReading,
  row: Open,
  possible: readonly Filling[],
  givenUp: boolean,
  vanish: boolean,
): void {
  const { table } = reading;
  const { pending } = row;
  const at = row.rows.length > 1 ? table.id : `${table.id}.${row.rows[0]}`;
  if (givenUp || row.bounded) {
    reading.doubt(
      finding('row.unsolved', at, { figures: pending.figures.map((f) => f.text), reason: 'too many ways' }),
    );
    return;
  }
  if (possible.length === 0 || (pending.figures.length === 0 && !vanish)) {
    reading.doubt(finding('row.count', at, { expected: row.columns.length, found: pending.figures.length }));
    return;
  }
  const width = pending.columns.length;
  for (const [block, rowId] of row.rows.entries()) {
    const cells = new Map<Column, CellRead>();
    for (const [i, { column, text }] of pending.columns.entries()) {
      const seen = new Map<string, Filling[number]>();
      for (const filling of possible) {
        const piece = filling[block * width + i] ?? null;
        seen.set(piece === null ? '' : `${piece.text}`, piece);
      }
      const address = addressOf(table, { id: rowId }, column);
      if (seen.size === 1) {
        const [piece = null] = seen.values();
        cells.set(column, madeCell(pending, column, text, piece));
      } else {
        reading.weak = true;
        reading.note(
          finding('cell.ambiguous', address, {
            candidates: listed([...seen.keys()]),
            printed: pending.figures.map((f) => f.text).join(' '),
          }),
        );
      }
    }
    if (cells.size > 0) reading.addRow(rowId, cells);
  }
}

function listed(candidates: readonly string[]): string[] {
  const sorted = [...candidates].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  return sorted.length > mostListed ? [...sorted.slice(0, mostListed), '…'] : sorted;
}

/** A cell that the sums alone give: its place is the run of characters that it was cut from or placed in. */
function madeCell(pending: PendingRow, column: Column, heading: string, piece: Filling[number]): CellRead {
  const rule = pending.figures.some((f, i) => piece?.figure === i && piece.text.length < f.text.length)
    ? 'split'
    : 'placed';
  const figure = piece === null ? undefined : pending.figures[piece.figure];
  const place: Place = figure?.place ?? pending.place;
  const from = figure?.text ?? '';
  return { ...readUnder(column, heading, piece?.text ?? '', place), made: { from, rule } };
}
