import { describe, expect, test } from 'vitest';
import { crawlHere, datasetOf, keyOf, listOf, put, serveBody } from '../support/district.js';
import { fakeClock } from '../support/fetching.js';
import { temporaryFolder } from '../support/folders.js';

const body = 'bm/zjw';
const key = keyOf(body, 2022);
const days = (n: number) => n * 24 * 60 * 60 * 1000;

/** The coverage of the year, night after night, while something befalls its page and its list. */
async function nights(count: number, change: (pages: Map<string, { status: number }>, night: number) => void) {
  const data = temporaryFolder();
  const { server, pages } = await serveBody(body);
  const clock = fakeClock();
  const seen: unknown[] = [];
  for (let night = 0; night < count; night++) {
    change(pages, night);
    await crawlHere(server, data, { clock, again: 'rota' });
    const rows = (await datasetOf(data)).rows('coverage');
    seen.push(rows.find((r) => r['year'] === 2022)?.['status']);
    await clock.sleep(days(1));
  }
  return seen;
}

/** The list without the report's row. */
function unlist(pages: Map<string, { status: number }>): void {
  const list = pages.get(listOf(body)) as { body?: Buffer } | undefined;
  const id = key.split('_').at(-1)?.replace('.html', '');
  const rows = (list?.body?.toString() ?? '').split('\n').filter((line) => id === undefined || !line.includes(id));
  put(pages as Parameters<typeof put>[0], listOf(body), rows.join('\n'));
}

describe('a report that is gone', () => {
  test('is a candidate for withdrawn once three runs over seven days have met its page gone and its list without it', async () => {
    const seen = await nights(10, (pages, night) => {
      if (night !== 1) return;
      pages.delete(key);
      unlist(pages);
    });
    expect(seen.slice(0, 8)).toEqual(Array.from({ length: 8 }, () => 'present'));
    expect(seen.at(-1)).toBe('withdrawn_candidate');
  });

  test('is none while a list still shows it, or while its page still answers', async () => {
    expect((await nights(10, (pages, night) => void (night === 1 && pages.delete(key)))).at(-1)).toBe('present');
    expect((await nights(10, (pages, night) => void (night === 1 && unlist(pages)))).at(-1)).toBe('present');
  });

  test('is none when its site was down for days', async () => {
    const seen = await nights(12, (pages, night) => {
      if (night !== 1) return;
      for (const [at, page] of pages) pages.set(at, { ...page, status: 503 });
    });
    expect(new Set(seen)).toEqual(new Set(['present']));
  });
});
