import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { TableSpec } from '../columns.js';
import { citation, licenceText } from './citation.js';
import { codebookGroups } from './codebook-entries.js';
import { codebookHtml } from './codebook-html.js';
import { codebookMarkdown } from './codebook-md.js';
import { type CodedFile, writeCoded, writeCodes } from './coded.js';
import { codedTables } from './coded-table.js';
import { writeDatabase } from './database.js';
import { askExample } from './example.js';
import { writeExcelCsv } from './excel-csv.js';
import { writeText } from './folder.js';
import type { ReleaseAbout } from './notes.js';
import { answer, parquetOf, withDatabase } from './parquet.js';
import { rScript } from './r-script.js';
import { type CountedTable, readme } from './readme.js';
import { releaseFacts } from './release-facts.js';
import {
  codedResource,
  codeResources,
  databaseResources,
  excelResource,
  type FormatFile,
  workbookResource,
} from './resources.js';
import { spssSyntax } from './spss.js';
import { stataDo } from './stata.js';
import { writeWorkbook } from './workbook.js';

/** Tables that no spreadsheet is to be asked to open as CSV: a row for every cell, or whole texts. */
const notForExcel = new Set(['figures', 'sections', 'panel_status', 'panel_wide_2021']);

/**
 * Writes, beside the Parquet and CSV of each table, what researchers' programs open: a workbook, CSV for Excel, a
 * database, coded tables with scripts for Stata, R and SPSS, the codebook, and what stands at the door of a release.
 *
 * Rows are read from the Parquet files, a few at a time; the same files give the same bytes, but for the database. What
 * is written table by table is asked of a database of its own each time, for it gives its memory back when it is closed.
 *
 * @param folder where `<table>.parquet` stands for each table
 * @returns the data files, to be described beside the tables' own
 * @throws RefusedError where a figure could be taken for a missing value, or two tables contradict each other
 */
export async function writeFormats(
  folder: string,
  tables: readonly TableSpec[],
  about: ReleaseAbout,
): Promise<FormatFile[]> {
  if (tables.length === 0) throw new Error('a release without tables has no formats');
  try {
    const files = await writeForStatistics(folder, tables);
    await writeWorkbook(folder, tables, codedTables(tables), about);
    files.push(workbookResource());
    for (const table of tables.filter((t) => !notForExcel.has(t.name))) {
      const { path, rows } = await withDatabase(folder, ':memory:', (db) => writeExcelCsv(db, folder, table));
      files.push(excelResource(table, path, rows));
    }
    await withDatabase(folder, ':memory:', (db) => writePages(db, folder, tables, about));
    await writeDatabase(folder, tables);
    return [...files, ...databaseResources()];
  } finally {
    rmSync(join(folder, '.spill'), { recursive: true, force: true });
  }
}

async function writeForStatistics(folder: string, tables: readonly TableSpec[]): Promise<FormatFile[]> {
  const coded = codedTables(tables);
  if (coded.length === 0) return [];
  const files: CodedFile[] = [];
  for (const one of coded) files.push(await withDatabase(folder, ':memory:', (db) => writeCoded(db, folder, one)));
  writeCodes(folder, coded);
  writeText(folder, 'stata/gongkai.do', stataDo(files));
  writeText(folder, 'spss/gongkai.sps', spssSyntax(files));
  writeText(folder, 'r/gongkai.R', rScript);
  return [...files.map(codedResource), ...codeResources()];
}

async function writePages(
  db: DuckDBConnection,
  folder: string,
  tables: readonly TableSpec[],
  about: ReleaseAbout,
): Promise<void> {
  const groups = await codebookGroups(db, folder, tables);
  if (groups.length > 0) {
    writeText(folder, 'codebook.md', codebookMarkdown(groups, about));
    writeText(folder, 'codebook.html', codebookHtml(groups, about));
  }
  const counted: CountedTable[] = [];
  for (const { name, en, zh } of tables) {
    const [row] = await answer(db, `SELECT count(*) AS n FROM ${parquetOf(folder, name)}`);
    counted.push({ name, en, zh, rows: Number(row?.['n']) });
  }
  const facts = await releaseFacts(db, folder, tables);
  writeText(folder, 'README.md', readme(about, counted, facts, await askExample(db, folder, tables)));
  writeText(folder, 'CITATION.cff', citation(about));
  writeText(folder, 'LICENSE', licenceText());
}
