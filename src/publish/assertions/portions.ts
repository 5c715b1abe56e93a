import type { Asked } from '../ask.js';

/** So many rows are held against each other at a time: what is asked of ten million does not fit together. */
export const rowsAtOnce = 1_000_000;

/** Figures of a release that are asked together: those of the sites from the one to the other. */
export interface Portion {
  readonly from: string;
  readonly to: string;
}

/** The figures in portions of whole sites, one behind the other as they lie in the file: each reads its part of it. */
export async function figurePortions(asked: Asked): Promise<Portion[]> {
  const sites = await asked.rows('SELECT site, count(*) AS n FROM b.figures GROUP BY site ORDER BY site');
  const portions: (Portion & { readonly n: number })[] = [];
  for (const row of sites) {
    const [site, n] = [row['site'] ?? '', Number(row['n'])];
    const last = portions.at(-1);
    if (last === undefined || last.n + n > rowsAtOnce) portions.push({ from: site, to: site, n });
    else portions.splice(-1, 1, { from: last.from, to: site, n: last.n + n });
  }
  return portions;
}
