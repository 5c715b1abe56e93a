import { crc32 } from 'node:zlib';
import type { Outcome } from '../src/source.js';

/** Why a crawl asks for what it has already. */
export type Again =
  /** On each page's own night of the rota, to find quiet edits. */
  | 'rota'
  /** Never: only what is not there yet. */
  | 'never'
  /** Everything, now. */
  | 'all';

/** What is known of an article's visits. */
export interface Seen {
  /** UTC, of the last visit. */
  readonly time: string;
  readonly outcome: Outcome;
  /** A version of the page is there, whatever came of the last visit. */
  readonly had: boolean;
  /** Visits on end that have failed since. */
  readonly failures: number;
}

const day = 24 * 60 * 60 * 1000;
/** Each page that is known is asked for again once in so many nights. */
export const rotaNights = 30;
/** Ends that another try may mend at once; what stands against the others is asked again ever more rarely. */
const passing: ReadonlySet<Outcome> = new Set(['transient', 'truncated', 'robots_unknown', 'challenge']);

/** Nights since 1970 in Shanghai. */
export function nightOf(now: Date): number {
  return Math.floor((now.getTime() + 8 * 60 * 60 * 1000) / day);
}

/** Whether an article is to be asked for now: one that is new always, one that is known by the rota. */
export function isDue(url: string, seen: Seen | null, again: Again, now: Date): boolean {
  if (seen === null || again === 'all') return true;
  const failed = seen.failures > 0;
  if (failed && passing.has(seen.outcome)) return true;
  if (failed) return daysSince(seen, now) >= Math.min(2 ** (seen.failures - 1), rotaNights);
  if (again === 'never') return false;
  // A night may be missed; then the page's turn is over a month old.
  return turnOf(url) === nightOf(now) % rotaNights || daysSince(seen, now) > 2 * rotaNights;
}

/**
 * Whether a report is to be asked for that was there and that no list shows any more: each night while it still answers,
 * ever more rarely once it does not. That a list does not show it proves nothing; its own page may.
 */
export function isVanishedDue(seen: Seen, now: Date): boolean {
  if (!seen.had) return false;
  return daysSince(seen, now) >= (seen.failures === 0 ? 0.5 : Math.min(2 ** (seen.failures - 1), rotaNights));
}

function daysSince(seen: Seen, now: Date): number {
  return (now.getTime() - Date.parse(seen.time)) / day;
}

/** The page's night of the rota, by its address, so that it is the same on every machine. */
function turnOf(url: string): number {
  return crc32(url) % rotaNights;
}
