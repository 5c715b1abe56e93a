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
      '26,685 of 26,710 printed cells are published as printed; of the other 25 the print does not say',
    );
    expect(stdout).toContain('19 of 19 declared troubles ended as declared; nothing else was noticed');
    expect(stdout).toMatch(/release {3}\S+\/sample-run\/published\/2026-04-01-[0-9a-f]{8}: 34,893 figures/);
  });

  test('its release is the same bytes on every machine', () => {
    const current = join(data, 'sample-run/published/current');
    // The account names the code, which is another one with every change.
    const text = (path: string) => readFileSync(path, 'utf8').replace(/^.* {2}release\.json\n/m, '');
    for (const name of readdirSync(tracked)) expect(text(join(current, name)), name).toBe(text(join(tracked, name)));
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
      expect.stringMatching(/verified 189 object\(s\), 20 file\(s\) of the release, 26885 figure\(s\): all match/),
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
