import type { CoverageEntry } from '../check/coverage.js';
import type { Punctuality } from '../check/punctuality.js';
import { crosswalk } from '../form/crosswalk.js';
import { formById, forms } from '../form/forms.js';
import { mergeVariables, type PanelVariable, type Variable, variablesOf } from '../form/variables.js';
import { type Fact, factsOf } from '../normalise/facts.js';
import { harmonisedOf } from '../normalise/harmonised.js';
import type { ReportRecord } from '../normalise/records.js';
import type { SiteRead } from '../normalise/site-read.js';
import type { CheckedReport } from '../report.js';
import { type ComparedYear, carryPanelCells, carryPanelColumns } from './carry.js';
import { type ColumnSpec, panelKey, type Row, type TableSpec, type Values } from './columns.js';
import { harmonisedCells, harmonisedColumns } from './harmonised.js';
import { punctualityCells, punctualityColumns } from './punctuality.js';
import { countOf, yuanIn } from './rows.js';

/** Every variable that any form has, in the order of the panel. */
export const panelVariables: readonly PanelVariable[] = mergeVariables(forms);

/** The variables of the form of 2021 alone, for those who want no empty columns. */
const newest = 'form-2021';
const newestVariables = variablesOf(formById(newest));

/**
 * Why a column of the panel has the value that it has, or none.
 *
 * `number`: as printed. `derived`: a sum that the form does not print. `blank`, `mark` (/, —, 无), `text`: so printed.
 * `missing`: the cell, or the whole report, was not read. `not_derived`: a part of the sum is no number. `not_in_form`:
 * the form of this year does not have it. `unit_unknown`: an amount without a unit of money. `negative`: a difference
 * that would be below nought. `no_report`: nothing was published, or nothing could be had.
 */
export const panelStatuses = [
  'number',
  'derived',
  'blank',
  'mark',
  'text',
  'missing',
  'not_derived',
  'not_in_form',
  'unit_unknown',
  'negative',
  'no_report',
] as const;
export type PanelStatus = (typeof panelStatuses)[number];

const columnsOf = (variables: readonly Variable[]): ColumnSpec[] =>
  variables.flatMap((variable): ColumnSpec[] => {
    const { name, en, zh, type } = variable;
    return [{ name, type: type === 'decimal' ? 'decimal' : 'integer', en, zh }, ...sideColumns(variable)];
  });

/** What stands beside a variable: its unit, where the form leaves that to the cell, and its money in yuan. */
export function sideColumns(variable: Variable): ColumnSpec[] {
  const unit = unitColumn(variable);
  const yuan = yuanColumn(variable);
  return [
    ...(unit === null ? [] : [textColumn(unit, `${variable.en}: unit`, `${variable.zh} 单位`)]),
    ...(yuan === null
      ? []
      : [{ name: yuan, type: 'decimal' as const, en: `${variable.en}: in yuan`, zh: `${variable.zh} 折合元` }]),
  ];
}

function textColumn(name: string, en: string, zh: string): ColumnSpec {
  return { name, type: 'text', en, zh };
}

function unitColumn(variable: Variable): string | null {
  return variable.unit === null ? `${variable.name}_unit` : null;
}

function yuanColumn(variable: Variable): string | null {
  return variable.type === 'decimal' ? `${variable.name.replace(/_wan$/, '')}_yuan` : null;
}

/** What the panel has before its figures: the key, and how the report stands to the year before and to the legal date. */
export const panelHead: readonly ColumnSpec[] = [...panelKey, ...carryPanelColumns, ...punctualityColumns];

const key = ['agency_id', 'year'];
const allVariables = panelVariables.map((v) => v.variable);

export const panelTable: TableSpec = {
  name: 'panel',
  en: 'One row for every agency and year: printed numbers, and sums that the form does not print; without a report all of them are empty',
  zh: '面板数据：每个机关每年一行；无报告者各指标为空',
  key,
  columns: [...panelHead, ...harmonisedColumns, ...columnsOf(allVariables)],
};

export const panelStatusTable: TableSpec = {
  name: 'panel_status',
  en: 'The panel’s twin: for every figure what it is, and for every empty one why it is empty',
  zh: '面板状态：面板每个指标的取值状态或空缺原因',
  key,
  columns: [
    ...panelKey.filter((c) => ['report_id', ...key].includes(c.name)),
    ...[...crosswalk, ...allVariables].map(({ name, en, zh }) => textColumn(name, en, zh)),
  ],
};

export const panelWideTable: TableSpec = {
  name: 'panel_wide_2021',
  en: 'The panel of the reports in the form of 2021, with the columns of that form alone',
  zh: '面板数据（2021年表式）：仅含采用该表式的报告及其指标',
  key,
  columns: [...panelHead, ...columnsOf(newestVariables)],
};

/** One agency's one year in the panel and in its twins, in the order of their columns. */
export interface PanelRow {
  readonly panel: Values;
  readonly status: Values;
  /** null for a report in another form. */
  readonly wide: Values | null;
}

