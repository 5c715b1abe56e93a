import { describe, expect, test } from 'vitest';
import { Archive } from '../../src/archive/archive.js';
import { errorPage } from '../../src/sample/pages.js';
import type { PortalPage } from '../../src/sample/portal.js';
import { crawlHere, datasetOf, keyOf, put, serveBody, slug } from '../support/district.js';
import { temporaryFolder } from '../support/folders.js';

const body = 'bm/cgw';
const year = 2021;
const key = keyOf(body, year);

/** The year's versions: number, whether current, and how many people asked. */
async function versionsOf(data: string) {
  const { rows } = await datasetOf(data);
  const reports = rows('reports').filter((r) => r['year'] === year || r['year'] === null);
  return reports.map((r) => {
    const figures = rows('figures').filter((f) => f['report_id'] === r['report_id']);
    const received = figures.find((f) => f['address'] === 'requests.new_received.total')?.['printed'] ?? null;
    return [r['version'], r['current'], r['verdict'], received];
  });
}

function textOf(pages: ReadonlyMap<string, PortalPage>): string {
  return pages.get(key)?.body.toString() ?? '';
}

/** The page with other tables than it had, still an article of the portal. */
const withoutTables = (page: string) => page.replace(/<table[\s\S]*<\/table>/, '<p>系统升级，内容稍后恢复。</p>');

describe('a failure takes nothing from what is known', () => {
  test.each([
    ['an article without its tables', withoutTables],
    ['a page that holds nothing', () => ''],
    ['an error page', errorPage],
  ])('%s does not replace the report that stood there', async (_name, broken) => {
    const data = temporaryFolder();
    const { server, pages } = await serveBody(body);
    await crawlHere(server, data);
    const before = await versionsOf(data);
    expect(before).toEqual([[1, true, 'certified', expect.any(String)]]);

    put(pages, key, broken(textOf(pages)));
    await crawlHere(server, data);
    expect((await versionsOf(data)).filter(([, current]) => current)).toEqual(before);
    // Nothing was corrected by a page that says nothing.
    expect((await datasetOf(data)).rows('findings').map((f) => f['code'])).not.toContain('report.corrected');
  });

  test('a page that holds nothing is no page', async () => {
    const data = temporaryFolder();
    const { server, pages } = await serveBody(body);
    put(pages, key, '');
    const summary = await crawlHere(server, data);
    expect(summary.outcomes.get('soft404')).toBe(1);
    expect(Archive.read(data, slug).visits(`http://${key}`)).toMatchObject([
      { outcome: 'soft404', reason: 'an empty page' },
    ]);
  });

  test('what could never be read is a record all the same, until it can be', async () => {
    const data = temporaryFolder();
    const { server, pages } = await serveBody(body);
    const good = textOf(pages);
    put(pages, key, withoutTables(good));
    await crawlHere(server, data);
    expect(await versionsOf(data)).toEqual([[1, true, 'refused', null]]);
    put(pages, key, good);
    await crawlHere(server, data);
    // Read, it is the first version: what could not be read takes no number before it.
    expect((await versionsOf(data)).filter(([, current]) => current)).toEqual([
      [1, true, 'certified', expect.any(String)],
    ]);
  });
});

describe('what a page says last is what stands', () => {
  test('a page that is changed and changed back has three versions, the last of them current', async () => {
    const data = temporaryFolder();
    const { server, pages } = await serveBody(body);
    const first = textOf(pages);
    const changed = first.replace(/(行政许可<\/p><\/td><td[^>]*><p[^>]*>)\d+</, '$198765<');
    expect(changed).not.toBe(first);
    for (const page of [first, changed, first]) {
      put(pages, key, page);
      await crawlHere(server, data);
    }
    expect((await versionsOf(data)).map(([version, current]) => [version, current])).toEqual([
      [1, false],
      [2, false],
      [3, true],
    ]);
    const { rows } = await datasetOf(data);
    const decisions = rows('figures').filter(
      (f) => f['year'] === year && f['address'] === 'licensing.licence.decisions' && f['current'],
    );
    expect(decisions.map((f) => f['printed'])).not.toEqual(['98765']);
  });

  test('bytes that were there before are not counted as new when they come back', async () => {
    const data = temporaryFolder();
    const { server, pages } = await serveBody(body);
    const first = textOf(pages);
    const fresh: number[] = [];
    for (const page of [first, first.replace('网站声明', '网站申明'), first]) {
      put(pages, key, page);
      fresh.push((await crawlHere(server, data)).fresh);
    }
    expect(fresh.slice(1)).toEqual([1, 0]);
  });
});
