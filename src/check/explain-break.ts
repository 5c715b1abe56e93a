import type { YearLink } from '../form/year-links.js';
import { type Compared, compare, type YearSide } from './compare-years.js';

/**
 * A reviewed change by which functions passed between bodies, with the year: one was divided, or gave a part away. What
 * each has is its own affair; what they have together goes on.
 */
export interface Exchange {
  readonly kind: 'split' | 'transfer';
  /** The body that was divided; null for a transfer. */
  readonly divided: { readonly agencyId: string; readonly last: YearSide | null } | null;
  /** The reports of all bodies concerned, its own too; null where one is not read, and then nothing can be told. */
  readonly reports: { readonly before: readonly YearSide[]; readonly now: readonly YearSide[] } | null;
}

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
  /** Changes of the year in which it took a part. */
  readonly exchanges: readonly Exchange[];
  /** Versions that were replaced, oldest first. */
  readonly replacedNow: readonly YearSide[];
  readonly replacedBefore: readonly YearSide[];
}

/** Why a year does not carry on the one before, where that can be shown. */
export type BreakCause = 'merger' | 'succession' | 'split' | 'transfer' | 'correction' | 'form_change';

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
 * - `split`, `transfer`: what all bodies concerned carry on, added up, fits what all of them had, and its own alone does not
 * - `correction`: a version that has been replaced since, of either year, fits
 * - `form_change`: the form of the year before has other columns, so that there is nothing to compare
 */
export function explainBreak(
  link: YearLink,
  { now, before, existed, joined, exchanges, replacedNow, replacedBefore }: YearNeighbours,
  compared: Compared,
): Explanation {
  if (compared.gap === 'other_form') return { explained: 'form_change', explainedBy: [] };
  if (now === null) return unexplained;
  const exchange = compared.holds === true ? null : fittingExchange(link, exchanges, [now, before]);
  if (compared.holds === null) return exchange ?? unexplained;
  const others = joined.flatMap((j) => j.last ?? []);
  const fits = (sides: readonly YearSide[], of: YearSide) => compare(link, sides, [of]).holds === true;
  const own = before === null ? [] : [before];
  const ownFits = fits(own, now);
  const isSuccessor = !existed && joined.length === 1;
  if (others.length > 0 && compared.holds && !ownFits) return by(isSuccessor ? 'succession' : 'merger', others);
  if (compared.holds) return unexplained;
  if (others.length > 0 && ownFits) return by('merger', own);
  if (exchange !== null) return exchange;
  const older = replacedBefore.findLast((side) => fits([side, ...others], now));
  if (older !== undefined) return by('correction', [older]);
  const replaced = replacedNow.findLast((side) => fits([...own, ...others], side));
  return replaced === undefined ? unexplained : by('correction', [replaced]);
}

/** The change in which the figures of all concerned go on together. @param own the reports that are being explained */
function fittingExchange(
  link: YearLink,
  exchanges: readonly Exchange[],
  own: readonly (YearSide | null)[],
): Explanation | null {
  for (const { kind, reports } of exchanges)
    if (reports !== null && compare(link, reports.before, reports.now).holds)
      return by(
        kind,
        [...reports.before, ...reports.now].filter((side) => !own.some((mine) => mine?.id === side.id)),
      );
  return null;
}

function by(explained: BreakCause, sides: readonly YearSide[]): Explanation {
  return { explained, explainedBy: sides.map((s) => s.id) };
}
