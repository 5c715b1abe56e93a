import type { CoverageEntry, CoverageStatus } from '../check/coverage.js';
import { RecycledFigures } from '../check/recycled.js';
import { type CarryCheck, carryOf } from '../check/year-to-year.js';
import { finding } from '../finding.js';
import { forms } from '../form/forms.js';
import { mergeVariables, type PanelVariable, type Variable } from '../form/variables.js';
import type { ReportRecord } from '../normalise/records.js';
import { agencyOfColumn, readRegistry } from '../normalise/registry.js';
import type { SiteRead } from '../normalise/site-read.js';
import type { Verdict } from '../report.js';
import { carryPanelCells, carryPanelColumns, carryRows, carryTable, compareYears } from './carry.js';
import {
  agenciesTable,
  type ColumnSpec,
  codebookTable,
  figuresTable,
  findingsTable,
  panelKey,
  type Row,
  reportsTable,
  sectionsTable,
} from './columns.js';
import { absencesOf, coverageOfSite, coverageRow } from './coverage.js';
import { districtSumRows, districtSumsTable } from './district-sums.js';
import { eventRows, eventsTable } from './events.js';
import { punctualCoverageTable, punctualityCells, punctualityColumns, punctualityOfEntry } from './punctuality.js';
import { borrowedWords, lateFindingRows, printedFigures } from './recycled.js';
import { type FilledTable, panelTable } from './release.js';
import {
  agencyRow,
  codebookColumn,
  codebookRow,
  figureRows,
  findingRow,
  numberFindings,
  panelRow,
  reportRow,
  sectionRows,
  unitColumn,
} from './rows.js';

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
  readonly tables: readonly FilledTable[];
  readonly summary: DatasetSummary;
  /** Every row of the table of findings. */
  readonly findings: readonly Row[];
  /** The day on which the newest page was fetched; null where there is no page. */
  readonly newest: string | null;
  readonly invented: boolean;
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Makes the tables of a release from what the sites' archives gave; sorted, and the same for the same archives. */
export function assemble(sites: readonly SiteRead[]): Dataset {
  const ordered = [...sites].sort((a, b) => byText(a.site.slug, b.site.slug));
  const records = ordered.flatMap((s) => s.records);
  const compared = ordered.map((s) => compareYears(s));
  const years = new Map(compared.flat().flatMap((y) => (y.now === null ? [] : [[y.now.id, y] as const])));
  const carried = new Map([...years].map(([id, { checks }]) => [id, carryOf(checks)]));
  const coverage = ordered.map((s) => coverageOfSite(s));
  const punctual = ordered.map((s, i) => (coverage[i] ?? []).map((e) => ({ entry: e, of: punctualityOfEntry(e, s) })));
  const punctuality = new Map(
    punctual.flat().flatMap(({ entry, of }) => (entry.report === null ? [] : [[entry.report.id, of] as const])),
  );
  const words = new Map(ordered.flatMap((s) => [...borrowedWords(s)]));
  const recycled = new RecycledFigures();
  for (const site of ordered) for (const printed of printedFigures(site)) recycled.take(printed);
  const readable = records.filter((r) => r.current && r.year !== null && r.report.verdict !== 'refused');
  const sections = records.map((record) => ({ record, ...sectionRows(record) }));
  const noticed = [
    ...sections.flatMap(({ record, findings: masked }) =>
      [...record.findings, ...(carried.get(record.id)?.findings ?? []), ...(words.get(record.id) ?? []), ...masked].map(
        (f) => findingRow(f, aboutReport(record)),
      ),
    ),
    ...ordered.flatMap((s, i) => absences(s, coverage[i] ?? [])),
  ].sort((a, b) => byText(sortKey(a), sortKey(b)));
  const findings = [...numberFindings(noticed), ...lateFindingRows(recycled.findings())];
  const variables = mergeVariables(forms);
  const panelHead = [...panelKey, ...carryPanelColumns, ...punctualityColumns];
  const panel = readable.map((r): Row => {
    const year = years.get(r.id);
    return {
      ...panelRow(r),
      ...(year === undefined ? {} : carryPanelCells(year)),
      ...punctualityCells(punctuality.get(r.id) ?? null),
    };
  });
  const tables: FilledTable[] = [
    { table: figuresTable, rows: flatten(records) },
    { table: panelTable(panelHead, panelColumns(variables)), rows: panel },
    {
      table: reportsTable,
      rows: records.map((record) => reportRow({ record, carry: carried.get(record.id) ?? none })),
    },
    { table: agenciesTable, rows: ordered.flatMap(agencyRows) },
    {
      table: punctualCoverageTable,
      rows: ordered.flatMap((s, i) =>
        (punctual[i] ?? []).map(({ entry, of }) => ({ ...coverageRow(entry, s), ...punctualityCells(of) })),
      ),
    },
    { table: carryTable, rows: carryRows(compared.flat()) },
    { table: districtSumsTable, rows: ordered.flatMap((s) => districtSumRows(s)) },
    { table: eventsTable, rows: ordered.flatMap((s) => eventRows(s)) },
    { table: findingsTable, rows: findings },
    { table: sectionsTable, rows: sections.flatMap((s) => s.rows) },
    {
      table: codebookTable,
      rows: codebookRows(panelHead, variables, panel),
    },
  ];
  const summary = {
    found: ordered.reduce((n, s) => n + s.listed.length, 0),
    unfetched: ordered.reduce((n, s) => n + s.listed.filter((one) => one.versions.length === 0).length, 0),
    verdicts: countBy(records.filter((r) => r.current).map((r) => r.report.verdict)),
    coverage: countBy(coverage.flat().map((e) => e.status)),
    expected: countBy(
      coverage
        .flat()
        .flatMap((e) => (e.status === 'not_due' && e.due !== null ? [e.due] : []))
        .sort(),
    ),
    agencies: ordered.reduce((n, s) => n + s.agencies.length, 0),
    carryExamined: [...carried.values()].reduce((n, c) => n + c.examined, 0),
    carryEqual: [...carried.values()].reduce((n, c) => n + c.equal, 0),
  };
  const newest =
    ordered
      .flatMap((s) => s.newest ?? [])
      .sort()
      .at(-1) ?? null;
  return { tables, summary, findings, newest, invented: ordered.some((s) => s.site.invented) };
}

