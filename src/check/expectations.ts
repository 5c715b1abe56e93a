/** A report as far as expectations need it. */
export interface MeasuredReport {
  readonly year: number | null;
  /** UTC, when this version was first fetched. */
  readonly firstSeen: string;
  /** Cells of the form that its print has, and those in which something was read. */
  readonly cells: number;
  readonly filled: number;
}

/** What a site's reports usually come to, and whether those of this run fall behind. */
export interface Expectations {
  readonly reportsByYear: Readonly<Record<string, number>>;
  /** Share of cells in which something was read, in reports fetched before and in this run; null where there are none. */
  readonly filledBefore: number | null;
  readonly filledNow: number | null;
  readonly examined: number;
  /** This run's reports hold far less than those before: the site prints them another way, or we read them no more. */
  readonly falls: boolean;
}

/** Fewer new reports than this show nothing. */
const enough = 3;
/** Of what was usual. */
const leastShare = 0.7;

/** @param since UTC, when the run began */
export function expectationsOf(reports: readonly MeasuredReport[], since: string): Expectations {
  const byYear = new Map<string, number>();
  for (const { year } of reports) if (year !== null) byYear.set(String(year), (byYear.get(String(year)) ?? 0) + 1);
  const now = reports.filter((r) => r.firstSeen >= since);
  const before = reports.filter((r) => r.firstSeen < since);
  const [filledBefore, filledNow] = [share(before), share(now)];
  return {
    reportsByYear: Object.fromEntries([...byYear].sort(([a], [b]) => (a < b ? -1 : 1))),
    filledBefore,
    filledNow,
    examined: now.length,
    falls: now.length >= enough && filledBefore !== null && filledNow !== null && filledNow < filledBefore * leastShare,
  };
}

function share(reports: readonly MeasuredReport[]): number | null {
  const sum = (of: 'cells' | 'filled') => reports.reduce((n, r) => n + r[of], 0);
  // A refused report has no cells of its own; the form's usual number stands for them.
  const cells = reports.reduce((n, r) => n + (r.cells || usualCells), 0);
  return reports.length === 0 || cells === 0 ? null : Math.round((sum('filled') / cells) * 1000) / 1000;
}

/** Cells of the form of 2021. */
const usualCells = 200;
