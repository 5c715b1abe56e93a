import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Last } from '../../src/publish/assertions/assertion.js';
import { assertions, examineRelease, type Judgement } from '../../src/publish/assertions/examine.js';
import { type AssertionSettings, standardLimits } from '../../src/publish/assertions/settings.js';
import type { TableSpec } from '../../src/publish/columns.js';
import { servePages } from '../../src/sample/server.js';
import { crawlHere, datasetOf, portal, publishHere, slug } from '../support/district.js';
import { copyRelease, rewrite } from '../support/tampering.js';

const kept = mkdtempSync(join(tmpdir(), 'gongkai-test-'));
afterAll(() => rmSync(kept, { recursive: true, force: true }));

let folder: string;
let tables: readonly TableSpec[];
const settings: AssertionSettings = { defaults: standardLimits, sites: {}, overrides: [] };
const none: Last = { none: 'no release before', inOrder: true };

beforeAll(async () => {
  const server = await servePages(portal.pages);
  await crawlHere(server, kept);
  await server.close();
  folder = (await publishHere(kept)).folder;
  tables = (await datasetOf(kept)).tables.map((t) => t.table);
});

const last = (): Last => ({ name: 'the-last', folder });
const failing = ({ results }: Judgement) => results.filter((r) => !r.passed).map((r) => r.id);
const findingOf = ({ results }: Judgement, id: string) => results.find((r) => r.id === id)?.found;

/** The release with one table changed, held against itself as it was. */
async function broken(table: string, sql: string, own: AssertionSettings = settings, before = last()) {
  const copy = copyRelease(folder);
  await rewrite(copy, table, sql);
  return examineRelease(copy, before, tables, own);
}

const one = "report_id = 'sample/yangli/bm/mzj/2023/1'";

describe('a sound release', () => {
  test('passes every assertion, each of which has looked at something', async () => {
    const judgement = await examineRelease(folder, last(), tables, settings);
    expect(failing(judgement)).toEqual([]);
    expect(new Set(judgement.results.map((r) => r.id))).toEqual(new Set(assertions.map((a) => a.id)));
    expect(judgement.results.filter((r) => r.examined === 0)).toEqual([]);
    expect(judgement.results.find((r) => r.id === 'certified.sums')?.examined).toBeGreaterThan(5000);
  });

  test('without one before it says that nothing was compared, and passes', async () => {
    const { results } = await examineRelease(folder, none, tables, settings);
    const losses = results.filter((r) => r.id.startsWith('loss.'));
    expect(losses.map((r) => [r.found, r.examined, r.passed])).toEqual(
      losses.map(() => ['no release before, nothing compared', 0, true]),
    );
    expect(losses).toHaveLength(3);
  });

  test('after one that cannot be asked any more does not pass', async () => {
    const gone: Last = { none: 'x, the release that stands, is gone', inOrder: false };
    expect(failing(await examineRelease(folder, gone, tables, settings))).toEqual([
      'loss.reports',
      'loss.agency_years',
      'loss.cells',
    ]);
  });
});

