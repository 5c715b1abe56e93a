import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { sqlType, type TableSpec } from './columns.js';
import { inDatabase } from './database.js';
import { figuresQuery } from './figure-lines.js';
import type { SpooledTable } from './spool.js';
import { identifier, quote } from './sql.js';

/**
 * Writes one table as Parquet and CSV.
 *
 * Both come from the same rows in the given order. CSV holds decimals as they are printed; Parquet holds them exactly,
 * with six places.
 */
export async function writeTable(folder: string, spooled: SpooledTable): Promise<void> {
  const { table, lines, shapes } = spooled;
  const query = (typed: boolean) =>
    shapes === null ? rowsQuery(table, lines.path, typed) : figuresQuery(lines.path, shapes, typed);
  const to = (ending: string) => quote(join(folder, `${table.name}.${ending}`));
  await copy(
    `(${query(true)}) TO ${to('parquet')} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${groupOf(table)})`,
  );
  await copy(`(${query(false)}) TO ${to('csv')} (FORMAT csv, HEADER)`);
}

/** Rows that are gathered before they are written, in whole portions of the database: of wide tables fewer. */
function groupOf({ columns }: TableSpec): number {
  const [portion, mostRows, mostCells] = [2048, 40_960, 2_000_000];
  return Math.min(mostRows, Math.floor(mostCells / columns.length / portion) * portion);
}

/**
 * A megabyte is set aside for every column that is written, and of most of it nothing is ever used: three hundred
 * columns take 200 MB, and reserve twice as much.
 */
const memory = '800MB';

/** In a database of its own: what one file took is given back before the next is begun. */
async function copy(what: string): Promise<void> {
  await inDatabase(
    async (db) => {
      // Lines are read and written one after the other by the one thread; a queue that keeps their order would hold them all.
      await db.run('SET preserve_insertion_order = false');
      await db.run(`COPY ${what}`);
    },
    { memory },
  );
}

function rowsQuery(table: TableSpec, path: string, typed: boolean): string {
  const raw = table.columns.map(
    (c) => `${identifier(c.name)}: ${quote(c.type === 'decimal' ? 'VARCHAR' : sqlType(c.type))}`,
  );
  const columns = table.columns.map((c) =>
    c.type === 'decimal' && typed
      ? `${identifier(c.name)}::${sqlType(c.type)} AS ${identifier(c.name)}`
      : identifier(c.name),
  );
  const source = `read_json(${quote(path)}, format = 'newline_delimited', maximum_object_size = 33554432, columns = {${raw.join(', ')}})`;
  return `SELECT ${columns.join(', ')} FROM ${source}`;
}

/** The number of rows that a written file gives back. */
export async function countRows(db: DuckDBConnection, path: string): Promise<number> {
  const from = path.endsWith('.csv')
    ? `read_csv(${quote(path)}, header = true, all_varchar = true)`
    : `read_parquet(${quote(path)})`;
  const result = await db.runAndReadAll(`SELECT count(*)::INTEGER AS n FROM ${from}`);
  return Number(result.getRows()[0]?.[0]);
}
