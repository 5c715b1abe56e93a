import type { Site } from '../site.js';
import type { Bodies, ColumnOwner } from './bodies.js';
import { type Classification, classify, readFamilies } from './families.js';
import { isUnresolved } from './place.js';
import type { ReportRecord } from './records.js';
import { type RegisteredName, registered } from './registry.js';

/** A body that publishes reports on a site, or that reviewed data knows of. */
export interface AgencyRecord extends Classification {
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
  /** It stands in the registry, with these names. */
  readonly reviewed: boolean;
  readonly registeredNames: readonly RegisteredName[];
  readonly evidence: string | null;
  readonly parent: string | null;
  readonly uscc: string | null;
  /** False for a report of which nobody knows whose it is. */
  readonly resolved: boolean;
}

/** The agencies of a site, from the registry, its columns and what their reports print; sorted by id. */
export function agenciesOf(
  bodies: Bodies,
  site: Site,
  columns: readonly ColumnOwner[],
  records: readonly ReportRecord[],
): AgencyRecord[] {
  const { registry } = bodies.reviewed;
  const byId = new Map<string, { columns: string[]; called: string }>();
  for (const column of columns) {
    const id = bodies.ownerOf(column);
    // Bodies whose reports stand among others' are known by their reports alone.
    if (id === null) continue;
    const known = byId.get(id) ?? { columns: [], called: column.agency };
    known.columns.push(column.url);
    byId.set(id, known);
  }
  for (const { agencyId, agency } of records)
    if (!byId.has(agencyId)) byId.set(agencyId, { columns: [], called: agency });
  for (const { path, names } of registry.agencies) {
    const id = `${site.slug}/${path}`;
    if (!byId.has(id)) byId.set(id, { columns: [], called: names.at(-1)?.name ?? '' });
  }
  const byAgency = groupByAgency(records);
  return [...byId]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { columns: own, called }]) => {
      const current = (byAgency.get(id) ?? []).filter((r) => r.current && r.year !== null);
      const names = namesOf(current);
      const name = names.at(-1)?.name ?? called;
      const entry = registered(id, site.slug, registry);
      const years = current.flatMap((r) => r.year ?? []).sort((a, b) => a - b);
      const idOf = (path: string | undefined) => (path === undefined ? null : `${site.slug}/${path}`);
      return {
        id,
        site,
        name,
        names,
        columns: own.sort(),
        firstYear: years[0] ?? null,
        lastYear: years.at(-1) ?? null,
        began: entry?.began ?? null,
        ended: entry?.ended ?? null,
        into: idOf(entry?.into),
        reviewed: entry !== null,
        registeredNames: entry?.names ?? [],
        evidence: entry?.evidence ?? null,
        parent: idOf(entry?.parent),
        uscc: entry?.uscc ?? null,
        resolved: !isUnresolved(id),
        ...classify(entry, isUnresolved(id) ? '' : bodies.fold(name), readFamilies()),
      };
    });
}

function groupByAgency(records: readonly ReportRecord[]): Map<string, ReportRecord[]> {
  const groups = new Map<string, ReportRecord[]>();
  for (const record of records) {
    const known = groups.get(record.agencyId);
    if (known === undefined) groups.set(record.agencyId, [record]);
    else known.push(record);
  }
  return groups;
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
