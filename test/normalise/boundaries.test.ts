import { describe, expect, test } from 'vitest';
import { onNowBoundaries } from '../../src/normalise/boundaries.js';
import type { Lineage, LineageKind } from '../../src/normalise/lineage.js';

type Short = readonly [LineageKind, number, string, string];
/** Rows as `merge 2022 a b > c`. */
function lineage(...rows: readonly Short[]): Lineage {
  const paths = (text: string) => text.split(' ').filter(Boolean);
  return {
    file: 'data/registry/x/y.yaml',
    rows: rows.map(([kind, year, from, to]) => ({ kind, year, from: paths(from), to: paths(to), evidence: 'e' })),
  };
}
const now = (of: Lineage, path: string, year: number) => {
  const found = onNowBoundaries(of, path, year);
  return found.path === null ? `${found.reason} ${found.at.year}` : found.path;
};

describe('today’s boundaries', () => {
  test('a chain of renames is followed to its end, from every link', () => {
    const chain = lineage(['rename', 2023, 'b', 'c'], ['rename', 2021, 'a', 'b']);
    expect(['a', 'b', 'c', 'other'].map((path) => now(chain, path, 2020))).toEqual(['c', 'c', 'c', 'other']);
    expect(onNowBoundaries(chain, 'a', 2020)).toMatchObject({ through: [{ year: 2021 }, { year: 2023 }] });
  });

  test('three that became one are that one, and what was renamed before its merger too', () => {
    const merged = lineage(['merge', 2022, 'a b c', 'd'], ['rename', 2020, 'z', 'a']);
    expect(['a', 'b', 'c', 'd', 'z'].map((path) => now(merged, path, 2019))).toEqual(['d', 'd', 'd', 'd', 'd']);
  });

  test('of what was split no single body stands for the whole, at whatever distance', () => {
    const split = lineage(['split', 2023, 'b', 'c d'], ['rename', 2021, 'a', 'b']);
    expect(['a', 'b', 'c', 'd'].map((path) => now(split, path, 2020))).toEqual(['split 2023', 'split 2023', 'c', 'd']);
  });

  test('a body that gave a part away is less than it was before, and the same since', () => {
    const part = lineage(['transfer', 2022, 'a', 'b']);
    expect([2021, 2022, 2025].map((year) => now(part, 'a', year))).toEqual(['transfer 2022', 'a', 'a']);
    expect(now(part, 'b', 2021)).toBe('b');
  });

  test('what was abolished has no body of today', () => {
    expect(now(lineage(['abolish', 2022, 'a', '']), 'a', 2021)).toBe('abolish 2022');
  });

  test.each([
    [
      'a circle',
      lineage(['rename', 2021, 'a', 'b'], ['rename', 2022, 'b', 'c'], ['rename', 2023, 'c', 'a']),
      /in a circle: a → b → c → a/,
    ],
    ['one that is his own successor', lineage(['merge', 2021, 'a b', 'a']), /a body is named twice/],
    ['a body that ends twice', lineage(['rename', 2021, 'a', 'b'], ['abolish', 2022, 'a', '']), /a ends twice/],
    ['a rename of two', lineage(['rename', 2021, 'a b', 'c']), /a rename is not from 2 to 1/],
    ['a split to one', lineage(['split', 2021, 'a', 'b']), /a split is not from 1 to 1/],
    ['a merger to none', lineage(['merge', 2021, 'a', '']), /a merge is not from 1 to 0/],
    ['an abolition with an heir', lineage(['abolish', 2021, 'a', 'b']), /a abolish is not from 1 to 1/],
  ])('%s is refused, naming the file', (_what, of, message) => {
    expect(() => onNowBoundaries(of, 'a', 2020)).toThrow(message);
    expect(() => onNowBoundaries(of, 'a', 2020)).toThrow('data/registry/x/y.yaml');
  });
});
