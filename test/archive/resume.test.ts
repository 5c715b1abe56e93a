import { describe, expect, test } from 'vitest';
import { Archive } from '../../src/archive/archive.js';
import { crawlText } from '../../src/cli/summary.js';
import { isSound } from '../../src/pipeline/crawl.js';
import { challengePage, errorPage } from '../../src/sample/pages.js';
import type { PortalPage } from '../../src/sample/portal.js';
import { crawlHere, keyOf, put, serveBody, slug } from '../support/district.js';
import { temporaryFolder } from '../support/folders.js';

const body = 'bm/cgw';
const years = [2019, 2020, 2021, 2022, 2023, 2024, 2025];

/** Two pages in trouble, whatever the order in which they are met. */
function spoil(pages: Map<string, PortalPage>): void {
  put(pages, keyOf(body, 2020), errorPage());
  put(pages, keyOf(body, 2024), '');
}

describe('a run that is cut off and taken up again', () => {
  test.each(years.map((_, i) => i + 1))('after report %i ends with all that it met, before and after', async (at) => {
    const { server: whole, pages } = await serveBody(body);
    spoil(pages);
    const undisturbed = await crawlHere(whole, temporaryFolder());
    expect(undisturbed.outcomes.get('soft404')).toBe(2);

    const data = temporaryFolder();
    const { server, pages: own } = await serveBody(body);
    spoil(own);
    const cut = crawlHere(server, data, {
      onProgress: (_listed, visited) => {
        if (visited === at) throw new Error('cut off');
      },
    });
    await expect(cut).rejects.toThrow('cut off');
    const summary = await crawlHere(server, data);
    expect(summary.resumed).toBe(true);
    expect(summary.outcomes).toEqual(undisturbed.outcomes);
    expect(summary.listed).toBe(undisturbed.listed);
    expect(server.log.length).toBe(whole.log.length);
    expect(Archive.read(data, slug).runs.map((r) => r.phase)).toEqual(['begin', 'end']);
  });

  test('is degraded by a challenge that it met before', async () => {
    const data = temporaryFolder();
    const { server, pages } = await serveBody(body);
    const key = keyOf(body, 2022);
    const page = pages.get(key);
    if (page !== undefined) pages.set(key, { ...page, status: 412, body: Buffer.from(challengePage()), etag: '"c"' });
    const cut = crawlHere(server, data, {
      onProgress: () => {
        if (server.log.some((r) => r.status === 412)) throw new Error('cut off');
      },
    });
    await expect(cut).rejects.toThrow('cut off');
    const summary = await crawlHere(server, data);
    expect(isSound(summary)).toBe(false);
    expect(crawlText(summary)).toContain('was left alone: it answered with a challenge');
  });
});
