import type { CoverageEntry, CoverageStatus } from '../check/coverage.js';
import { type CarryCheck, checkCarry } from '../check/year-to-year.js';
import { finding } from '../finding.js';
import { forms } from '../form/forms.js';
import { mergeVariables, type PanelVariable, type Variable } from '../form/variables.js';
import type { ReportRecord } from '../normalise/records.js';
import type { SiteRead } from '../normalise/site-read.js';
import type { Verdict } from '../report.js';
import { agencyLineageRows, agencyNameRows, agencyRows, districtRows } from './agencies.js';
import { agenciesTable, agencyLineageTable, agencyNamesTable, districtsTable } from './agency-columns.js';
import {
  type ColumnSpec,
  codebookTable,
  coverageTable,
  figuresTable,
  findingsTable,
  panelKey,
  type Row,
  reportsTable,
  sectionsTable,
} from './columns.js';
import { absencesOf, coverageOfSite, coverageRow } from './coverage.js';
import { type FilledTable, panelTable } from './release.js';
import {
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
  const current = new Map(records.flatMap((r) => (r.current ? [[`${r.agencyId}/${r.year}`, r] as const] : [])));
  const carried = new Map(records.map((r) => [r.id, carryOf(r, current)]));
  const coverage = ordered.map((s) => coverageOfSite(s));
  const readable = records.filter((r) => r.current && r.year !== null && r.report.verdict !== 'refused');
  const sections = records.map((record) => ({ record, ...sectionRows(record) }));
  const noticed = [
    ...sections.flatMap(({ record, findings: masked }) =>
      [...record.findings, ...(carried.get(record.id)?.findings ?? []), ...masked].map((f) =>
        findingRow(f, aboutReport(record)),
      ),
    ),
    ...ordered.flatMap((s, i) => absences(s, coverage[i] ?? [])),
  ].sort((a, b) => byText(sortKey(a), sortKey(b)));
  const findings = numberFindings(noticed);
  const variables = mergeVariables(forms);
  const panel = readable.map((r) => panelRow(r));
  const tables: FilledTable[] = [
    { table: figuresTable, rows: flatten(records) },
    { table: panelTable(panelKey, panelColumns(variables)), rows: panel },
    {
      table: reportsTable,
      rows: records.map((record) => reportRow({ record, carry: carried.get(record.id) ?? none })),
    },
    { table: districtsTable, rows: districtRows() },
    { table: agenciesTable, rows: ordered.flatMap(agencyRows) },
    { table: agencyNamesTable, rows: ordered.flatMap(agencyNameRows) },
    { table: agencyLineageTable, rows: ordered.flatMap(agencyLineageRows) },
    { table: coverageTable, rows: ordered.flatMap((s, i) => (coverage[i] ?? []).map((e) => coverageRow(e, s))) },
    { table: findingsTable, rows: findings },
    { table: sectionsTable, rows: sections.flatMap((s) => s.rows) },
    {
      table: codebookTable,
      rows: codebookRows(variables, panel),
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

/** Current versions only: what was corrected is not held against what it was corrected to. */
function carryOf(record: ReportRecord, current: ReadonlyMap<string, ReportRecord>): CarryCheck {
  if (!record.current || record.year === null) return none;
  const before = current.get(`${record.agencyId}/${record.year - 1}`);
  return checkCarry(before?.report ?? null, record.report);
}

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
function codebookRows(variables: readonly PanelVariable[], panel: readonly Row[]): Row[] {
  const observed = (name: string) => panel.filter((row) => row[name] != null).length;
  return [
    ...panelKey.map((column) => codebookColumn(column, null, [], observed(column.name))),
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
