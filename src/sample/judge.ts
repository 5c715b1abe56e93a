import type { PrintedReport } from './portal.js';
import { troubles } from './troubles.js';

/** A published figure, as far as holding it against the print needs. */
export interface SampleFigure {
  readonly agency: string;
  readonly year: number;
  readonly address: string;
  readonly printed: string | null;
  /** The cell was not found, or what stands in it cannot be told. */
  readonly missing: boolean;
}

export interface SampleFinding {
  readonly agency: string;
  readonly year: number | null;
  readonly code: string;
}

export interface SampleReport {
  readonly agency: string;
  readonly year: number | null;
  readonly verdict: string;
}

/** A year of the calendar. */
export interface SampleCoverage {
  readonly agency: string;
  readonly year: number | null;
  readonly status: string;
}

/** An entry of the ledger. */
export interface SampleEvent {
  readonly agency: string;
  readonly year: number | null;
  readonly event: string;
}

export interface SampleJudgement {
  /** Figures that were printed on readable pages, and how many of them are published as printed. */
  readonly printed: number;
  readonly equal: number;
  /** Cells that are left out because their print does not say what stands in them, as declared. */
  readonly undecided: number;
  readonly troubles: number;
  readonly asDeclared: number;
  /** Everything that is not as printed or as declared, in words. */
  readonly differences: readonly string[];
}

/**
 * Holds a dataset of the sample against what was printed and what was declared: every cell of every readable report,
 * every declared trouble, what became of each report and what the ledger tells of it, and no finding that nobody declared.
 */
export function judgeSample(
  site: string,
  printed: readonly PrintedReport[],
  data: {
    figures: readonly SampleFigure[];
    findings: readonly SampleFinding[];
    reports: readonly SampleReport[];
    coverage: readonly SampleCoverage[];
    events: readonly SampleEvent[];
  },
): SampleJudgement {
  const differences: string[] = [];
  const published = new Map(data.figures.map((f) => [`${f.agency} ${f.year} ${f.address}`, f]));
  let cells = 0;
  let equal = 0;
  let undecided = 0;
  for (const report of printed) {
    if (!isReadable(report)) continue;
    let leftOut = 0;
    for (const [address, print] of report.cells) {
      cells++;
      const figure = published.get(`${site}/${report.path} ${report.year} ${address}`);
      const got = figure?.printed;
      if (figure?.missing && report.trouble?.undecided !== undefined) leftOut++;
      else if (got === print) equal++;
      else differences.push(`${report.path} ${report.year} ${address}: printed ${print}, published ${got}`);
    }
    undecided += leftOut;
    const declared = report.trouble?.undecided ?? 0;
    if (leftOut !== declared)
      differences.push(`${report.path} ${report.year}: ${leftOut} cell(s) are left out, declared are ${declared}`);
  }
  const extra = data.figures.length - cells;
  if (extra !== 0) differences.push(`${data.figures.length} figures are published for ${cells} printed`);
  const wrong = troubles.filter((t) => !troubleFits(site, t, data, differences));
  for (const finding of data.findings)
    if (!troubles.some((t) => `${site}/${t.path}` === finding.agency && t.year === finding.year))
      differences.push(`${finding.agency} ${finding.year}: ${finding.code}, which nobody declared`);
  const statuses = new Map(data.coverage.map((c) => [`${c.agency} ${c.year}`, c.status]));
  for (const { path, year, trouble } of printed) {
    const [declared, got] = [trouble?.coverage ?? 'present', statuses.get(`${site}/${path} ${year}`)];
    if (got !== declared) differences.push(`${path} ${year}: declared ${declared}, in the calendar ${got}`);
  }
  differences.push(...ledgerDifferences(site, printed, data.events));
  const asDeclared = troubles.length - wrong.length;
  return { printed: cells, equal, undecided, troubles: troubles.length, asDeclared, differences };
}

/** What the ledger tells and what was declared, where they differ; also of reports that nobody printed. */
function ledgerDifferences(
  site: string,
  printed: readonly PrintedReport[],
  events: readonly SampleEvent[],
): readonly string[] {
  const told = new Map<string, string[]>(printed.map(({ path, year }) => [`${site}/${path} ${year}`, []]));
  for (const { agency, year, event } of events) {
    const about = `${agency} ${year}`;
    told.set(about, [...(told.get(about) ?? []), event]);
  }
  const declared = new Map(
    printed.map(({ path, year, trouble }) => [`${site}/${path} ${year}`, trouble?.events ?? ['first_seen', 'listed']]),
  );
  return [...told].flatMap(([about, got]) => {
    const [is, must] = [got.sort().join(' '), declared.get(about)?.join(' ')];
    return is === must ? [] : [`${about}: declared ${must}, in the ledger ${is}`];
  });
}

function isReadable(report: PrintedReport): boolean {
  const kind = report.trouble?.damage.kind;
  return kind !== 'not published' && kind !== 'soft 404' && kind !== 'answers 412' && kind !== 'pictures';
}

function troubleFits(
  site: string,
  trouble: (typeof troubles)[number],
  data: { findings: readonly SampleFinding[]; reports: readonly SampleReport[] },
  differences: string[],
): boolean {
  const mine = (one: { agency: string; year: number | null }) =>
    one.agency === `${site}/${trouble.path}` && one.year === trouble.year;
  const codes = data.findings
    .filter(mine)
    .map((f) => f.code)
    .sort()
    .join(' ');
  const verdicts = data.reports.filter(mine).map((r) => r.verdict);
  const found = codes === trouble.findings.join(' ');
  const judged = trouble.verdict === undefined ? verdicts.length === 0 : verdicts.join() === trouble.verdict;
  if (!found)
    differences.push(`${trouble.path} ${trouble.year}: declared ${trouble.findings.join(' ')}, found ${codes}`);
  if (!judged)
    differences.push(`${trouble.path} ${trouble.year}: declared ${trouble.verdict}, judged ${verdicts.join()}`);
  return found && judged;
}
