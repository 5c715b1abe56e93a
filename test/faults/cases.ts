import { archivedCases } from './archived.js';
import type { FaultCase } from './case.js';
import { endCases } from './ends.js';
import { guardCases } from './guards.js';
import { hostileCases } from './hostile.js';
import { listCases } from './lists.js';
import { mannerCases } from './manners.js';
import { meaningCases } from './meaning.js';
import { networkCases } from './network.js';
import { nightCases } from './nights.js';
import { pageCases } from './pages.js';
import { slowCases } from './slow.js';

/** All concrete cases, row by row. */
export const allCases: readonly FaultCase[] = [
  ...networkCases,
  ...slowCases,
  ...endCases,
  ...pageCases,
  ...mannerCases,
  ...listCases,
  ...hostileCases,
  ...archivedCases,
  ...nightCases,
  ...meaningCases,
  ...guardCases,
].sort((a, b) => rowOrder(a.row) - rowOrder(b.row));

/** N1, N2, … N15, P6, …, S1, …, C1, …, H1: letters as the catalogue has them, then the number. */
function rowOrder(row: string): number {
  return 'NPSCH'.indexOf(row.slice(0, 1)) * 1000 + Number(row.slice(1));
}
