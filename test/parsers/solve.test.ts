import { describe, expect, test } from 'vitest';
import { type Filling, fillingsOf, type RowSum } from '../../parsers/solve/candidates.js';
import { type Puzzle, solve } from '../../parsers/solve/solve.js';
import type { ValueType } from '../../src/form/form.js';
import { Random } from '../../src/sample/random.js';

const seed = Date.now() % 1_000_000;

const loose = (...texts: readonly string[]) => texts.map((text) => ({ text, whole: false }));
const whole = (...texts: readonly string[]) => texts.map((text) => ({ text, whole: true }));
const counts = (width: number): ValueType[] => new Array<ValueType>(width).fill('count');
/** The last of the cells is the sum of the others. */
const lastIsSum = (width: number): RowSum[] => [
  { parts: Array.from({ length: width - 1 }, (_, i) => i), total: width - 1 },
];

/** A filling in a few characters: cells between bars, a blank as `_`. */
const say = (filling: Filling) => filling.map((piece) => piece?.text ?? '_').join('|');
const sayAll = (fillings: readonly Filling[]) => fillings.map(say).sort();

/** All ways of cutting a text into numbers, none of which begins with a zero but 0 itself. */
function cuts(text: string): string[][] {
  const ways: string[][] = [];
  for (let mask = 0; mask < 2 ** (text.length - 1); mask++) {
    const pieces = [''];
    for (const [i, c] of [...text].entries()) {
      if (i > 0 && mask & (1 << (i - 1))) pieces.push('');
      pieces[pieces.length - 1] += c;
    }
    if (pieces.every((p) => p === '0' || !p.startsWith('0'))) ways.push(pieces);
  }
  return ways;
}

/** All ways of filling cells with these pieces in their order, one after the other: which cells are taken, by a mask. */
function placements(pieces: readonly string[], width: number): (string | null)[][] {
  const ways: (string | null)[][] = [];
  for (let mask = 0; mask < 2 ** width; mask++) {
    const left = [...pieces];
    const cells = Array.from({ length: width }, (_, i) => (mask & (1 << i) ? (left.shift() ?? '?') : null));
    if (left.length === 0 && !cells.includes('?')) ways.push(cells);
  }
  return ways;
}

function bruteFillings(figures: readonly { text: string; whole: boolean }[], width: number, sums: readonly RowSum[]) {
  let all: string[][] = [[]];
  for (const { text, whole } of figures) {
    const own = whole ? (text === '0' || !text.startsWith('0') ? [[text]] : []) : cuts(text);
    all = all.flatMap((before) => own.map((pieces) => [...before, ...pieces]));
  }
  const value = (cell: string | null | undefined) => Number(cell ?? 0);
  return all
    .flatMap((pieces) => placements(pieces, width))
    .filter((cells) => sums.every((s) => s.parts.reduce((n, i) => n + value(cells[i]), 0) === value(cells[s.total])))
    .map((cells) => cells.map((c) => c ?? '_').join('|'))
    .sort();
}

