import { describe, expect, test } from 'vitest';
import { crawlText, datasetText } from '../../src/cli/summary.js';
import { crawlHere, datasetOf, keyOf, type pagesOf, put, serveBody } from '../support/district.js';
import { temporaryFolder } from '../support/folders.js';

const judgement = { results: [], refusing: [], idle: [] };
const release = { name: 'r', folder: 'r', unchanged: false, rows: new Map<string, number>(), judgement };

/** The line of the closing summary that counts reports, of one body’s crawl. */
async function reportsOf(path: string, change: (pages: ReturnType<typeof pagesOf>) => void = () => {}) {
  const data = temporaryFolder();
  const { server, pages } = await serveBody(path);
  change(pages);
  await crawlHere(server, data);
  const [line = ''] = datasetText((await datasetOf(data)).summary, release).split('\n');
  const count = (what: RegExp) => Number(what.exec(line)?.[1]);
  const counts = {
    found: count(/(\d+) found/),
    read: count(/(\d+) read/),
    refused: count(/(\d+) refused/),
    notHad: count(/(\d+) not had/),
    replaced: count(/(\d+) doubled or replaced/),
  };
  expect(counts.read + counts.refused + counts.notHad + counts.replaced).toBe(counts.found);
  return counts;
}

describe('the closing summary accounts for every report that was found', () => {
  test('one that is listed twice, and one that was replaced', async () => {
    const eight = { found: 8, read: 7, refused: 0, notHad: 0, replaced: 1 };
    expect(await reportsOf('bm/wjw')).toEqual(eight);
    expect(await reportsOf('bm/fgw')).toEqual(eight);
  });

  test('one that could not be had, and one that is no report', async () => {
    expect(await reportsOf('bm/gaj')).toEqual({ found: 7, read: 6, refused: 0, notHad: 1, replaced: 0 });
    expect(await reportsOf('jz/sq')).toEqual({ found: 7, read: 6, refused: 1, notHad: 0, replaced: 0 });
  });

  test('one that was read and then became unreadable is read', async () => {
    const data = temporaryFolder();
    const { server, pages } = await serveBody('bm/cgw');
    await crawlHere(server, data);
    const key = keyOf('bm/cgw', 2021);
    put(pages, key, (pages.get(key)?.body.toString() ?? '').replace(/<table[\s\S]*<\/table>/, '<p>维护</p>'));
    await crawlHere(server, data);
    expect(datasetText((await datasetOf(data)).summary, release)).toContain('7 found, 7 read');
  });

  test('a host that asked for peace is told from one with a gateway', async () => {
    const { server, pages } = await serveBody('bm/cgw');
    const key = keyOf('bm/cgw', 2021);
    const page = pages.get(key);
    if (page !== undefined) pages.set(key, { ...page, status: 429, body: Buffer.from('slow down') });
    const text = crawlText(await crawlHere(server, temporaryFolder()));
    expect(text).toContain('was left alone: it asked for peace');
    expect(text).not.toContain('challenge');
  });
});
