import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { figuresTable } from '../../src/publish/columns.js';
import { panelStatuses } from '../../src/publish/panel.js';
import { queryRelease } from '../../src/publish/query.js';
import { servePages } from '../../src/sample/server.js';
import { crawlHere, datasetOf, pagesOf, publishHere, serveBody } from '../support/district.js';
import { temporaryFolder } from '../support/folders.js';

const data = temporaryFolder;

describe('the figures of a release', () => {
  let archive: string;
  let folder: string;
  let dataset: Awaited<ReturnType<typeof datasetOf>>;

  beforeAll(async () => {
    archive = mkdtempSync(join(tmpdir(), 'gongkai-test-'));
    // 财政局: two forms, and one report whose zeros are left blank.
    const pages = pagesOf('bm/czj');
    const server = await servePages(pages);
    await crawlHere(server, archive);
    await server.close();
    dataset = await datasetOf(archive);
    folder = (await publishHere(archive)).folder;
  });

  afterAll(() => rmSync(archive, { recursive: true, force: true }));

  test('stand there a row a figure, in order and to the letter, as their reports gave them', async () => {
    const expected = dataset.rows('figures');
    expect(expected.length).toBeGreaterThan(1300);
    expect(new Set(expected.map((r) => r['kind']))).toContain('blank');
    const published = await queryRelease(folder, 'SELECT * FROM $figures');
    const decimals = new Set(figuresTable.columns.filter((c) => c.type === 'decimal').map((c) => c.name));
    const told = (name: string, value: unknown) =>
      value == null ? null : decimals.has(name) ? Number(value) : String(value);
    for (const [i, row] of expected.entries())
      for (const { name } of figuresTable.columns)
        expect(told(name, published[i]?.[name]), `${row['report_id']} ${row['address']} ${name}`).toBe(
          told(name, row[name]),
        );
    expect(published.length).toBe(expected.length);
    const lines = readFileSync(join(folder, 'figures.csv'), 'utf8').trimEnd().split('\n');
    expect(lines.length).toBe(expected.length + 1);
  });

  test('each empty one of the panel says in the panel’s twin why it is empty, and no other does', () => {
    const status = dataset.rows('panel_status');
    const panel = dataset.rows('panel');
    expect(status.length).toBe(panel.length);
    const told = new Set<unknown>();
    for (const [i, row] of status.entries())
      for (const [name, why] of Object.entries(row)) {
        if (['report_id', 'agency_id', 'year'].includes(name)) continue;
        told.add(why);
        expect(panelStatuses).toContain(why);
        expect(panel[i]?.[name] != null, `${row['report_id']} ${name} ${why}`).toBe(
          why === 'number' || why === 'derived',
        );
      }
    expect([...told].sort()).toEqual(['blank', 'derived', 'not_derived', 'not_in_form', 'number']);
  });

  test('of the form of 2021 stand in a panel without columns of other forms', () => {
    const rows = dataset.rows('panel_wide_2021');
    expect(rows.map((r) => r['year'])).toEqual([2021, 2022, 2023, 2024, 2025]);
    const columns = dataset.tables.find((t) => t.table.name === 'panel_wide_2021')?.table.columns.map((c) => c.name);
    expect(columns).toContain('doc_normative_inforce');
    expect(columns).not.toContain('doc_normative_made');
  });
});

describe('a year without a report', () => {
  test('has its row in the panel, empty, with what became of the report', async () => {
    const archive = data();
    const { server } = await serveBody('jz/dq');
    await crawlHere(server, archive);
    const { rows } = await datasetOf(archive);
    const none = rows('panel').find((r) => r['year'] === 2022);
    expect([none?.['report_id'], none?.['coverage'], none?.['req_results_total']]).toEqual([null, 'missing', null]);
    const why = rows('panel_status').find((r) => r['year'] === 2022) ?? {};
    expect(
      new Set(Object.entries(why).flatMap(([k, v]) => (/^(report_id|agency_id|year)$/.test(k) ? [] : [v]))),
    ).toEqual(new Set(['no_report']));
  });
});
