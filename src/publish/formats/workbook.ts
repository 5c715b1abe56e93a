import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type Excel from 'exceljs';
import type { TableSpec } from '../columns.js';
import { identifier } from '../sql.js';
import { explainedRows } from './coded.js';
import type { CodedTable } from './coded-table.js';
import { noteLines, type ReleaseAbout } from './notes.js';
import { answer, parquetOf, tableRows, withDatabase } from './parquet.js';
import { type Insertion, type Put, repack } from './repack.js';
import { limits, sheetOrder } from './sheet.js';
import { SheetRows } from './sheet-rows.js';

/** What has a row for every cell or paragraph of a report goes into a workbook only while that can be worked with. */
const long = new Set(['figures', 'sections', 'panel_status']);
const longest = 20_000;
/** More cells in one sheet than this no spreadsheet program opens in any patience. */
const mostCells = 4_000_000;

/** The order of the sheets that people look for; what else there is comes behind. */
const first = ['panel', 'rates', 'coverage', 'reports', 'agencies', 'codebook', 'findings'];

/** Above every table: what its columns are, and their names. */
const headRows = 2;

const headStyle: Partial<Excel.Style> = {
  font: { bold: true },
  alignment: { wrapText: true, vertical: 'top' },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EEF4' } },
};

/**
 * Writes the workbook: a sheet of notes, then one for each table. Its bytes are the same for the same tables. A library
 * lays it out, down to the heads of the sheets; the rows are put in while it is packed.
 *
 * @returns the names of the sheets
 */
export async function writeWorkbook(
  folder: string,
  tables: readonly TableSpec[],
  coded: readonly CodedTable[],
  about: ReleaseAbout,
): Promise<string[]> {
  const counted = await withDatabase(folder, ':memory:', (db) =>
    Promise.all(ordered(tables).map(async (table) => ({ table, rows: await countOf(db, folder, table) }))),
  );
  const fits = ({ table, rows }: { table: TableSpec; rows: number }) =>
    rows <= (long.has(table.name) ? longest : limits.rows - headRows) && rows * table.columns.length <= mostCells;
  const shown = counted.filter(fits);
  const left = counted.filter((c) => !fits(c));
  const loose = join(folder, '.gongkai.xlsx');
  // Loaded when it is needed: no other verb waits for it.
  const { default: Excel } = await import('exceljs');
  const book = new Excel.stream.xlsx.WorkbookWriter({ filename: loose, useSharedStrings: false, useStyles: true });
  book.creator = 'Gongkai';
  book.lastModifiedBy = 'Gongkai';
  book.created = new Date(`${about.newest}T00:00:00Z`);
  book.modified = book.created;
  writeNotes(
    book,
    noteLines(
      about,
      shown.map(({ table, rows }) => ({ name: table.name, rows, en: table.en, zh: table.zh })),
      left.map(({ table, rows }) => ({ name: table.name, rows })),
    ),
  );
  const inserted = new Map<string, Insertion>();
  for (const [i, { table, rows }] of shown.entries()) {
    const own = coded.find((c) => c.table.name === table.name);
    await layOutSheet(book, folder, table, rows);
    const write = (put: Put) => withDatabase(folder, ':memory:', (db) => writeRows(db, folder, table, own, put));
    // The first sheet is that of the notes.
    inserted.set(`xl/worksheets/sheet${i + 2}.xml`, { before: '</sheetData>', write });
  }
  await book.commit();
  await repack(loose, join(folder, 'gongkai.xlsx'), about.newest, inserted);
  rmSync(loose);
  return ['notes', ...shown.map(({ table }) => table.name)];
}

function ordered(tables: readonly TableSpec[]): TableSpec[] {
  const rank = (t: TableSpec) => {
    const at = first.indexOf(t.name);
    return at === -1 ? (long.has(t.name) ? first.length + 1 : first.length) : at;
  };
  return [...tables].sort((a, b) => rank(a) - rank(b));
}

async function countOf(db: DuckDBConnection, folder: string, table: TableSpec): Promise<number> {
  const [row] = await answer(db, `SELECT count(*) AS n FROM ${parquetOf(folder, table.name)}`);
  return Number(row?.['n']);
}

function writeNotes(book: Excel.stream.xlsx.WorkbookWriter, lines: readonly (readonly string[])[]): void {
  const sheet = book.addWorksheet('notes', {
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  sheet.columns = [{ width: 22 }, { width: 80 }, { width: 80 }];
  for (const one of lines) {
    const row = sheet.addRow([...one]);
    row.alignment = { wrapText: true, vertical: 'top' };
    if (/^[A-Z]{4,}$/.test(one[0] ?? '') || row.number === 1) row.font = { bold: true };
    row.commit();
  }
  sheet.commit();
}

/** A sheet without its rows. @param count how many rows there will be */
async function layOutSheet(
  book: Excel.stream.xlsx.WorkbookWriter,
  folder: string,
  table: TableSpec,
  count: number,
): Promise<void> {
  const { order, frozen } = sheetOrder(table.columns);
  const columns = order.flatMap((i) => table.columns[i] ?? []);
  const widths = await withDatabase(folder, ':memory:', (db) => widthsOf(db, folder, table));
  const sheet = book.addWorksheet(table.name, {
    views: [{ state: 'frozen', xSplit: frozen, ySplit: headRows }],
  });
  sheet.columns = columns.map((c) => ({ width: widths.get(c.name) ?? 12 }));
  const said = sheet.addRow(columns.map((c) => `${c.en}\n${c.zh}`));
  said.height = 78;
  const names = sheet.addRow(columns.map((c) => c.name));
  for (const row of [said, names]) row.eachCell((cell) => Object.assign(cell, { style: headStyle }));
  said.commit();
  names.commit();
  sheet.autoFilter = {
    from: { row: headRows, column: 1 },
    to: { row: headRows + count, column: columns.length },
  };
  sheet.commit();
}

/** Characters of rows that are packed at a time. */
const gathered = 1 << 16;

async function writeRows(
  db: DuckDBConnection,
  folder: string,
  table: TableSpec,
  coded: CodedTable | undefined,
  put: Put,
): Promise<void> {
  const sheet = new SheetRows(table.columns, sheetOrder(table.columns).order);
  const rows = coded === undefined ? tableRows(db, folder, table) : explainedRows(db, folder, coded);
  let text = '';
  let number = headRows;
  for await (const row of rows) {
    text += sheet.row(++number, row);
    if (text.length < gathered) continue;
    await put(Buffer.from(text));
    text = '';
  }
  await put(Buffer.from(text));
}

/** Widths in characters: enough for what most columns hold, never so much that a sheet is one column. */
async function widthsOf(db: DuckDBConnection, folder: string, table: TableSpec): Promise<Map<string, number>> {
  const texts = table.columns.filter((c) => c.type === 'text');
  // A Chinese character has three bytes and is two letters wide.
  const longest = texts.map(
    ({ name }) => `max((strlen(${identifier(name)}) + length(${identifier(name)})) // 2) AS ${identifier(name)}`,
  );
  const [row] =
    texts.length === 0 ? [] : await answer(db, `SELECT ${longest.join(', ')} FROM ${parquetOf(folder, table.name)}`);
  return new Map(
    table.columns.map((c) => [
      c.name,
      Math.min(48, Math.max(11, Number(row?.[c.name] ?? 0) + 2, Math.min(26, c.name.length + 3))),
    ]),
  );
}