describe('every assertion fails', () => {
  test('where there is nothing to look at', async () => {
    const empty = copyRelease(folder);
    for (const { name } of tables) await rewrite(empty, name, 'SELECT * FROM it WHERE false');
    const judgement = await examineRelease(empty, { name: 'empty', folder: empty }, tables, settings);
    expect(new Set(failing(judgement))).toEqual(new Set(assertions.map((a) => a.id)));
    expect(judgement.results.every((r) => r.examined === 0)).toBe(true);
  });

  test.each<[string, string, string, string[]]>([
    ['reports of a site that are too many', 'reports', 'SELECT * FROM it', ['count.reports']],
    ['a year with more reports than agencies', 'agencies', 'SELECT * FROM it LIMIT 10', ['count.years', 'keys.known']],
    [
      'cells that have become blanks',
      'figures',
      "SELECT * REPLACE (CASE WHEN hash(address) % 3 > 0 AND kind <> 'derived' THEN 'blank' ELSE kind END AS kind) FROM it",
      ['fill.numbers', 'figures.placed', 'figures.hashed', 'certified.sums'],
    ],
    [
      'readings that nobody is sure of',
      'reports',
      "SELECT * REPLACE (CASE WHEN hash(report_id) % 3 > 0 THEN 'doubtful' ELSE verdict END AS verdict) FROM it",
      ['certified.share'],
    ],
    [
      'a report that is gone',
      'reports',
      `SELECT * FROM it WHERE NOT (${one})`,
      ['loss.reports', 'loss.agency_years', 'loss.cells', 'keys.known'],
    ],
    [
      'a report that is not read any more',
      'reports',
      `SELECT * REPLACE (CASE WHEN ${one} THEN 'refused' ELSE verdict END AS verdict) FROM it`,
      ['loss.agency_years'],
    ],
    ['a key that stands twice', 'findings', "SELECT * REPLACE ('same' AS finding_id) FROM it", ['keys.unique']],
    [
      'a key that is empty',
      'sections',
      'SELECT * REPLACE (NULL::VARCHAR AS section_id) FROM it LIMIT 1',
      ['keys.unique'],
    ],
    [
      'figures of a report that is not there',
      'figures',
      `SELECT * REPLACE (CASE WHEN ${one} THEN 'nobody/2023/1' ELSE report_id END AS report_id) FROM it`,
      ['keys.known', 'figures.hashed', 'certified.sums'],
    ],
    ['a second current report of a year', 'reports', 'SELECT * REPLACE (true AS current) FROM it', ['keys.known']],
    [
      'a number without its place',
      'figures',
      `SELECT * REPLACE (CASE WHEN ${one} AND kind = 'number' THEN NULL ELSE place_start END AS place_start) FROM it`,
      ['figures.placed', 'figures.hashed'],
    ],
    [
      'a number in a blank cell',
      'figures',
      "SELECT * REPLACE (CASE WHEN kind = 'blank' THEN 0 ELSE value END AS value) FROM it",
      ['figures.placed', 'figures.hashed'],
    ],
    [
      'a made sum without its rule',
      'figures',
      `SELECT * REPLACE (CASE WHEN ${one} THEN NULL ELSE rule END AS rule) FROM it`,
      ['figures.placed', 'figures.hashed'],
    ],
    [
      'a sum of a certified report that does not hold',
      'figures',
      "SELECT * REPLACE (CASE WHEN report_id = 'sample/yangli/bm/fgw/2019/1' AND address = 'requests.new_received.total' THEN value + 1 ELSE value END AS value) FROM it",
      ['figures.hashed', 'certified.sums'],
    ],
    [
      'a certified report with a missing cell',
      'reports',
      "SELECT * REPLACE (CASE WHEN report_id = 'sample/yangli/bm/fgw/2019/1' THEN 1 ELSE cells_missing END AS cells_missing) FROM it",
      ['certified.sums'],
    ],
    [
      'a certified report without figures',
      'figures',
      "SELECT * FROM it WHERE report_id <> 'sample/yangli/bm/fgw/2019/1'",
      ['figures.hashed', 'certified.sums'],
    ],
  ])('on %s', async (what, table, sql, ids) => {
    const few = { ...settings, defaults: { ...standardLimits, reports: { floor: 1, ceiling: 100 } } };
    const judgement = await broken(table, sql, what.startsWith('reports of a site') ? few : settings);
    expect(failing(judgement)).toEqual(expect.arrayContaining(ids));
    for (const id of ids) expect(findingOf(judgement, id)).toBeTruthy();
  });

  test('on too few reports, agencies, or reports of a year, where a site has floors', async () => {
    const sites = {
      [slug]: { reports: { floor: 172 }, agencies: { floor: 34 }, years: { 2023: { floor: 26 }, 2008: { floor: 1 } } },
      'sample/gone': { reports: { floor: 5 } },
    };
    const judgement = await examineRelease(folder, last(), tables, { ...settings, sites });
    expect(judgement.results.filter((r) => !r.passed).map((r) => [r.id, r.site])).toEqual([
      ['count.reports', 'sample/gone'],
      ['count.reports', slug],
      ['count.agencies', 'sample/gone'],
      ['count.agencies', slug],
      ['count.years', 'sample/gone'],
      ['count.years', slug],
    ]);
    expect(judgement.results.find((r) => r.id === 'count.years' && r.site === slug)?.found).toMatch(
      /0 of 2008, \d+ of 2023/,
    );
  });
});

