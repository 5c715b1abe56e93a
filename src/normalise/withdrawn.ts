import type { Archive } from '../archive/archive.js';
import { type Absence, absencesIn } from './absence.js';

/**
 * Reports that were had and may have been withdrawn: gone for sure, met gone by the last visit too, and in no list now.
 *
 * @returns the addresses of their pages
 */
export function withdrawnCandidates(archive: Archive, absences: readonly Absence[] = absencesIn(archive)): Set<string> {
  const gone = absences.filter((a) => a.back === null && archive.visits(a.url).at(-1)?.outcome === 'gone');
  return new Set(
    gone.map((a) => a.url).filter((url) => !archive.listings.some((l) => l.items.some((i) => i.url === url))),
  );
}
