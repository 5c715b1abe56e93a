import type { FaultCase } from './case.js';
import { hostileCases } from './hostile.js';
import { listCases } from './lists.js';
import { mannerCases } from './manners.js';
import { networkCases } from './network.js';
import { pageCases } from './pages.js';

/** All concrete cases, row by row. */
export const allCases: readonly FaultCase[] = [
  ...networkCases,
  ...pageCases,
  ...mannerCases,
  ...listCases,
  ...hostileCases,
];
