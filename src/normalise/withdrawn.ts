import type { Archive } from '../archive/archive.js';
import type { ListingEntry, VisitEntry } from '../archive/entries.js';
import { isGood } from '../source.js';

/** So many runs must have met the page gone, and so many days must lie between the first and the last of them. */
const fewestRuns = 3;
const fewestDays = 7;
const day = 24 * 60 * 60 * 1000;

/**
 * Reports that were had and may have been withdrawn: in three runs over seven days or more the page has answered 404 or
 * 410, and in those runs every list that ever showed it was read to its end and showed it no more. A run in which the site
 * was down, or a list was not read whole, says nothing either way.
 *
 * @returns the addresses of their pages
 */
export function withdrawnCandidates(archive: Archive): Set<string> {
  const found = new Set<string>();
  const columnsOf = columnsThatShowed(archive);
  for (const [url, columns] of columnsOf) {
    const gone = goneSince(archive.visits(url));
    // What a list holds now is looked at first: of thousands of reports hardly one gets past it.
    if (gone.length < fewestRuns || archive.listings.some((l) => l.items.some((i) => i.url === url))) continue;
    const proved = gone.filter((visit) => [...columns].every((column) => lacks(archive, column, url, visit)));
    const [first] = proved;
    const last = proved.at(-1);
    if (first === undefined || last === undefined || new Set(proved.map((v) => v.run)).size < fewestRuns) continue;
    if (Date.parse(last.time) - Date.parse(first.time) >= fewestDays * day) found.add(url);
  }
  return found;
}

function columnsThatShowed(archive: Archive): Map<string, Set<string>> {
  const columns = new Map<string, Set<string>>();
  for (const entry of archive.entries) {
    if (entry.kind !== 'listing') continue;
    for (const { url } of entry.items) columns.set(url, (columns.get(url) ?? new Set()).add(entry.column));
  }
  return columns;
}

/** The visits since the page was had last that have met it gone; none where the last one met something else. */
function goneSince(visits: readonly VisitEntry[]): VisitEntry[] {
  const lastGood = visits.findLastIndex((v) => isGood(v.outcome));
  if (lastGood === -1 || visits.at(-1)?.outcome !== 'gone') return [];
  return visits.slice(lastGood + 1).filter((v) => v.outcome === 'gone');
}

/** In the run of this visit the column was read to its end, and did not show the page. */
function lacks(archive: Archive, column: string, url: string, { run, seq }: VisitEntry): boolean {
  const read = archive.visits(column).some((v) => v.run === run && v.purpose === 'list' && isGood(v.outcome));
  // A listing is written when it differs from the one before, so that the last one before the visit is the run's.
  const listing = archive.entries.findLast(
    (e): e is ListingEntry => e.kind === 'listing' && e.column === column && e.seq < seq,
  );
  return read && listing?.complete === true && listing.items.every((item) => item.url !== url);
}
