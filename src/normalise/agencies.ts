import type { Site } from '../site.js';
import type { ReportRecord } from './records.js';
import { agencyOfColumn, type RegisteredAgency, registered } from './registry.js';

/** A body that publishes reports on a site. */
export interface AgencyRecord {
  readonly id: string;
  readonly site: Site;
  /** Its name in the latest report. */
  readonly name: string;
  /** Every name that its reports print, with the first and last year of each. */
  readonly names: readonly { readonly name: string; readonly from: number; readonly to: number }[];
  readonly columns: readonly string[];
  readonly firstYear: number | null;
  readonly lastYear: number | null;
  /** The first and the last year of which it owes a report, and the agency that took it over, as reviewed data says. */
  readonly began: number | null;
  readonly ended: number | null;
  readonly into: string | null;
}

/** The agencies of a site, from its columns and what their reports print; sorted by id. */
export function agenciesOf(
  site: Site,
  columns: readonly { readonly column: string; readonly agency: string; readonly owner: string }[],
  records: readonly ReportRecord[],
  registry: readonly RegisteredAgency[],
): AgencyRecord[] {
  const byId = new Map<string, { columns: string[]; called: string }>();
  for (const { column, agency, owner } of columns) {
    const id = agencyOfColumn({ url: column, owner }, site, registry);
    // Bodies whose reports stand among others' are known by their reports alone.
    if (id === null) continue;
    const known = byId.get(id) ?? { columns: [], called: agency };
    known.columns.push(column);
    byId.set(id, known);
  }
  for (const { agencyId, agency } of records)
    if (!byId.has(agencyId)) byId.set(agencyId, { columns: [], called: agency });
  return [...byId]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { columns: own, called }]) => {
      const current = records.filter((r) => r.agencyId === id && r.current && r.year !== null);
      const names = namesOf(current);
      const entry = registered(id, site.slug, registry);
      const years = current.flatMap((r) => r.year ?? []).sort((a, b) => a - b);
      return {
        id,
        site,
        name: names.at(-1)?.name ?? called,
        names,
        columns: own.sort(),
        firstYear: years[0] ?? null,
        lastYear: years.at(-1) ?? null,
        began: entry?.began ?? null,
        ended: entry?.ended ?? null,
        into: entry?.into === undefined ? null : `${site.slug}/${entry.into}`,
      };
    });
}

function namesOf(records: readonly ReportRecord[]): { name: string; from: number; to: number }[] {
  const spans = new Map<string, { from: number; to: number }>();
  for (const { report, year } of records) {
    if (report.agency === null || year === null) continue;
    const span = spans.get(report.agency) ?? { from: year, to: year };
    spans.set(report.agency, { from: Math.min(span.from, year), to: Math.max(span.to, year) });
  }
  return [...spans].map(([name, span]) => ({ name, ...span })).sort((a, b) => a.from - b.from || a.to - b.to);
}
