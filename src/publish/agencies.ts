import type { AgencyRecord } from '../normalise/agencies.js';
import { readDistricts } from '../normalise/districts.js';
import type { SiteRead } from '../normalise/site-read.js';
import type { Row } from './columns.js';

/** Every division that the project knows, whatever sites a release is of; sorted by code. */
export function districtRows(): Row[] {
  return readDistricts().map((d) => ({
    division: d.code,
    name_zh: d.zh,
    name_en: d.en,
    level: d.level,
    parent: d.parent,
    from_year: d.from,
    to_year: d.to,
    into: d.into,
    continues: d.continues,
    source: d.source,
    sure: d.sure,
  }));
}

/** A site's agencies, sorted by id. */
export function agencyRows(read: SiteRead): Row[] {
  const years = new Map<string, Set<number>>();
  for (const { agencyId, year, current } of read.records)
    if (current && year !== null) years.set(agencyId, (years.get(agencyId) ?? new Set()).add(year));
  return read.agencies.map((agency) => ({
    ...keyOf(agency),
    agency: agency.name,
    names: agency.names.map((n) => `${n.name} ${n.from}-${n.to}`).join('; '),
    division: agency.site.division,
    kind: agency.kind,
    family: agency.family,
    classified_by: agency.from,
    reviewed: agency.reviewed,
    resolved: agency.resolved,
    parent: agency.parent,
    uscc: agency.uscc,
    first_year: agency.firstYear,
    last_year: agency.lastYear,
    reports: years.get(agency.id)?.size ?? 0,
    ended: agency.ended,
    into: agency.into,
    columns: agency.columns.join(' '),
  }));
}

/** The names of a site's agencies: what their reports print, and what the registry knows; by agency, then by source. */
export function agencyNameRows(read: SiteRead): Row[] {
  return read.agencies.flatMap((agency) => [
    ...agency.registeredNames.map((n) => ({
      ...keyOf(agency),
      name: n.name,
      from_year: n.from ?? null,
      to_year: n.to ?? null,
      source: 'registry',
      evidence: n.source ?? agency.evidence,
    })),
    ...agency.names.map((n) => ({
      ...keyOf(agency),
      name: n.name,
      from_year: n.from,
      to_year: n.to,
      source: 'reports',
      evidence: null,
    })),
  ]);
}

/** The changes of a site's agencies: those between agencies, and those of one agency's own name; by year. */
export function agencyLineageRows(read: SiteRead): Row[] {
  const byId = new Map(read.agencies.map((a) => [a.id, a]));
  const idOf = (path: string) => `${read.site.slug}/${path}`;
  const nameOf = (id: string | null, year: number) => {
    const agency = id === null ? undefined : byId.get(id);
    return agency === undefined ? null : (nameIn(agency, year) ?? agency.name);
  };
  const between = read.registry.lineage.rows.flatMap(({ kind, year, from, to, evidence }) =>
    from.flatMap((before) =>
      (to.length === 0 ? [null] : to).map((after) => {
        const [predecessor, successor] = [idOf(before), after === null ? null : idOf(after)];
        const names = { predecessor_name: nameOf(predecessor, year - 1), successor_name: nameOf(successor, year) };
        return lineageRow(read, { kind, year, predecessor, successor, ...names, evidence });
      }),
    ),
  );
  return [...between, ...read.agencies.flatMap((agency) => renames(read, agency))].sort((a, b) =>
    sortKey(a) < sortKey(b) ? -1 : 1,
  );
}

/** Of registered names that follow each other, the second gives a change of name its year. */
function renames(read: SiteRead, agency: AgencyRecord): Row[] {
  const dated = agency.registeredNames
    .flatMap((n) => (n.from === undefined && n.to === undefined ? [] : [n]))
    .sort((a, b) => (a.from ?? 0) - (b.from ?? 0));
  return dated.slice(1).flatMap((now, i) => {
    const before = dated[i];
    if (before === undefined || now.from === undefined) return [];
    const evidence = now.source ?? agency.evidence;
    const both = { predecessor: agency.id, successor: agency.id };
    const names = { predecessor_name: before.name, successor_name: now.name };
    return [lineageRow(read, { kind: 'rename', year: now.from, ...both, ...names, evidence })];
  });
}

/** The name that the registry gives the agency for a year; null where its names have no years. */
function nameIn(agency: AgencyRecord, year: number): string | null {
  const dated = agency.registeredNames.filter((n) => n.from !== undefined || n.to !== undefined);
  return dated.find((n) => year >= (n.from ?? year) && year <= (n.to ?? year))?.name ?? null;
}

interface Change {
  readonly kind: string;
  readonly year: number;
  readonly predecessor: string;
  readonly predecessor_name: string | null;
  readonly successor: string | null;
  readonly successor_name: string | null;
  readonly evidence: string | null;
}

function lineageRow(read: SiteRead, change: Change): Row {
  return {
    lineage_id: `${change.predecessor}>${change.successor ?? 'none'}/${change.year}`,
    site: read.site.slug,
    invented: read.site.invented,
    ...change,
  };
}

function sortKey(row: Row): string {
  return [row['year'], row['lineage_id']].join('\n');
}

function keyOf(agency: AgencyRecord): Row {
  return { agency_id: agency.id, site: agency.site.slug, invented: agency.site.invented };
}
