import { forms } from '../form/forms.js';
import { mergeVariables, type Variable } from '../form/variables.js';
import type { QueriedRow } from '../publish/query.js';
import type { Made, Standing } from '../report.js';
import { legendOf, markOf } from './marks.js';
import { type Suggested, suggestionLines } from './report-text.js';
import { canFit, columns, inLines, paint, safe } from './terminal.js';

/** One agency as a release has it. */
export interface ShownAgency {
  readonly agency: QueriedRow;
  readonly figures: readonly QueriedRow[];
  readonly reports: readonly QueriedRow[];
}

/**
 * One agency’s years side by side: names, verdicts, figures, what they probably should say.
 *
 * @param all every cell; without it the totals of each row
 * @param width where it is too narrow for all years, the first of them are left out, and this is said
 */
export function showText({ agency, figures, reports }: ShownAgency, all: boolean, width: number | null): string {
  const years = [...new Set(reports.flatMap((r) => r['year'] ?? []))];
  const rowsOf = (shown: readonly string[]) => tableRows(figures, shown, all);
  const aligns = ['left' as const, ...years.map(() => 'right' as const)];
  const fitting = years.findIndex((_, i) =>
    canFit(rowsOf(years.slice(i)), aligns.slice(0, years.length - i + 1), width),
  );
  const left = fitting === -1 ? Math.max(years.length - 1, 0) : fitting;
  const rows = rowsOf(years.slice(left));
  const legend = legendOf(rows.slice(1).flatMap((row) => row.slice(1)));
  return [
    paint('bold', safe(`${agency['agency']}  ${agency['agency_id']}`)),
    safe(agency['names'] ?? ''),
    ...inLines(verdictTexts(years, reports), width),
    '',
    columns(rows, aligns.slice(0, years.length - left + 1), { width }),
    '',
    ...(left === 0
      ? []
      : [`Left out, for want of room: ${years.slice(0, left).join(', ')}. All of them: pipe into less -S.`]),
    ...inLines(legend, width),
    ...suggestionLines(suggestionsIn(figures), width),
  ].join('\n');
}

/** Each verdict with its years. */
function verdictTexts(years: readonly string[], reports: readonly QueriedRow[]): string[] {
  const byVerdict = new Map<string, string[]>();
  for (const year of years) {
    const verdict = reports.find((r) => r['year'] === year)?.['verdict'] ?? '';
    byVerdict.set(verdict, [...(byVerdict.get(verdict) ?? []), year]);
  }
  return [...byVerdict].map(([verdict, own]) => `${verdict}: ${spans(own)}`);
}

/** 2019–2021, 2023 */
function spans(years: readonly string[]): string {
  const runs: string[][] = [];
  for (const year of years) {
    const last = runs.at(-1);
    if (last !== undefined && Number(last.at(-1)) + 1 === Number(year)) last.push(year);
    else runs.push([year]);
  }
  return runs.map((run) => (run.length < 3 ? run.join(', ') : `${run[0]}–${run.at(-1)}`)).join(', ');
}

function tableRows(figures: readonly QueriedRow[], years: readonly string[], all: boolean): string[][] {
  const byCell = new Map(figures.map((f) => [`${f['address']} ${f['year']}`, f]));
  const rows: string[][] = [['', ...years]];
  let table = '';
  for (const { variable } of mergeVariables(forms)) {
    if (!all && (variable.sum !== null || !isTotal(variable.address, variable.table.id))) continue;
    const cells = years.map((year) => show(byCell.get(`${variable.address} ${year}`)));
    if (cells.every((c) => c === '')) continue;
    if (variable.table.id !== table) rows.push([variable.table.zh, ...years.map(() => '')]);
    table = variable.table.id;
    rows.push([`  ${labelOf(variable, all)}`, ...cells]);
  }
  return rows;
}

function labelOf(variable: Variable, all: boolean): string {
  return variable.zh
    .slice(variable.table.zh.length + 1)
    .replace(all ? '' : / 总计$/, '')
    .replace(/（区分.*?）/, '');
}

/** Without --all: one line for each row of the form that has a total, and every cell of section 二. */
function isTotal(address: string, table: string): boolean {
  return (table !== 'requests' && table !== 'disputes') || address.endsWith('.total');
}

function show(figure: QueriedRow | undefined): string {
  if (figure === undefined) return '';
  const mark = markOf({
    standing: (figure['standing'] ?? null) as Standing | null,
    rule: (figure['made_rule'] ?? null) as Made['rule'] | null,
  });
  switch (figure['kind']) {
    case 'missing':
      return '?';
    case 'blank':
      return `□${mark}`;
    case 'derived':
      return figure['derived'] === null || figure['derived'] === undefined ? '' : `=${Number(figure['derived'])}`;
    default:
      return `${figure['printed']}${mark}`;
  }
}

function suggestionsIn(figures: readonly QueriedRow[]): Suggested[] {
  return figures.flatMap(({ year, address, printed, suggested }) =>
    suggested == null ? [] : [{ cell: `${year} ${address}`, printed: printed ?? '', value: String(Number(suggested)) }],
  );
}
