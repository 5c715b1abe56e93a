import { checkLineage, isEnding, type Lineage, type LineageRow } from './lineage.js';

/** The body of today that stands for one of a past year; null where no single one does, and why. */
export type NowAgency =
  | { readonly path: string; readonly through: readonly LineageRow[] }
  | { readonly path: null; readonly reason: 'split' | 'transfer' | 'abolish'; readonly at: LineageRow };

/**
 * The agency of a year on today's boundaries: renames and mergers are followed to their end. After a split no single body
 * stands for the one that was divided, and of a body that gave a part away after the year, today's is less than it was.
 *
 * A body that took others in stands for itself: adding up what lies on one of today's bodies is for who asks.
 *
 * @param path the agency, by its path below the site
 * @param year the year of the report
 * @throws RefusedError naming the file where the lineage runs in a circle
 */
export function onNowBoundaries(lineage: Lineage, path: string, year: number): NowAgency {
  checkLineage(lineage);
  const through: LineageRow[] = [];
  for (let at = path; ; ) {
    const part = lineage.rows.find((r) => r.kind === 'transfer' && r.from.includes(at) && r.year > year);
    if (part !== undefined) return { path: null, reason: 'transfer', at: part };
    const end = lineage.rows.find((r) => isEnding(r) && r.from.includes(at));
    if (end === undefined) return { path: at, through };
    if (end.kind === 'split' || end.kind === 'abolish') return { path: null, reason: end.kind, at: end };
    through.push(end);
    at = end.to[0] ?? at;
  }
}
