import type { Asked } from '../ask.js';
import type { QueriedRow } from '../query.js';
import { type Pair, pairReports } from './pair.js';
import { type ReleasedReport, reportsOf } from './reports.js';

/**
 * Why something is not as it was.
 *
 * - `new_report`: bytes that were first seen after the earlier release
 * - `edit`: the agency has changed the page
 * - `code`: the same bytes, and another version of the program reads them otherwise
 * - `registry`: the same bytes, and reviewed data gives them to another agency or another name
 * - `verdict`: the same figures, and checking says something else of them
 * - `withdrawn`: the site shows it no more
 * - `versions`: the same report under another number, for a version has come in between
 * - `unexplained`: none of these
 */
export const causes = [
  'new_report',
  'edit',
  'code',
  'registry',
  'verdict',
  'withdrawn',
  'versions',
  'unexplained',
] as const;
export type Cause = (typeof causes)[number];

/** What is told of a report, not of one of its cells. */
export interface ReportChange {
  readonly pair: Pair;
  readonly change: 'added' | 'removed' | 'changed';
  readonly cause: Cause;
  /** What of it changed: `verdict`, `agency`, `figures`, … */
  readonly what: readonly string[];
  readonly before: string | null;
  readonly after: string | null;
}

/** What is known of two releases beside their tables. */
export interface Known {
  /** The later release was read by other code; what is not known counts as other. */
  readonly otherCode: boolean;
  readonly otherRegistry: boolean;
}

/** Agency-years that the site has withdrawn, as the release says: `agency/year`. */
export async function withdrawnIn(asked: Asked, schema: string): Promise<ReadonlySet<string>> {
  if ((await asked.columnsOf(`${schema}.coverage`)).length === 0) return new Set();
  const rows = await asked.rows(
    `SELECT agency_id, year FROM ${schema}.coverage WHERE status = 'withdrawn_candidate' ORDER BY ALL`,
  );
  return new Set(rows.map((row) => `${row['agency_id']}/${row['year']}`));
}

/** The pairs of two releases that are asked as `a` (the earlier one) and `b`. */
export async function pairsOf(asked: Asked): Promise<{ a: ReleasedReport[]; b: ReleasedReport[]; pairs: Pair[] }> {
  const [a, b] = [await reportsOf(asked, 'a'), await reportsOf(asked, 'b')];
  return { a, b, pairs: pairReports(a, b) };
}

/**
 * What is to be told of the reports themselves, with its cause.
 *
 * @param cells how many cells of each pair changed by the causes, as `compareCells` found them
 */
export function reportChanges(
  { a, pairs }: { readonly a: readonly ReleasedReport[]; readonly pairs: readonly Pair[] },
  cells: ReadonlyMap<number, ReadonlySet<string>>,
  withdrawn: ReadonlySet<string>,
  known: Known,
): ReportChange[] {
  const hadBytes = new Set(a.map((r) => r.sha256));
  const newest = newestBySite(a);
  return pairs.flatMap((pair, n): ReportChange[] => {
    const { before, after } = pair;
    if (before !== null && after !== null) return changed(pair, before, after, cells.get(n) ?? new Set(), known);
    if (after !== null) {
      const seen = newest.get(after.site);
      const isNew = !hadBytes.has(after.sha256) && (seen === undefined || after.firstSeen > seen);
      const cause = isNew ? 'new_report' : hadBytes.has(after.sha256) ? otherwise(known) : 'unexplained';
      return [{ pair, change: 'added', cause, what: [versionOf(pair)], before: null, after: after.verdict }];
    }
    if (before === null) return [];
    const cause = withdrawn.has(`${before.agencyId}/${before.year}`) ? 'withdrawn' : 'unexplained';
    return [{ pair, change: 'removed', cause, what: [versionOf(pair)], before: before.verdict, after: null }];
  });
}

const versionOf = (pair: Pair) => (pair.superseded ? 'earlier version' : 'report');
const otherwise = (known: Known): Cause =>
  known.otherCode ? 'code' : known.otherRegistry ? 'registry' : 'unexplained';

/** The fields of a report whose change is told, by the name under which it is. */
const fields: readonly {
  readonly name: string;
  readonly of: (r: ReleasedReport) => string | null;
  readonly by: 'registry' | 'code' | 'versions' | 'verdict';
}[] = [
  { name: 'agency_id', of: (r) => r.agencyId, by: 'registry' },
  { name: 'agency', of: (r) => r.agency, by: 'registry' },
  { name: 'year', of: (r) => r.year, by: 'code' },
  { name: 'form', of: (r) => r.form, by: 'code' },
  { name: 'title', of: (r) => r.title, by: 'code' },
  { name: 'published', of: (r) => r.published, by: 'code' },
  { name: 'verdict', of: (r) => r.verdict, by: 'verdict' },
  { name: 'report_id', of: (r) => r.id, by: 'versions' },
  { name: 'url', of: (r) => r.url, by: 'versions' },
];

function changed(
  pair: Pair,
  before: ReleasedReport,
  after: ReleasedReport,
  cells: ReadonlySet<string>,
  known: Known,
): ReportChange[] {
  const edited = before.sha256 !== after.sha256;
  const differing = fields.filter(({ of }) => of(before) !== of(after));
  if (!edited && differing.length === 0) return [];
  const by = new Set(differing.map((f) => f.by));
  const read = by.has('code') || cells.has('code') || cells.has('unexplained');
  const cause = ((): Cause => {
    if (edited) return 'edit';
    if (by.has('registry')) return known.otherRegistry || known.otherCode ? 'registry' : 'unexplained';
    if (read || by.has('verdict')) return known.otherCode ? (read ? 'code' : 'verdict') : 'unexplained';
    return 'versions';
  })();
  // An id follows from agency, year and version; it is told where nothing else is another.
  const told = differing.filter((f) => f.name !== 'report_id' || cause === 'versions');
  const say = (report: ReleasedReport) =>
    told.map(({ name, of }) => (told.length === 1 ? `${of(report) ?? ''}` : `${name} ${of(report) ?? '—'}`)).join('; ');
  const what = [...(edited ? ['page'] : []), ...told.map((f) => f.name)];
  return [{ pair, change: 'changed', cause, what, before: say(before), after: say(after) }];
}

function newestBySite(reports: readonly ReleasedReport[]): Map<string, string> {
  const newest = new Map<string, string>();
  for (const { site, firstSeen } of reports) if (firstSeen > (newest.get(site) ?? '')) newest.set(site, firstSeen);
  return newest;
}

/** How many cells of each pair changed, and by which causes. */
export async function cellsByPair(asked: Asked): Promise<Map<number, Set<string>>> {
  const rows: QueriedRow[] = await asked.rows('SELECT DISTINCT n, cause FROM cells ORDER BY ALL');
  const map = new Map<number, Set<string>>();
  for (const row of rows) {
    const n = Number(row['n']);
    map.set(n, (map.get(n) ?? new Set()).add(row['cause'] ?? ''));
  }
  return map;
}
