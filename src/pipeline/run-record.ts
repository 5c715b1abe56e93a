import { type CoverageStatus, coverageStatuses } from '../check/coverage.js';
import { type Expectations, expectationsOf, type MeasuredReport } from '../check/expectations.js';
import type { ReportRecord } from '../normalise/records.js';
import type { SiteRead } from '../normalise/site-read.js';
import type { DatasetSummary } from '../publish/assemble.js';
import type { Release } from '../publish/release.js';
import type { Verdict } from '../report.js';
import { type Outcome, outcomes } from '../source.js';
import type { SiteRun } from './crawl-sites.js';

export type RunKind = 'nightly' | 'backfill' | 'crawl';

/** What a run wants remembered of one site. */
export interface SiteRecord {
  readonly site: string;
  readonly name: string;
  /** `sound`: nothing was lacking; `degraded`: something was; `held`, `failed`: it was not crawled at all. */
  readonly end: 'sound' | 'degraded' | 'held' | 'failed';
  /** Why it was not crawled, or why it was ended before it was through. */
  readonly reason: string | null;
  readonly resumed: boolean;
  readonly columns: number;
  readonly listed: number;
  readonly due: number;
  readonly waiting: number;
  /** Ends of all visits; they add up to `visits`. */
  readonly ends: Readonly<Partial<Record<Outcome, number>>>;
  readonly visits: number;
  readonly found: readonly string[];
  readonly changed: readonly string[];
  readonly gone: readonly string[];
  readonly unchanged: number;
  readonly lacking: readonly string[];
  readonly stopped: readonly { readonly host: string; readonly reason: string }[];
}

/** The record of a run, as `data/runs/<id>/run.json` has it. */
export interface RunRecord {
  readonly schemaVersion: 1;
  readonly id: string;
  readonly kind: RunKind;
  /** UTC. */
  readonly began: string;
  readonly ended: string;
  /** The exit status of the command. */
  readonly status: number;
  readonly requests: number;
  readonly sites: readonly SiteRecord[];
  /** What was published; null where nothing was. */
  readonly published: {
    readonly release: string;
    readonly unchanged: boolean;
    readonly verdicts: Readonly<Partial<Record<Verdict, number>>>;
    readonly coverage: Readonly<Partial<Record<CoverageStatus, number>>>;
    /** Reports that are still expected, by the legal date. */
    readonly expected: Readonly<Record<string, number>>;
    readonly sites: Readonly<Record<string, Expectations>>;
  } | null;
  /** Listed reports that were not had yet, and hours that asking for them takes at the pace of their sites. */
  readonly ahead: { readonly reports: number; readonly hours: number };
  /** Bytes. */
  readonly disk: { readonly archives: number; readonly grown: number; readonly free: number };
}

export function siteRecord(run: SiteRun): SiteRecord {
  const head = { site: run.site.slug, name: run.site.zh };
  if ('error' in run)
    return { ...head, end: run.status === 4 ? 'held' : 'failed', reason: run.error.message, ...notCrawled };
  const { summary } = run;
  const ends = Object.fromEntries(
    outcomes.flatMap((o) => (summary.outcomes.has(o) ? [[o, summary.outcomes.get(o)]] : [])),
  );
  return {
    ...head,
    end: run.status === 0 ? 'sound' : 'degraded',
    reason: summary.halted,
    resumed: summary.resumed,
    columns: summary.columns,
    listed: summary.listed,
    due: summary.due,
    waiting: summary.waiting,
    ends,
    visits: [...summary.outcomes.values()].reduce((a, b) => a + b, 0),
    found: [...summary.news.found].sort(),
    changed: [...summary.news.changed].sort(),
    gone: [...summary.news.gone].sort(),
    unchanged: summary.news.unchanged,
    lacking: summary.lacking,
    stopped: [...summary.stopped].map(([host, { reason }]) => ({ host, reason })),
  };
}

const notCrawled = {
  resumed: false,
  columns: 0,
  listed: 0,
  due: 0,
  waiting: 0,
  ends: {},
  visits: 0,
  found: [],
  changed: [],
  gone: [],
  unchanged: 0,
  lacking: [],
  stopped: [],
};

/** @param began UTC: what was first fetched from then on is of this run */
export function publishedRecord(
  measured: ReadonlyMap<string, readonly MeasuredReport[]>,
  summary: DatasetSummary,
  release: Release,
  began: string,
): NonNullable<RunRecord['published']> {
  const inOrder = coverageStatuses.filter((s) => summary.coverage.has(s));
  return {
    release: release.name,
    unchanged: release.unchanged,
    verdicts: Object.fromEntries(summary.verdicts),
    coverage: Object.fromEntries(inOrder.map((s) => [s, summary.coverage.get(s)])),
    expected: Object.fromEntries(summary.expected),
    sites: Object.fromEntries([...measured].map(([slug, reports]) => [slug, expectationsOf(reports, began)])),
  };
}

/** A site's reports as far as expectations need them. */
export function measuredReports(read: SiteRead): MeasuredReport[] {
  return read.records.filter(isExpected).map(measuredReport);
}

/** The forms before that of 2019 are not read, and say nothing of the site. */
function isExpected({ year }: ReportRecord): boolean {
  return year === null || year >= 2019;
}

function measuredReport({ year, page, report }: ReportRecord): MeasuredReport {
  const filled = report.cells.filter((c) => c.reading.kind !== 'missing').length;
  return { year, firstSeen: page.firstSeen, cells: report.cells.length, filled };
}

/** What the sites' new reports fall behind in, in words. */
export function fallsOf(published: RunRecord['published']): string[] {
  const percent = (share: number | null) => `${((share ?? 0) * 100).toFixed(0)} %`;
  return Object.entries(published?.sites ?? {}).flatMap(([site, e]) =>
    e.falls
      ? [
          `${site}: in ${e.examined} new report(s) ${percent(e.filledNow)} of the cells could be read, ${percent(e.filledBefore)} before`,
        ]
      : [],
  );
}
