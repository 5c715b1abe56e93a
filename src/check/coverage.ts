import { type Finding, finding } from '../finding.js';

/** An agency's years: from the first of which a report is known to the last of which it owes one. */
export interface CoverageInput {
  readonly agencyId: string;
  /** Years of which a report is there, readable or not. */
  readonly years: ReadonlySet<number>;
  /** Years of which a report was read. */
  readonly read: ReadonlySet<number>;
  readonly ended: number | null;
  /** Reports that are listed and could not be had, with the year that the list names, and why. */
  readonly failed: readonly { readonly year: number | null; readonly url: string; readonly reason: string }[];
}

export interface Coverage {
  readonly covered: number;
  readonly missing: readonly { readonly agencyId: string; readonly year: number | null; readonly finding: Finding }[];
}

/**
 * Counts agencies × years: covered, and missing with the reason. An agency owes a report for every year from its first
 * known one to the newest year on the site, or to its last where it has ended.
 *
 * @param newest the newest year of any report on the site; null where there is none, and then nothing is expected
 */
export function coverageOf(agencies: readonly CoverageInput[], newest: number | null): Coverage {
  let covered = 0;
  const missing: Coverage['missing'][number][] = [];
  for (const { agencyId, years, read, ended, failed } of agencies) {
    covered += read.size;
    const known = [...years, ...failed.flatMap((f) => f.year ?? [])];
    const last = ended ?? newest;
    const first = Math.min(...known);
    for (let year = first; last !== null && year <= last; year++) {
      if (years.has(year)) continue;
      const why = failed.find((f) => f.year === year);
      const reason = why === undefined ? 'the site lists none for this year' : `${why.url} ended as ${why.reason}`;
      missing.push({ agencyId, year, finding: finding('report.absent', 'document', { reason }) });
    }
    for (const { url, reason } of failed.filter((f) => f.year === null))
      missing.push({
        agencyId,
        year: null,
        finding: finding('report.absent', 'document', { reason: `${url} ended as ${reason}` }),
      });
  }
  return { covered, missing };
}
