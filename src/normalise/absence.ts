import type { Archive } from '../archive/archive.js';
import type { ListingEntry, VisitEntry } from '../archive/entries.js';
import { isGood } from '../source.js';

/** So many runs must have met the page gone, and so many days must lie between the first and the last of them. */
const fewestRuns = 3;
const fewestDays = 7;
const day = 24 * 60 * 60 * 1000;

/** A time in which a page that was had before was gone. */
export interface Absence {
  readonly url: string;
  /** The first visit that met it gone from its address and its lists, and the one that made this sure. */
  readonly since: VisitEntry;
  readonly proved: VisitEntry;
  /** The visit that had the page again; null while none has. */
  readonly back: VisitEntry | null;
}

/**
 * Every time in which a page was gone for sure: in three runs over seven days or more it has answered 404 or 410, and in
 * those runs every list that had shown it was read to its end and showed it no more. A run in which the site was down, or
 * a list was not read whole, says nothing either way. Sorted by address, then time.
 */
export function absencesIn(archive: Archive): Absence[] {
  const lists = listingsByColumn(archive);
  const shownBy = columnsThatShowed(lists);
  return [...shownBy]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([url, columns]) => {
      const visits = archive.visits(url);
      // Of thousands of reports hardly one has ever been gone.
      if (!visits.some((v) => v.outcome === 'gone')) return [];
      const isProof = (visit: VisitEntry) =>
        columns.every(({ column, since }) => since > visit.seq || lacks(archive, lists.get(column) ?? [], url, visit));
      return absencesOf(url, visits, isProof);
    });
}

function absencesOf(url: string, visits: readonly VisitEntry[], isProof: (visit: VisitEntry) => boolean): Absence[] {
  const found: Absence[] = [];
  let proofs: VisitEntry[] = [];
  let open: Omit<Absence, 'back'> | null = null;
  let had = false;
  for (const visit of visits) {
    if (isGood(visit.outcome)) {
      if (open !== null) found.push({ ...open, back: visit });
      open = null;
      proofs = [];
      had = true;
    } else if (had && open === null && visit.outcome === 'gone' && isProof(visit)) {
      proofs.push(visit);
      const [since] = proofs;
      if (since !== undefined && isEnough(proofs)) open = { url, since, proved: visit };
    }
  }
  return open === null ? found : [...found, { ...open, back: null }];
}

function isEnough(proofs: readonly VisitEntry[]): boolean {
  const [first] = proofs;
  const last = proofs.at(-1);
  if (first === undefined || last === undefined || new Set(proofs.map((v) => v.run)).size < fewestRuns) return false;
  return Date.parse(last.time) - Date.parse(first.time) >= fewestDays * day;
}

export function listingsByColumn(archive: Archive): Map<string, ListingEntry[]> {
  const lists = new Map<string, ListingEntry[]>();
  for (const entry of archive.entries) {
    if (entry.kind !== 'listing') continue;
    const known = lists.get(entry.column);
    if (known === undefined) lists.set(entry.column, [entry]);
    else known.push(entry);
  }
  return lists;
}

/** The columns that have ever shown a page, with the entry by which each first did. */
export function columnsThatShowed(
  lists: ReadonlyMap<string, readonly ListingEntry[]>,
): Map<string, { column: string; since: number }[]> {
  const shown = new Map<string, Map<string, number>>();
  for (const [column, entries] of lists)
    for (const { items, seq } of entries)
      for (const { url } of items) {
        const columns = shown.get(url) ?? new Map<string, number>();
        if (!columns.has(column)) columns.set(column, seq);
        shown.set(url, columns);
      }
  return new Map([...shown].map(([url, c]) => [url, [...c].map(([column, since]) => ({ column, since }))]));
}

/** In the run of this visit the column was read to its end, and did not show the page. */
function lacks(archive: Archive, entries: readonly ListingEntry[], url: string, { run, seq }: VisitEntry): boolean {
  // A listing is written when it differs from the one before, so that the last one before the visit is the run's.
  const listing = entries.findLast((e) => e.seq < seq);
  if (listing?.complete !== true || listing.items.some((item) => item.url === url)) return false;
  return archive.visits(listing.column).some((v) => v.run === run && v.purpose === 'list' && isGood(v.outcome));
}
