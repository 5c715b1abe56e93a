import { describe, expect, test } from 'vitest';
import { Archive } from '../../src/archive/archive.js';
import { challengePage } from '../../src/sample/pages.js';
import type { PortalPage } from '../../src/sample/portal.js';
import { crawlHere, keyOf, serveBody, slug } from '../support/district.js';
import { temporaryFolder } from '../support/folders.js';

const body = 'bm/cgw';
const host = 'www.yangli.example';
const isReport = (path: string) => /\/t\d{8}_\d+\.html$/.test(path);

function answerWith(pages: Map<string, PortalPage>, key: string, status: number, text: string): void {
  const page = pages.get(key);
  if (page !== undefined) pages.set(key, { ...page, status, body: Buffer.from(text), etag: `"${status}"` });
}

describe('a host is left alone for the rest of the run', () => {
  test('that answers 429: after three tries of one page no other page is asked for', async () => {
    const data = temporaryFolder();
    const { server, pages } = await serveBody(body);
    const order = await crawlHere(server, temporaryFolder()).then(() => server.log.filter((r) => isReport(r.path)));
    answerWith(pages, `${host}${order[1]?.path}`, 429, 'slow down');
    const asked = server.log.length;
    const summary = await crawlHere(server, data);
    const reports = server.log.slice(asked).filter((r) => isReport(r.path));
    expect(reports.map((r) => [r.path, r.status])).toEqual([
      [order[0]?.path, 200],
      ...[1, 2, 3].map(() => [order[1]?.path, 429]),
    ]);
    expect([...summary.stopped]).toEqual([[host, { outcome: 'transient', reason: 'it asked for peace (429)' }]]);
  });

  test('that does not answer any more: after three pages on end, each tried three times', async () => {
    const data = temporaryFolder();
    const { server } = await serveBody(body);
    let closing: Promise<void> | null = null;
    const summary = await crawlHere(server, data, {
      onProgress: (_listed, visited) => {
        if (visited === 1) closing = server.close();
      },
    });
    await closing;
    const visits = Archive.read(data, slug).entries.flatMap((e) =>
      e.kind === 'visit' && e.purpose === 'article' ? [e.outcome] : [],
    );
    expect(visits).toEqual(['ok', 'transient', 'transient', 'transient']);
    expect([...summary.stopped]).toEqual([[host, { outcome: 'transient', reason: 'it did not answer any more' }]]);
    // Seven are listed; those that were not asked for are no visits.
    expect(summary.listed).toBe(7);
  });

  test('that answered with a challenge, also when the run is cut off and taken up again', async () => {
    const data = temporaryFolder();
    const { server, pages } = await serveBody(body);
    answerWith(pages, keyOf(body, 2022), 412, challengePage());
    const cut = crawlHere(server, data, {
      onProgress: () => {
        const challenged = server.log.some((r) => r.status === 412);
        if (challenged) throw new Error('cut off');
      },
    });
    await expect(cut).rejects.toThrow('cut off');
    const asked = server.log.length;
    const summary = await crawlHere(server, data);
    expect(summary.resumed).toBe(true);
    expect(server.log.slice(asked)).toEqual([]);
    expect([...summary.stopped]).toEqual([[host, { outcome: 'challenge', reason: 'it answered with a challenge' }]]);
  });
});

describe('a crawl', () => {
  test('reads all lists before the first report, so that its progress knows how much there is to do', async () => {
    const { server } = await serveBody('bm/zfb');
    const told: [number, number][] = [];
    await crawlHere(server, temporaryFolder(), { onProgress: (listed, visited) => told.push([listed, visited]) });
    expect(told).toEqual([1, 2, 3, 4, 5, 6, 7].map((n) => [7, n]));
    // Three pages of the list, then the reports.
    const paths = server.log.map((r) => r.path);
    expect(paths.findLastIndex((p) => /gknb\/(index_\d\.html)?$/.test(p))).toBeLessThan(paths.findIndex(isReport));
  });
});
