import { finding } from '../../src/finding.js';
import type { Column, Table } from '../../src/form/form.js';
import { foldLabel, type LabelRef } from '../labels.js';
import { TableReading } from '../reading.js';
import { refOf } from './anchors.js';
import { type Print, withBlanksInLine } from './blanks.js';
import { readHeaderLines } from './header-lines.js';
import { byLine, type HeadedColumn } from './headings.js';
import type { Item, LabelItem } from './items.js';
import { cellsOf, isBroken, pendingFigure, placeOf } from './read-rows.js';
import type { Run } from './runs.js';
import type { Figure, Words } from './tokens.js';

/** Headings of a table whose rows stand side by side: fifteen columns broken in two, three blocks, a few words over them. */
const longestHeader = 60;

/** Rows side by side: all headings come first, then all figures in one run, block after block. */
export function readLine(
  items: readonly Item[],
  runs: readonly Run[],
  table: Table,
  year: number | null,
  print: Print,
): TableReading | null {
  let reading: TableReading | null = null;
  let behind = -1;
  for (const [at, item] of items.entries()) {
    if (at < behind || refOf(item, table, ['row'])?.id !== table.rows[0]?.id) continue;
    const end = endOfHeader(items, at, table);
    if (end - at > longestHeader) continue;
    behind = end;
    const run = runs.find((r) => r.at === end) ?? null;
    // 行政复议 351 件 in the prose heads nothing.
    if (!items.slice(at, end).some((i) => refOf(i, table, ['column']) !== null)) continue;
    reading ??= new TableReading(table);
    const other = captionOf(items, at);
    if (other !== null && year !== null && other !== year) {
      reading.note(finding('table.other_year', table.id, { year: other }));
      continue;
    }
    readOne(reading, items.slice(at, end), run, items, print);
  }
  return reading;
}

/** Words over prose, over another table, or at its rows; a column's words may be a piece of one of ours. */
function isElsewhere(ref: LabelRef, table: Table): boolean {
  return ref.table !== table && ref.kind !== 'column' && ref.kind !== 'furniture';
}

/** The first item behind the headings: figures, the words of something else, or whatever follows the last of them. */
function endOfHeader(items: readonly Item[], at: number, table: Table): number {
  let left = table.rows.length * table.columns.length;
  for (let i = at; i < items.length; i++) {
    const item = items[i];
    if (item?.kind === 'figure' || (item?.kind === 'label' && item.match.refs.every((r) => isElsewhere(r, table))))
      return i;
    if (refOf(item, table, ['column']) !== null && --left === 0) return i + 1;
  }
  return items.length;
}

/** A line that is a year and nothing else says whose figures stand below it (宿迁's comparison of 2023 and 2024). */
function captionOf(items: readonly Item[], at: number): number | null {
  for (let i = at - 1; i >= 0 && i > at - 6; i--) {
    const item = items[i];
    if (item?.kind === 'figure') return null;
    const year = /^(20\d\d)\s*年度?$/.exec(item?.text ?? '')?.[1];
    if (year !== undefined) return Number(year);
  }
  return null;
}

function lastLabel(header: readonly Item[]): LabelItem | null {
  return header.findLast((i): i is LabelItem => i.kind === 'label') ?? null;
}

function readOne(
  reading: TableReading,
  header: readonly Item[],
  run: Run | null,
  items: readonly Item[],
  print: Print,
): void {
  const { table } = reading;
  const width = table.columns.length;
  const expected = table.rows.length * width;
  const printed = printedColumns(reading, header);
  if (printed === 0) {
    reading.doubt(finding('header.unknown', table.id, { printed: header.slice(0, 20).map((i) => i.text) }));
    return;
  }
  const figures = run?.figures ?? [];
  const last = figures.at(-1) ?? header.flatMap((i) => (i.kind === 'figure' ? [] : i.pieces)).at(-1);
  if (last === undefined) return;
  const { end, ...place } = placeOf(last);
  const blank = { ...place, start: end, end };
  const columns: HeadedColumn[] = table.columns.map((column) => ({ column, text: column.zh }));
  const addRows = (all: readonly (Figure | null)[]) => {
    for (const [i, row] of table.rows.entries())
      reading.addRow(row.id, cellsOf(columns, all.slice(i * width, (i + 1) * width), blank));
  };
  const heading = lastLabel(header);
  const broken = isBroken(items, heading, run);
  const shown = broken ? null : withBlanksInLine(items, heading, run, expected, print.steps);
  if (figures.length === printed) {
    if (printed < expected) reading.doubt(finding('table.cut', table.id, { expected, found: printed }));
    addRows(figures);
  } else if (shown !== null && printed === expected) addRows(shown);
  else if (figures.length < expected && printed === expected && !broken) {
    reading.wait({
      rows: table.rows.map((r) => r.id),
      columns,
      figures: figures.map((f) => pendingFigure(f, print.sticks)),
      place: blank,
    });
  } else reading.doubt(finding('row.count', table.id, { expected, found: figures.length }));
}

/** How many of the table's columns are headed, from the first on; 0 where the headings are not the form's in its order. */
function printedColumns(reading: TableReading, header: readonly Item[]): number {
  const { table } = reading;
  const rows = header.flatMap((i) => refOf(i, table, ['row']) ?? []);
  const columns = header.flatMap((i) => table.columns.find((c) => c.id === refOf(i, table, ['column'])?.id) ?? []);
  const inOrder = columns.every((c, i) => c === table.columns[i % table.columns.length]);
  const blocks = rows.every((r, i) => r.id === table.rows[i]?.id);
  if (
    blocks &&
    inOrder &&
    rows.length === table.rows.length &&
    columns.length === table.rows.length * table.columns.length
  ) {
    for (const item of header) {
      const ref = refOf(item, table, ['row', 'column']);
      if (item.kind === 'label' && ref !== null) reading.label(item.match, ref, item.text);
    }
    return columns.length;
  }
  const around = [...table.rows.map((r) => r.zh), ...(table.furniture ?? []).map((f) => f.zh), table.zh].map(foldLabel);
  const pieces = header.flatMap((i): readonly Words[] =>
    i.kind === 'figure' || refOf(i, table, ['table', 'section']) !== null ? [] : i.pieces,
  );
  const words = table.rows.flatMap(() => table.columns.map((c: Column) => foldLabel(c.zh)));
  const lines = readHeaderLines(byLine(pieces), words, around);
  if (lines.columns === 0 || !blocks) return 0;
  if (!lines.upright) {
    reading.doubt(finding('header.unordered', table.id, {}));
    reading.unanchored = true;
  }
  return lines.columns;
}
