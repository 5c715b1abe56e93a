import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { Archive } from '../../src/archive/archive.js';
import { answer, withDatabase } from '../../src/publish/formats/parquet.js';
import { queryRelease } from '../../src/publish/query.js';
import { judgeSample } from '../../src/sample/judge.js';
import { buildPortal } from '../../src/sample/portal.js';
import { gongkai } from '../support/cli.js';
import { slug } from '../support/district.js';

const tracked = join(import.meta.dirname, '../../data/sample');

describe('sample', () => {
  const data = mkdtempSync(join(tmpdir(), 'gongkai-test-'));
  const current = () => join(data, 'sample-run/published/current');
  afterAll(() => rmSync(data, { recursive: true, force: true }));

  test('every cell is published as printed, every trouble ends as declared, and nothing else is noticed', async () => {
    const { status, stdout, stderr } = await gongkai(['sample', '--data', data]);
    expect(status, stdout + stderr).toBe(0);
    expect(stdout).toContain(
      '33,861 of 33,886 printed cells are published as printed; of the other 25 the print does not say',
    );
    expect(stdout).toContain('24 of 24 declared troubles ended as declared; nothing else was noticed');
    expect(stdout).toMatch(/release {3}\S+\/sample-run\/published\/2026-04-01-[0-9a-f]{8}: 44,181 figures/);
  });

  test('its release is the same bytes on every machine', () => {
    // The account names the code, which is another one with every change.
    const text = (path: string) => readFileSync(path, 'utf8').replace(/^.* {2}release\.json\n/m, '');
    for (const name of readdirSync(tracked)) expect(text(join(current(), name)), name).toBe(text(join(tracked, name)));
  });

  test('what each year carries on is examined, and breaks only where last year’s figures are printed again', () => {
    const [head = '', ...lines] = readFileSync(join(current(), 'carry.csv'), 'utf8').split('\n');
    const at = (line: string, name: string) => line.split(',')[head.split(',').indexOf(name)];
    const examined = lines.filter((line) => line !== '' && at(line, 'holds') !== '');
    expect(examined.length).toBeGreaterThan(1000);
    const broken = examined.filter((line) => at(line, 'holds') === 'false');
    expect(broken.map((line) => [at(line, 'report_id'), at(line, 'address')])).toEqual([
      ['sample/yangli/bm/rsj/2025/1', 'documents.normative_docs.in_force'],
      ['sample/yangli/bm/rsj/2025/1', 'requests.carried_in.natural_person'],
      ['sample/yangli/bm/rsj/2025/1', 'requests.carried_in.total'],
    ]);
    const merged = examined.filter((line) => at(line, 'explained') === 'merger');
    expect(new Set(merged.map((line) => at(line, 'report_id')))).toEqual(
      new Set(['sample/yangli/bm/jytyj/2024/1', 'sample/yangli/bm/wlj/2022/1']),
    );
    const renamed = examined.filter((line) => at(line, 'explained') === 'succession');
    expect(new Set(renamed.map((line) => at(line, 'report_id')))).toEqual(
      new Set(['sample/yangli/bm/scj/2023/1', 'sample/yangli/bm/scjgw/2021/1']),
    );
  });

  test('of a body that was divided both parts are shown to carry on the whole together', async () => {
    const rows = await queryRelease(
      current(),
      `SELECT agency, address, "before", now, residual, explained, explained_by, before_reports FROM $carry
       WHERE gap = 'divided' AND address IN ('requests.carried_in.natural_person', 'requests.carried_in.total') ORDER BY agency_id, address`,
    );
    // 5 natural persons waited for an answer: 3 of them for the one, 2 for the other.
    const of = (agency: string, now: string, other: string) =>
      ['natural_person', 'total'].map((column) => ({
        agency,
        address: `requests.carried_in.${column}`,
        before: '5',
        now,
        residual: null,
        explained: 'split',
        explained_by: `${slug}/bm/jsj/2022/1 ${slug}/bm/${other}/2023/1`,
        before_reports: `${slug}/bm/jsj/2022/1`,
      }));
    expect(rows).toEqual([...of('样例区交通运输局', '3', 'swuj'), ...of('样例区水务局', '2', 'jtj')]);
    const unexplained = "SELECT count(*) AS n FROM $carry WHERE gap = 'divided' AND explained IS DISTINCT FROM 'split'";
    expect(await queryRelease(current(), unexplained)).toEqual([{ n: '0' }]);
  });

  test('a figure of a withdrawn report is cited with the day on which its page was seen to be gone', async () => {
    const cite = async (year: number, format: string) => {
      const figure = `${slug}/bm/sfj/${year}#req_new_total`;
      return (await gongkai(['cite', figure, '--format', format, '--data', join(data, 'sample-run')])).stdout;
    };
    const gone = 'gone from there, perhaps withdrawn, seen 2026-04-10';
    expect(await cite(2022, 'text')).toContain(`(fetched 2026-04-01; ${gone})`);
    expect(await cite(2022, 'markdown')).toContain(`fetched 2026-04-01; ${gone}.`);
    expect(await cite(2022, 'bibtex')).toContain(gone);
    expect(JSON.parse(await cite(2022, 'json'))).toMatchObject({
      gone: { event: 'withdrawn', seen: '2026-04-10T02:00:00Z' },
    });
    expect(await cite(2023, 'text')).not.toContain('gone');
  });

  test('a withdrawn report stays as it was printed; calendar, ledger and panel say what befell it', async () => {
    const of = (sql: string) => queryRelease(current(), sql);
    const mine = `agency_id = '${slug}/bm/sfj' AND year = 2022`;
    expect(
      await of(`SELECT status, reason, due, published, days_late, report_id FROM $coverage WHERE ${mine}`),
    ).toEqual([
      {
        status: 'withdrawn_candidate',
        reason: 'gone from its page and its list',
        due: '2023-01-31',
        published: '2023-01-14',
        days_late: null,
        report_id: `${slug}/bm/sfj/2022/1`,
      },
    ]);
    expect(await of(`SELECT event_id, event, date, detail FROM $events WHERE ${mine} ORDER BY event_id`)).toEqual([
      {
        event_id: `${slug}/bm/sfj/2022#1`,
        event: 'listed',
        date: '2026-04-01T02:00:00Z',
        detail: '样例区司法局2022年度政府信息公开工作年度报告',
      },
      { event_id: `${slug}/bm/sfj/2022#2`, event: 'first_seen', date: '2026-04-01T02:00:00Z', detail: null },
      // Gone on the 2nd, the 6th and the 10th: three nights, over a week.
      {
        event_id: `${slug}/bm/sfj/2022#3`,
        event: 'withdrawn',
        date: '2026-04-10T02:00:00Z',
        detail: 'gone since 2026-04-02T02:00:00Z',
      },
    ]);
    expect(
      await of(`SELECT version, current, verdict, first_seen, last_seen, superseded_by FROM $reports WHERE ${mine}`),
    ).toEqual([
      {
        version: '1',
        current: 'true',
        verdict: 'certified',
        first_seen: '2026-04-01T02:00:00Z',
        last_seen: '2026-04-01T02:00:00Z',
        superseded_by: null,
      },
    ]);
    expect(
      await of(
        `SELECT verdict, coverage, req_new_total, req_granted_total, req_partial_total, req_den_total, req_una_notheld_total,
           req_results_total, req_out_total, doc_normative_issued, doc_normative_inforce FROM $panel WHERE ${mine}`,
      ),
    ).toEqual([
      {
        verdict: 'certified',
        coverage: 'withdrawn_candidate',
        req_new_total: '10',
        req_granted_total: '7',
        req_partial_total: '1',
        req_den_total: '0',
        req_una_notheld_total: '1',
        req_results_total: '9',
        req_out_total: '1',
        doc_normative_issued: '8',
        doc_normative_inforce: '11',
      },
    ]);
    expect(readFileSync(join(current(), 'README.md'), 'utf8')).toContain(
      '1 reports are gone from their page and their list since they were had',
    );
  });

  test('who refused more than half, and on what grounds, is told by the README, its SQL and the panel', async () => {
    const readme = readFileSync(join(current(), 'README.md'), 'utf8');
    expect(readme).toContain(
      '| 样例区信访局 | 15 | 25 | 60 % | Rights of third parties 4.保护第三方合法权益 8; Process information (four kinds) 6.属于四类过程性信息 5; Internal affairs (three kinds) 5.属于三类内部事务信息 2 | certified | sample/yangli |',
    );
    expect(readme).toContain('Of 25 agencies with a report of 2023 that was read, 23 can be compared;');
    const [, sql = ''] = /```sql\n-- duckdb gongkai\.duckdb\n(SELECT r\.agency[\s\S]*?)```/.exec(readme) ?? [];
    const gaps = 'SELECT agency_id, year, status FROM gaps ORDER BY agency_id';
    const answers = await withDatabase(current(), join(current(), 'gongkai.duckdb'), async (db) => [
      await answer(db, sql),
      await answer(db, gaps),
    ]);
    expect(answers).toEqual([
      [
        {
          agency: '样例区信访局',
          refused: '15',
          answered: '25',
          percent: expect.stringMatching(/^60(?:\.0)?$/),
          grounds: 'Rights of third parties 8; Process information (four kinds) 5; Internal affairs (three kinds) 2',
        },
      ],
      // A withdrawn report was had: it is no gap.
      [
        { agency_id: `${slug}/bm/gaj`, year: '2024', status: 'blocked' },
        { agency_id: `${slug}/bm/zjw`, year: '2020', status: 'failed' },
        { agency_id: `${slug}/jz/dq`, year: '2022', status: 'missing' },
        { agency_id: `${slug}/jz/sq`, year: '2020', status: 'pictures' },
      ],
    ]);
    // What was carried out of the written year is carried into the next one.
    const years = `SELECT year, req_new_total, req_in_total, req_results_total, req_out_total, verdict FROM $panel WHERE agency_id = '${slug}/bm/xfj' ORDER BY year LIMIT 2`;
    expect(await queryRelease(current(), years)).toMatchObject([
      {
        year: '2023',
        req_new_total: '27',
        req_in_total: '0',
        req_results_total: '25',
        req_out_total: '2',
        verdict: 'certified',
      },
      { year: '2024', req_in_total: '2' },
    ]);
  });

  test('is judged by everything that is declared: of a release that holds nothing nothing is as declared', () => {
    const { printed } = buildPortal();
    const none = { figures: [], findings: [], reports: [], coverage: [], events: [] };
    const { equal, differences } = judgeSample(slug, printed, none);
    expect(equal).toBe(0);
    expect(differences).toContain(`${slug}/bm/sfj 2022: declared first_seen listed withdrawn, in the ledger `);
    expect(differences).toContain('bm/sfj 2022: declared withdrawn_candidate, in the calendar undefined');
    const event = { agency: `${slug}/bm/none`, year: 2022, event: 'listed' };
    expect(judgeSample(slug, printed, { ...none, events: [event] }).differences).toContain(
      `${slug}/bm/none 2022: declared undefined, in the ledger listed`,
    );
  });

  test('is of the size that it promises', () => {
    const { printed, pages } = buildPortal();
    expect(new Set(printed.map((p) => p.path)).size).toBeGreaterThanOrEqual(15);
    expect(new Set(printed.map((p) => p.year))).toEqual(new Set([2019, 2020, 2021, 2022, 2023, 2024, 2025]));
    const sizes = printed
      .filter((p) => p.path === 'bm/gxj')
      .map((p) => pages.get(p.url?.replace('http://', '') ?? '')?.body.length ?? 0);
    for (const size of sizes) expect(size).toBeGreaterThan(150_000);
  });

  test('show puts an agency’s years side by side', async () => {
    const shown = await gongkai(['show', '民政局', '--data', join(data, 'sample-run')]);
    expect(shown.status).toBe(0);
    expect(shown.stdout).toMatch(/2019\s+2020\s+2021\s+2022\s+2023\s+2024\s+2025/);
    expect(shown.stdout).toMatch(/（一）予以公开.*99!/);
    const many = await gongkai(['show', '样例区', '--data', join(data, 'sample-run')]);
    expect([many.status, many.stderr]).toEqual([2, expect.stringContaining('agencies fit 样例区')]);
    const none = await gongkai(['show', '外星局', '--data', join(data, 'sample-run')]);
    expect([none.status, none.stderr]).toEqual([2, expect.stringContaining('no agency')]);
  });

  test('verify finds everything in its place, and every flipped byte', async () => {
    const there = join(data, 'sample-run');
    const sound = await gongkai(['verify', '--data', there]);
    expect([sound.status, sound.stdout]).toEqual([
      0,
      expect.stringMatching(
        /verified 2\d\d object\(s\), \d\d file\(s\) of the release, 34\d{3} figure\(s\): all match/,
      ),
    ]);

    const flip = (path: string, at: number) => {
      const bytes = readFileSync(path);
      bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
      writeFileSync(path, bytes);
    };
    const archive = Archive.read(there, slug);
    const visit = archive.entries.findLast((e) => e.kind === 'visit' && e.purpose === 'article' && e.outcome === 'ok');
    if (visit?.kind !== 'visit' || visit.sha256 === null) throw new Error('no article');
    const object = archive.objects.path(visit.sha256);
    const panel = join(there, 'published/current/panel.csv');
    flip(object, 60);
    flip(panel, 1000);
    const broken = await gongkai(['verify', '--data', there]);
    expect(broken.status).toBe(5);
    expect(broken.stdout).toContain(`object ${visit.sha256} is missing or damaged`);
    expect(broken.stdout).toContain('panel.csv of the release is not what its sum says');
    expect(broken.stdout).toContain('is not in the archive');
  });
});