describe('losses', () => {
  const lost = async (sql: string, table = 'figures') => {
    const copy = copyRelease(folder);
    await rewrite(copy, table, sql);
    // The hash tells of the change, as that of a real release would.
    if (table === 'figures')
      await rewrite(
        copy,
        'reports',
        `SELECT * REPLACE (CASE WHEN ${one} THEN 'other' ELSE figures_hash END AS figures_hash) FROM it`,
      );
    return copy;
  };

  test('a number that is gone from a cell is named; a blank that is gone is no loss', async () => {
    const copy = await lost(
      `SELECT * REPLACE (CASE WHEN ${one} AND address = 'disputes.review.total' THEN NULL ELSE value END AS value,
                         CASE WHEN ${one} AND address = 'disputes.review.total' THEN 'missing' ELSE kind END AS kind) FROM it`,
    );
    const judgement = await examineRelease(copy, last(), tables, settings);
    expect(findingOf(judgement, 'loss.cells')).toMatch(
      /^1 of 33,\d+ numbers of the-last are not: sample\/yangli\/bm\/mzj\/2023\/1#disputes\.review\.total: \d+$/,
    );
    // The other way round something has come.
    expect(failing(await examineRelease(folder, { name: 'less', folder: copy }, tables, settings))).toEqual([]);
  });

  test('a report that the site has withdrawn is explained', async () => {
    const copy = copyRelease(folder);
    await rewrite(copy, 'reports', `SELECT * FROM it WHERE NOT (${one})`);
    await rewrite(copy, 'figures', `SELECT * FROM it WHERE NOT (${one})`);
    const withdrawn = "agency_id = 'sample/yangli/bm/mzj' AND year = 2023";
    await rewrite(
      copy,
      'coverage',
      `SELECT * REPLACE (CASE WHEN ${withdrawn} THEN 'withdrawn_candidate' ELSE status END AS status) FROM it`,
    );
    const judgement = await examineRelease(copy, last(), tables, settings);
    expect(failing(judgement)).toEqual([]);
  });

  test('an invented site that is not published any more is no loss, and that is said; a real one is', async () => {
    const [copy, real] = [copyRelease(folder), copyRelease(folder)];
    for (const { name, columns } of tables)
      if (columns.some((c) => c.name === 'site'))
        await rewrite(copy, name, "SELECT * REPLACE ('real/one' AS site) FROM it");
    for (const table of ['reports', 'figures'])
      await rewrite(copy, table, "SELECT * REPLACE ('real/' || report_id AS report_id) FROM it");
    await rewrite(
      copy,
      'reports',
      "SELECT * REPLACE ('real/' || agency_id AS agency_id, 'x' || sha256 AS sha256, 'x' || url AS url, NULL::VARCHAR AS also_at) FROM it",
    );
    const losses = ({ results }: Judgement) => results.filter((r) => r.id.startsWith('loss.'));
    for (const loss of losses(await examineRelease(copy, last(), tables, settings)))
      expect(loss).toMatchObject({ passed: true, found: expect.stringContaining('the site is invented') });
    await rewrite(real, 'reports', 'SELECT * REPLACE (false AS invented) FROM it');
    const lost = losses(await examineRelease(copy, { name: 'real', folder: real }, tables, settings));
    expect(lost.map((l) => l.passed)).toEqual([false, false, false]);
  });

  test('a report that went to another agency is not lost', async () => {
    const copy = copyRelease(folder);
    const moved = (table: string) =>
      rewrite(
        copy,
        table,
        `SELECT * REPLACE (CASE WHEN ${one} THEN 'sample/yangli/bm/new/2023/1' ELSE report_id END AS report_id,
                           CASE WHEN ${one} THEN 'sample/yangli/bm/new' ELSE agency_id END AS agency_id) FROM it`,
      );
    await moved('reports');
    await moved('figures');
    const judgement = await examineRelease(copy, last(), tables, settings);
    expect(failing(judgement)).toEqual(['keys.known']);
  });

  test('numbers that went with a report which the agency has replaced are told, and are no loss', async () => {
    const copy = copyRelease(folder);
    await rewrite(
      copy,
      'reports',
      `SELECT * REPLACE (current AND NOT (${one}) AS current) FROM it UNION ALL
       SELECT * REPLACE ('sample/yangli/bm/mzj/2023/2' AS report_id, 2 AS version, 'new' AS sha256, 'new' AS figures_hash) FROM it WHERE ${one}`,
    );
    await rewrite(
      copy,
      'figures',
      `SELECT * REPLACE (current AND NOT (${one}) AS current) FROM it UNION ALL
       SELECT * REPLACE ('sample/yangli/bm/mzj/2023/2' AS report_id, NULL AS value, 'blank' AS kind) FROM it WHERE ${one}`,
    );
    const judgement = await examineRelease(copy, last(), tables, settings);
    expect(judgement.results.find((r) => r.id === 'loss.cells')).toMatchObject({
      passed: true,
      found: expect.stringMatching(
        /^all of the-last are there; \d\d\d more went with reports that the agency has replaced$/,
      ),
    });
  });
});

