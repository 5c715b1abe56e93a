import { letGo } from '../../letting-go.js';
import type { Asked } from '../ask.js';
import type { QueriedRow } from '../query.js';

/** A report as a release has it, as far as two releases are compared by it. */
export interface ReleasedReport {
  readonly id: string;
  readonly site: string;
  readonly agencyId: string;
  readonly agency: string;
  readonly year: string | null;
  readonly current: boolean;
  readonly form: string | null;
  readonly verdict: string;
  readonly title: string | null;
  readonly published: string | null;
  readonly url: string;
  readonly alsoAt: readonly string[];
  readonly sha256: string;
  /** UTC. */
  readonly firstSeen: string;
  /** The hash of its figures; null in a release that has none. */
  readonly hash: string | null;
}

/** The reports of a release, in the order of their ids. @param schema under which the release is asked */
export async function reportsOf(asked: Asked, schema: string): Promise<ReleasedReport[]> {
  const has = await asked.columnsOf(`${schema}.reports`);
  const hash = has.includes('figures_hash') ? 'figures_hash' : 'NULL';
  const reports: ReleasedReport[] = [];
  for await (const rows of asked.portions(
    `SELECT report_id, site, agency_id, agency, year, current, form, verdict, title, published, url, also_at, sha256,
            first_seen, ${hash} AS figures_hash
       FROM ${schema}.reports ORDER BY report_id`,
  ))
    for (const row of rows) reports.push(reportOf(row));
  // Of the rows themselves, which come to several times as much.
  letGo();
  return reports;
}

function reportOf(row: QueriedRow): ReleasedReport {
  return {
    id: row['report_id'] ?? '',
    site: row['site'] ?? '',
    agencyId: row['agency_id'] ?? '',
    agency: row['agency'] ?? '',
    year: row['year'] ?? null,
    current: row['current'] === 'true',
    form: row['form'] ?? null,
    verdict: row['verdict'] ?? '',
    title: row['title'] ?? null,
    published: row['published'] ?? null,
    url: row['url'] ?? '',
    alsoAt: (row['also_at'] ?? '').split(' ').filter(Boolean),
    sha256: row['sha256'] ?? '',
    firstSeen: row['first_seen'] ?? '',
    hash: row['figures_hash'] ?? null,
  };
}
