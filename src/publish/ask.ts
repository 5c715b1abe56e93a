import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { inDatabase } from './database.js';
import { asText, type QueriedRow } from './query.js';
import { quote } from './sql.js';

/** Release folders that are asked together; their tables stand in a query as `a.figures`, `b.reports`. */
export interface Asked {
  /** The rows of a query, every value as text, null where there is none. @param values put in for `$1`, `$2`, … */
  rows(sql: string, values?: readonly string[]): Promise<QueriedRow[]>;
  /** The rows of a query in portions, for answers that do not fit into memory. */
  portions(sql: string): AsyncGenerator<QueriedRow[]>;
  /** Runs a statement, such as one that makes a temporary table. */
  run(sql: string): Promise<void>;
  /** Makes a temporary table of text columns and fills it; null where a column has nothing. */
  fill(table: string, columns: readonly string[], rows: Iterable<readonly (string | null)[]>): Promise<void>;
  /** The columns that a table of a folder has; none where the folder has no such table. */
  columnsOf(table: string): Promise<readonly string[]>;
}

/** Beside what is compared stand the reports of two releases; what does not fit is laid aside. */
const memory = '200MB';

/**
 * Asks the Parquet files of one or more release folders.
 *
 * @param folders by the name under which their tables stand in a query
 */
export async function askReleases<T>(
  folders: Readonly<Record<string, string>>,
  use: (asked: Asked) => Promise<T>,
): Promise<T> {
  // What does not fit is laid aside where it is nobody's business, not in the working folder.
  const spill = join(tmpdir(), `gongkai-asked-${process.pid}`);
  const ask = async (db: DuckDBConnection) => {
    for (const [schema, folder] of Object.entries(folders)) {
      await db.run(`CREATE SCHEMA ${schema}`);
      for (const file of existsSync(folder) ? readdirSync(folder) : []) {
        const table = /^([a-z_0-9]+)\.parquet$/.exec(file)?.[1];
        if (table === undefined) continue;
        await db.run(
          `CREATE VIEW ${schema}.${table} AS SELECT * FROM read_parquet(${quote(join(folder, file).replace(/[*?[]/g, '[$&]'))})`,
        );
      }
    }
    return use(asking(db));
  };
  return inDatabase(ask, { spill, memory });
}

function asking(db: DuckDBConnection): Asked {
  return {
    rows: async (sql, values = []) => (await db.runAndReadAll(sql, [...values])).getRowObjectsJson().map(asText),
    async *portions(sql) {
      const result = await db.stream(sql);
      for await (const rows of result.yieldRowObjectJson()) yield rows.map(asText);
    },
    run: async (sql) => {
      await db.run(sql);
    },
    fill: async (table, columns, rows) => {
      await db.run(`CREATE TEMP TABLE ${table} (${columns.map((c) => `${c} VARCHAR`).join(', ')})`);
      const appender = await db.createAppender(table);
      for (const row of rows) {
        for (const value of row) {
          if (value === null) appender.appendNull();
          else appender.appendVarchar(value);
        }
        appender.endRow();
      }
      appender.closeSync();
    },
    columnsOf: async (table) => {
      const [schema, name] = table.split('.');
      const found = await db.runAndReadAll(
        'SELECT column_name FROM duckdb_columns() WHERE schema_name = $1 AND table_name = $2 ORDER BY column_index',
        [schema ?? '', name ?? ''],
      );
      return found.getRows().map((row) => String(row[0]));
    },
  };
}