describe('overrides', () => {
  const found = '171 current report(s)';
  const few = { ...settings, defaults: { ...standardLimits, reports: { ceiling: 100 } } };
  const override = { assertion: 'count.reports', site: slug, found, reason: 'looked', by: 'me', date: '2026-01-01' };

  test('allow exactly the finding that they name, and say so', async () => {
    const { refusing, results, idle } = await examineRelease(folder, last(), tables, { ...few, overrides: [override] });
    expect([refusing, idle]).toEqual([[], []]);
    expect(results.find((r) => r.id === 'count.reports')).toMatchObject({
      passed: false,
      override: 'looked (me, 2026-01-01)',
    });
  });

  test.each([
    ['another finding', { found: '170 current report(s)' }],
    ['another site', { site: 'sample/other' }],
    ['another assertion', { assertion: 'count.years' }],
  ])('do not allow %s, and are told to be idle', async (_what, change) => {
    const own = { ...override, ...change };
    const { refusing, idle } = await examineRelease(folder, last(), tables, { ...few, overrides: [own] });
    expect(refusing.map((r) => r.id)).toEqual(['count.reports']);
    expect(idle).toEqual([own]);
  });

  test('of a finding that was not made are told to be idle', async () => {
    const { refusing, idle } = await examineRelease(folder, last(), tables, { ...settings, overrides: [override] });
    expect([refusing, idle]).toEqual([[], [override]]);
  });
});

test('a site of which nothing is read any more fails, unless that is declared or it never was', async () => {
  const copy = copyRelease(folder);
  await rewrite(copy, 'reports', "SELECT * REPLACE (NULL::VARCHAR AS form, 'refused' AS verdict) FROM it");
  await rewrite(copy, 'figures', "SELECT * REPLACE ('derived' AS kind) FROM it");
  const shares = (judgement: Judgement) => failing(judgement).filter((id) => /^(?:fill|certified\.share)/.test(id));
  expect(shares(await examineRelease(copy, none, tables, settings))).toEqual([]);
  expect(shares(await examineRelease(copy, last(), tables, settings))).toEqual(['fill.numbers', 'certified.share']);
  const sites = { [slug]: { nothing: ['fill.numbers', 'certified.share'], reason: 'pictures only' } };
  expect(shares(await examineRelease(copy, last(), tables, { ...settings, sites }))).toEqual([]);
});
