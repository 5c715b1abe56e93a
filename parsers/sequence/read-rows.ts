import { finding } from '../../src/finding.js';
import { type Column, rowsOf, type Table } from '../../src/form/form.js';
import type { Place } from '../../src/report.js';
import { placeInLine } from '../document.js';
import { type CellRead, type PendingFigure, readUnder, TableReading } from '../reading.js';
import { type PrintedRow, refOf } from './anchors.js';
import { hidesRow, isStepped, type Print, withBlanks } from './blanks.js';
import { type HeadedColumn, headingsBefore } from './headings.js';
import { type Item, itemBehind, type LabelItem } from './items.js';
import type { TableRows } from './rows.js';
import type { Run } from './runs.js';
import type { Figure } from './tokens.js';

/**
 * Reads a table whose rows stand one below the other: behind a row's label stand its figures, one for each column.
 *
 * Where the figures are fewer than the columns the row waits, with its figures in their order, for the sums to say where
 * they belong; where they are more, the row is given up.
 */
export function readRows(items: readonly Item[], table: Table, printed: TableRows, print: Print): TableReading | null {
  const { steps } = print;
  const first = printed.rows.find((r) => r.run !== null) ?? printed.rows[0];
  if (first === undefined) return null;
  const reading = new TableReading(table);
  const begin = Math.min(
    first.label === null ? Number.POSITIVE_INFINITY : items.indexOf(first.label),
    first.run?.at ?? Number.POSITIVE_INFINITY,
  );
  const loose = printed.loose.flatMap((r) => r.figures.map((f) => f.text));
  if (loose.length > 0) reading.doubt(finding('table.loose', table.id, { printed: loose.slice(0, 10) }));
  if (loose.length > 0 && first.run === null) return reading;
  const columns = headingsBefore(items, begin, table, reading);
  if (columns === null) return reading;
  // A run that no row can own: figures may stand before their labels all through the table.
  const beside = printed.rows.filter((r) => r.anchor !== 'before');
  const trusted = loose.length === 0 ? printed.rows : beside;

  // A whole row's figures without a row: one beside them may be printed twice, and differently.
  for (const run of printed.loose.filter((r) => r.figures.length === columns.length)) {
    const before = trusted.findLast((r) => r.run !== null && r.run.at < run.at);
    const behind = trusted.find((r) => r.run !== null && r.run.at > run.at);
    for (const row of [before, behind]) if (row !== undefined) reading.unlabelled.add(row.ref.id);
  }
  const order = table.rows.map((r) => r.id);
  let before = -1;
  for (const row of trusted) {
    if (row.label !== null) reading.label(row.label.match, row.ref, row.label.text);
    const at = order.indexOf(row.ref.id);
    if (row.ref.kind === 'row' && at < before) reading.doubt(finding('row.order', `${table.id}.${row.ref.id}`, {}));
    before = at;
    if (row.anchor === 'order') {
      reading.unlabelled.add(row.ref.id);
      const words = row.run?.figures.map((f) => f.text) ?? [];
      reading.doubt(finding('row.unlabelled', `${table.id}.${row.ref.id}`, { printed: words }));
    }
    const stepped = steps.some((s) => isStepped(items, row, s));
    if (!stepped && isNextLost(row, printed.rows, table)) spoil(reading, row, columns.length);
    else readRow(reading, items, row, columns, print);
  }
  if (printed.again.length > slips && isTitledTwice(items, table))
    for (const id of printed.again) {
      reading.doubt(finding('row.repeated', `${table.id}.${id}`, {}));
      reading.spoilRow(id);
    }
  return reading;
}

/** Labels that stand a second time without figures, in a list of what a table holds, or in one that is blank all through. */
const slips = 2;

/** The table stands twice: whose figures the one print's are, when the other's is blank, nobody can say. */
function isTitledTwice(items: readonly Item[], table: Table): boolean {
  let titles = 0;
  for (const item of items) if (refOf(item, table, ['table']) !== null) titles++;
  return titles > 1;
}

/**
 * The label of the next row is lost, and nothing but their order ties the figures to this one's: they may be the next
 * row's, this one being blank, or hold both rows' digits.
 */
