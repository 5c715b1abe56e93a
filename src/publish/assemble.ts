import type { CoverageEntry, CoverageStatus } from '../check/coverage.js';
import { checkDecisions } from '../check/decisions.js';
import { RecycledFigures } from '../check/recycled.js';
import { type CarryCheck, carryOf } from '../check/year-to-year.js';
import { finding } from '../finding.js';
import { checkMagnitudes } from '../normalise/magnitude.js';
import type { ReportRecord } from '../normalise/records.js';
import type { SiteRead } from '../normalise/site-read.js';
import type { Verdict } from '../report.js';
import { agencyLineageRows, agencyNameRows, agencyRows, districtRows } from './agencies.js';
import { agenciesTable, agencyLineageTable, agencyNamesTable, districtsTable } from './agency-columns.js';
import { carryRows, carryTable, compareYears } from './carry.js';
import { CodebookTally } from './codebook.js';
import { codebookTable, figuresTable, findingsTable, type Row, reportsTable, sectionsTable } from './columns.js';
import { absencesOf, coverageOfSite, coverageRow } from './coverage.js';
import { crosswalkRows, crosswalkTable } from './crosswalk.js';
import { districtSumRows, districtSumsTable } from './district-sums.js';
import { eventRows, eventsTable } from './events.js';
import { panelRows, panelStatusTable, panelTable, panelWideTable } from './panel.js';
import { panelNowRows, panelNowTable } from './panel-now.js';
import { punctualCoverageTable, punctualityCells, punctualityOfEntry } from './punctuality.js';
import { rateRows, ratesTable } from './rates.js';
import { borrowedWords, lateFindingRows, printedFigures } from './recycled.js';
import { figuresOf, findingRow, numberFindings, reportRow, sectionRows } from './rows.js';
import type { Sink } from './spool.js';

/** What the sites' reports come to, in figures for a person. */
export interface DatasetSummary {
  /** Pages that the sites list as reports. */
  readonly found: number;
  /** Listed pages of which no version could be had. */
  readonly unfetched: number;
  /** Current reports by verdict. */
  readonly verdicts: ReadonlyMap<Verdict, number>;
  /** Agency-years by what became of their report. */
  readonly coverage: ReadonlyMap<CoverageStatus, number>;
  /** Reports that are still expected, by the legal date by which they are due. */
  readonly expected: ReadonlyMap<string, number>;
  readonly agencies: number;
  readonly carryExamined: number;
  readonly carryEqual: number;
}

export interface Dataset {
  readonly summary: DatasetSummary;
  /** The day on which the newest page was fetched; null where there is no page. */
  readonly newest: string | null;
  readonly invented: boolean;
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The tables of a release, in the order in which they are described. */
const tables = [
  figuresTable,
  panelTable,
  panelStatusTable,
  panelWideTable,
  panelNowTable,
  ratesTable,
  crosswalkTable,
  reportsTable,
  districtsTable,
  agenciesTable,
  agencyNamesTable,
  agencyLineageTable,
  punctualCoverageTable,
  carryTable,
  districtSumsTable,
  eventsTable,
  findingsTable,
  sectionsTable,
  codebookTable,
];

/**
 * Makes the tables of a release of what the sites' archives gave, one site after the other, so that only one site's
 * reports are held at a time. Given in the order of their slugs, the same archives give the same rows.
 */
export class Assembly {
  readonly #sink: Sink;
  readonly #codebook = new CodebookTally();
  readonly #recycled = new RecycledFigures();
  readonly #verdicts = new Map<Verdict, number>();
  readonly #coverage = new Map<CoverageStatus, number>();
  readonly #expected = new Map<string, number>();
  readonly #sums = { found: 0, unfetched: 0, agencies: 0, carryExamined: 0, carryEqual: 0 };
  #newest: string | null = null;
  #invented = false;
  #last = '';

  constructor(sink: Sink) {
    this.#sink = sink;
    for (const table of tables) sink.rows(table, []);
    sink.rows(crosswalkTable, crosswalkRows());
    sink.rows(districtsTable, districtRows());
  }

