import type { YearSide } from '../check/compare-years.js';
import type { YearNeighbours } from '../check/explain-break.js';
import type { AgencyRecord } from '../normalise/agencies.js';
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
    return Array.from({ length: last - first + 1 }, (_, i) => neighbours(agency, first + i, read.agencies, own));
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

function neighbours(agency: AgencyRecord, year: number, all: readonly AgencyRecord[], own: OwnReports): AgencyYear {
  const of = (id: string, when: number) => own.get(id)?.get(when);
  const joined = all.filter((a) => a.into === agency.id && (a.ended ?? a.lastYear) === year - 1);
  return {
    agency,
    year,
    agencyId: agency.id,
    now: of(agency.id, year)?.current ?? null,
    before: of(agency.id, year - 1)?.current ?? null,
    existed: [agency.began, agency.firstYear].some((first) => first !== null && first < year),
    joined: joined.map((a) => ({ agencyId: a.id, last: of(a.id, year - 1)?.current ?? null })),
    replacedNow: of(agency.id, year)?.replaced ?? [],
    replacedBefore: of(agency.id, year - 1)?.replaced ?? [],
  };
}
