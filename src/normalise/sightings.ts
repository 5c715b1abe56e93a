import type { Archive } from '../archive/archive.js';
import type { ListingEntry } from '../archive/entries.js';
import { isGood } from '../source.js';
import { columnsThatShowed, listingsByColumn } from './absence.js';

/** When a page came into its lists, as far as the archive proves it. */
export interface Sighting {
  /** UTC: when a list first showed it. */
  readonly listed: string;
  /**
   * UTC: the last time before that at which every column that ever showed it was read to its end, in a run that ended,
   * and did not show it. null where there is none: nobody looked, or not everywhere.
   */
  readonly notListedAt: string | null;
}

/** When each page came into the lists, by its address. */
export function sightingsIn(archive: Archive): Map<string, Sighting> {
  const lists = listingsByColumn(archive);
  const ended = new Set(archive.runs.filter((r) => r.phase === 'end').map((r) => r.run));
  const sightings = new Map<string, Sighting>();
  for (const [url, columns] of columnsThatShowed(lists)) {
    const first = columns.reduce((a, b) => (b.since < a.since ? b : a));
    const entry = lists.get(first.column)?.find((e) => e.seq === first.since);
    if (entry === undefined) continue;
    const times = columns.map(({ column }) => lastLacking(archive, lists.get(column) ?? [], entry, ended));
    const known = times.filter((time) => time !== null).sort();
    sightings.set(url, { listed: entry.time, notListedAt: known.length < times.length ? null : (known[0] ?? null) });
  }
  return sightings;
}

/** When the column was last read to its end before this entry, which is the first to show the page. */
function lastLacking(
  archive: Archive,
  entries: readonly ListingEntry[],
  { seq, run }: ListingEntry,
  ended: ReadonlySet<string>,
): string | null {
  // A listing is written when it differs from the one before: until the next one the column showed the same.
  const before = entries.findLast((e) => e.seq < seq);
  if (before?.complete !== true) return null;
  const visit = archive
    .visits(before.column)
    .findLast((v) => v.seq < seq && v.run !== run && ended.has(v.run) && v.purpose === 'list' && isGood(v.outcome));
  // What an earlier run had read was another list.
  if (visit !== undefined && visit.seq < before.seq && visit.run !== before.run) return null;
  return visit?.time ?? null;
}
