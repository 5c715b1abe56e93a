import type { ReleasedReport } from './reports.js';

/** What speaks for an agency’s year in the one release, and in the other. */
export interface Pair {
  readonly before: ReleasedReport | null;
  readonly after: ReleasedReport | null;
  /** How the later release reads the bytes of `before`, where they are not those of `after`. */
  readonly reread: ReleasedReport | null;
  /** A version that another one has taken the place of, and not what the dataset says of the year. */
  readonly superseded: boolean;
}

/**
 * Lays two releases side by side: the current reports by agency and year, and where an agency’s year is in one of them only,
 * by the bytes, which tell that a report went to another agency or another year. Versions that were replaced are paired by
 * their bytes, and told only where one release has them and the other has not.
 */
export function pairReports(a: readonly ReleasedReport[], b: readonly ReleasedReport[]): Pair[] {
  const after = byKey(b.filter((r) => r.current));
  const later = firstBySha(b);
  const paired: Pair[] = [];
  const alone: ReleasedReport[] = [];
  for (const [key, before] of byKey(a.filter((r) => r.current))) {
    const own = after.get(key);
    if (own === undefined) alone.push(before);
    else {
      after.delete(key);
      paired.push(pair(before, own, later));
    }
  }
  const left = [...after.values()];
  for (const before of alone) {
    const at = left.findIndex((r) => r.sha256 === before.sha256);
    const [moved] = at === -1 ? [] : left.splice(at, 1);
    paired.push(pair(before, moved ?? null, later));
  }
  paired.push(...left.map((report) => pair(null, report, later)));
  return [...paired, ...replaced(a, b)];
}

function pair(
  before: ReleasedReport | null,
  after: ReleasedReport | null,
  later: ReadonlyMap<string, ReleasedReport>,
): Pair {
  const changed = before !== null && after !== null && before.sha256 !== after.sha256;
  return { before, after, reread: changed ? (later.get(before.sha256) ?? null) : null, superseded: false };
}

/** Versions that are not current in either release, and that only one of them has. */
function replaced(a: readonly ReleasedReport[], b: readonly ReleasedReport[]): Pair[] {
  const [inA, inB] = [firstBySha(a), firstBySha(b)];
  const gone = a.filter((r) => !r.current && !inB.has(r.sha256));
  const come = b.filter((r) => !r.current && !inA.has(r.sha256));
  return [
    ...gone.map((before) => ({ before, after: null, reread: null, superseded: true })),
    ...come.map((after) => ({ before: null, after, reread: null, superseded: true })),
  ];
}

/** By agency and year; by its own id where the year is not known, or where another one has the year already. */
function byKey(reports: readonly ReleasedReport[]): Map<string, ReleasedReport> {
  const map = new Map<string, ReleasedReport>();
  for (const report of reports) {
    const key = report.year === null ? report.id : `${report.agencyId}/${report.year}`;
    map.set(map.has(key) ? report.id : key, report);
  }
  return map;
}

function firstBySha(reports: readonly ReleasedReport[]): Map<string, ReleasedReport> {
  const map = new Map<string, ReleasedReport>();
  for (const report of reports) if (!map.has(report.sha256)) map.set(report.sha256, report);
  return map;
}
