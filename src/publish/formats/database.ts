import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { sqlType, type TableSpec } from '../columns.js';
import { identifier, quote } from '../sql.js';
import { line } from './delimited.js';
import { writeText } from './folder.js';
import { answer, parquetOf, withDatabase } from './parquet.js';
import { viewsOf } from './views.js';

export const databaseFile = 'gongkai.duckdb';
export const rowsFile = 'gongkai.duckdb.rows';

/** An index costs memory and a third of the file; tables of more rows do without. */
const mostIndexed = 200_000;

/** How many rows a table has, and a number that any change in any of them changes, whatever their order. */
export interface RowsSum {
  readonly table: string;
  readonly rows: string;
  readonly sum: string;
}

/**
 * Writes all tables as one database, with types, keys, comments in both languages, and views. Its bytes differ from
 * build to build, its rows do not: beside it stands what they come to, held against the Parquet files here.
 *
 * @throws Error where the database does not hold the rows of the Parquet files
 */
export async function writeDatabase(folder: string, tables: readonly TableSpec[]): Promise<void> {
  const path = join(folder, databaseFile);
  rmSync(path, { force: true });
  // Opened anew for each table: what one took is given back before the next is written.
  for (const table of tables) await withDatabase(folder, path, (db) => writeTable(db, folder, table));
  await withDatabase(folder, path, async (db) => {
    await db.run('BEGIN');
    for (const view of viewsOf(tables)) {
      await db.run(`CREATE VIEW ${identifier(view.name)} AS ${view.sql}`);
      await db.run(`COMMENT ON VIEW ${identifier(view.name)} IS ${quote(`${view.en} / ${view.zh}`)}`);
    }
    await db.run('COMMIT');
    await db.run('CHECKPOINT');
  });
  rmSync(`${path}.wal`, { force: true });
  const written = await databaseSums(
    folder,
    tables.map((t) => t.name),
  );
  const wanted = await parquetSums(folder, tables);
  const differ = wanted.filter((w, i) => JSON.stringify(w) !== JSON.stringify(written[i])).map((w) => w.table);
  if (differ.length > 0)
    throw new Error(`${databaseFile} holds other rows than the Parquet files: ${differ.join(', ')}`);
  const lines = wanted.map((w) => line([w.table, w.rows, w.sum]));
  writeText(folder, rowsFile, [line(['table', 'rows', 'sum']), ...lines].join(''));
}

async function writeTable(db: DuckDBConnection, folder: string, table: TableSpec): Promise<void> {
  const source = parquetOf(folder, table.name);
  const [counted] = await answer(db, `SELECT count(*) AS n FROM ${source}`);
  const columns = table.columns.map((c) => `${identifier(c.name)} ${sqlType(c.type)}`);
  const key = Number(counted?.['n']) <= mostIndexed ? [`PRIMARY KEY (${table.key.map(identifier).join(', ')})`] : [];
  await db.run(`CREATE TABLE ${identifier(table.name)} (${[...columns, ...key].join(', ')})`);
  await db.run(
    `INSERT INTO ${identifier(table.name)} SELECT ${table.columns.map((c) => identifier(c.name)).join(', ')} FROM ${source}`,
  );
  // One transaction: each of its own would wait for the disk.
  await db.run('BEGIN');
  await db.run(`COMMENT ON TABLE ${identifier(table.name)} IS ${quote(`${table.en} / ${table.zh}`)}`);
  for (const c of table.columns)
    await db.run(`COMMENT ON COLUMN ${identifier(table.name)}.${identifier(c.name)} IS ${quote(`${c.en} / ${c.zh}`)}`);
  await db.run('COMMIT');
}

/**
 * Holds the database of a release against what its rows should come to, and says what differs. What was not written
 * at the time has no such list, and is not held against anything.
 */
export async function databaseMismatches(folder: string): Promise<string[]> {
  if (!existsSync(join(folder, rowsFile))) return [];
  const wanted = readFileSync(join(folder, rowsFile), 'utf8').trimEnd().split('\n').slice(1);
  if (wanted.length === 0) return [`${rowsFile} of the release lists no tables`];
  if (!existsSync(join(folder, databaseFile))) return [`${databaseFile} of the release is gone`];
  try {
    const names = wanted.map((l) => l.split(',')[0] ?? '');
    const found = (await databaseSums(folder, names)).map((s) => line([s.table, s.rows, s.sum]).trimEnd());
    return wanted.flatMap((l, i) =>
      l === found[i] ? [] : [`${databaseFile} of the release has other rows in ${names[i]} than ${rowsFile} says`],
    );
  } catch (error) {
    return [`${databaseFile} of the release cannot be read: ${(error as Error).message.split('\n')[0]}`];
  }
}

async function databaseSums(folder: string, names: readonly string[]): Promise<RowsSum[]> {
  const sums: RowsSum[] = [];
  for (const name of names)
    sums.push(
      await withDatabase(folder, ':memory:', async (db) => {
        await db.run(`ATTACH ${quote(join(folder, databaseFile))} AS release (READ_ONLY)`);
        const columns = await answer(
          db,
          `SELECT column_name AS name FROM duckdb_columns() WHERE database_name = 'release' AND table_name = ${quote(name)} ORDER BY column_index`,
        );
        const told = columns.map((c) => c['name'] ?? '');
        return sumOf(db, name, told, `release.${identifier(name)}`);
      }),
    );
  return sums;
}

async function parquetSums(folder: string, tables: readonly TableSpec[]): Promise<RowsSum[]> {
  const sums: RowsSum[] = [];
  for (const { name, columns } of tables) {
    const told = columns.map((c) => c.name);
    sums.push(await withDatabase(folder, ':memory:', (db) => sumOf(db, name, told, parquetOf(folder, name))));
  }
  return sums;
}

/**
 * The sum over all rows of the low half of each row's MD5. A row is told by its values in their columns' order, each
 * as its length, a colon and itself; nothing is a hyphen, so that no two rows are told alike.
 */
async function sumOf(db: DuckDBConnection, table: string, columns: readonly string[], from: string): Promise<RowsSum> {
  const told = columns.map((name) => {
    const text = `${identifier(name)}::VARCHAR`;
    return `coalesce(length(${text}) || ':' || ${text}, '-')`;
  });
  const [row] = await answer(
    db,
    `SELECT count(*) AS rows, coalesce(sum(md5_number_lower(concat(${told.join(', ')}))), 0) AS sum FROM ${from}`,
  );
  return { table, rows: row?.['rows'] ?? '', sum: row?.['sum'] ?? '' };
}
