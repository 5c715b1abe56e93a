import { cpSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { inDatabase } from '../../src/publish/database.js';
import { temporaryFolder } from './folders.js';

/** A copy of a release folder that a test may change. */
export function copyRelease(folder: string): string {
  const copy = temporaryFolder();
  cpSync(folder, copy, { recursive: true });
  return copy;
}

/** Writes a table of a release folder anew: `it` in the query is the table as it stands. */
export async function rewrite(folder: string, table: string, sql: string): Promise<void> {
  const path = join(folder, `${table}.parquet`);
  await inDatabase(async (db) => {
    await db.run(`CREATE TABLE it AS SELECT * FROM read_parquet('${path}')`);
    await db.run(`COPY (${sql}) TO '${path}.new' (FORMAT parquet)`);
  });
  renameSync(`${path}.new`, path);
}
