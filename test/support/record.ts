import type { ReportRecord } from '../../src/normalise/records.js';
import type { CheckedReport } from '../../src/report.js';
import { siteSchema } from '../../src/site.js';

const site = siteSchema.parse({
  slug: 'sample/yangli',
  zh: '样例区',
  en: 'Yangli',
  division: null,
  family: 'trs-wcm',
  hosts: ['www.yangli.example'],
  confirmed: false,
  invented: true,
});

/** A report as a record of the dataset, of one body and the year that it names. */
export function recordOf(report: CheckedReport, change: Partial<ReportRecord> = {}): ReportRecord {
  const agencyId = change.agencyId ?? 'sample/yangli/bm/mzj';
  const year = change.year ?? report.year;
  return {
    id: `${agencyId}/${year}/1`,
    site,
    agencyId,
    agency: report.agency ?? '',
    year,
    scope: 'own',
    version: 1,
    current: true,
    report,
    url: 'http://www.yangli.example/1.html',
    page: {
      parts: [],
      finalUrl: 'http://www.yangli.example/1.html',
      firstSeen: '2026-01-01T00:00:00Z',
      lastSeen: '2026-01-01T00:00:00Z',
    },
    supersededBy: null,
    shown: [],
    alsoAt: [],
    findings: report.findings,
    ...change,
  };
}
