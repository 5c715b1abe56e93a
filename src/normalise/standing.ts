import { type Standing, standings } from '../report.js';

/** What is made of several cells stands as well as the worst of them; null where there is none. */
export function worstStanding(of: readonly Standing[]): Standing | null {
  return standings.findLast((standing) => of.includes(standing)) ?? null;
}
