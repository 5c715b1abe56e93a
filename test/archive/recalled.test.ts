import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Archive } from '../../src/archive/archive.js';
import { programSum } from '../../src/pipeline/program.js';
import { Recalled, recalledFile } from '../../src/pipeline/recalled.js';
import { crawlHere, listOf, put, sampleSite, serveBody, slug } from '../support/district.js';
import { temporaryFolder } from '../support/folders.js';

const body = 'bm/cgw';
const row = /<li><a href=".\/\d{6}\/.*\n?|<div class="list-item clear">.*\n?/g;

/** The journal without its times. */
function journalOf(data: string): string {
  const entries = Archive.read(data, slug).entries;
  expect(entries.length).toBeGreaterThan(10);
  return JSON.stringify(entries).replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g, '');
}

test('the archive is the same whether what the pages gave is recalled or read anew', async () => {
  const [recalling, forgetting] = [temporaryFolder(), temporaryFolder()];
  const { server, pages } = await serveBody(body);
  const whole = pages.get(listOf(body))?.body.toString() ?? '';
  for (const shown of [7, 7, 3, 3, 7, 7]) {
    let n = 0;
    const page = whole.replace(row, (item) => (n++ < shown ? item : ''));
    put(pages, listOf(body), page);
    await crawlHere(server, recalling);
    rmSync(join(forgetting, 'recalled'), { recursive: true, force: true });
    await crawlHere(server, forgetting);
    expect(journalOf(recalling)).toBe(journalOf(forgetting));
  }
});

test('a list whose pages come unchanged is not taken apart again', async () => {
  const data = temporaryFolder();
  const { server } = await serveBody(body);
  await crawlHere(server, data);
  const archive = Archive.read(data, slug);
  const [listing] = archive.listings;
  const sha256 = archive.lastGood(listing?.column ?? '')?.sha256 ?? '';
  // Whoever reads the page again misses its bytes.
  rmSync(archive.objects.path(sha256));
  expect((await crawlHere(server, data)).listed).toBe(listing?.items.length);
  rmSync(recalledFile(data, slug));
  await expect(crawlHere(server, data)).rejects.toThrow(/ENOENT/);
});

test('an article on which nothing hangs is not even brought from where it is kept', async () => {
  const data = temporaryFolder();
  const { server } = await serveBody(body);
  await crawlHere(server, data);
  const archive = Archive.read(data, slug);
  const articles = archive.entries.flatMap((e) =>
    e.kind === 'visit' && e.purpose === 'article' && e.outcome === 'ok' && e.sha256 !== null ? [e] : [],
  );
  const hangs = new Set(archive.entries.flatMap((e) => (e.kind === 'visit' && e.partOf !== null ? [e.partOf] : [])));
  const alone = articles.filter(({ url }) => !hangs.has(url));
  expect(alone.length).toBeGreaterThan(0);
  // Whoever reads one again misses its bytes.
  for (const { sha256 } of alone) rmSync(archive.objects.path(sha256 ?? ''));
  await crawlHere(server, data, { again: 'all' });
  rmSync(recalledFile(data, slug));
  await expect(crawlHere(server, data, { again: 'all' })).rejects.toThrow(/ENOENT/);
});

test('nothing is recalled by another program, for another declaration, of a damaged file, or of a list that has moved on', async () => {
  const data = temporaryFolder();
  const { server, pages } = await serveBody(body);
  await crawlHere(server, data);
  const declared = await sampleSite();
  const before = Archive.read(data, slug);
  const [entry] = before.listings;
  if (entry === undefined) throw new Error('no list was read');
  const { column: url, agency, owner, mixed } = entry;
  const known = (archive = before, site = declared, program = programSum()) =>
    new Recalled(archive, data, site, program).list({ url, agency, owner, mixed });
  expect(known()?.listing.items).toBe(entry.items);
  expect(known(before, declared, 'another program')).toBeNull();
  expect(known(before, declared, null)).toBeNull();
  expect(known(before, { ...declared, groups: ['another'] })).toBeNull();
  expect(new Recalled(before, data, declared).list({ url, agency: 'another', owner, mixed })).toBeNull();
  const path = recalledFile(data, slug);
  const whole = readFileSync(path);
  for (const at of [10, whole.length >> 1, whole.length - 3]) {
    const damaged = Buffer.from(whole);
    damaged[at] = (damaged[at] ?? 0) ^ 1;
    writeFileSync(path, damaged);
    expect(known()).toBeNull();
  }
  writeFileSync(path, whole.subarray(0, whole.length >> 1));
  expect(known()).toBeNull();
  put(pages, listOf(body), (pages.get(listOf(body))?.body.toString() ?? '').replace(row, ''));
  await crawlHere(server, data);
  const after = Archive.read(data, slug);
  writeFileSync(path, whole);
  expect(known(after)).toBeNull();
});