  /** @throws Error for a site out of order */
  add(read: SiteRead): void {
    const { slug } = read.site;
    if (slug <= this.#last) throw new Error(`${slug} is added after ${this.#last}`);
    this.#last = slug;
    const { records } = read;
    const sink = this.#sink;
    const years = compareYears(read);
    const carried = new Map(years.flatMap((y) => (y.now === null ? [] : [[y.now.id, carryOf(y.checks)] as const])));
    const coverage = coverageOfSite(read);
    const punctual = new Map(coverage.map((entry) => [entry, punctualityOfEntry(entry, read)]));
    const figures = new Map(records.map((record) => [record, figuresOf(record)]));
    for (const own of figures.values()) sink.figures(own);
    const panel = panelRows(read, coverage, { years, punctual });
    sink.rows(
      panelTable,
      panel.map((row) => row.panel),
    );
    sink.rows(
      panelStatusTable,
      panel.map((row) => row.status),
    );
    sink.rows(
      panelWideTable,
      panel.flatMap(({ wide }) => (wide === null ? [] : [wide])),
    );
    sink.rows(panelNowTable, panelNowRows(read, panel));
    sink.rows(
      reportsTable,
      [...figures].map(([record, own]) => reportRow({ record, figures: own, carry: carried.get(record.id) ?? none })),
    );
    sink.rows(agenciesTable, agencyRows(read));
    sink.rows(agencyNamesTable, agencyNameRows(read));
    sink.rows(agencyLineageTable, agencyLineageRows(read));
    sink.rows(
      punctualCoverageTable,
      coverage.map((e) => ({ ...coverageRow(e, read), ...punctualityCells(punctual.get(e) ?? null) })),
    );
    sink.rows(carryTable, carryRows(years));
    sink.rows(districtSumsTable, districtSumRows(read));
    sink.rows(eventsTable, eventRows(read));
    const sections = records.map((record) => ({ record, ...sectionRows(record) }));
    sink.rows(
      sectionsTable,
      sections.flatMap((s) => s.rows),
    );
    const magnitudes = checkMagnitudes(records);
    const words = borrowedWords(read);
    for (const printed of printedFigures(read)) this.#recycled.take(printed);
    const noticed = [
      ...sections.flatMap(({ record, findings: masked }) =>
        [
          ...record.findings,
          ...checkDecisions(record.report).findings,
          ...(magnitudes.get(record.id) ?? []),
          ...(words.get(record.id) ?? []),
          ...(carried.get(record.id)?.findings ?? []),
          ...masked,
        ].map((f) => findingRow(f, aboutReport(record))),
      ),
      ...absences(read, coverage),
    ].sort((a, b) => byText(sortKey(a), sortKey(b)));
    sink.rows(findingsTable, numberFindings(noticed));
    for (const row of panel) this.#codebook.add(row.panel);
    const rates = records.filter(isReadable).flatMap((r) => rateRows(r));
    sink.rows(ratesTable, rates);
    this.#codebook.addRates(rates);
    this.#count(read, coverage, [...carried.values()]);
  }

  /** Adds what is known only at the end. */
  end(): Dataset {
    this.#sink.rows(findingsTable, lateFindingRows(this.#recycled.findings()));
    this.#sink.rows(codebookTable, this.#codebook.rows());
    const summary = {
      ...this.#sums,
      verdicts: this.#verdicts,
      coverage: this.#coverage,
      expected: new Map([...this.#expected].sort(([a], [b]) => byText(a, b))),
    };
    return { summary, newest: this.#newest, invented: this.#invented };
  }

  #count(read: SiteRead, coverage: readonly CoverageEntry[], carried: readonly CarryCheck[]): void {
    const sums = this.#sums;
    sums.found += read.listed.length;
    sums.unfetched += read.listed.filter((one) => one.versions.length === 0).length;
    sums.agencies += read.agencies.length;
    for (const { examined, equal } of carried) {
      sums.carryExamined += examined;
      sums.carryEqual += equal;
    }
    for (const { current, report } of read.records) if (current) countIn(this.#verdicts, report.verdict);
    for (const { status, due } of coverage) {
      countIn(this.#coverage, status);
      if (status === 'not_due' && due !== null) countIn(this.#expected, due);
    }
    if (read.newest !== null && (this.#newest === null || read.newest > this.#newest)) this.#newest = read.newest;
    this.#invented ||= read.site.invented;
  }
}

function isReadable({ current, year, report }: ReportRecord): boolean {
  return current && year !== null && report.verdict !== 'refused';
}

const none: CarryCheck = { examined: 0, equal: 0, findings: [] };

function absences(read: SiteRead, coverage: readonly CoverageEntry[]): Row[] {
  const site = read.site.slug;
  return [
    ...absencesOf(coverage).map((m) =>
      findingRow(m.finding, { site, agencyId: m.agencyId, year: m.year, reportId: null }),
    ),
    ...read.incomplete.map(({ agencyId, reason }) =>
      findingRow(finding('listing.incomplete', 'document', { reason }), { site, agencyId, year: null, reportId: null }),
    ),
    ...read.unusedDecisions.map(({ printed, decision, line }) =>
      findingRow(finding('lookup.unused', 'document', { printed, decision, line }), {
        site,
        agencyId: null,
        year: null,
        reportId: null,
      }),
    ),
  ];
}

function aboutReport(r: ReportRecord) {
  return { site: r.site.slug, agencyId: r.agencyId, year: r.year, reportId: r.id };
}

function sortKey(row: Row): string {
  return [row['agency_id'], row['year'], row['report_id'], row['code'], row['at'], row['payload']].join('\n');
}

function countIn<T>(counts: Map<T, number>, item: T): void {
  counts.set(item, (counts.get(item) ?? 0) + 1);
}
