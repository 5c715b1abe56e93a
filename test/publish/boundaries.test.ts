import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { servePages } from '../../src/sample/server.js';
import { crawlHere, datasetOf, portal } from '../support/district.js';

const archive = mkdtempSync(join(tmpdir(), 'gongkai-test-'));
let rows: Awaited<ReturnType<typeof datasetOf>>['rows'];

beforeAll(async () => {
  const server = await servePages(portal.pages);
  await crawlHere(server, archive);
  await server.close();
  rows = (await datasetOf(archive)).rows;
}, 120_000);
afterAll(() => rmSync(archive, { recursive: true, force: true }));

/** Of each body’s year: new, carried in, closed, granted, refused, carried out, as its page prints them. */
const figures = [
  'h_requests_new',
  'h_requests_carried_in',
  'h_requests_closed',
  'h_granted',
  'h_denied',
  'h_requests_carried_out',
];

function series(table: 'panel' | 'panel_now', path: string): [unknown, ...number[]][] {
  return rows(table)
    .filter((r) => r['agency_id'] === `sample/yangli/${path}`)
    .map((r) => [r['year'], ...figures.map((name) => Number(r[name] ?? Number.NaN))]);
}

describe('the panel on each year’s own boundaries', () => {
  test.each<[string, ReturnType<typeof series>]>([
    [
      'bm/jyj',
      [
        [2019, 35, 0, 32, 11, 4, 3],
        [2020, 43, 3, 43, 14, 3, 3],
        [2021, 49, 3, 49, 22, 4, 3],
        [2022, 40, 3, 39, 16, 3, 4],
        [2023, 42, 4, 42, 18, 2, 4],
      ],
    ],
    [
      'bm/jytyj',
      [
        [2024, 58, 4, 54, 27, 6, 8],
        [2025, 45, 8, 47, 25, 5, 6],
      ],
    ],
    [
      'bm/scjgw',
      [
        [2021, 25, 1, 24, 15, 3, 2],
        [2022, 40, 2, 42, 20, 6, 0],
      ],
    ],
    [
      'bm/zwb',
      [
        [2019, 15, 0, 14, 8, 1, 1],
        [2020, 15, 1, 14, 7, 0, 2],
        [2021, 21, 2, 22, 11, 1, 1],
        [2022, 20, 1, 21, 11, 0, 0],
        [2023, 24, 0, 22, 10, 2, 2],
        [2024, 17, 2, 17, 9, 1, 2],
        [2025, 15, 2, 17, 9, 1, 0],
      ],
    ],
  ])('%s', (path, expected) => expect(series('panel', path)).toEqual(expected));
});

describe('the panel on today’s boundaries', () => {
  test('adds up what was merged: education and sport', () => {
    expect(series('panel_now', 'bm/jytyj')).toEqual([
      [2019, 39, 0, 36, 12, 4, 3],
      [2020, 47, 3, 47, 16, 3, 3],
      [2021, 55, 3, 55, 24, 4, 3],
      [2022, 45, 3, 43, 19, 4, 5],
      [2023, 46, 5, 47, 22, 2, 4],
      [2024, 58, 4, 54, 27, 6, 8],
      [2025, 45, 8, 47, 25, 5, 6],
    ]);
    expect(series('panel_now', 'bm/jyj')).toEqual([]);
  });

  test('three into one: culture, tourism and broadcasting', () => {
    expect(series('panel_now', 'bm/wlj').slice(0, 4)).toEqual([
      [2019, 12, 0, 11, 2, 1, 1],
      [2020, 13, 1, 14, 6, 1, 0],
      [2021, 17, 0, 17, 4, 1, 0],
      [2022, 12, 0, 11, 6, 0, 1],
    ]);
  });

  test('follows a body through two names', () => {
    const all = rows('panel_now').filter((r) => r['agency_id'] === 'sample/yangli/bm/scj');
    expect(all.map((r) => [r['year'], r['boundary'], r['bodies'], r['h_requests_new']])).toEqual([
      [2019, 'joined', 'sample/yangli/bm/scw', '40'],
      [2020, 'joined', 'sample/yangli/bm/scw', '22'],
      [2021, 'joined', 'sample/yangli/bm/scjgw', '25'],
      [2022, 'joined', 'sample/yangli/bm/scjgw', '40'],
      [2023, 'same', 'sample/yangli/bm/scj', '39'],
      [2024, 'same', 'sample/yangli/bm/scj', '38'],
      [2025, 'same', 'sample/yangli/bm/scj', '35'],
    ]);
  });

  test('says of whom no body of today has taken the place, and who has grown', () => {
    const boundary = (path: string, year: number) =>
      rows('panel_now').find((r) => r['agency_id'] === `sample/yangli/${path}` && r['year'] === year)?.['boundary'];
    expect(boundary('bm/jsj', 2022)).toBe('split');
    expect(boundary('bm/zsj', 2021)).toBe('abolish');
    expect([boundary('bm/cgw', 2021), boundary('bm/cgw', 2022)]).toEqual(['transfer', 'same']);
    expect([boundary('bm/zjw', 2021), boundary('bm/zjw', 2022)]).toEqual(['grown', 'same']);
  });

  test('loses nothing: every row of the panel lies in exactly one', () => {
    const bodies = rows('panel_now').flatMap((r) =>
      String(r['bodies'])
        .split(' ')
        .map((id) => `${id} ${r['year']}`),
    );
    const all = rows('panel').map((r) => `${r['agency_id']} ${r['year']}`);
    expect(all.length).toBeGreaterThan(150);
    expect(bodies.sort()).toEqual(all.sort());
  });

  test('tells no sum where one of the bodies printed no number', () => {
    const blank = rows('panel_now').find((r) => r['agency_id'] === 'sample/yangli/bm/czj' && r['year'] === 2021);
    expect([blank?.['bodies_without'], blank?.['h_granted']]).toEqual([0, null]);
    const none = rows('panel_now').find((r) => r['agency_id'] === 'sample/yangli/jz/dq' && r['year'] === 2022);
    expect([none?.['bodies_without'], none?.['h_requests_new']]).toEqual([1, null]);
  });
});
