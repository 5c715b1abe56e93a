import { describe, expect, test } from 'vitest';
import { reachAll } from './case.js';
import { allCases } from './cases.js';

describe('faults', () => {
  test('are many, and no two are the same', () => {
    expect(allCases.length).toBeGreaterThan(250);
    expect(new Set(allCases.map((c) => `${c.row} ${c.fault}`)).size).toBe(allCases.length);
  });

  test.each([...new Set(allCases.map((c) => c.row))])(
    'of row %s each end as expected',
    async (row) => {
      const cases = allCases.filter((c) => c.row === row);
      expect(cases.length).toBeGreaterThan(0);
      const reached = await reachAll(cases);
      expect(reached.map((r) => `${r.fault}: ${r.reached}`)).toEqual(cases.map((c) => `${c.fault}: ${c.expected}`));
    },
    120_000,
  );
});
