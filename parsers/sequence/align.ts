import { costs } from './costs.js';

/** What the page says of one run of figures: the cost of taking it for each row of the form. */
export type RowCosts = readonly number[];

export interface Aligned {
  /** The row of the form, by its index; null where the figures belong to none. */
  readonly row: number | null;
  /** How much more the best alignment costs in which this run does not go to this row. */
  readonly margin: number;
}

/**
 * Aligns runs of figures with the rows of the form, both in their order, at the least cost; a run may be left over and
 * a row may have no figures. The runner-up is kept for every run: a narrow win is a doubt.
 *
 * @param runs for each run of figures, in the order of the text, the cost of each row
 * @param rows how many rows the form has here
 */
export function align(runs: readonly RowCosts[], rows: number): Aligned[] {
  const ahead = costsFrom(runs, rows);
  const behind = costsFrom(
    [...runs].reverse().map((r) => [...r].reverse()),
    rows,
  );
  // `behind` counts from the other end: before run i and row j there are runs.length - i and rows - j to go.
  const before = (i: number, j: number) => behind[runs.length - i]?.[rows - j] ?? Number.POSITIVE_INFINITY;
  const after = (i: number, j: number) => ahead[i]?.[j] ?? Number.POSITIVE_INFINITY;
  return runs.map((run, i) => {
    const ways: { row: number | null; cost: number }[] = [];
    for (let j = 0; j < rows; j++) ways.push({ row: j, cost: before(i, j) + (run[j] ?? 0) + after(i + 1, j + 1) });
    let over = Number.POSITIVE_INFINITY;
    for (let j = 0; j <= rows; j++) over = Math.min(over, before(i, j) + costs.figuresExtra + after(i + 1, j));
    ways.push({ row: null, cost: over });
    ways.sort((a, b) => a.cost - b.cost);
    const [best, next] = ways;
    return { row: best?.row ?? null, margin: (next?.cost ?? Number.POSITIVE_INFINITY) - (best?.cost ?? 0) };
  });
}

/** For run i and row j the least cost of everything from there on. */
function costsFrom(runs: readonly RowCosts[], rows: number): number[][] {
  const table: number[][] = Array.from({ length: runs.length + 1 }, () => new Array(rows + 1).fill(0));
  for (let i = runs.length; i >= 0; i--)
    for (let j = rows; j >= 0; j--) {
      if (i === runs.length && j === rows) continue;
      const at = (di: number, dj: number) => table[i + di]?.[j + dj] ?? Number.POSITIVE_INFINITY;
      const taken = i < runs.length && j < rows ? (runs[i]?.[j] ?? 0) + at(1, 1) : Number.POSITIVE_INFINITY;
      const line = table[i];
      if (line !== undefined)
        line[j] = Math.min(
          taken,
          i < runs.length ? costs.figuresExtra + at(1, 0) : Number.POSITIVE_INFINITY,
          j < rows ? costs.rowMissing + at(0, 1) : Number.POSITIVE_INFINITY,
        );
    }
  return table;
}