describe('the ways in which figures fill a row', () => {
  test('digits stuck together fall apart in the one way that adds up (平潭 2022)', () => {
    const { fillings, bounded } = fillingsOf(loose('713000074'), counts(7), lastIsSum(7));
    expect(sayAll(fillings)).toEqual(['71|3|0|0|0|0|74']);
    expect(bounded).toBe(false);
  });

  test('half spaced, half stuck (平潭 2019)', () => {
    const { fillings } = fillingsOf(loose('23', '0', '00', '0', '023'), counts(7), lastIsSum(7));
    expect(sayAll(fillings)).toEqual(['23|0|0|0|0|0|23']);
  });

  test('no piece begins with a zero but 0 itself', () => {
    expect(sayAll(fillingsOf(loose('000'), counts(3), []).fillings)).toEqual(['0|0|0']);
    expect(sayAll(fillingsOf(loose('100'), counts(3), []).fillings)).toEqual(
      ['1|0|0', '_|10|0', '10|_|0', '10|0|_', '_|_|100', '_|100|_', '100|_|_'].sort(),
    );
    // More zeros than cells, or a figure too many.
    expect(fillingsOf(loose('0000'), counts(3), [])).toEqual({ fillings: [], bounded: false });
    expect(fillingsOf(whole('1', '2'), counts(1), [])).toEqual({ fillings: [], bounded: false });
  });

  test('a figure that stands alone is not cut', () => {
    expect(sayAll(fillingsOf(whole('12'), counts(2), []).fillings)).toEqual(['12|_', '_|12']);
    expect(fillingsOf(whole('011'), counts(3), lastIsSum(3)).fillings).toEqual([]);
    expect(sayAll(fillingsOf(whole('12', '12'), counts(4), lastIsSum(4)).fillings)).toEqual([
      '12|_|_|12',
      '_|12|_|12',
      '_|_|12|12',
    ]);
  });

  test('money is cut at no other place than its grammar allows', () => {
    const types: ValueType[] = ['count', 'decimal'];
    const ways = sayAll(fillingsOf(loose('13575394432.52元'), types, []).fillings);
    expect(ways).toContain('135|75394432.52元');
    expect(ways).toContain('_|13575394432.52元');
    for (const way of ways) {
      const [count, money] = way.split('|');
      expect(count).toMatch(/^(_|\d+)$/);
      expect(money).toMatch(/^[1-9]\d*\.52元$|^0\.52元$/);
    }
  });

  test('a row without figures is blank where zeros add up, and only once', () => {
    expect(sayAll(fillingsOf([], counts(3), lastIsSum(3)).fillings)).toEqual(['_|_|_']);
  });

  test('figures that no filling makes true', () => {
    expect(fillingsOf(whole('1', '2', '4'), counts(3), lastIsSum(3))).toEqual({ fillings: [], bounded: false });
  });

  test('a mark counts nothing, and is never cut', () => {
    expect(sayAll(fillingsOf(whole('/', '3', '3'), counts(3), lastIsSum(3)).fillings)).toEqual(['/|3|3']);
  });

  test('a search without end is given up, and then says nothing', () => {
    const given = fillingsOf(loose('1'.repeat(24)), counts(20), []);
    expect(given).toEqual({ fillings: [], bounded: true });
  });

  test(`all ways and no others, by trying all (seed ${seed})`, () => {
    const random = new Random(seed);
    for (let round = 0; round < 300; round++) {
      const width = random.between(2, 6);
      const sums = random.next() < 0.7 ? lastIsSum(width) : [];
      const figures = Array.from({ length: random.between(0, 3) }, () => ({
        text: Array.from({ length: random.between(1, 4) }, () => random.between(0, random.next() < 0.5 ? 0 : 3)).join(
          '',
        ),
        whole: random.next() < 0.3,
      }));
      const { fillings, bounded } = fillingsOf(figures, counts(width), sums);
      const said = `round ${round}: ${JSON.stringify(figures)} in ${width}`;
      expect(bounded, said).toBe(false);
      expect(sayAll(fillings), said).toEqual(bruteFillings(figures, width, sums));
      for (const filling of fillings)
        for (const piece of filling)
          if (piece !== null) expect(figures[piece.figure]?.text.slice(piece.from, piece.to), said).toBe(piece.text);
    }
  });
});

function* choices(rows: Puzzle['rows'], chosen: readonly number[] = []): Generator<readonly number[]> {
  const ways = rows[chosen.length];
  if (ways === undefined) {
    yield chosen;
    return;
  }
  for (const i of ways.keys()) yield* choices(rows, [...chosen, i]);
}

