import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { type Row, sqlType, type TableSpec } from './columns.js';

/** Rows are handed to the database through this many bytes of buffer. */
const buffered = 1 << 20;

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A database in memory that touches no network and no folder but those it is told of, and has one thread. */
export async function openDatabase(): Promise<DuckDBConnection> {
  const database = await DuckDBInstance.create(':memory:', {
    threads: '1',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  return database.connect();
}

/**
 * Writes one table as Parquet and CSV.
 *
 * Both come from the same rows in the given order. CSV holds decimals as they are printed; Parquet holds them exactly,
 * with six places.
 *
 * @returns the number of rows
 */
export async function writeTable(
  db: DuckDBConnection,
  folder: string,
  table: TableSpec,
  rows: Iterable<Row>,
): Promise<number> {
  const lines = join(folder, `.${table.name}.ndjson`);
  const count = writeLines(lines, table, rows);
  const raw = table.columns.map(
    (c) => `${identifier(c.name)}: ${quote(c.type === 'decimal' ? 'VARCHAR' : sqlType(c.type))}`,
  );
  const source = `read_json(${quote(lines)}, format = 'newline_delimited', maximum_object_size = 67108864, columns = {${raw.join(', ')}})`;
  const typed = table.columns.map((c) =>
    c.type === 'decimal' ? `${identifier(c.name)}::${sqlType(c.type)} AS ${identifier(c.name)}` : identifier(c.name),
  );
  await db.run(
    `COPY (SELECT ${typed.join(', ')} FROM ${source}) TO ${quote(join(folder, `${table.name}.parquet`))} (FORMAT parquet, COMPRESSION zstd)`,
  );
  await db.run(`COPY (SELECT * FROM ${source}) TO ${quote(join(folder, `${table.name}.csv`))} (FORMAT csv, HEADER)`);
  return count;
}

function writeLines(path: string, table: TableSpec, rows: Iterable<Row>): number {
  const fd = openSync(path, 'w');
  let count = 0;
  let text = '';
  try {
    for (const row of rows) {
      text += `${JSON.stringify(Object.fromEntries(table.columns.map((c) => [c.name, row[c.name] ?? null])))}\n`;
      count++;
      if (text.length < buffered) continue;
      writeAll(fd, text);
      text = '';
    }
    writeAll(fd, text);
  } finally {
    closeSync(fd);
  }
  return count;
}

function writeAll(fd: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done);
}

/** The number of rows that a written file gives back. */
export async function countRows(db: DuckDBConnection, path: string): Promise<number> {
  const from = path.endsWith('.csv')
    ? `read_csv(${quote(path)}, header = true, all_varchar = true)`
    : `read_parquet(${quote(path)})`;
  const result = await db.runAndReadAll(`SELECT count(*)::INTEGER AS n FROM ${from}`);
  return Number(result.getRows()[0]?.[0]);
}
