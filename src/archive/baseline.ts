import type { ListingEntry } from './entries.js';

/** A list that shows less than this share of what it showed before is no list to believe. */
const leastShare = 0.7;

/** How much a column is known to list, and whether it has fallen short of it since. */
export interface Baseline {
  /** Items of the fullest list seen. */
  readonly known: number;
  /** A complete list has shown far fewer, and none since has shown as many again. */
  readonly short: boolean;
}

export const noBaseline: Baseline = { known: 0, short: false };

/**
 * Carries a column’s baseline over its next list. The fullest list stays the measure: a list that has shrunk is not
 * what the next one is held against, so that it is told of in every run until one shows as much again.
 */
export function baselineAfter(
  { known, short }: Baseline,
  { complete, items }: Pick<ListingEntry, 'complete' | 'items'>,
): Baseline {
  if (items.length >= known) return { known: items.length, short: short && !complete };
  return { known, short: short || (complete && items.length < known * leastShare) };
}