/** The ways of every row that occur in some whole solution, by trying all. */
function bruteSolve({ rows, sums, width }: Puzzle): number[][] {
  const possible = rows.map(() => new Set<number>());
  for (const chosen of choices(rows)) {
    const at = (row: number, column: number) => rows[row]?.[chosen[row] ?? 0]?.[column] ?? 0;
    const holds = sums.every(({ left, right }) =>
      Array.from({ length: width }, (_, c) => c).every(
        (c) => left.reduce((n, r) => n + at(r, c), 0) === right.reduce((n, r) => n + at(r, c), 0),
      ),
    );
    if (holds) for (const [row, way] of chosen.entries()) possible[row]?.add(way);
  }
  return possible.map((p) => [...p].sort((a, b) => a - b));
}

const sorted = (possible: readonly (readonly number[])[]) => possible.map((p) => [...p].sort((a, b) => a - b));

describe('rows under sums over their columns', () => {
  test('what no whole makes true is struck out', () => {
    const rows = [[[1], [11]], [[2]], [[3], [13]]];
    expect(solve({ rows, sums: [{ left: [0, 1], right: [2] }], width: 1 })).toEqual({
      possible: [[0, 1], [0], [0, 1]],
      bounded: false,
    });
    expect(solve({ rows: [...rows.slice(0, 2), [[13]]], sums: [{ left: [0, 1], right: [2] }], width: 1 })).toEqual({
      possible: [[1], [0], [0]],
      bounded: false,
    });
  });

  test('a contradiction leaves nothing, in no row', () => {
    const rows = [[[1], [2]], [[1]], [[7], [8]]];
    expect(solve({ rows, sums: [{ left: [0, 1], right: [2] }], width: 1 }).possible).toEqual([[], [], []]);
  });

  test('a contradiction that only the whole shows', () => {
    // Each sum by itself can be true; the parity of all three cannot.
    const rows = [[[0], [1]], [[0], [1]], [[0], [1]], [[1]]];
    const sums = [
      { left: [0, 1], right: [3] },
      { left: [1, 2], right: [3] },
      { left: [0, 2], right: [3] },
    ];
    expect(solve({ rows, sums, width: 1 })).toEqual({ possible: [[], [], [], []], bounded: false });
  });

  test('without sums every way stays', () => {
    expect(solve({ rows: [[[1], [2]], [[3]]], sums: [], width: 1 }).possible).toEqual([[0, 1], [0]]);
  });

  test('a search without end is given up, says so, and strikes out nothing by it', () => {
    // Even parts never make an odd whole, which no smallest and largest can show.
    const random = new Random(7);
    const parts = Array.from({ length: 36 }, () => [[0], [2 * random.between(500_000, 1_000_000)]]);
    const puzzle = {
      rows: [...parts, [[18_000_001]]],
      sums: [{ left: parts.map((_, i) => i), right: [36] }],
      width: 1,
    };
    const { possible, bounded } = solve(puzzle);
    expect(bounded).toBe(true);
    expect(possible.slice(0, 36).every((p) => p.length === 2)).toBe(true);
  });

  test(`every solution and no other, by trying all (seed ${seed})`, () => {
    const random = new Random(seed + 1);
    let contradictions = 0;
    let solved = 0;
    for (let round = 0; round < 400; round++) {
      const width = random.between(1, 3);
      const count = random.between(2, 6);
      const all = Array.from({ length: count }, (_, i) => i);
      const rows = all.map(() =>
        Array.from({ length: random.between(1, 4) }, () => Array.from({ length: width }, () => random.between(0, 3))),
      );
      const sums = Array.from({ length: random.between(1, 3) }, () => {
        const side = all.map(() => random.between(0, 2));
        return { left: all.filter((i) => side[i] === 0), right: all.filter((i) => side[i] === 1) };
      });
      const puzzle = { rows, sums, width };
      const expected = bruteSolve(puzzle);
      const { possible, bounded } = solve(puzzle);
      expect(bounded).toBe(false);
      expect(sorted(possible), `round ${round}: ${JSON.stringify(puzzle)}`).toEqual(expected);
      if (expected.every((p) => p.length === 0)) contradictions++;
      else solved++;
    }
    expect(contradictions).toBeGreaterThan(20);
    expect(solved).toBeGreaterThan(20);
  });
});
