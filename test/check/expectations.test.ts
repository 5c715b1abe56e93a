import { describe, expect, test } from 'vitest';
import { expectationsOf, type MeasuredReport } from '../../src/check/expectations.js';

const began = '2026-01-20T00:00:00Z';
const report = (year: number, filled: number, now: boolean): MeasuredReport => ({
  year,
  firstSeen: now ? '2026-01-20T01:00:00Z' : '2026-01-19T01:00:00Z',
  cells: 200,
  filled,
});
const before = [2021, 2022, 2023].map((year) => report(year, 190, false));

describe('what a site’s reports usually come to', () => {
  test('counts them by year, and how much of them could be read', () => {
    expect(expectationsOf([...before, report(2023, 200, true)], began)).toEqual({
      reportsByYear: { 2021: 1, 2022: 1, 2023: 2 },
      filledBefore: 0.95,
      filledNow: 1,
      examined: 1,
      falls: false,
    });
  });

  test('three new ones that hold far less fall behind; two show nothing, and without earlier ones nothing does', () => {
    const poor = [1, 2, 3].map(() => report(2024, 100, true));
    expect(expectationsOf([...before, ...poor], began).falls).toBe(true);
    expect(expectationsOf([...before, ...poor.slice(1)], began).falls).toBe(false);
    expect(expectationsOf(poor, began)).toMatchObject({ filledBefore: null, falls: false });
    expect(expectationsOf([], began)).toMatchObject({ filledBefore: null, filledNow: null, examined: 0, falls: false });
  });

  test('a page that could not be read at all counts as an empty form', () => {
    const refused = [1, 2, 3].map(() => ({ ...report(2024, 0, true), cells: 0 }));
    expect(expectationsOf([...before, ...refused], began)).toMatchObject({ filledNow: 0, falls: true });
  });
});
