import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Archive, archiveFolder, HeldArchive } from '../../src/archive/archive.js';
import type { PortalPage } from '../../src/sample/portal.js';
import { crawlHere, listOf, put, serveBody, slug } from '../support/district.js';
import { temporaryFolder } from '../support/folders.js';

const body = 'bm/cgw';
const row = /<li><a href=".\/\d{6}\/.*\n?|<div class="list-item clear">.*\n?/g;

/** The list with only so many of its seven reports. */
function shorten(pages: Map<string, PortalPage>, whole: string, to: number): void {
  let n = 0;
  put(
    pages,
    listOf(body),
    whole.replace(row, (item) => (n++ < to ? item : '')),
  );
}

describe('a list that shrinks', () => {
  test('is told of in every run until a whole list shows as much as before', async () => {
    const data = temporaryFolder();
    const { server, pages } = await serveBody(body);
    const whole = pages.get(listOf(body))?.body.toString() ?? '';
    const told: (readonly string[])[] = [];
    for (const shown of [7, 3, 3, 6, 7, 6]) {
      shorten(pages, whole, shown);
      told.push((await crawlHere(server, data)).lacking.map((l) => l.replace(/^.*: /, '')));
    }
    expect(told).toEqual([
      [],
      ['lists 3 report(s), 7 before'],
      ['lists 3 report(s), 7 before'],
      ['lists 6 report(s), 7 before'],
      [],
      // One report fewer is no broken list.
      [],
    ]);
  });

  test('little by little is told of too, and an empty page between makes nothing good', async () => {
    const data = temporaryFolder();
    const { server, pages } = await serveBody(body);
    const whole = pages.get(listOf(body))?.body.toString() ?? '';
    const told: boolean[] = [];
    for (const shown of [7, 6, 5, 4, 0, 4]) {
      shorten(pages, whole, shown);
      told.push((await crawlHere(server, data)).lacking.length > 0);
    }
    expect(told).toEqual([false, false, false, true, true, true]);
    expect(Archive.read(data, slug).baseline(`http://${listOf(body)}`)).toEqual({ known: 7, short: true });
  });
});

describe('what a killed run has left half written', () => {
  test('is taken away by the next run that holds the archive, and nothing else is', async () => {
    const data = temporaryFolder();
    const { server } = await serveBody(body);
    await crawlHere(server, data);
    const time = '2026-02-01T00:00:00Z';
    const killed = await HeldArchive.hold(data, slug, time);
    killed.append({
      kind: 'run',
      run: 'killed',
      time: killed.entries.at(-1)?.time ?? time,
      phase: 'begin',
      sound: false,
    });
    await killed.release();
    const objects = join(archiveFolder(data, slug), 'objects');
    const before = readdirSync(objects, { recursive: true }).sort();
    const half = join(objects, 'ab', `.${'ab'.repeat(32)}.gz.4711.part`);
    mkdirSync(dirname(half), { recursive: true });
    writeFileSync(half, 'half');
    Archive.read(data, slug);
    expect(existsSync(half)).toBe(true);
    await crawlHere(server, data);
    expect(existsSync(half)).toBe(false);
    expect(readdirSync(objects, { recursive: true }).sort()).toEqual([...new Set([...before, 'ab'])].sort());
  });
});
