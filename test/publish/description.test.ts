import { describe, expect, test } from 'vitest';
import { assertionsTable } from '../../src/publish/assertions/examine.js';
import { dataPackage } from '../../src/publish/data-package.js';
import { crawlHere, datasetOf, serveDistrict } from '../support/district.js';
import { temporaryFolder } from '../support/folders.js';

const data = temporaryFolder;

describe('what describes a release', () => {
  test('every table’s key is there in every row and tells the rows apart; every column of the panel is in the codebook', async () => {
    const folder = data();
    const { server } = await serveDistrict();
    await crawlHere(server, folder);
    const { tables, rows } = await datasetOf(folder);
    expect(rows('findings').some((f) => f['report_id'] === null)).toBe(true);
    for (const { table } of tables) {
      const own = rows(table.name);
      expect(own.length, table.name).toBeGreaterThan(0);
      const keys = own.map((row) => table.key.map((name) => row[name] ?? null));
      expect(
        keys.filter((key) => key.includes(null)),
        table.name,
      ).toEqual([]);
      expect(new Set(keys.map((key) => JSON.stringify(key))).size, table.name).toBe(own.length);
      for (const row of own.slice(0, 50))
        expect(table.columns.map((c) => c.name)).toEqual(expect.arrayContaining(Object.keys(row)));
    }
    const panel = tables.find((t) => t.table.name === 'panel')?.table.columns.map((c) => c.name) ?? [];
    expect(panel).toContain('prc_central_amount_unit');
    const inTable = (table: string) => rows('codebook').flatMap((r) => (r['in_table'] === table ? r['variable'] : []));
    expect(inTable('panel')).toEqual(panel);
    expect(inTable('rates')).toEqual([...new Set(rows('rates').map((r) => r['rate']))]);
    expect(rows('codebook')).toHaveLength(inTable('panel').length + inTable('rates').length);
    for (const row of rows('codebook')) {
      expect(row['label_en'], String(row['variable'])).toBeTruthy();
      expect(row['label_zh'], String(row['variable'])).toBeTruthy();
    }

    const files = tables.map(({ table }) => ({ table, path: `${table.name}.csv`, bytes: 1, sha256: '', rows: 1 }));
    const described = JSON.parse(
      JSON.stringify(dataPackage(files, { newest: '2026-01-01', invented: true }, assertionsTable)),
    );
    const findings = described.resources.find((r: { name: string }) => r.name === 'findings-csv');
    expect(findings.schema.primaryKey).toEqual(['finding_id']);
  });
});