function isNextLost(row: PrintedRow, all: readonly PrintedRow[], table: Table): boolean {
  if (row.run === null || (row.anchor !== 'before' && !row.run.figures.some((f) => f.stuck))) return false;
  const rows = rowsOf(table, new Set(all.map((r) => r.ref.id)));
  const next = rows[rows.findIndex((r) => r.id === row.ref.id) + 1];
  return next !== undefined && !all.some((r) => r.ref.id === next.id);
}

function spoil(reading: TableReading, row: PrintedRow, expected: number): void {
  const found = row.run?.figures.length ?? 0;
  reading.doubt(finding('row.count', `${reading.table.id}.${row.ref.id}`, { expected, found }));
  reading.spoilRow(row.ref.id);
}

function readRow(
  reading: TableReading,
  items: readonly Item[],
  row: PrintedRow,
  columns: readonly HeadedColumn[],
  { steps, sticks }: Print,
): void {
  const { table } = reading;
  const figures = row.run?.figures ?? [];
  if (row.ref.kind === 'local') {
    reading.note(finding('row.local', table.id, { printed: row.label?.text ?? '' }));
    return;
  }
  // 578-9-: a page number with its dashes sticks to the figures.
  const dashed = figures.some((f) => '-—–－'.includes(f.line.text[f.to] ?? ' '));
  if (figures.length === columns.length && !dashed && !hidesRow(items, row, columns.length, steps)) {
    const cells = cellsOf(columns, figures, null);
    // 00879278 is no figure of one cell, but digits of several.
    let whole = true;
    for (const cell of cells.values()) if (cell.reading.kind === 'text') whole = false;
    if (whole) {
      reading.addRow(row.ref.id, cells);
      return;
    }
  }
  const broken = isBroken(items, row.label, row.run);
  const shown = broken ? null : withBlanks(items, row, columns.length, steps);
  if (shown !== null) reading.addRow(row.ref.id, cellsOf(columns, shown, placeAfter(row)));
  // A group's label without figures is no row.
  else if (row.ref.kind === 'alternative' && figures.length === 0) return;
  else if (
    figures.length < columns.length &&
    !steps.some((s) => isStepped(items, row, s)) &&
    row.anchor !== 'order' &&
    !broken
  )
    reading.wait({
      rows: [row.ref.id],
      columns,
      figures: figures.map((f) => pendingFigure(f, sticks)),
      place: placeAfter(row),
    });
  else spoil(reading, row, columns.length);
}

/** Other print this long is no cell. */
const longestCell = 12;

/** Something that is no figure stands among the row's figures, or right behind them: it may be what a cell holds. */
export function isBroken(items: readonly Item[], label: LabelItem | null, run: Run | null): boolean {
  const before = run === null ? undefined : items[run.at - 1];
  const behind = run === null ? itemBehind(items, label?.last ?? -1) : items[run.end];
  // 1 6 on a line behind figures that have a line each: one that a space has broken, or two cells.
  if (run !== null && run.on === null && behind?.kind === 'figure') return true;
  return before?.kind === 'text' || (behind?.kind === 'text' && behind.text.length <= longestCell);
}

export function pendingFigure(figure: Figure, sticks: boolean): PendingFigure {
  return {
    text: figure.text,
    place: placeOf(figure),
    apart: !sticks || (figure.gap !== null && figure.to === figure.line.text.length),
  };
}

export function placeOf(figure: Pick<Figure, 'line' | 'from' | 'to'>): Place {
  return placeInLine(figure.line, figure.from, figure.to);
}

/** Where a blank of the row would stand: right behind what is printed of it. */
function placeAfter(row: PrintedRow): Place {
  const last = row.run?.figures.at(-1) ?? row.label?.pieces.at(-1);
  if (last === undefined) throw new Error('a row has a label or figures');
  const { start: _start, end, ...place } = placeInLine(last.line, last.from, last.to);
  return { ...place, start: end, end };
}

/** Reads figures under their columns; null stands for a cell that is printed and empty, at the place given. */
export function cellsOf(
  columns: readonly HeadedColumn[],
  figures: readonly (Figure | null)[],
  blank: Place | null,
): Map<Column, CellRead> {
  const cells = new Map<Column, CellRead>();
  for (const [i, { column, text }] of columns.entries()) {
    const figure = figures[i];
    if (figure != null) cells.set(column, readUnder(column, text, figure.text, placeOf(figure)));
    else if (figure === null && blank !== null) cells.set(column, readUnder(column, text, '', blank));
  }
  return cells;
}
