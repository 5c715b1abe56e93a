import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/folders.js';
import { disturbed } from './here.js';

function sync(path: string): void {
  const fd = openSync(path, 'r');
  fsyncSync(fd);
  closeSync(fd);
}

/** Writes a file as careful or careless programs do, and then something else, at which the power is cut. */
async function leftOf(seed: number, syncs: { file: boolean; folder: boolean }): Promise<string | null> {
  const data = temporaryFolder();
  await disturbed(
    {
      below: data,
      seed,
      crash: { at: syncs.file && syncs.folder ? 6 : syncs.file || syncs.folder ? 5 : 4, mode: 'lost' },
    },
    async () => {
      const fd = openSync(join(data, '.part'), 'w');
      writeSync(fd, 'all that there is');
      if (syncs.file) fsyncSync(fd);
      closeSync(fd);
      renameSync(join(data, '.part'), join(data, 'whole'));
      if (syncs.folder) sync(data);
      mkdirSync(join(data, 'other'));
    },
  );
  return existsSync(join(data, 'whole')) ? readFileSync(join(data, 'whole'), 'utf8') : null;
}

const seeds = Array.from({ length: 40 }, (_, i) => i);
const all = (syncs: { file: boolean; folder: boolean }) =>
  Promise.all([]).then(async () => {
    const left = new Set<string | null>();
    for (const seed of seeds) left.add(await leftOf(seed, syncs));
    return left;
  });

describe('the disk that tests are run on', () => {
  test('keeps what is synced with its name, whatever the seed', async () => {
    expect(await all({ file: true, folder: true })).toEqual(new Set(['all that there is']));
  });

  test('can lose a name that was not synced, and never tears what was', async () => {
    expect(await all({ file: true, folder: false })).toEqual(new Set(['all that there is', null]));
  });

  test('can tear a file that was not synced, though its name was', async () => {
    const left = await all({ file: false, folder: true });
    expect(left.has(null)).toBe(false);
    expect(left.size).toBeGreaterThan(5);
  });

  test('refuses to overlook a way of writing that it does not count', async () => {
    const data = temporaryFolder();
    const { error } = await disturbed({ below: data }, () => writeFile(join(data, 'x'), 'y'));
    expect(String(error)).toContain('not counted');
  });

  test('leaves everything else alone, and is gone afterwards', async () => {
    const [data, other] = [temporaryFolder(), temporaryFolder()];
    const { report } = await disturbed({ below: data, fail: { at: 1, code: 'EIO', on: true } }, async () =>
      writeFileSync(join(other, 'x'), 'y'),
    );
    expect(report).toEqual({ points: 0, struck: null });
    writeFileSync(join(data, 'x'), 'y');
    expect(readFileSync(join(data, 'x'), 'utf8')).toBe('y');
  });
});
