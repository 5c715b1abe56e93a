import type { YearLink } from '../form/year-links.js';
import { type Compared, compare, type YearSide } from './compare-years.js';

/** A body's report of a year, and all that it may be held against. */
export interface YearNeighbours {
  readonly agencyId: string;
  /** null where the year has no report that was read. */
  readonly now: YearSide | null;
  readonly before: YearSide | null;
  /** The body existed in the year before, whether or not its report of it could be read. */
  readonly existed: boolean;
  /** Bodies that ended with the year before and became part of this one; null where the last report was not read. */
  readonly joined: readonly { readonly agencyId: string; readonly last: YearSide | null }[];
  /** Versions that were replaced, oldest first. */
  readonly replacedNow: readonly YearSide[];
  readonly replacedBefore: readonly YearSide[];
}

/** Why a year does not carry on the one before, where that can be shown. */
export type BreakCause = 'merger' | 'succession' | 'correction' | 'form_change';

/** The cause of a break, and the reports whose figures do fit. */
interface Explanation {
  readonly explained: BreakCause | null;
  readonly explainedBy: readonly string[];
}

const unexplained: Explanation = { explained: null, explainedBy: [] };

/**
 * Why a year does not carry on the one before, where figures that are printed elsewhere show it:
 *
 * - `merger`: what the bodies that became part of this one left, added to its own, fits, and its own alone does not; or
 *   its own alone fits, and theirs went elsewhere
 * - `succession`: it did not exist before, and what the one body in whose place it came left fits
 * - `correction`: a version that has been replaced since, of either year, fits
 * - `form_change`: the form of the year before has other columns, so that there is nothing to compare
 */
export function explainBreak(
  link: YearLink,
  { now, before, existed, joined, replacedNow, replacedBefore }: YearNeighbours,
  compared: Compared,
): Explanation {
  if (compared.gap === 'other_form') return { explained: 'form_change', explainedBy: [] };
  if (now === null || compared.holds === null) return unexplained;
  const others = joined.flatMap((j) => j.last ?? []);
  const fits = (sides: readonly YearSide[], of: YearSide) => compare(link, sides, of).holds === true;
  const own = before === null ? [] : [before];
  const ownFits = fits(own, now);
  const isSuccessor = !existed && joined.length === 1;
  if (others.length > 0 && compared.holds && !ownFits) return by(isSuccessor ? 'succession' : 'merger', others);
  if (compared.holds) return unexplained;
  if (others.length > 0 && ownFits) return by('merger', own);
  const older = replacedBefore.findLast((side) => fits([side, ...others], now));
  if (older !== undefined) return by('correction', [older]);
  const replaced = replacedNow.findLast((side) => fits([...own, ...others], side));
  return replaced === undefined ? unexplained : by('correction', [replaced]);
}

function by(explained: BreakCause, sides: readonly YearSide[]): Explanation {
  return { explained, explainedBy: sides.map((s) => s.id) };
}