/** The rows of the panel and of its twins that a site gives, by agency and year. */
export function panelRows(
  read: SiteRead,
  coverage: readonly CoverageEntry[],
  beside: {
    readonly years: readonly ComparedYear[];
    readonly punctual: ReadonlyMap<CoverageEntry, Punctuality | null>;
  },
): PanelRow[] {
  const years = new Map(beside.years.flatMap((y) => (y.now === null ? [] : [[y.now.id, y] as const])));
  const current = new Map(read.records.flatMap((r) => (r.current ? [[`${r.agencyId}/${r.year}`, r] as const] : [])));
  const names = new Map(read.agencies.map((a) => [a.id, a.name]));
  return coverage.flatMap((entry) => {
    const { agencyId, year, status } = entry;
    if (year === null || status === 'not_due' || status === 'not_existing') return [];
    const record = current.get(`${agencyId}/${year}`);
    const about =
      record === undefined ? aboutNone(read, entry, names.get(agencyId) ?? '') : aboutReport(record, status);
    const compared = record === undefined ? undefined : years.get(record.id);
    const cells: Row = {
      ...about,
      ...(compared === undefined ? {} : carryPanelCells(compared)),
      ...punctualityCells(beside.punctual.get(entry) ?? null),
    };
    const head = panelHead.map((c) => cells[c.name] ?? null);
    const facts = record === undefined ? [] : factsOf(record.report);
    const otherwise = record === undefined ? 'no_report' : facts.length === 0 ? 'missing' : 'not_in_form';
    const across = acrossForms(record ?? null, otherwise);
    return [
      {
        panel: [...head, ...across.values, ...figuresIn(panelPlaces, facts)],
        status: [record?.id ?? null, agencyId, year, ...across.statuses, ...statusesOf(facts, otherwise)],
        wide: record?.report.form === newest && facts.length > 0 ? [...head, ...figuresIn(widePlaces, facts)] : null,
      },
    ];
  });
}

/** The variables of all forms, and the flags behind them. */
function acrossForms(record: ReportRecord | null, otherwise: PanelStatus): { values: Values; statuses: PanelStatus[] } {
  const figures = record === null ? [] : harmonisedOf(record.report);
  if (record === null || figures.length === 0)
    return { values: harmonisedColumns.map(() => null), statuses: crosswalk.map(() => otherwise) };
  const cells = harmonisedCells(record, figures);
  return { values: harmonisedColumns.map((c) => cells[c.name] ?? null), statuses: figures.map((f) => f.status) };
}

/** The columns of the panel that are of the forms, for one report, by name. */
export function panelValues(report: CheckedReport): Row {
  const values = figuresIn(panelPlaces, factsOf(report));
  return Object.fromEntries(columnsOf(allVariables).map((c, i) => [c.name, values[i] ?? null]));
}

/** Where each variable's figure stands behind the key, by name, and where its unit does. */
interface Places {
  readonly width: number;
  readonly figure: ReadonlyMap<string, number>;
  readonly unit: ReadonlyMap<string, number>;
  readonly yuan: ReadonlyMap<string, number>;
}

function placesOf(variables: readonly Variable[]): Places {
  const names = columnsOf(variables).map((c) => c.name);
  const place = (name: string | null) => (name === null ? [] : [names.indexOf(name)]);
  return {
    width: names.length,
    figure: new Map(variables.map((v) => [v.name, names.indexOf(v.name)])),
    unit: new Map(variables.flatMap((v) => place(unitColumn(v)).map((at) => [v.name, at] as const))),
    yuan: new Map(variables.flatMap((v) => place(yuanColumn(v)).map((at) => [v.name, at] as const))),
  };
}

const panelPlaces = placesOf(allVariables);
const widePlaces = placesOf(newestVariables);
const statusPlaces = new Map(allVariables.map((v, i) => [v.name, i]));

function figuresIn({ width, figure, unit, yuan }: Places, facts: readonly Fact[]): Values {
  const row: (string | number | null)[] = new Array(width).fill(null);
  for (const fact of facts) {
    const { variable, cell, value, derived } = fact;
    row[placeIn(figure, variable)] = cell === null ? derived : value;
    const unitAt = unit.get(variable.name);
    if (unitAt !== undefined) row[unitAt] = cell?.unit ?? null;
    const yuanAt = yuan.get(variable.name);
    if (yuanAt !== undefined) row[yuanAt] = yuanIn(fact);
  }
  return row;
}

function placeIn(places: ReadonlyMap<string, number>, { name }: Variable): number {
  const at = places.get(name);
  if (at === undefined) throw new Error(`the panel has no column ${name}`);
  return at;
}

function statusesOf(facts: readonly Fact[], otherwise: PanelStatus): PanelStatus[] {
  const row: PanelStatus[] = new Array(allVariables.length).fill(otherwise);
  for (const { variable, cell, derived } of facts)
    row[placeIn(statusPlaces, variable)] = cell?.reading.kind ?? (derived === null ? 'not_derived' : 'derived');
  return row;
}

function aboutReport(record: ReportRecord, coverage: string): Row {
  const { report } = record;
  return {
    report_id: record.id,
    site: record.site.slug,
    agency_id: record.agencyId,
    agency: record.agency,
    year: record.year,
    scope: record.scope,
    invented: record.site.invented,
    form: report.form,
    verdict: report.verdict,
    coverage,
    blank: countOf(report, 'blank'),
    not_read: countOf(report, 'missing'),
  };
}

function aboutNone(read: SiteRead, { agencyId, year, status }: CoverageEntry, agency: string): Row {
  return {
    report_id: null,
    site: read.site.slug,
    agency_id: agencyId,
    agency,
    year,
    scope: null,
    invented: read.site.invented,
    form: null,
    verdict: null,
    coverage: status,
    blank: null,
    not_read: null,
  };
}
