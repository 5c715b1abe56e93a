import { fork } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Archive, archiveFolder, HeldArchive } from '../../src/archive/archive.js';
import { readJournal } from '../../src/archive/journal.js';
import { Objects } from '../../src/archive/objects.js';
import { HeldError, RefusedError } from '../../src/errors.js';
import { visitOf } from '../support/entries.js';
import { temporaryFolder } from '../support/folders.js';
import { disturbed } from '../survival/here.js';

const time = '2026-01-01T00:00:00Z';
const slug = 'sample/test';

async function filled(data: string, pages: number): Promise<string> {
  const archive = await HeldArchive.hold(data, slug, time);
  for (let i = 0; i < pages; i++)
    archive.append(visitOf(`http://x/${i}`, archive.objects.put(Buffer.from(`page ${i} 样例`))));
  await archive.release();
  return join(archiveFolder(data, slug), 'journal.ndjson');
}

describe('objects', () => {
  test('bytes come back by their name, and the same bytes are one object', () => {
    const objects = new Objects(join(temporaryFolder(), 'objects'));
    const name = objects.put(Buffer.from('样例'));
    expect(objects.put(Buffer.from('样例'))).toBe(name);
    expect(objects.get(name).toString()).toBe('样例');
    expect(objects.names()).toEqual([name]);
  });

  test('a damaged object is found, set aside and never overwritten', () => {
    const objects = new Objects(join(temporaryFolder(), 'objects'));
    const name = objects.put(Buffer.from('样例'));
    const path = objects.path(name);
    const bytes = readFileSync(path);
    for (let i = 0; i < bytes.length; i++) {
      // The gzip header holds bytes that mean nothing: name flags, time and system.
      if (i >= 3 && i < 10) continue;
      const flipped = Buffer.from(bytes);
      flipped.writeUInt8(flipped.readUInt8(i) ^ 0x10, i);
      writeFileSync(path, flipped);
      expect(objects.isSound(name), `byte ${i}`).toBe(false);
    }
    objects.put(Buffer.from('样例'));
    expect(objects.isSound(name)).toBe(true);
    expect(readdirSync(join(path, '..')).length).toBe(2);
  });
});

