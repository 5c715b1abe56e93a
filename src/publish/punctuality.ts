import type { CoverageEntry } from '../check/coverage.js';
import { type Punctuality, punctualityOf } from '../check/punctuality.js';
import type { SiteRead } from '../normalise/site-read.js';
import { type ColumnSpec, column, coverageTable, type Row, type TableSpec } from './columns.js';

/** What the calendar and the panel say of when a report was published. */
export const punctualityColumns: readonly ColumnSpec[] = [
  column(
    'days_after_due',
    'integer',
    'Days from the legal date to the printed date of the first version; negative before it, empty without a date',
    '首次发布日期距法定期限的天数（提前为负）',
  ),
  column(
    'first_seen_by_due',
    'boolean',
    'true: fetched by the end of the legal date; false: complete lists read after it did not show the report; empty: neither is proved',
    '采集记录能否证明按期公布',
  ),
];

export const punctualCoverageTable: TableSpec = {
  ...coverageTable,
  columns: [...coverageTable.columns, ...punctualityColumns],
};

/** An agency's year beside the legal date, as far as it is printed and as far as the archive proves it. */
export function punctualityOfEntry(entry: CoverageEntry, read: SiteRead): Punctuality | null {
  const { agencyId, year, due, status, report, url } = entry;
  if (due === null || status === 'not_existing' || status === 'not_due') return null;
  // The lists were read to their end after the legal date, or the report would not be missing.
  if (status === 'missing') return { daysAfterDue: null, firstSeenByDue: false };
  const pages = read.records.filter((r) => r.agencyId === agencyId && r.year === year).flatMap((r) => r.shown);
  const urls = pages.length === 0 && url !== null ? [url] : [...new Set(pages.map((p) => p.url))];
  return punctualityOf(due, report?.published ?? null, {
    firstSeen: pages.map((p) => p.firstSeen).sort()[0] ?? null,
    notListedAt: urls.map((at) => read.sightings.get(at)?.notListedAt ?? null),
  });
}

/** The two columns; empty where nothing is expected. */
export function punctualityCells(punctuality: Punctuality | null): Row {
  return {
    days_after_due: punctuality?.daysAfterDue ?? null,
    first_seen_by_due: punctuality?.firstSeenByDue ?? null,
  };
}
