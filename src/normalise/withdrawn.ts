import type { Archive } from '../archive/archive.js';
import type { ListingEntry, VisitEntry } from '../archive/entries.js';
import { isGood } from '../source.js';

/** So many runs must have met the page gone, and so many days must lie between the first and the last of them. */
const fewestRuns = 3;
const fewestDays = 7;
const day = 24 * 60 * 60 * 1000;

/**
 * Reports that were had and may have been withdrawn: the page has answered 404 or 410 and nothing else in three runs over
 * seven days or more, and every list that has shown it is read to its end and shows it no more. A site that is down, or a
 * list that was not read whole, withdraws nothing.
 *
 * @returns the addresses of their pages
 */
export function withdrawnCandidates(archive: Archive): Set<string> {
  const showed = new Map<string, Set<string>>();
  for (const entry of archive.entries)
    if (entry.kind === 'listing') for (const { url } of entry.items) addTo(showed, url, entry.column);
  const now = new Map(archive.listings.map((l) => [l.column, new Set(l.items.map((i) => i.url))]));
  const whole = new Map(archive.listings.map((l: ListingEntry) => [l.column, l.complete]));
  const found = [...showed].filter(
    ([url, columns]) =>
      isGone(archive.visits(url)) && [...columns].every((c) => whole.get(c) === true && now.get(c)?.has(url) === false),
  );
  return new Set(found.map(([url]) => url));
}

function addTo(map: Map<string, Set<string>>, key: string, value: string): void {
  const set = map.get(key);
  if (set === undefined) map.set(key, new Set([value]));
  else set.add(value);
}

function isGone(visits: readonly VisitEntry[]): boolean {
  const lastGood = visits.findLastIndex((v) => isGood(v.outcome));
  const since = visits.slice(lastGood + 1);
  const [first] = since;
  const last = since.at(-1);
  if (lastGood === -1 || first === undefined || last === undefined) return false;
  return (
    since.every((v) => v.outcome === 'gone') &&
    new Set(since.map((v) => v.run)).size >= fewestRuns &&
    Date.parse(last.time) - Date.parse(first.time) >= fewestDays * day
  );
}
