import { finding } from '../../src/finding.js';
import type { Alternative, Column, Form, Row, Table } from '../../src/form/form.js';
import { type Document, placeInLine } from '../document.js';
import { type LabelKind, type LabelRef, labelsOf } from '../labels.js';
import { type CellRead, readUnder, TableReading } from '../reading.js';
import { type Item, itemsOf } from './items.js';
import { orderOfHeadings, type PrintedHeading } from './order.js';

type Value = Item & { kind: 'value' };

/** Headings of a table whose rows stand side by side: fifteen columns, three blocks, and a few words over them. */
const longestLine = 40;

/**
 * Reads the form's tables by order alone: behind the label of a row stand its figures, as many as the form has columns.
 *
 * It takes a row only where exactly that many figures follow its label, and a table only where every figure follows a
 * label: text in which empty cells left no trace, or in which figures stand before their label, gives no reading.
 *
 * @returns a reading for each table of the form of which a label was found
 */
export function readSequence(document: Document, form: Form): Map<string, TableReading> {
  const items = itemsOf(document, labelsOf(form));
  const readings = new Map<string, TableReading>();
  for (const table of form.tables) {
    const reading = table.layout === 'line' ? readLine(items, table) : readRows(items, table);
    if (reading !== null) readings.set(table.id, reading);
  }
  return readings;
}

function refOf(item: Item | undefined, table: Table, kinds: readonly LabelKind[]): LabelRef | null {
  if (item?.kind !== 'label') return null;
  return item.match.refs.find((r) => r.table === table && kinds.includes(r.kind)) ?? null;
}

interface PrintedRow {
  readonly at: number;
  readonly ref: LabelRef;
  readonly values: readonly Value[];
}

function valuesFrom(items: readonly Item[], from: number): Value[] {
  const values: Value[] = [];
  for (let i = from; items[i]?.kind === 'value'; i++) values.push(items[i] as Value);
  return values;
}

function readRows(items: readonly Item[], table: Table): TableReading | null {
  const rows = printedRows(items, table);
  const first = rows[0];
  if (first === undefined) return null;
  const reading = new TableReading(table);
  const headings = headingsBefore(items, first.at, table, reading);
  if (headings === null) return reading;

  const loose = looseValues(items, rows, headings.end);
  if (loose.length > 0) {
    reading.doubt(finding('table.loose', table.id, { printed: loose.slice(0, 10).map((v) => v.text) }));
    return reading;
  }
  const expected = table.columns.length;
  const wrong = rows.filter((r) => r.values.length !== expected);
  for (const row of wrong) {
    reading.doubt(finding('row.count', `${table.id}.${row.ref.id}`, { expected, found: row.values.length }));
    reading.spoilRow(row.ref.id);
  }
  // A label without figures, or with those of two rows: figures may stand before their labels all through the table.
  if (wrong.some((r) => r.values.length === 0 || r.values.length > expected)) return reading;

  const order = table.rows.map((r) => r.id);
  for (const [i, row] of rows.entries()) {
    const item = items[row.at];
    if (item?.kind === 'label') reading.label(item.match, row.ref, item.text);
    const before = rows[i - 1];
    if (before !== undefined && order.indexOf(before.ref.id) > order.indexOf(row.ref.id) && row.ref.kind === 'row')
      reading.doubt(finding('row.order', `${table.id}.${row.ref.id}`, {}));
    if (row.values.length === expected) reading.addRow(row.ref.id, readCells(headings.columns, row.values));
  }
  reading.settleAlternatives();
  return reading;
}

/** The labels of rows with what follows them; a label without figures counts only where the row has no other print. */
function printedRows(items: readonly Item[], table: Table): PrintedRow[] {
  const all: PrintedRow[] = [];
  for (const at of items.keys()) {
    const ref = refOf(items[at], table, ['row', 'alternative', 'local']);
    if (ref !== null) all.push({ at, ref, values: valuesFrom(items, at + 1) });
  }
  const filled = new Set(all.flatMap((row) => (row.values.length > 0 ? [row.ref.id] : [])));
  return all.filter((row) => row.values.length > 0 || (row.ref.kind === 'row' && !filled.has(row.ref.id)));
}

/** Figures between the headings and the last row that follow no label of a row. */
function looseValues(items: readonly Item[], rows: readonly PrintedRow[], from: number): Value[] {
  const owned = new Set<Item>(rows.flatMap((r) => r.values));
  const last = rows.at(-1);
  const end = last === undefined ? from : last.at + last.values.length;
  return items.slice(from, end + 1).filter((i): i is Value => i.kind === 'value' && !owned.has(i));
}

