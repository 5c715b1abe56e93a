import { cpSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Archive, archiveFolder, HeldArchive } from '../../src/archive/archive.js';
import { crawlHere, slug } from '../support/district.js';
import { visitOf } from '../support/entries.js';
import { temporaryFolder } from '../support/folders.js';
import { violationsOf } from './crashing.js';
import { disturbed, stageHere } from './here.js';
import { linesOf, stateOf } from './state.js';

const journalOf = (data: string) => join(archiveFolder(data, slug), 'journal.ndjson');

/** Where the last lines begin, the last one first. */
function lineStarts(bytes: Buffer): { last: number; lastButOne: number } {
  const last = bytes.lastIndexOf(0x0a, bytes.length - 2) + 1;
  return { last, lastButOne: bytes.lastIndexOf(0x0a, last - 2) + 1 };
}

describe('a journal that was cut', () => {
  test('at any byte of its last two lines keeps the lines before, and the next run goes on', async () => {
    const { data, server, attempt } = await stageHere(temporaryFolder());
    await attempt(null);
    const whole = stateOf(data);
    const sound = readFileSync(journalOf(data));
    const { last, lastButOne } = lineStarts(sound);
    let cuts = 0;
    for (let at = lastButOne; at < sound.length; at++, cuts++) {
      writeFileSync(journalOf(data), sound);
      truncateSync(journalOf(data), at);
      const archive = await HeldArchive.hold(data, slug, '2026-01-01T00:00:00Z');
      const kept = at < last ? lastButOne : last;
      expect([archive.tornBytes, linesOf(data).bytes.length], `cut at ${at}`).toEqual([at - kept, kept]);
      await archive.release();
      if (cuts % 60 !== 0) continue;
      const lines = linesOf(data);
      await crawlHere(server, data);
      expect(violationsOf(data, whole, lines), `cut at ${at}`).toEqual([]);
    }
    await server.close();
    expect(cuts).toBeGreaterThan(500);
  });
});

describe('a line that could not be written whole', () => {
  test('is followed by no other of the same run: a later one would make the journal unreadable', async () => {
    const data = temporaryFolder();
    const begin = { kind: 'run', run: 'r', time: '2026-01-01T00:00:00Z', phase: 'begin', sound: false } as const;
    const archive = await HeldArchive.hold(data, slug, begin.time);
    await archive.release();
    const { report } = await disturbed({ below: data, fail: { at: 2, code: 'ENOSPC', on: false } }, async () => {
      const held = await HeldArchive.hold(data, slug, begin.time);
      expect(() => held.append(begin)).toThrow('ENOSPC');
      expect(() => held.append(begin)).toThrow('no other may follow it');
      await held.release();
    });
    expect(report.struck).toMatch(/^write .*journal/);
    const next = await HeldArchive.hold(data, slug, begin.time);
    expect(next.tornBytes).toBeGreaterThan(0);
    expect(next.append(begin).seq).toBe(1);
    await next.release();
    expect(Archive.read(data, slug).entries.map((e) => e.kind)).toEqual(['archive', 'run']);
  });
});

describe('what lies in an archive and no line tells of', () => {
  test('half objects and foreign files change nothing: a page is there when its line is', async () => {
    const undisturbed = await stageHere(temporaryFolder());
    await undisturbed.attempt(null);
    await undisturbed.server.close();
    const whole = stateOf(undisturbed.data);
    const { data, server, attempt } = await stageHere(temporaryFolder());
    // Every object is there already, cut in half, as a copy that was broken off leaves it.
    const objects = join(archiveFolder(data, slug), 'objects');
    mkdirSync(archiveFolder(data, slug), { recursive: true });
    cpSync(join(archiveFolder(undisturbed.data, slug), 'objects'), objects, { recursive: true });
    for (const name of whole.objects) {
      const path = join(objects, name.slice(0, 2), `${name}.gz`);
      truncateSync(path, readFileSync(path).length >> 1);
    }
    expect((await attempt(null)).ended).toBe(true);
    await server.close();
    const state = stateOf(data);
    expect({ ...state, strays: [] }).toEqual(whole);
    expect(state.strays).toHaveLength(whole.objects.length);
    for (const name of state.strays) expect(name).toMatch(/\.gz\.damaged$/);
  });
});

describe('names', () => {
  test('of pages stand in the journal alone: no address makes a file name', async () => {
    const data = temporaryFolder();
    const archive = await HeldArchive.hold(data, slug, '2026-01-01T00:00:00Z');
    const odd = [`/${'长'.repeat(300)}`, '/a', '/A', '/é', '/e\u0301', '/CON', '/../../x', '/a\nb', '/..', '/ '];
    for (const path of odd) {
      const url = `http://x${path}`;
      const sha256 = archive.objects.put(Buffer.from(path));
      archive.append(visitOf(url, sha256));
    }
    await archive.release();
    const read = Archive.read(data, slug);
    expect(odd.map((path) => read.objects.get(read.lastGood(`http://x${path}`)?.sha256 ?? '').toString())).toEqual(odd);
    expect(stateOf(data).strays).toEqual([]);
    expect(read.objects.names()).toHaveLength(odd.length);
  });
});
