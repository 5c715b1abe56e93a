import type { YearSide } from '../check/compare-years.js';
import type { Exchange, YearNeighbours } from '../check/explain-break.js';
import type { AgencyRecord } from '../normalise/agencies.js';
import { isEnding, type LineageRow } from '../normalise/lineage.js';
import type { ReportRecord } from '../normalise/records.js';
import type { SiteRead } from '../normalise/site-read.js';

/** A body's year with its neighbours. */
export interface AgencyYear extends YearNeighbours {
  readonly agency: AgencyRecord;
  readonly year: number;
}

/** Every year from a body's first report that was read to its last, gaps included; by body, then year. */
export function agencyYears(read: SiteRead): AgencyYear[] {
  const own = ownReports(read.records);
  return read.agencies.flatMap((agency) => {
    const years = [...(own.get(agency.id)?.keys() ?? [])].sort((a, b) => a - b);
    const [first, last] = [years[0], years.at(-1)];
    if (first === undefined || last === undefined) return [];
    return Array.from({ length: last - first + 1 }, (_, i) => neighbours(agency, first + i, read, own));
  });
}

/** A body's reports of a year: the current version, and those that it replaced. */
interface Versions {
  current: YearSide | null;
  readonly replaced: YearSide[];
}

type OwnReports = ReadonlyMap<string, ReadonlyMap<number, Versions>>;

function ownReports(records: readonly ReportRecord[]): OwnReports {
  const own = new Map<string, Map<number, Versions>>();
  for (const { id, agencyId, year, current, report } of [...records].sort((a, b) => a.version - b.version)) {
    if (year === null || report.verdict === 'refused') continue;
    const years = own.get(agencyId) ?? new Map<number, Versions>();
    own.set(agencyId, years);
    const versions = years.get(year) ?? { current: null, replaced: [] };
    years.set(year, versions);
    if (current) versions.current = { id, report };
    else versions.replaced.push({ id, report });
  }
  return own;
}

function neighbours(agency: AgencyRecord, year: number, read: SiteRead, own: OwnReports): AgencyYear {
  const of = (id: string, when: number) => own.get(id)?.get(when);
  const exchanges = exchangesOf(agency, year, read, own);
  const joined = joinedTo(agency.id, year, read).filter((a) => !exchanges.some((e) => e.divided?.agencyId === a.id));
  return {
    agency,
    year,
    agencyId: agency.id,
    now: of(agency.id, year)?.current ?? null,
    before: of(agency.id, year - 1)?.current ?? null,
    existed: existedBefore(agency, year),
    joined: joined.map((a) => ({ agencyId: a.id, last: of(a.id, year - 1)?.current ?? null })),
    exchanges,
    replacedNow: of(agency.id, year)?.replaced ?? [],
    replacedBefore: of(agency.id, year - 1)?.replaced ?? [],
  };
}

function existedBefore({ began, firstYear }: AgencyRecord, year: number): boolean {
  return [began, firstYear].some((first) => first !== null && first < year);
}

/** The bodies that ended with the year before and became part of this one. */
function joinedTo(agencyId: string, year: number, read: SiteRead): AgencyRecord[] {
  return read.agencies.filter((a) => a.into === agencyId && (a.ended ?? a.lastYear) === year - 1);
}

/** The divisions and transfers with this year in which the body took a part, as reviewed data has them. */
function exchangesOf(agency: AgencyRecord, year: number, read: SiteRead, own: OwnReports): Exchange[] {
  const pathOf = (id: string) => id.slice(read.site.slug.length + 1);
  return read.registry.lineage.rows.flatMap((row): Exchange[] => {
    const { kind, from, to } = row;
    if ((kind !== 'split' && kind !== 'transfer') || row.year !== year) return [];
    if (![...from, ...to].includes(pathOf(agency.id))) return [];
    const whole = kind === 'split' ? `${read.site.slug}/${from[0]}` : null;
    const divided = whole === null ? null : { agencyId: whole, last: own.get(whole)?.get(year - 1)?.current ?? null };
    return [{ kind, divided, reports: reportsOfAll(row, read, own) }];
  });
}

/** The reports of all bodies that a change concerns, before and after it; null where one is lacking. */
function reportsOfAll(row: LineageRow, read: SiteRead, own: OwnReports): Exchange['reports'] {
  const { year } = row;
  const before = new Map<string, YearSide | null>();
  const now = new Map<string, YearSide | null>();
  const sideOf = (id: string, when: number) => own.get(id)?.get(when)?.current ?? null;
  for (const path of [...row.from, ...row.to]) {
    const id = `${read.site.slug}/${path}`;
    const agency = read.agencies.find((a) => a.id === id);
    const gave = row.from.includes(path);
    if (gave || (agency !== undefined && existedBefore(agency, year))) before.set(id, sideOf(id, year - 1));
    for (const other of joinedTo(id, year, read)) before.set(other.id, sideOf(other.id, year - 1));
    // What was divided is no more; where it prints a report all the same, that counts.
    if (!(gave && isEnding(row)) || sideOf(id, year) !== null) now.set(id, sideOf(id, year));
  }
  const known = (sides: ReadonlyMap<string, YearSide | null>) => [...sides.values()].flatMap((side) => side ?? []);
  const lacks = [...before.values(), ...now.values()].includes(null);
  return lacks ? null : { before: known(before), now: known(now) };
}
