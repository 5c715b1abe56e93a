import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { archiveFolder } from '../../src/archive/archive.js';
import { verify } from '../../src/pipeline/verify.js';
import { currentRelease } from '../../src/publish/release.js';
import { servePages } from '../../src/sample/server.js';
import { gongkai } from '../support/cli.js';
import { crawlHere, pagesOf, publishHere, sampleSite, slug } from '../support/district.js';
import { temporaryFolder } from '../support/folders.js';

const whole = mkdtempSync(join(tmpdir(), 'gongkai-test-'));

beforeAll(async () => {
  const server = await servePages(pagesOf('jz/lx'));
  await crawlHere(server, whole);
  await server.close();
  await publishHere(whole);
});
afterAll(() => rmSync(whole, { recursive: true, force: true }));

/** The archive and its release in a folder that the test may damage. */
function copied() {
  const data = temporaryFolder();
  cpSync(whole, data, { recursive: true, verbatimSymlinks: true });
  const folder = realpathSync(join(data, 'published/current'));
  return { data, folder, journal: join(archiveFolder(data, slug), 'journal.ndjson') };
}

async function mismatches(data: string): Promise<readonly string[]> {
  return (await verify([await sampleSite()], data, currentRelease(data), () => {})).mismatches;
}

function flip(path: string, at: number): void {
  const bytes = readFileSync(path);
  const place = at < 0 ? bytes.length + at : at;
  bytes.writeUInt8(bytes.readUInt8(place) ^ 1, place);
  writeFileSync(path, bytes);
}

describe('verify', () => {
  test('finds what is sound to match, every figure of it', async () => {
    const found = await verify([await sampleSite()], whole, currentRelease(whole), () => {});
    expect([found.mismatches, found.files]).toEqual([[], 20]);
    expect(found.figures).toBeGreaterThan(1300);
  });

  test('finds a flipped bit in any file of the release', async () => {
    const { data, folder } = copied();
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      const sound = readFileSync(path);
      for (const at of [0, sound.length >> 1, -1]) {
        flip(path, at);
        expect(await mismatches(data), `${name} at ${at}`).toEqual(
          expect.arrayContaining([expect.stringContaining('of the release is not what its sum says')]),
        );
        writeFileSync(path, sound);
      }
    }
    expect(await mismatches(data)).toEqual([]);
  });

  test.each([
    ['emptied', (path: string) => truncateSync(path)],
    ['gone', (path: string) => rmSync(path)],
    [
      'short of a line',
      (path: string) => writeFileSync(path, readFileSync(path, 'utf8').split('\n').slice(1).join('\n')),
    ],
  ])('finds a list of sums that is %s', async (_what, damage) => {
    const { data, folder } = copied();
    damage(join(folder, 'SHA256SUMS'));
    const found = await gongkai(['verify', '--data', data]);
    expect([found.status, found.stdout]).toEqual([5, expect.stringContaining('SHA256SUMS of the release is not')]);
  });

  test('finds that the current release is gone as a whole', async () => {
    const { data, folder } = copied();
    rmSync(folder, { recursive: true });
    expect(await mismatches(data)).toEqual([expect.stringMatching(/the current release .* is gone/)]);
    const shown = await gongkai(['show', '柳溪', '--data', data]);
    expect([shown.status, shown.stderr]).toEqual([2, expect.stringContaining('there is no release')]);
  });

  test('finds a file too many, and one too few', async () => {
    const { data, folder } = copied();
    writeFileSync(join(folder, 'more.csv'), 'x');
    expect(await mismatches(data)).toEqual([expect.stringContaining('more.csv')]);
    rmSync(join(folder, 'more.csv'));
    rmSync(join(folder, 'reports.csv'));
    expect(await mismatches(data)).toEqual([expect.stringContaining('reports.csv')]);
  });

  test('finds a flipped bit anywhere in the last line of the journal, which a run would take for one cut off', async () => {
    const { data, journal } = copied();
    const sound = readFileSync(journal);
    const lastLine = sound.lastIndexOf(0x0a, sound.length - 2) + 1;
    for (let at = lastLine; at < sound.length; at += 9) {
      flip(journal, at);
      expect(await mismatches(data), `byte ${at}`).toContain(`the last line of the journal of ${slug} is damaged`);
      writeFileSync(journal, sound);
    }
    flip(journal, -1);
    expect(await mismatches(data)).toContain(`the last line of the journal of ${slug} is damaged`);
  });

  test('says of a table that cannot be asked that it is damaged, and does not fail', async () => {
    const { data, folder } = copied();
    writeFileSync(join(folder, 'figures.parquet'), 'no table');
    const found = await gongkai(['verify', '--data', data]);
    expect([found.status, found.stderr]).toEqual([5, '']);
    expect(found.stdout).toContain('figures.parquet of the release is not what its sum says');
  });
});

describe('publishing over a release that was damaged', () => {
  test('builds it again', async () => {
    const { data, folder } = copied();
    expect((await publishHere(data)).unchanged).toBe(true);
    flip(join(folder, 'panel.csv'), 1000);
    const again = await publishHere(data);
    expect([again.unchanged, again.folder]).toEqual([false, folder]);
    expect(await mismatches(data)).toEqual([]);
  });
});

describe('read of an address', () => {
  test('that is none is an input that does not exist, no failure of the program', async () => {
    const ended = await gongkai(['read', 'http://[', '--data', whole]);
    expect([ended.status, ended.stderr]).toEqual([2, expect.stringContaining('is not in the archive')]);
  });
});
