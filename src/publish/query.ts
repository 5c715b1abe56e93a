import { join } from 'node:path';
import { inDatabase } from './database.js';

/** A row of a query: every value as text, null where there is none. */
export type QueriedRow = Readonly<Record<string, string | null>>;

/**
 * Asks a release's Parquet files. Tables stand in the query as `$figures`, `$reports` and so on.
 *
 * @param values put in for `$1`, `$2`, … in the query
 */
export async function queryRelease(folder: string, sql: string, values: readonly string[] = []): Promise<QueriedRow[]> {
  return inDatabase(async (db) => {
    const path = (table: string) => `read_parquet('${join(folder, `${table}.parquet`).replaceAll("'", "''")}')`;
    const written = sql.replace(/\$([a-z_]+)/g, (_all, table: string) => path(table));
    const result = await db.runAndReadAll(written, [...values]);
    return result
      .getRowObjectsJson()
      .map((row) =>
        Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value === null ? null : String(value)])),
      );
  });
}
