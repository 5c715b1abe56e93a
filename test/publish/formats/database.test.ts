import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { databaseMismatches, rowsFile, writeDatabase } from '../../../src/publish/formats/database.js';
import { answer, withDatabase } from '../../../src/publish/formats/parquet.js';
import { refusing, type SmallTable, smallRelease, smallTables, unpublished, untold } from './small-release.js';

async function written(tables: readonly SmallTable[] = smallTables()) {
  const folder = await smallRelease(tables);
  await writeDatabase(
    folder,
    tables.map((t) => t.table),
  );
  const ask = (sql: string) => withDatabase(folder, join(folder, 'gongkai.duckdb'), (db) => answer(db, sql));
  return { folder, ask, sums: readFileSync(join(folder, rowsFile), 'utf8') };
}

const panelIs = (rows: SmallTable['rows']) => smallTables().map((t) => (t.table.name === 'panel' ? { ...t, rows } : t));

describe('the database', () => {
  test('holds all tables with types, keys and comments in both languages', async () => {
    const { ask } = await written();
    const tables = await ask('SELECT table_name, comment FROM duckdb_tables() ORDER BY table_name');
    expect(tables.map((t) => t['table_name'])).toEqual(
      smallTables()
        .map((t) => t.table.name)
        .sort(),
    );
    expect(tables.every((t) => / \/ .*[\u4e00-\u9fff]/.test(t['comment'] ?? ''))).toBe(true);
    const columns = await ask(
      "SELECT column_name, data_type, comment FROM duckdb_columns() WHERE table_name = 'panel' AND column_name IN ('year', 'agency', 'invented', 'fee_admin_amount_wan') ORDER BY column_name",
    );
    expect(columns.map((c) => c['data_type'])).toEqual(['VARCHAR', 'DECIMAL(18,6)', 'BOOLEAN', 'BIGINT']);
    expect(columns[0]?.['comment']).toContain(' / 机关名称');
    const keys = await ask("SELECT count(*) AS n FROM duckdb_constraints() WHERE constraint_type = 'PRIMARY KEY'");
    expect(keys[0]?.['n']).toBe(String(smallTables().length));
  });

  test('answers which agencies refused more than half, and on what grounds', async () => {
    const { ask } = await written();
    expect(await ask('SELECT agency, refused, answered, share FROM refusals WHERE share > 0.5')).toEqual([
      { agency: '样例区甲局', refused: '5', answered: '8', share: '0.625' },
    ]);
    expect(await ask("SELECT share FROM refusals WHERE agency LIKE '%乙%'")).toEqual([{ share: null }]);
    expect(
      await ask(
        "SELECT ground_zh, requests FROM refusal_grounds WHERE agency_id = 'sample/small/a' AND requests > 0 ORDER BY requests",
      ),
    ).toEqual([
      { ground_zh: '1.属于国家秘密', requests: '2' },
      { ground_zh: '4.保护第三方合法权益', requests: '3' },
    ]);
    expect(await ask("SELECT count(*) AS n FROM refusal_grounds WHERE agency_id = 'sample/small/b'")).toEqual([
      { n: '7' },
    ]);
    expect(await ask('SELECT agency FROM panel_certified')).toEqual([{ agency: '样例区甲局' }]);
    expect(await ask('SELECT agency_id FROM gaps')).toEqual([{ agency_id: 'sample/small/c' }]);
    expect(await ask('SELECT count(*) AS n FROM current_reports')).toEqual([{ n: '2' }]);
  });

  test('has sums that any change of a row changes, and their order does not', async () => {
    const { sums } = await written();
    expect(sums).toMatch(/^table,rows,sum\npanel,3,\d{15,}\n/);
    expect((await written(panelIs([unpublished, untold, refusing]))).sums).toBe(sums);
    for (const change of [{ req_new_total: 10 }, { fee_admin_change: 0 }, { agency: '样例区甲局 ' }, { form: null }])
      expect(
        (await written(panelIs([{ ...refusing, ...change }, untold, unpublished]))).sums,
        JSON.stringify(change),
      ).not.toBe(sums);
  });

  test('does without the tables that a release does not have', async () => {
    const { ask } = await written(smallTables().filter((t) => t.table.name === 'agencies'));
    expect(await ask('SELECT count(*) AS n FROM agencies')).toEqual([{ n: '3' }]);
  });
});

describe('a database held against its sums', () => {
  test('is sound when nothing was done to it', async () => {
    expect(await databaseMismatches((await written()).folder)).toEqual([]);
  });

  test('shows a changed, a missing and an added row', async () => {
    for (const change of [
      'UPDATE panel SET req_new_total = 1 WHERE year = 2023',
      "DELETE FROM panel WHERE agency_id = 'sample/small/a'",
      "INSERT INTO panel (agency_id, year) VALUES ('x', 2000)",
    ]) {
      const { folder, ask } = await written();
      await ask(change);
      expect(await databaseMismatches(folder), change).toEqual([expect.stringContaining('has other rows in panel')]);
    }
  });

  test('shows that it is gone, cut, or that the list is empty', async () => {
    const { folder } = await written();
    truncateSync(join(folder, 'gongkai.duckdb'), 5000);
    expect(await databaseMismatches(folder)).toEqual([expect.stringContaining('cannot be read')]);
    rmSync(join(folder, 'gongkai.duckdb'));
    expect(await databaseMismatches(folder)).toEqual([expect.stringContaining('is gone')]);
    writeFileSync(join(folder, rowsFile), '');
    expect(await databaseMismatches(folder)).toEqual([expect.stringContaining('lists no tables')]);
  });
});