describe('journal', () => {
  test('a line cut at any byte loses that line alone, and the next run goes on', async () => {
    const data = temporaryFolder();
    const journal = await filled(data, 3);
    const whole = readFileSync(journal);
    const lastLine = whole.lastIndexOf(0x0a, whole.length - 2) + 1;
    for (let cut = lastLine; cut < whole.length; cut += 7) {
      writeFileSync(journal, whole);
      truncateSync(journal, cut);
      expect(Archive.read(data, slug).entries).toHaveLength(3);
      const archive = await HeldArchive.hold(data, slug, time);
      expect(archive.tornBytes).toBe(cut - lastLine);
      archive.append(visitOf('http://x/new', null));
      await archive.release();
      expect(readJournal(journal).entries.map((e) => e.seq)).toEqual([0, 1, 2, 3]);
    }
  });

  test('a line that is damaged before the last is no crash: nothing behind it is trusted', async () => {
    const data = temporaryFolder();
    const journal = await filled(data, 3);
    const text = readFileSync(journal, 'utf8');
    writeFileSync(journal, text.replace('http://x/0', 'http://x/9'));
    expect(() => Archive.read(data, slug)).toThrow(RefusedError);
  });

  describe('does not wait for the disk with what has not changed', () => {
    const unchanged = (i: number) => ({ ...visitOf(`http://x/${i}`, null), outcome: 'not_modified' as const });

    /** A page that was had, and visits behind it that brought nothing, as a run leaves them that a power cut ends. */
    async function quiet(data: string, visits: number): Promise<string> {
      const archive = await HeldArchive.hold(data, slug, time);
      archive.append(visitOf('http://x/page', archive.objects.put(Buffer.from('样例'))));
      for (let i = 0; i < visits; i++) archive.append(unchanged(i));
      await archive.release();
      return join(archiveFolder(data, slug), 'journal.ndjson');
    }

    test('more than once in 32 lines, and at its end', async () => {
      const pointsOf = async (visits: number) => {
        const data = temporaryFolder();
        return (await disturbed({ below: data }, () => quiet(data, visits))).report.points;
      };
      const none = await pointsOf(0);
      // Each line is one write; the disk is waited for once behind 32 of them, and once when the journal is closed.
      expect([(await pointsOf(1)) - none, (await pointsOf(32)) - none, (await pointsOf(40)) - none]).toEqual([
        2, 33, 42,
      ]);
    });

    test('and of such lines a power cut may take any: what stands before them is kept, and the next run goes on', async () => {
      const data = temporaryFolder();
      const journal = await quiet(data, 6);
      const text = readFileSync(journal, 'utf8');
      for (let lost = 0; lost < 6; lost++) {
        // The disk has taken later lines, and not this one.
        writeFileSync(journal, text.replace(new RegExp(`http://x/${lost}`, 'g'), '\0'.repeat(10)));
        const archive = await HeldArchive.hold(data, slug, time);
        expect(archive.entries.map((e) => e.kind === 'visit' && e.url)).toEqual([
          false,
          'http://x/page',
          ...Array.from({ length: lost }, (_, i) => `http://x/${i}`),
        ]);
        archive.append(visitOf('http://x/new', null));
        await archive.release();
        expect(readJournal(journal).entries).toHaveLength(lost + 3);
      }
    });

    test('but a line that the disk had is damaged, whatever stands behind it', async () => {
      const data = temporaryFolder();
      const journal = await quiet(data, 2);
      const archive = await HeldArchive.hold(data, slug, time);
      archive.append(visitOf('http://x/later', null));
      await archive.release();
      const text = readFileSync(journal, 'utf8');
      for (const damaged of ['http://x/page', 'http://x/0', 'http://x/1']) {
        writeFileSync(journal, text.replaceAll(damaged, damaged.replace('x', 'y')));
        expect(() => Archive.read(data, slug)).toThrow(RefusedError);
      }
    });
  });

  test('only ever grows: what one run wrote is the beginning of what the next leaves', async () => {
    const data = temporaryFolder();
    const journal = await filled(data, 2);
    const before = readFileSync(journal);
    await filled(data, 2);
    expect(readFileSync(journal).subarray(0, before.length).equals(before)).toBe(true);
  });

  test('every line is JSON by itself', async () => {
    const lines = readFileSync(await filled(temporaryFolder(), 2), 'utf8')
      .trim()
      .split('\n');
    expect(lines.map((l) => JSON.parse(l).entry.kind)).toEqual(['archive', 'visit', 'visit']);
  });

  test('an object without a journal line does not exist', async () => {
    const data = temporaryFolder();
    await filled(data, 1);
    const objects = join(archiveFolder(data, slug), 'objects', 'ab');
    mkdirSync(objects, { recursive: true });
    appendFileSync(join(objects, '.abcd.gz.1.part'), 'half');
    expect(Archive.read(data, slug).lastGood('http://x/1')).toBeNull();
    expect(Archive.read(data, slug).lastGood('http://x/0')).not.toBeNull();
  });
});

describe('the lock of a site', () => {
  const holder = join(import.meta.dirname, '../support/hold-archive.mjs');
  const start = async (data: string) => {
    const child = fork(holder, [data, slug], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const [said] = (await once(child, 'message')) as [string];
    return { child, said };
  };

  test('a second holder is turned away at once, whatever path it uses', async () => {
    const data = temporaryFolder();
    const archive = await HeldArchive.hold(data, slug, time);
    await expect(HeldArchive.hold(`${data}/../${data.split('/').at(-1)}`, slug, time)).rejects.toThrow(HeldError);
    await archive.release();
    await (await HeldArchive.hold(data, slug, time)).release();
  });

  test('of ten that start at once one holds; killed, it lets go', async () => {
    const data = temporaryFolder();
    const all = await Promise.all(Array.from({ length: 10 }, () => start(data)));
    const holders = all.filter((one) => one.said === 'held');
    expect(holders).toHaveLength(1);
    expect(all.filter((one) => one.said === 'HeldError')).toHaveLength(9);
    const child = holders[0]?.child;
    child?.kill('SIGKILL');
    if (child !== undefined) await once(child, 'exit');
    const next = await start(data);
    expect(next.said).toBe('held');
    next.child.kill('SIGKILL');
    await once(next.child, 'exit');
  });

  test('other sites are other locks', async () => {
    const data = temporaryFolder();
    const one = await HeldArchive.hold(data, slug, time);
    const other = await HeldArchive.hold(data, 'sample/other', time);
    await one.release();
    await other.release();
  });
});
