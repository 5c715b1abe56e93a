import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { letGo } from '../../letting-go.js';
import type { TableSpec } from '../columns.js';
import { inDatabase } from '../database.js';
import { asText, type QueriedRow } from '../query.js';
import { identifier, quote } from '../sql.js';

/** A value as it stands in every format: numbers in digits, so that none passes through a floating point. */
export type Value = string | boolean | null;

/** The most memory that a database takes for itself; what does not fit goes to the folder of its temporary files. */
const memory = '300MB';

export function parquetOf(folder: string, table: string): string {
  return `read_parquet(${quote(join(folder, `${table}.parquet`))})`;
}

/** Uses a database beside the release’s files; what does not fit into memory is laid aside in their folder. */
export async function withDatabase<T>(
  folder: string,
  path: string,
  ask: (db: DuckDBConnection) => Promise<T>,
): Promise<T> {
  return inDatabase(ask, { path, memory, spill: join(folder, '.spill') });
}

/** The columns of a table as values: booleans as such, the rest in letters and digits. */
export function valuesOf(table: TableSpec, prefix = ''): string[] {
  return table.columns.map(({ name, type }) =>
    type === 'boolean' ? prefix + identifier(name) : `${prefix}${identifier(name)}::VARCHAR`,
  );
}

/**
 * The rows of a question, one after the other; only a few are in memory. Each comes as one text: two thousand rows of
 * hundreds of columns, value by value, are a million objects at a time.
 *
 * @param values texts and booleans
 */
export async function* rowsOf(
  db: DuckDBConnection,
  values: readonly string[],
  from: string,
): AsyncGenerator<readonly Value[]> {
  const portions = await db.stream(`SELECT json_array(${values.join(', ')})::VARCHAR FROM ${from}`);
  let read = 0;
  for await (const portion of portions) {
    for (let at = 0; at < portion.rowCount; at++) {
      const text = String(portion.getRowValues(at)[0]);
      read += text.length;
      yield JSON.parse(text);
    }
    // A portion stands in memory until its object is collected, and that is too small for anyone to hurry.
    if (read < mostHeld) continue;
    read = 0;
    letGo();
  }
}

/** Characters of portions that were read and may still stand in memory. */
const mostHeld = 1 << 22;

/** A table's rows in the order in which they are published. */
export function tableRows(db: DuckDBConnection, folder: string, table: TableSpec): AsyncGenerator<readonly Value[]> {
  return rowsOf(db, valuesOf(table), parquetOf(folder, table.name));
}

/** All rows of a small answer, by the names of its columns. */
export async function answer(db: DuckDBConnection, sql: string): Promise<QueriedRow[]> {
  const result = await db.runAndReadAll(sql);
  return result.getRowObjectsJson().map(asText);
}
