import { dayInShanghai, daysBetween } from './due-date.js';

/** What the archive proves of when a body's report of a year came to be on its site. */
export interface Sightings {
  /** UTC: when any of its pages was first fetched; null where none was. */
  readonly firstSeen: string | null;
  /**
   * UTC, for each of its pages: the last complete lists that did not show it yet. null where nobody looked before.
   */
  readonly notListedAt: readonly (string | null)[];
}

/** When a report was published, beside the legal date. */
export interface Punctuality {
  /** From the printed date of the first version; negative before the legal date; null where no date is printed. */
  readonly daysAfterDue: number | null;
  /**
   * `true`: the page was had by the end of the legal date. `false`: complete lists, read after the legal date, did not
   * show it. null: neither is proved, as of every report that was there before anyone looked.
   */
  readonly firstSeenByDue: boolean | null;
}

/** @param due yyyy-mm-dd, the last day on which the report is in time, in Shanghai */
export function punctualityOf(due: string, published: string | null, seen: Sightings): Punctuality {
  return {
    daysAfterDue: published === null ? null : daysBetween(due, published),
    firstSeenByDue: seenByDue(due, seen),
  };
}

function seenByDue(due: string, { firstSeen, notListedAt }: Sightings): boolean | null {
  if (firstSeen !== null && dayInShanghai(firstSeen) <= due) return true;
  const isProof = (time: string | null) => time !== null && dayInShanghai(time) > due;
  return notListedAt.length > 0 && notListedAt.every(isProof) ? false : null;
}
