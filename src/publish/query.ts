import { join } from 'node:path';
import { inDatabase } from './database.js';
import { quote } from './sql.js';

/** A row of a query: every value as text, null where there is none. */
export type QueriedRow = Readonly<Record<string, string | null>>;

/**
 * Asks a release's Parquet files. Tables stand in the query as `$figures`, `$reports` and so on.
 *
 * @param values put in for `$1`, `$2`, … in the query
 */
export async function queryRelease(folder: string, sql: string, values: readonly string[] = []): Promise<QueriedRow[]> {
  return inDatabase(async (db) =>
    (await db.runAndReadAll(filesIn(sql, folder), [...values])).getRowObjectsJson().map(asText),
  );
}

/** The same for an answer that does not fit into memory. @param take is given its rows in portions, in their order */
export async function queryPortions(folder: string, sql: string, take: (rows: QueriedRow[]) => void): Promise<void> {
  await inDatabase(async (db) => {
    const result = await db.stream(filesIn(sql, folder));
    for await (const rows of result.yieldRowObjectJson()) take(rows.map(asText));
  });
}

function filesIn(sql: string, folder: string): string {
  return sql.replace(
    /\$([a-z_]+)/g,
    (_all, table: string) => `read_parquet(${quote(join(folder, `${table}.parquet`))})`,
  );
}

/** Every value of a row as text. */
export function asText(row: Readonly<Record<string, unknown>>): QueriedRow {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key, value === null || value === undefined ? null : String(value)]),
  );
}
