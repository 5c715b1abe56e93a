import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Row } from '../../src/publish/columns.js';
import { compareReleases } from '../../src/publish/diff/compare.js';
import { pairReports } from '../../src/publish/diff/pair.js';
import type { ReleasedReport } from '../../src/publish/diff/reports.js';
import { figuresHash, lineOfFigure, linesHash } from '../../src/publish/figures-hash.js';
import { type QueriedRow, queryRelease } from '../../src/publish/query.js';
import { servePages } from '../../src/sample/server.js';
import { crawlHere, datasetOf, pagesOf, publishHere } from '../support/district.js';
import { temporaryFolder } from '../support/folders.js';
import { copyRelease, rewrite } from '../support/tampering.js';

const data = mkdtempSync(join(tmpdir(), 'gongkai-test-'));
afterAll(() => rmSync(data, { recursive: true, force: true }));

let folder: string;
let figures: Row[];

beforeAll(async () => {
  const server = await servePages(pagesOf('bm/cgw'));
  await crawlHere(server, data);
  await server.close();
  folder = (await publishHere(data)).folder;
  figures = (await datasetOf(data)).rows('figures');
});

const year = (n: number) => `report_id = 'sample/yangli/bm/cgw/${n}/1'`;
const rehash = (folder: string, where: string) =>
  rewrite(
    folder,
    'reports',
    `SELECT * REPLACE (CASE WHEN ${where} THEN 'other' ELSE figures_hash END AS figures_hash) FROM it`,
  );

async function changesOf(before: string, after: string): Promise<QueriedRow[]> {
  return compareReleases({ name: 'a', folder: before }, { name: 'b', folder: after }, async ({ portions }) => {
    const all: QueriedRow[] = [];
    for await (const portion of portions()) all.push(...portion);
    return all;
  });
}

const brief = (changes: readonly QueriedRow[]) =>
  changes.map((c) => [c['level'], c['change'], c['cause'], c['address'] ?? c['what'], c['before'], c['after']]);

