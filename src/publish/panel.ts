import type { CoverageEntry } from '../check/coverage.js';
import { formById, forms } from '../form/forms.js';
import { mergeVariables, type PanelVariable, type Variable, variablesOf } from '../form/variables.js';
import { type Fact, factsOf } from '../normalise/facts.js';
import type { ReportRecord } from '../normalise/records.js';
import type { SiteRead } from '../normalise/site-read.js';
import { type ColumnSpec, panelKey, type Row, type TableSpec } from './columns.js';
import { countOf } from './rows.js';

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
 * the form of this year does not have it. `no_report`: nothing was published, or nothing could be had.
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
  'no_report',
] as const;
export type PanelStatus = (typeof panelStatuses)[number];

const columnsOf = (variables: readonly Variable[]): ColumnSpec[] =>
  variables.flatMap((variable): ColumnSpec[] => {
    const { name, en, zh, type } = variable;
    return [{ name, type: type === 'decimal' ? 'decimal' : 'integer', en, zh }, ...unitColumns(variable)];
  });

/** The column with the variable’s unit, where the form leaves the unit to the cell. */
export function unitColumns(variable: Variable): ColumnSpec[] {
  const name = unitColumn(variable);
  return name === null ? [] : [{ name, type: 'text', en: `${variable.en}: unit`, zh: `${variable.zh} 单位` }];
}

function unitColumn(variable: Variable): string | null {
  return variable.unit === null ? `${variable.name}_unit` : null;
}

const key = ['agency_id', 'year'];
const allVariables = panelVariables.map((v) => v.variable);

export const panelTable: TableSpec = {
  name: 'panel',
  en: 'One row for every agency and year: printed numbers, and sums that the form does not print; without a report all of them are empty',
  zh: '面板数据：每个机关每年一行；无报告者各指标为空',
  key,
  columns: [...panelKey, ...columnsOf(allVariables)],
};

export const panelStatusTable: TableSpec = {
  name: 'panel_status',
  en: 'The panel’s twin: for every figure what it is, and for every empty one why it is empty',
  zh: '面板状态：面板每个指标的取值状态或空缺原因',
  key,
  columns: [
    ...panelKey.filter((c) => ['report_id', ...key].includes(c.name)),
    ...allVariables.map(({ name, en, zh }): ColumnSpec => ({ name, type: 'text', en, zh })),
  ],
};

export const panelWideTable: TableSpec = {
  name: 'panel_wide_2021',
  en: 'The panel of the reports in the form of 2021, with the columns of that form alone',
  zh: '面板数据（2021年表式）：仅含采用该表式的报告及其指标',
  key,
  columns: [...panelKey, ...columnsOf(newestVariables)],
};

/** The rows of the panel and of its twins that a site gives, by agency and year. */
export function panelRows(
  read: SiteRead,
  coverage: readonly CoverageEntry[],
): { readonly panel: Row; readonly status: Row; readonly wide: Row | null }[] {
  const current = new Map(read.records.flatMap((r) => (r.current ? [[`${r.agencyId}/${r.year}`, r] as const] : [])));
  const names = new Map(read.agencies.map((a) => [a.id, a.name]));
  return coverage.flatMap((entry) => {
    const { agencyId, year, status } = entry;
    if (year === null || status === 'not_due' || status === 'not_existing') return [];
    const record = current.get(`${agencyId}/${year}`);
    const about =
      record === undefined ? aboutNone(read, entry, names.get(agencyId) ?? '') : aboutReport(record, status);
    const facts = new Map(record === undefined ? [] : factsOf(record.report).map((f) => [f.variable.name, f]));
    const form = record?.report.form ?? null;
    const otherwise =
      record === undefined ? 'no_report' : form === null || facts.size === 0 ? 'missing' : 'not_in_form';
    const statusRow: Record<string, Row[string]> = { report_id: record?.id ?? null, agency_id: agencyId, year };
    for (const { name } of allVariables) statusRow[name] = statusOf(facts.get(name), otherwise);
    const panel = { ...about, ...figuresOf(facts) };
    return [{ panel, status: statusRow, wide: form === newest && facts.size > 0 ? panel : null }];
  });
}

function statusOf(fact: Fact | undefined, otherwise: PanelStatus): PanelStatus {
  if (fact === undefined) return otherwise;
  return fact.cell?.reading.kind ?? (fact.derived === null ? 'not_derived' : 'derived');
}

function figuresOf(facts: ReadonlyMap<string, Fact>): Row {
  const row: Record<string, Row[string]> = {};
  for (const fact of facts.values()) {
    row[fact.variable.name] = fact.cell === null ? fact.derived : fact.value;
    const unit = unitColumn(fact.variable);
    if (unit !== null) row[unit] = fact.cell?.unit ?? null;
  }
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
    invented: read.site.invented,
    form: null,
    verdict: null,
    coverage: status,
    blank: null,
    not_read: null,
  };
}
