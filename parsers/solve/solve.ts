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
  /** For each row the ways that may be part of a whole solution, by their index; none at all where there is no solution. */
  readonly possible: readonly (readonly number[])[];
  /** The search was given up: what is possible was not narrowed further. */
  readonly bounded: boolean;
}

/** Ways looked at, all together, before the search is given up. */
const mostWork = 4_000_000;
/** A row that can still be filled in more ways than this is ambiguous whatever the search would say of each. */
const mostProved = 40;

/**
 * Finds for every row the ways of filling it that occur in some solution of the whole.
 *
 * What cannot occur by the smallest and largest of the other rows is struck out first, again and again; then each way
 * that is left is tried until a solution with it is found or none is possible. A row with very many ways left keeps them
 * all. Where the bound is hit, nothing is certain: the caller must treat what is left as ambiguous.
 */
export function solve(puzzle: Puzzle): Solution {
  const search = new Search(puzzle);
  const start = search.narrow(puzzle.rows.map((ways) => ways.map((_, i) => i)));
  if (start === null) return { possible: puzzle.rows.map(() => []), bounded: false };
  const proved = start.map(() => new Set<number>());
  const kept = start.map((ways) => ways.length > mostProved);
  for (const [row, ways] of start.entries()) {
    if (kept[row]) continue;
    for (const way of ways) {
      if (proved[row]?.has(way)) continue;
      const found = search.find(
        start.map((w, r) => (r === row ? [way] : w)),
        proved,
      );
      if (search.work > mostWork) return { possible: start, bounded: true };
      if (found !== null) for (const [r, w] of found.entries()) proved[r]?.add(w);
    }
  }
  // A row of which no way is part of a solution leaves the table without one.
  const possible = start.map((ways, row) => (kept[row] ? ways : ways.filter((w) => proved[row]?.has(w))));
  return { possible: possible.some((w) => w.length === 0) ? start.map(() => []) : possible, bounded: false };
}

type Ways = readonly (readonly number[])[];

class Search {
  /** Ways looked at so far. */
  work = 0;
  readonly #width: number;
  /** For each sum its rows with their signs: on the left they add, on the right they take away. */
  readonly #sums: readonly (readonly { readonly row: number; readonly sign: 1 | -1 }[])[];

  constructor(readonly puzzle: Puzzle) {
    this.#width = puzzle.width;
    this.#sums = puzzle.sums.map(({ left, right }) => [
      ...left.map((row) => ({ row, sign: 1 as const })),
      ...right.map((row) => ({ row, sign: -1 as const })),
    ]);
  }

  /**
   * One whole solution within these ways, as the index of the way taken for each row. Ways that are not yet part of a
   * solution are tried first, so that each solution proves as many as it can.
   */
  find(ways: Ways, proved: readonly ReadonlySet<number>[]): number[] | null {
    if (this.work > mostWork) return null;
    const left = this.narrow(ways);
    if (left === null) return null;
    let row = -1;
    for (const [r, w] of left.entries()) if (w.length > 1 && (row < 0 || w.length < (left[row]?.length ?? 0))) row = r;
    if (row < 0) return left.map((w) => w[0] ?? 0);
    const known = proved[row];
    const order = [...(left[row] ?? [])].sort((a, b) => Number(known?.has(a)) - Number(known?.has(b)));
    for (const way of order) {
      const found = this.find(
        left.map((w, r) => (r === row ? [way] : w)),
        proved,
      );
      if (found !== null || this.work > mostWork) return found;
    }
    return null;
  }

  /** Strikes out ways that no choice of the others can make true; null where a row has none left. */
  narrow(ways: Ways): (readonly number[])[] | null {
    const left = [...ways];
    const low = left.map((w, row) => this.#ends(row, w, Math.min));
    const high = left.map((w, row) => this.#ends(row, w, Math.max));
    for (let changed = true; changed; ) {
      changed = false;
      for (const sum of this.#sums)
        for (let column = 0; column < this.#width; column++) {
          let min = 0;
          let max = 0;
          for (const { row, sign } of sum) {
            min += sign > 0 ? (low[row]?.[column] ?? 0) : -(high[row]?.[column] ?? 0);
            max += sign > 0 ? (high[row]?.[column] ?? 0) : -(low[row]?.[column] ?? 0);
          }
          if (min > 0 || max < 0) return null;
          if (min === 0 && max === 0) continue;
          for (const { row, sign } of sum) {
            const mine = left[row] ?? [];
            const [lowest, highest] = [low[row]?.[column] ?? 0, high[row]?.[column] ?? 0];
            if (mine.length < 2 || lowest === highest) continue;
            // What the others make without this row.
            const othersMin = min - (sign > 0 ? lowest : -highest);
            const othersMax = max - (sign > 0 ? highest : -lowest);
            const kept = mine.filter((way) => {
              const value = sign * (this.puzzle.rows[row]?.[way]?.[column] ?? 0);
              return value + othersMin <= 0 && value + othersMax >= 0;
            });
            this.work += mine.length;
            if (kept.length === mine.length) continue;
            if (kept.length === 0) return null;
            left[row] = kept;
            low[row] = this.#ends(row, kept, Math.min);
            high[row] = this.#ends(row, kept, Math.max);
            changed = true;
            break;
          }
        }
    }
    return left;
  }

  /** The least or the most that the row counts in each column. */
  #ends(row: number, ways: readonly number[], end: (a: number, b: number) => number): number[] {
    const all = this.puzzle.rows[row] ?? [];
    const first = all[ways[0] ?? 0] ?? [];
    const ends = [...first];
    for (let i = 1; i < ways.length; i++) {
      const way = all[ways[i] ?? 0] ?? [];
      for (let c = 0; c < this.#width; c++) ends[c] = end(ends[c] ?? 0, way[c] ?? 0);
    }
    this.work += ways.length;
    return ends;
  }
}
