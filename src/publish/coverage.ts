import { type CoverageEntry, type CoverageInput, coverageOf, type PresentReport } from '../check/coverage.js';
import { isGovernment } from '../check/due-date.js';
import { type Finding, finding } from '../finding.js';
import { yearInTitle } from '../normalise/events.js';
import type { ListedReport } from '../normalise/listed.js';
import type { ReportRecord } from '../normalise/records.js';
import type { SiteRead } from '../normalise/site-read.js';
import { isGood } from '../source.js';
import type { Row } from './columns.js';

/** The calendar of a site's agencies × years, as far as its archive shows; sorted by agency and year. */
export function coverageOfSite(read: SiteRead): CoverageEntry[] {
  const pages = new Map(read.listed.map((one) => [one.url, one]));
  const absent = read.listed.filter((one) => one.versions.length === 0);
  const incomplete = read.incomplete.map((i) => i.agencyId);
  const inputs = read.agencies.map((agency): CoverageInput => {
    const { id, began, ended } = agency;
    const own = read.records.filter((r) => r.agencyId === id && r.current && r.year !== null);
    return {
      agencyId: id,
      government: isGovernment(agency.name),
      reports: new Map(own.map((r) => [r.year ?? 0, presentOf(r, read, pages)])),
      absent: absent
        .filter((one) => read.absent.get(one.url) === id)
        .map((one) => ({ year: yearInTitle(one.title), url: one.url, outcome: one.lastVisit?.outcome ?? null })),
      began,
      ended,
      // A column of several bodies’ reports that was not read to its end may hold any body's.
      complete: !incomplete.some((other) => other === id || (other === null && agency.columns.length === 0)),
    };
  });
  const nobodys = new Set(read.agencies.flatMap((a) => (a.resolved ? [] : [a.id])));
  // A report of which nobody knows whose it is tells nothing of other years.
  return coverageOf(inputs, read.seen).filter((e) => !nobodys.has(e.agencyId) || e.report !== null);
}

function presentOf(record: ReportRecord, read: SiteRead, pages: ReadonlyMap<string, ListedReport>): PresentReport {
  const { report, url, alsoAt } = record;
  const isThere = (at: string) => {
    const outcome = pages.get(at)?.lastVisit?.outcome;
    return outcome !== undefined && isGood(outcome);
  };
  return {
    id: record.id,
    url,
    published: firstPublished(record, read),
    refused: report.verdict === 'refused' ? (report.findings.at(-1)?.code ?? 'refused') : null,
    moved: !isThere(url) && alsoAt.some(isThere),
    withdrawn: [url, ...alsoAt].every((at) => read.withdrawn.has(at)),
  };
}

/** A correction makes no report late: the first version's date counts. */
function firstPublished({ agencyId, year }: ReportRecord, read: SiteRead): string | null {
  const versions = read.records.filter((r) => r.agencyId === agencyId && r.year === year);
  return versions.flatMap((r) => r.report.published ?? []).sort()[0] ?? null;
}

const isAbsence = new Set<CoverageEntry['status']>(['blocked', 'failed', 'waiting', 'missing', 'unknown']);

/** What is not there and should be, as findings about the agency's year. */
export function absencesOf(
  entries: readonly CoverageEntry[],
): { agencyId: string; year: number | null; finding: Finding }[] {
  return entries.flatMap(({ agencyId, year, status, reason }) =>
    isAbsence.has(status)
      ? [{ agencyId, year, finding: finding('report.absent', 'document', { reason: reason ?? status }) }]
      : [],
  );
}

export function coverageRow(entry: CoverageEntry, read: SiteRead): Row {
  const agency = read.agencies.find((a) => a.id === entry.agencyId);
  return {
    coverage_id: `${entry.agencyId}/${entry.year ?? entry.url}`,
    site: read.site.slug,
    agency_id: entry.agencyId,
    agency: agency?.name ?? '',
    year: entry.year,
    invented: read.site.invented,
    status: entry.status,
    reason: entry.reason,
    due: entry.due,
    published: entry.report?.published ?? null,
    days_late: entry.daysLate,
    report_id: entry.report?.id ?? null,
    url: entry.url,
  };
}
