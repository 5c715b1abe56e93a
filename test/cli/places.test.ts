import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { gongkai } from '../support/cli.js';
import { onDistrict, serveBody } from '../support/district.js';
import { temporaryFolder } from '../support/folders.js';

describe('--data', () => {
  test.each(['d', './d', 'd/e/', '.'])('%s below the working folder is a place like any other', async (data) => {
    const cwd = temporaryFolder();
    const { server } = await serveBody('bm/cgw');
    const done = await onDistrict(server, data, ['crawl'], { cwd });
    expect([done.status, done.stderr]).toEqual([0, '']);
    expect(existsSync(join(cwd, data, 'archive/sample/yangli/journal.ndjson'))).toBe(true);
  });

  const file = (folder: string) => {
    writeFileSync(join(folder, 'file'), 'x');
    return join(folder, 'file');
  };
  test.each<[string, (folder: string) => string, RegExp]>([
    ['below a file', (f) => join(file(f), 'below'), /not a folder/],
    ['that is a file', file, /not a folder/],
    ['where nothing can be made', () => '/proc/gongkai/data', /cannot be made/],
    ['on a read-only file system', () => '/sys/gongkai/data', /read-only|no permission|cannot be made/],
    ['with a name too long', (f) => join(f, 'x'.repeat(300)), /the name is too long/],
  ])('%s: said in words, status 1, no stack trace', async (_name, place, message) => {
    const folder = temporaryFolder();
    const { server } = await serveBody('bm/cgw');
    const data = place(folder);
    for (const done of [
      await onDistrict(server, data, ['run'], { cwd: folder }),
      await gongkai(['sample', '--data', data], { cwd: folder }),
    ]) {
      expect([done.status, done.stderr]).toEqual([1, expect.stringMatching(message)]);
      expect(done.stderr).not.toMatch(/\n\s+at |please report/);
    }
  });

  test('that is not there is nothing to read from, and nothing is made of it', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'empty'));
    for (const verb of [['verify'], ['show', 'x'], ['sites'], ['publish', '--site', 'sample/yangli']])
      await gongkai([...verb, '--data', join(folder, 'none')], { cwd: folder });
    expect(existsSync(join(folder, 'none'))).toBe(false);
  });
});