const none: CarryCheck = { examined: 0, equal: 0, findings: [] };

function agencyRows(read: SiteRead): Row[] {
  return read.agencies.map((agency) => {
    const current = read.records.filter((r) => r.agencyId === agency.id && r.current && r.year !== null);
    return agencyRow(agency, new Set(current.map((r) => r.year)).size);
  });
}

function absences(read: SiteRead, coverage: readonly CoverageEntry[]): Row[] {
  const site = read.site.slug;
  const registry = readRegistry(site);
  return [
    ...absencesOf(coverage).map((m) =>
      findingRow(m.finding, { site, agencyId: m.agencyId, year: m.year, reportId: null }),
    ),
    ...read.incomplete.map(({ column, owner, reason }) =>
      findingRow(finding('listing.incomplete', 'document', { reason }), {
        site,
        agencyId: agencyOfColumn({ url: column, owner }, read.site, registry),
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

function* flatten(records: readonly ReportRecord[]): Generator<Row> {
  for (const record of records) yield* figureRows(record);
}

function panelColumns(variables: readonly PanelVariable[]): ColumnSpec[] {
  return variables.flatMap(({ variable }): ColumnSpec[] => {
    const { name, en, zh, type } = variable;
    const own: ColumnSpec = { name, type: type === 'decimal' ? 'decimal' : 'integer', en, zh };
    return [own, ...unitColumns(variable)];
  });
}

/** The column with the variable’s unit, where the form leaves the unit to the cell. */
function unitColumns(variable: Variable): ColumnSpec[] {
  const name = unitColumn(variable);
  return name === null ? [] : [{ name, type: 'text', en: `${variable.en}: unit`, zh: `${variable.zh} 单位` }];
}

/** Every column of the panel, in the panel’s order. */
function codebookRows(head: readonly ColumnSpec[], variables: readonly PanelVariable[], panel: readonly Row[]): Row[] {
  const observed = (name: string) => panel.filter((row) => row[name] != null).length;
  return [
    ...head.map((column) => codebookColumn(column, null, [], observed(column.name))),
    ...variables.flatMap(({ variable, forms: inForms }) => [
      codebookRow(variable, inForms, observed(variable.name)),
      ...unitColumns(variable).map((c) => codebookColumn(c, variable.address, inForms, observed(c.name))),
    ]),
  ];
}

function countBy<T>(items: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}
