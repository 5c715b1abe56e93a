import type { DuckDBConnection } from '@duckdb/node-api';
import { plainDecimal } from '../../normalise/decimal.js';
import type { TableSpec } from '../columns.js';
import { line } from './delimited.js';
import { TextFile } from './folder.js';
import { tableRows, type Value } from './parquet.js';

/** Excel takes a text that begins so for a formula, whoever has written it; the wide forms too, where it is Chinese. */
const formula = /^[=+\-@\t\r＝＋－＠]/;
const plainNumber = /^[+-]?\d{1,15}(?:\.\d+)?$/;
/** What Excel would round, shorten or take for a power of ten: 18 digits of a code, 007, 12e5. */
const spoiled = /^(?:\d{16,}|0\d+|\d+(?:\.\d+)?[eE][+-]?\d+)$/;

/** A text that Excel shows as it is. Where it would count or round it, a quotation mark stands before. */
export function defused(text: string): string {
  if (spoiled.test(text)) return `'${text}`;
  return formula.test(text) && !plainNumber.test(text) ? `'${text}` : text;
}

/**
 * Writes a table as CSV for Excel: with the byte order mark by which it knows UTF-8, and texts defused. Numbers, signed
 * ones too, stand as they are.
 */
export async function writeExcelCsv(
  db: DuckDBConnection,
  folder: string,
  table: TableSpec,
): Promise<{ path: string; rows: number }> {
  const path = `excel/${table.name}.csv`;
  const file = new TextFile(folder, path);
  let rows = 0;
  try {
    file.write(`\u{feff}${line(table.columns.map((c) => c.name))}`);
    for await (const row of tableRows(db, folder, table)) {
      file.write(line(row.map((value, i) => shown(table, i, value))));
      rows++;
    }
  } finally {
    file.close();
  }
  return { path, rows };
}

function shown(table: TableSpec, at: number, value: Value): string | null {
  if (value === null) return null;
  const type = table.columns[at]?.type;
  if (type === 'text') return defused(String(value));
  return type === 'decimal' ? plainDecimal(String(value)) : String(value);
}
