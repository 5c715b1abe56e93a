import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { HeldArchive } from '../../src/archive/archive.js';
import { hold } from '../../src/lock.js';
import { gongkai } from '../support/cli.js';
import { crawlHere, onDistrict, serveBody, slug } from '../support/district.js';
import { temporaryFolder } from '../support/folders.js';

describe('what another run holds', () => {
  test('is not published half done: run ends with status 4, and no release is made of what is being fetched', async () => {
    const data = temporaryFolder();
    const { server } = await serveBody('bm/cgw');
    await crawlHere(server, data);
    const other = await HeldArchive.hold(data, slug, '2026-01-01T00:00:00Z');
    onTestFinished(() => other.release());
    const run = await onDistrict(server, data, ['run']);
    expect([run.status, run.stderr]).toEqual([4, expect.stringContaining('another run holds')]);
    expect(existsSync(join(data, 'published'))).toBe(false);
  });

  test('is not cleared away: a second sample leaves the first one’s files alone', async () => {
    const data = temporaryFolder();
    const folder = join(data, 'sample-run');
    const kept = join(folder, 'archive');
    mkdirSync(kept, { recursive: true });
    const letGo = await hold(folder, 'the sample');
    onTestFinished(letGo);
    const second = await gongkai(['sample', '--data', data]);
    expect([second.status, second.stderr]).toEqual([4, expect.stringContaining('another run holds')]);
    expect(existsSync(kept)).toBe(true);
  });
});
