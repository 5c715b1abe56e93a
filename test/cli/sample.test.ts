import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { Archive } from '../../src/archive/archive.js';
import { buildPortal } from '../../src/sample/portal.js';
import { gongkai } from '../support/cli.js';
import { slug } from '../support/district.js';

const tracked = join(import.meta.dirname, '../../data/sample');

describe('sample', () => {
  const data = mkdtempSync(join(tmpdir(), 'gongkai-test-'));
  afterAll(() => rmSync(data, { recursive: true, force: true }));

  test('every cell is published as printed, every trouble ends as declared, and nothing else is noticed', async () => {
    const { status, stdout, stderr } = await gongkai(['sample', '--data', data]);
    expect(status, stdout + stderr).toBe(0);
    expect(stdout).toContain(
      '33,261 of 33,286 printed cells are published as printed; of the other 25 the print does not say',
    );
    expect(stdout).toContain('23 of 23 declared troubles ended as declared; nothing else was noticed');
    expect(stdout).toMatch(/release {3}\S+\/sample-run\/published\/2026-04-01-[0-9a-f]{8}: 43,395 figures/);
  });

  test('its release is the same bytes on every machine', () => {
    const current = join(data, 'sample-run/published/current');
    // The account names the code, which is another one with every change.
    const text = (path: string) => readFileSync(path, 'utf8').replace(/^.* {2}release\.json\n/m, '');
    for (const name of readdirSync(tracked)) expect(text(join(current, name)), name).toBe(text(join(tracked, name)));
  });

  test('what each year carries on is examined, and breaks only where last year’s figures are printed again', () => {
    const [head = '', ...lines] = readFileSync(join(data, 'sample-run/published/current/carry.csv'), 'utf8').split(
      '\n',
    );
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
        /verified 2\d\d object\(s\), \d\d file\(s\) of the release, 33\d{3} figure\(s\): all match/,
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
