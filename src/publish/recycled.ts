import { borrowedNames, copiedOverviews, type Overview, overviewPrint } from '../check/borrowed.js';
import { figurePrints, type LateFinding, type PrintedFigures } from '../check/recycled.js';
import type { Finding } from '../finding.js';
import type { AgencyRecord } from '../normalise/agencies.js';
import type { ReportRecord } from '../normalise/records.js';
import type { SiteRead } from '../normalise/site-read.js';
import type { Row } from './columns.js';
import { findingRow } from './rows.js';

/** The current reports of a site that were read, as their figures are held against all others’. */
export function* printedFigures(read: SiteRead): Generator<PrintedFigures> {
  for (const { id, agencyId, agency, year, report } of currentReports(read)) {
    const prints = figurePrints(report);
    if (year !== null && prints.length > 0) yield { id, site: read.site.slug, agencyId, agency, year, prints };
  }
}

/** Findings that are known only when all sites were seen: behind the others, with ids that do not count theirs. */
export function lateFindingRows(found: readonly LateFinding[]): Row[] {
  return found.map(({ report, finding }) => ({
    ...findingRow(finding, { ...report, reportId: report.id }),
    finding_id: `${report.id}#recycled-${finding.at}`,
  }));
}

/** What the reports of a site take from each other in words, by report id. */
export function borrowedWords(read: SiteRead): Map<string, Finding[]> {
  const reports = currentReports(read);
  const copied = copiedOverviews(
    reports.flatMap(({ id, agencyId, agency, year, report }): Overview[] => {
      const print = overviewPrint(report);
      return print === null || year === null ? [] : [{ id, agencyId, agency, year, print }];
    }),
  );
  const found = new Map<string, Finding[]>();
  for (const { id, agencyId, agency, report } of reports) {
    const isOwn = (a: AgencyRecord) => a.id === agencyId || a.into === agencyId || isInto(read, agencyId, a.id);
    const own = [agency, ...read.agencies.filter(isOwn).flatMap(namesOf)];
    const others = read.agencies.filter((a) => !isOwn(a)).map((a) => ({ id: a.id, names: namesOf(a) }));
    const copy = copied.get(id);
    const findings = [...borrowedNames(report, own, others), ...(copy === undefined ? [] : [copy])];
    if (findings.length > 0) found.set(id, findings);
  }
  return found;
}

function currentReports(read: SiteRead): ReportRecord[] {
  return read.records.filter((r) => r.current && r.year !== null && r.report.verdict !== 'refused');
}

function isInto(read: SiteRead, from: string, into: string): boolean {
  return read.agencies.some((a) => a.id === from && a.into === into);
}

function namesOf(agency: AgencyRecord): string[] {
  return [...new Set([agency.name, ...agency.names.map((n) => n.name)])];
}