describe('two releases', () => {
  test('that are the same differ in nothing', async () => {
    await compareReleases({ name: 'a', folder }, { name: 'b', folder }, async (comparison) => {
      expect(comparison).toMatchObject({ changes: 0, tallies: [], paired: 7, same: 7 });
    });
  });

  test('a report that only the later one has is new where its bytes were first seen since', async () => {
    const copy = copyRelease(folder);
    await rewrite(copy, 'reports', `SELECT * FROM it WHERE NOT (${year(2025)})`);
    await rewrite(copy, 'reports', "SELECT * REPLACE ('2020-01-01T00:00:00Z' AS first_seen) FROM it");
    const [change, ...more] = await changesOf(copy, folder);
    expect(more).toEqual([]);
    expect(change).toMatchObject({ level: 'report', change: 'added', cause: 'new_report', year: '2025' });
    expect(Number(change?.['cells'])).toBe(figures.filter((f) => f['year'] === 2025).length);
    // The other way round nothing explains it.
    expect((await changesOf(folder, copy)).map((c) => [c['change'], c['cause']])).toEqual([['removed', 'unexplained']]);
  });

  test('a report that was seen before and is in the later one only is not explained', async () => {
    const copy = copyRelease(folder);
    await rewrite(copy, 'reports', `SELECT * FROM it WHERE NOT (${year(2025)})`);
    expect((await changesOf(copy, folder)).map((c) => c['cause'])).toEqual(['unexplained']);
  });

  test('a report that is gone is withdrawn where the site shows it no more', async () => {
    const copy = copyRelease(folder);
    await rewrite(copy, 'reports', `SELECT * FROM it WHERE NOT (${year(2025)})`);
    await rewrite(
      copy,
      'coverage',
      "SELECT * REPLACE (CASE WHEN year = 2025 THEN 'withdrawn_candidate' ELSE status END AS status) FROM it",
    );
    expect((await changesOf(folder, copy)).map((c) => c['cause'])).toEqual(['withdrawn']);
  });

  test('another figure from the same bytes is another reading; with the same code nothing explains it', async () => {
    const copy = copyRelease(folder);
    const cell = `${year(2023)} AND address = 'requests.new_received.total'`;
    await rewrite(
      copy,
      'figures',
      `SELECT * REPLACE (CASE WHEN ${cell} THEN '9999' ELSE printed END AS printed, CASE WHEN ${cell} THEN 9999 ELSE value END AS value) FROM it`,
    );
    await rehash(copy, year(2023));
    const was = figures.find((f) => f['year'] === 2023 && f['address'] === 'requests.new_received.total');
    const change = ['cell', 'changed', 'unexplained', 'requests.new_received.total', was?.['printed'], '9999'];
    expect(brief(await changesOf(folder, copy))).toEqual([change]);
    writeFileSync(join(copy, 'release.json'), JSON.stringify({ code_version: 'other' }));
    expect(brief(await changesOf(folder, copy))).toEqual([change.with(2, 'code')]);
  });

  test('a cell of a report whose hash is the same is not read: the hash must tell', async () => {
    const copy = copyRelease(folder);
    await rewrite(
      copy,
      'figures',
      `SELECT * REPLACE (CASE WHEN ${year(2023)} THEN '9' ELSE printed END AS printed) FROM it`,
    );
    expect(await changesOf(folder, copy)).toEqual([]);
    await rehash(copy, year(2023));
    expect((await changesOf(folder, copy)).length).toBeGreaterThan(50);
  });

  test('cells that came and went, and standings alone', async () => {
    const copy = copyRelease(folder);
    writeFileSync(join(copy, 'release.json'), JSON.stringify({ code_version: 'other' }));
    await rewrite(
      copy,
      'figures',
      `SELECT * REPLACE (CASE WHEN ${year(2022)} AND address = 'disputes.review.total' THEN 'disputed' ELSE standing END AS standing,
                         CASE WHEN ${year(2022)} AND address = 'disputes.review.upheld' THEN 'disputes.review.else' ELSE address END AS address) FROM it`,
    );
    await rehash(copy, year(2022));
    expect((await changesOf(folder, copy)).map((c) => [c['change'], c['cause'], c['address'], c['what']])).toEqual([
      ['added', 'code', 'disputes.review.else', expect.any(String)],
      ['changed', 'verdict', 'disputes.review.total', 'standing'],
      ['removed', 'code', 'disputes.review.upheld', expect.any(String)],
    ]);
  });

  test('an edit is the agency’s; what the same code reads otherwise in the old bytes too is the code’s', async () => {
    const copy = copyRelease(folder);
    writeFileSync(join(copy, 'release.json'), JSON.stringify({ code_version: 'other' }));
    const second = "'sample/yangli/bm/cgw/2024/2' AS report_id, 2 AS version, true AS current";
    await rewrite(
      copy,
      'reports',
      `SELECT * REPLACE (current AND NOT (${year(2024)}) AS current, CASE WHEN ${year(2024)} THEN 'reread' ELSE figures_hash END AS figures_hash) FROM it
       UNION ALL SELECT * REPLACE (${second}, 'new' AS sha256, 'new' AS figures_hash) FROM it WHERE ${year(2024)}`,
    );
    const put = (address: string, value: number) => `WHEN address = '${address}' THEN ${value}`;
    const read = put('disputes.review.total', 77);
    const edited = put('disputes.review.upheld', 88);
    const set = (when: string) => `CASE ${when} ELSE value END AS value`;
    await rewrite(
      copy,
      'figures',
      `SELECT * REPLACE (CASE WHEN ${year(2024)} THEN CASE ${read} ELSE value END ELSE value END AS value, current AND NOT (${year(2024)}) AS current) FROM it
       UNION ALL SELECT * REPLACE (${second}, ${set(`${read} ${edited}`)}, 'new' AS source_sha256, 0 AS place_start) FROM it WHERE ${year(2024)}`,
    );
    const changes = await changesOf(folder, copy);
    expect(changes.map((c) => [c['level'], c['cause'], c['address'] ?? c['what'], c['value_after']])).toEqual([
      ['report', 'edit', 'page', null],
      ['cell', 'code', 'disputes.review.total', '77'],
      ['cell', 'edit', 'disputes.review.upheld', '88'],
    ]);
    expect(changes[0]).toMatchObject({
      report_before: 'sample/yangli/bm/cgw/2024/1',
      report_after: 'sample/yangli/bm/cgw/2024/2',
      cells: '2',
    });
  });

  test('a report under another agency is a change of the registry, and so is another name', async () => {
    const copy = copyRelease(folder);
    writeFileSync(join(copy, 'release.json'), JSON.stringify({ registry_version: 'other' }));
    for (const table of ['reports', 'figures'])
      await rewrite(
        copy,
        table,
        `SELECT * REPLACE (CASE WHEN ${year(2021)} THEN 'sample/yangli/bm/new/2021/1' ELSE report_id END AS report_id,
                           CASE WHEN ${year(2021)} THEN 'sample/yangli/bm/new' ELSE agency_id END AS agency_id,
                           CASE WHEN ${year(2020)} THEN '样例区新名局' ELSE agency END AS agency) FROM it`,
      );
    const changes = await changesOf(folder, copy);
    expect(changes.map((c) => [c['cause'], c['what'], c['after']])).toEqual([
      ['registry', 'agency', '样例区新名局'],
      ['registry', 'agency_id', 'sample/yangli/bm/new'],
    ]);
  });

  test('another verdict of the same figures', async () => {
    const copy = copyRelease(folder);
    writeFileSync(join(copy, 'release.json'), JSON.stringify({ code_version: 'other' }));
    await rewrite(
      copy,
      'reports',
      `SELECT * REPLACE (CASE WHEN ${year(2020)} THEN 'doubtful' ELSE verdict END AS verdict) FROM it`,
    );
    expect(brief(await changesOf(folder, copy))).toEqual([
      ['report', 'changed', 'verdict', 'verdict', 'certified', 'doubtful'],
    ]);
  });

  test('a release of an older make, without hashes, is compared cell by cell', async () => {
    const old = copyRelease(folder);
    await rewrite(old, 'reports', 'SELECT * EXCLUDE (figures_hash) FROM it');
    await rewrite(old, 'figures', 'SELECT * EXCLUDE (made_from, made_rule) FROM it');
    expect(await changesOf(old, folder)).toEqual([]);
    const cell = `${year(2023)} AND address = 'disputes.review.total'`;
    await rewrite(old, 'figures', `SELECT * REPLACE (CASE WHEN ${cell} THEN '5' ELSE printed END AS printed) FROM it`);
    expect((await changesOf(old, folder)).map((c) => c['address'])).toEqual(['disputes.review.total']);
  });

  test('all changes are written as CSV', async () => {
    const copy = copyRelease(folder);
    await rewrite(copy, 'reports', `SELECT * FROM it WHERE NOT (${year(2025)})`);
    const path = join(temporaryFolder(), 'it’s.csv');
    await compareReleases({ name: 'a', folder }, { name: 'b', folder: copy }, (comparison) =>
      comparison.writeCsv(path),
    );
    const [head, line, ...more] = readFileSync(path, 'utf8').trim().split('\n');
    expect(more).toEqual([]);
    expect(head).toMatch(/^level,change,cause,site,/);
    expect(line).toMatch(/^report,removed,unexplained,sample\/yangli,/);
  });
});

