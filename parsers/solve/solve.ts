/**
 * The rows of a table under sums over its columns: each row has the ways in which it can be filled, and only those count
 * that are part of a whole in which every sum holds.
 */
export interface Puzzle {
  /** For each row the ways to fill it, each with what it counts in every column. */
  readonly rows: readonly (readonly (readonly number[])[])[];
  /** Rows that add up to the same, in every column: the rows on the left, and those on the right. */
  readonly sums: readonly { readonly left: readonly number[]; readonly right: readonly number[] }[];
  readonly width: number;
}

export interface Solution {
  /** For each row the ways that are part of some whole solution, by their index; none at all where there is no solution. */
  readonly possible: readonly (readonly number[])[];
  /** The search was given up: what is possible was not narrowed further. */
  readonly bounded: boolean;
}

/** Steps of the search before it is given up. */
const mostSteps = 20_000;

/**
 * Finds for every row the ways of filling it that occur in some solution of the whole.
 *
 * What cannot occur by the smallest and largest of the other rows is struck out first, again and again; then each way
 * that is left is tried until a solution with it is found or none is possible. Where the bound is hit, nothing is
 * certain: the caller must treat what is left as ambiguous.
 */
export function solve(puzzle: Puzzle): Solution {
  const budget = { steps: mostSteps };
  const start = narrow(
    puzzle,
    puzzle.rows.map((ways) => ways.map((_, i) => i)),
  );
  if (start === null) return { possible: puzzle.rows.map(() => []), bounded: false };
  const proved = start.map(() => new Set<number>());
  for (const [row, ways] of start.entries())
    for (const way of ways) {
      if (proved[row]?.has(way)) continue;
      const found = search(
        puzzle,
        start.map((w, r) => (r === row ? [way] : w)),
        budget,
      );
      if (budget.steps < 0) return { possible: start, bounded: true };
      if (found === null) continue;
      for (const [r, w] of found.entries()) proved[r]?.add(w);
    }
  return { possible: start.map((ways, row) => ways.filter((w) => proved[row]?.has(w))), bounded: false };
}

type Ways = readonly (readonly number[])[];

/** One whole solution within these ways, as the index of the way taken for each row. */
function search(puzzle: Puzzle, ways: Ways, budget: { steps: number }): number[] | null {
  if (--budget.steps < 0) return null;
  const left = narrow(puzzle, ways);
  if (left === null) return null;
  let row = -1;
  for (const [r, w] of left.entries()) if (w.length > 1 && (row < 0 || w.length < (left[row]?.length ?? 0))) row = r;
  if (row < 0) return left.map((w) => w[0] ?? 0);
  for (const way of left[row] ?? []) {
    const found = search(
      puzzle,
      left.map((w, r) => (r === row ? [way] : w)),
      budget,
    );
    if (found !== null || budget.steps < 0) return found;
  }
  return null;
}

/** Strikes out ways that no choice of the others can make true; null where a row has none left. */
function narrow(puzzle: Puzzle, ways: Ways): number[][] | null {
  const left = ways.map((w) => [...w]);
  for (let changed = true; changed; ) {
    changed = false;
    const bounds = left.map((w, row) => boundsOf(puzzle, row, w));
    for (const sum of puzzle.sums)
      for (let column = 0; column < puzzle.width; column++) {
        const low = total(sum.left, bounds, column, 0) - total(sum.right, bounds, column, 1);
        const high = total(sum.left, bounds, column, 1) - total(sum.right, bounds, column, 0);
        if (low > 0 || high < 0) return null;
        for (const row of [...sum.left, ...sum.right]) {
          const mine = left[row];
          if (mine === undefined || mine.length < 2) continue;
          const sign = sum.left.includes(row) ? 1 : -1;
          const [min, max] = bounds[row]?.[column] ?? [0, 0];
          const restLow = low - (sign > 0 ? min : -max);
          const restHigh = high - (sign > 0 ? max : -min);
          const kept = mine.filter((way) => {
            const value = sign * (puzzle.rows[row]?.[way]?.[column] ?? 0);
            return value + restLow <= 0 && value + restHigh >= 0;
          });
          if (kept.length === mine.length) continue;
          if (kept.length === 0) return null;
          left[row] = kept;
          bounds[row] = boundsOf(puzzle, row, kept);
          changed = true;
          break;
        }
        if (changed) break;
      }
  }
  return left;
}

type Bounds = readonly (readonly [number, number])[];

function boundsOf(puzzle: Puzzle, row: number, ways: readonly number[]): Bounds {
  return Array.from({ length: puzzle.width }, (_, column) => {
    let min = Number.POSITIVE_INFINITY;
    let max = Number.NEGATIVE_INFINITY;
    for (const way of ways) {
      const value = puzzle.rows[row]?.[way]?.[column] ?? 0;
      min = Math.min(min, value);
      max = Math.max(max, value);
    }
    return [min, max] as const;
  });
}

function total(rows: readonly number[], bounds: readonly Bounds[], column: number, end: 0 | 1): number {
  return rows.reduce((sum, row) => sum + (bounds[row]?.[column]?.[end] ?? 0), 0);
}
