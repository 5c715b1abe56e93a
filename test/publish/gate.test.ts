import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { archiveFolder } from '../../src/archive/archive.js';
import { queryRelease } from '../../src/publish/query.js';
import { damagedFiles } from '../../src/publish/sums.js';
import { gongkai } from '../support/cli.js';
import { crawlHere, keyOf, put, serveBody, slug } from '../support/district.js';
import { temporaryFolder } from '../support/folders.js';

const publish = (data: string) => gongkai(['publish', '--tables-only', '--site', slug, '--data', data]);
const current = (data: string) => realpathSync(join(data, 'published/current'));

/** A release of one body’s seven reports, and then an archive of another body’s in its place. */
async function replaced() {
  const data = temporaryFolder();
  await crawlHere((await serveBody('bm/cgw')).server, data);
  expect((await publish(data)).status).toBe(0);
  rmSync(archiveFolder(data, slug), { recursive: true });
  await crawlHere((await serveBody('jz/lx')).server, data);
  return data;
}

describe('a release that has lost what the one before had', () => {
  test('is not published: status 5, named, with what was wanted, found and examined; the last one stands', async () => {
    const data = await replaced();
    const before = readlinkSync(join(data, 'published/current'));
    const { status, stderr, stdout } = await publish(data);
    expect([status, stdout]).toEqual([5, '']);
    expect(stderr).toContain(`3 of 13 assertions about the release failed; ${before} still stands`);
    expect(stderr).toMatch(
      /✗ loss\.reports sample\/yangli: wanted every current report .* found 7 of 7 reports .* \(7 examined\)/,
    );
    expect(readlinkSync(join(data, 'published/current'))).toBe(before);
    expect(readdirSync(join(data, 'published')).sort()).toEqual([before, 'current']);
    const [record = ''] = readdirSync(join(data, 'refused'));
    const text = readFileSync(join(data, 'refused', record), 'utf8');
    expect(stderr).toContain(join(data, 'refused', record));
    expect(text).toContain('sample/yangli/bm/cgw/2023/1');
    expect(text).toContain('assertion: loss.agency_years');
  });

  test('is told of beside the nineteen refusals before it; older ones are let go of, and nothing else', async () => {
    const data = await replaced();
    const folder = join(data, 'refused');
    mkdirSync(folder);
    // The names tell nothing of the time; and a clock may have gone back since the last refusals were written.
    const nameOf = (age: number) => `2026-04-01-${String((age * 7) % 25).padStart(8, '0')}.md`;
    const now = Date.now() / 1000;
    for (let age = 0; age < 25; age++) {
      writeFileSync(join(folder, nameOf(age)), 'older');
      utimesSync(join(folder, nameOf(age)), now, now + 3600 * (10 - age));
    }
    writeFileSync(join(folder, 'notes.md'), 'a person’s');
    utimesSync(join(folder, 'notes.md'), 0, 0);
    const { status, stderr } = await publish(data);
    const own = /refused\/(\S+\.md)/.exec(stderr)?.[1] ?? '';
    const newest = Array.from({ length: 19 }, (_, age) => nameOf(age));
    expect([status, readdirSync(folder).sort()]).toEqual([5, [...newest, own, 'notes.md'].sort()]);
  });

  test('is published where the very findings are allowed, which the release says; later the overrides are idle', async () => {
    const data = await replaced();
    const refused = await publish(data);
    const path = /All that was found stands in (\S+\.md)/.exec(refused.stderr)?.[1] ?? '';
    const yaml = /```yaml\n(overrides:[\s\S]*?)```/.exec(readFileSync(path, 'utf8'))?.[1] ?? '';
    const filled = yaml
      .replaceAll('why this is in order', 'the district was merged')
      .replaceAll('yyyy-mm-dd', '2026-01-02');
    writeFileSync(join(data, 'overrides.yaml'), filled);
    const { status, stdout } = await publish(data);
    expect([status, stdout]).toEqual([3, expect.stringMatching(/allowed .*loss\.reports.*the district was merged/)]);
    const rows = await queryRelease(current(data), 'SELECT * FROM $assertions WHERE override IS NOT NULL');
    expect(rows.map((r) => [r['assertion'], r['passed'], r['override']])).toEqual(
      ['loss.reports', 'loss.agency_years', 'loss.cells'].map((id) => [
        id,
        'false',
        'the district was merged (who has looked, 2026-01-02)',
      ]),
    );
    const again = await publish(data);
    expect([again.status, again.stdout]).toEqual([3, expect.stringMatching(/override .*loss\.reports.*is not needed/)]);
  });

  test('a file of overrides or of assertions that cannot be read stops publication', async () => {
    const data = await replaced();
    writeFileSync(join(data, 'overrides.yaml'), 'overrides:\n  - assertion: loss.reports\n');
    expect(await publish(data)).toMatchObject({ status: 2, stderr: expect.stringContaining('overrides.yaml') });
    writeFileSync(join(data, 'overrides.yaml'), 'overrides: [');
    expect(await publish(data)).toMatchObject({ status: 2, stderr: expect.stringContaining('is not YAML') });
    rmSync(join(data, 'overrides.yaml'));
    writeFileSync(join(data, 'assertions.yaml'), `sites:\n  ${slug}:\n    nothing: [fill.numbers]\n`);
    expect(await publish(data)).toMatchObject({ status: 2, stderr: expect.stringContaining('a reason is due') });
  });
});

describe('the account of a release', () => {
  test('names the release before and the code, has its sums, and does not change the release’s name', async () => {
    const data = temporaryFolder();
    const { server, pages } = await serveBody('bm/cgw');
    await crawlHere(server, data);
    await publish(data);
    const first = basename(current(data));
    const key = keyOf('bm/cgw', 2023);
    put(pages, key, (pages.get(key)?.body.toString() ?? '').replace(/(行政强制[\s\S]*?>)(\d+)(<)/, '$198765$3'));
    await crawlHere(server, data);
    await publish(data);
    const second = current(data);
    expect(JSON.parse(readFileSync(join(second, 'release.json'), 'utf8'))).toMatchObject({
      before: first,
      code_version: expect.stringMatching(/^\d+\.\d+\.\d+\+[0-9a-f]{12}$/),
    });
    expect(damagedFiles(second).damaged).toEqual([]);
    // The same archive, published where nothing was before.
    rmSync(join(data, 'published'), { recursive: true });
    await publish(data);
    expect(basename(current(data))).toBe(basename(second));
    expect(existsSync(join(data, 'refused'))).toBe(false);
    writeFileSync(join(current(data), 'assertions.csv'), 'tampered');
    expect(damagedFiles(current(data)).damaged).toEqual(['assertions.csv']);
    expect((await publish(data)).status).toBe(0);
    expect(damagedFiles(current(data)).damaged).toEqual([]);
  });

  test('a release that stands and is damaged or gone cannot be compared with, which is no way to lose anything', async () => {
    const data = await replaced();
    writeFileSync(join(current(data), 'reports.parquet'), 'damaged');
    expect(await publish(data)).toMatchObject({
      status: 5,
      stderr: expect.stringContaining('is damaged (reports.parquet), nothing compared'),
    });
    rmSync(current(data), { recursive: true });
    expect(await publish(data)).toMatchObject({
      status: 5,
      stderr: expect.stringContaining('is gone, nothing compared'),
    });
  });
});