interface PrintedHeadings {
  /** In the order of the figures, each with the words that head it. */
  readonly columns: readonly { column: Column; text: string }[];
  /** The first item behind the headings. */
  readonly end: number;
}

type LabelItem = Item & { kind: 'label' };

/** Headings stand between the table's title (or the figures before it) and its first row. */
function headingsBefore(
  items: readonly Item[],
  first: number,
  table: Table,
  reading: TableReading,
): PrintedHeadings | null {
  const parents = new Set(table.columns.flatMap((c) => c.parent ?? []));
  const printed: { heading: PrintedHeading; item: LabelItem; ref: LabelRef }[] = [];
  const unknown: string[] = [];
  for (let i = first - 1; i >= 0 && unknown.length <= table.columns.length; i--) {
    const item = items[i];
    if (item === undefined || item.kind === 'value' || refOf(item, table, ['table', 'section']) !== null) break;
    if (item.kind === 'text') unknown.unshift(item.text);
    const ref = refOf(item, table, ['column', 'furniture']);
    if (item.kind !== 'label' || ref === null) continue;
    const heading = ref.kind === 'column' ? table.columns.find((c) => c.id === ref.id) : ref.meant;
    if (heading !== undefined && (typeof heading !== 'string' || parents.has(heading)))
      printed.unshift({ heading, item, ref });
  }
  const columns = orderOfHeadings(
    printed.map((p) => p.heading),
    table,
  );
  if (columns === null) {
    const words = [...printed.map((p) => p.item.text), ...unknown.slice(-10)];
    const code = words.length === 0 ? 'header.missing' : 'header.unknown';
    reading.doubt(finding(code, table.id, { printed: words }));
    return null;
  }
  for (const p of printed) reading.label(p.item.match, p.ref, p.item.text);
  const textOf = (column: Column) => printed.find((p) => p.heading === column)?.item.text ?? '';
  return { columns: columns.map((column) => ({ column, text: textOf(column) })), end: first };
}

/** Rows side by side: all headings come first, then all figures in one run, block after block. */
function readLine(items: readonly Item[], table: Table): TableReading | null {
  let reading: TableReading | null = null;
  for (const at of items.keys()) {
    if (refOf(items[at], table, ['row'])?.id !== table.rows[0]?.id) continue;
    reading = new TableReading(table);
    let end = at;
    while (items[end]?.kind === 'label' && end - at < longestLine) end++;
    const run = items.slice(at, end);
    const rows = run.flatMap((i) => refOf(i, table, ['row']) ?? []);
    const columns = run.flatMap((i) => table.columns.find((c) => c.id === refOf(i, table, ['column'])?.id) ?? []);
    const values = valuesFrom(items, end);
    const expected = table.rows.length * table.columns.length;
    if (!isLine(table, rows, columns)) {
      reading.doubt(finding('header.unknown', table.id, { printed: run.map((i) => i.text) }));
      continue;
    }
    if (values.length !== expected) {
      reading.doubt(finding('row.count', table.id, { expected, found: values.length }));
      continue;
    }
    for (const item of run) {
      const ref = refOf(item, table, ['row', 'column']);
      if (item.kind === 'label' && ref !== null) reading.label(item.match, ref, item.text);
    }
    for (const [i, row] of table.rows.entries()) addLineRow(reading, row, values.slice(i * table.columns.length));
    return reading;
  }
  return reading;
}

/** The blocks stand in the form's order, and under each the form's columns in theirs. */
function isLine(table: Table, rows: readonly LabelRef[], columns: readonly Column[]): boolean {
  return (
    rows.length === table.rows.length &&
    rows.every((r, i) => r.id === table.rows[i]?.id) &&
    columns.length === table.rows.length * table.columns.length &&
    columns.every((c, i) => c === table.columns[i % table.columns.length])
  );
}

function addLineRow(reading: TableReading, row: Row | Alternative, values: readonly Value[]): void {
  const columns = reading.table.columns.map((column) => ({ column, text: column.zh }));
  reading.addRow(row.id, readCells(columns, values));
}

function readCells(
  columns: readonly { column: Column; text: string }[],
  values: readonly Value[],
): Map<Column, CellRead> {
  const cells = new Map<Column, CellRead>();
  for (const [i, { column, text }] of columns.entries()) {
    const value = values[i];
    if (value !== undefined) cells.set(column, readUnder(column, text, value.text, placeInLine(value.line)));
  }
  return cells;
}
