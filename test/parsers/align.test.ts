import { describe, expect, test } from 'vitest';
import { type Aligned, align } from '../../parsers/sequence/align.js';
import { costs } from '../../parsers/sequence/costs.js';
import { Random } from '../../src/sample/random.js';

const seed = Date.now() % 1_000_000;

/** Costs of one run: low for the rows it may belong to. */
const fits = (rows: number, ...own: readonly number[]) =>
  Array.from({ length: rows }, (_, row) => (own.includes(row) ? costs.labelBeside : costs.labelContrary));

const rowsOf = (aligned: readonly Aligned[]) => aligned.map((a) => a.row);

/** Every alignment there is: for each run its row or null, the rows rising. */
function* alignments(runs: number, rows: number, from = 0): Generator<(number | null)[]> {
  if (runs === 0) {
    yield [];
    return;
  }
  for (const rest of alignments(runs - 1, rows, from)) yield [null, ...rest];
  for (let row = from; row < rows; row++) for (const rest of alignments(runs - 1, rows, row + 1)) yield [row, ...rest];
}

function costOf(alignment: readonly (number | null)[], runs: readonly (readonly number[])[], rows: number): number {
  const taken = alignment.filter((row) => row !== null).length;
  const own = alignment.reduce<number>(
    (sum, row, run) => sum + (row === null ? costs.figuresExtra : (runs[run]?.[row] ?? 0)),
    0,
  );
  return own + (rows - taken) * costs.rowMissing;
}

describe('runs of figures and rows of the form', () => {
  test('in order, one for one', () => {
    const aligned = align([fits(3, 0), fits(3, 1), fits(3, 2)], 3);
    expect(rowsOf(aligned)).toEqual([0, 1, 2]);
    for (const { margin } of aligned) expect(margin).toBeGreaterThanOrEqual(costs.margin);
  });

  test('a row without figures', () => {
    const aligned = align([fits(4, 0), fits(4, 2), fits(4, 3)], 4);
    expect(rowsOf(aligned)).toEqual([0, 2, 3]);
    for (const { margin } of aligned) expect(margin).toBeGreaterThanOrEqual(costs.margin);
  });

  test('figures that belong to no row', () => {
    expect(rowsOf(align([fits(2, 0), fits(2), fits(2, 1)], 2))).toEqual([0, null, 1]);
  });

  test('figures that may belong to either of two rows: no margin, so no row can be believed', () => {
    const [first, doubtful, last] = align([fits(4, 0), fits(4, 1, 2), fits(4, 3)], 4);
    expect([first?.row, last?.row]).toEqual([0, 3]);
    expect(doubtful?.margin).toBe(0);
    expect(doubtful?.margin).toBeLessThan(costs.margin);
  });

  test('two runs with no label between, three rows: neither is believed', () => {
    const none = Array.from({ length: 3 }, () => costs.labelMissing);
    for (const { margin } of align([none, none], 3)) expect(margin).toBe(0);
    // With as many runs as rows nothing is left to choose.
    for (const { margin } of align([none, none, none], 3)) expect(margin).toBeGreaterThanOrEqual(costs.margin);
  });

  test('nothing to align', () => {
    expect(align([], 5)).toEqual([]);
    expect(rowsOf(align([[]], 0))).toEqual([null]);
  });

  test(`the best and its runner-up are those of all alignments (seed ${seed})`, () => {
    const random = new Random(seed);
    for (let round = 0; round < 400; round++) {
      const rows = random.between(1, 5);
      const runs = Array.from({ length: random.between(1, 5) }, () =>
        Array.from({ length: rows }, () => random.between(0, 24) / 2),
      );
      const all = [...alignments(runs.length, rows)].map((a) => ({ a, cost: costOf(a, runs, rows) }));
      const best = Math.min(...all.map(({ cost }) => cost));
      for (const [run, { row, margin }] of align(runs, rows).entries()) {
        const said = `round ${round}, run ${run}: ${JSON.stringify(runs)}`;
        const like = all.filter(({ a }) => a[run] === row).map(({ cost }) => cost);
        const other = all.filter(({ a }) => a[run] !== row).map(({ cost }) => cost);
        expect(Math.min(...like), said).toBeCloseTo(best, 9);
        expect(margin, said).toBeCloseTo(Math.min(...other) - best, 9);
      }
    }
  });
});