describe('pairing', () => {
  const report = (id: string, sha256: string, more: Partial<ReleasedReport> = {}): ReleasedReport => ({
    id,
    site: 's',
    agencyId: id.split('/')[0] ?? '',
    agency: '',
    year: id.split('/')[1] ?? null,
    current: true,
    form: null,
    verdict: 'certified',
    title: null,
    published: null,
    url: '',
    alsoAt: [],
    sha256,
    firstSeen: '',
    hash: null,
    ...more,
  });
  const ids = (a: ReleasedReport[], b: ReleasedReport[]) =>
    pairReports(a, b).map((p) => [p.before?.id ?? null, p.after?.id ?? null, p.reread?.id ?? null, p.superseded]);

  test('goes by agency and year, then by bytes; what was replaced is read again in the later release', () => {
    const a = [report('x/2020/1', '1'), report('y/2020/1', '2'), report('z/2020/1', '3')];
    const b = [report('x/2020/1', '1', { current: false }), report('x/2020/2', '9'), report('w/2020/1', '2')];
    expect(ids(a, b)).toEqual([
      ['x/2020/1', 'x/2020/2', 'x/2020/1', false],
      ['y/2020/1', 'w/2020/1', null, false],
      ['z/2020/1', null, null, false],
    ]);
  });

  test('tells of replaced versions where only one release has them, and keeps reports without a year', () => {
    const old = report('x/2020/1', '1', { current: false });
    const undated = report('u/abc/1', '7', { year: null });
    expect(ids([old, report('x/2020/2', '2')], [report('x/2020/2', '2'), undated])).toEqual([
      ['x/2020/2', 'x/2020/2', null, false],
      [null, 'u/abc/1', null, false],
      ['x/2020/1', null, null, true],
    ]);
  });

  test('loses no report where two have one year', () => {
    const two = [report('x/2020/1', '1'), report('x/2020/2', '2')];
    expect(ids(two, two)).toEqual([
      ['x/2020/1', 'x/2020/1', null, false],
      ['x/2020/2', 'x/2020/2', null, false],
    ]);
    expect(ids(two, [])).toHaveLength(2);
  });
});

const hashOf = (rows: readonly Row[]) => figuresHash(rows.length, (i, name) => rows[i]?.[name]);

describe('the hash of a report’s figures', () => {
  test('is the same made from the rows and from the release, and tells any change but whose it is', async () => {
    const own = figures.filter((f) => f['report_id'] === 'sample/yangli/bm/cgw/2021/1');
    expect(own.length).toBeGreaterThan(200);
    const hash = hashOf(own);
    const [told] = await queryRelease(folder, `SELECT figures_hash FROM $reports WHERE ${year(2021)}`);
    expect(told?.['figures_hash']).toBe(hash);
    const lines = await queryRelease(folder, `SELECT ${lineOfFigure()} AS line FROM $figures WHERE ${year(2021)}`);
    expect(linesHash(lines.map((l) => l['line'] ?? ''))).toBe(hash);
    expect(hashOf(own.toReversed())).toBe(hash);
    expect(hashOf(own.map((f) => ({ ...f, agency_id: 'x', agency: 'y', current: false })))).toBe(hash);
    const [first] = own;
    for (const [name, value] of Object.entries(first ?? {})) {
      const changed = own.map((f, i) => (i === 0 ? { ...f, [name]: `${value}1` } : f));
      const ofReport = ['report_id', 'site', 'agency_id', 'agency', 'year', 'scope', 'version', 'current', 'invented'];
      expect(hashOf(changed) === hash, name).toBe(ofReport.includes(name));
    }
    const blank = own.map((f, i) => (i === 0 ? { ...f, printed: '' } : f));
    const missing = own.map((f, i) => (i === 0 ? { ...f, printed: null } : f));
    expect(hashOf(blank)).not.toBe(hashOf(missing));
  });
});
