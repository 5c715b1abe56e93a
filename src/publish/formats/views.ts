import { forms } from '../../form/forms.js';
import { mergeVariables, type Variable } from '../../form/variables.js';
import type { TableSpec } from '../columns.js';
import { identifier, quote } from '../sql.js';

export interface View {
  readonly name: string;
  readonly en: string;
  readonly zh: string;
  readonly sql: string;
}

/** The columns of the panel that a share of refused requests is made of. */
export const refused = 'req_den_total';
export const answered = 'req_results_total';

/** The grounds on which requests are refused, by the forms: rows of the group whose total is `refused`. */
export function groundsOf(panel: TableSpec): Variable[] {
  const all = mergeVariables(forms).map((m) => m.variable);
  const total = all.find((v) => v.name === refused);
  const parts = new Set<string>(total?.sum ?? []);
  const there = new Set(panel.columns.map((c) => c.name));
  return all.filter((v) => parts.has(v.address) && there.has(v.name));
}

/** The words of a ground without the table and the column, which are those of all grounds. */
export function groundWords({ table, address }: Variable): { en: string; zh: string } {
  const row = table.rows.find((r) => r.id === address.split('.')[1]);
  if (row === undefined) throw new Error(`${address} is no row of ${table.id}`);
  return { en: row.en, zh: row.zh };
}

function has(tables: readonly TableSpec[], name: string, columns: readonly string[]): TableSpec | null {
  const table = tables.find((t) => t.name === name);
  const there = new Set(table?.columns.map((c) => c.name));
  return table !== undefined && columns.every((c) => there.has(c)) ? table : null;
}

/** What people ask first, as views; those whose tables or columns a release does not have are left out. */
export function viewsOf(tables: readonly TableSpec[]): View[] {
  const views: View[] = [];
  if (has(tables, 'reports', ['current']))
    views.push({
      name: 'current_reports',
      en: 'The latest version of every report',
      zh: '各报告的现行版本',
      sql: 'SELECT * FROM reports WHERE current',
    });
  if (has(tables, 'coverage', ['status']))
    views.push({
      name: 'gaps',
      en: 'Agency-years of which no report was had, though one was owed',
      zh: '应有而未取得报告的机关年度',
      sql: "SELECT * FROM coverage WHERE status NOT IN ('present', 'late', 'moved', 'withdrawn_candidate', 'not_due', 'not_existing')",
    });
  const panel = has(tables, 'panel', ['agency_id', 'agency', 'year', 'verdict', refused, answered]);
  if (panel === null) return views;
  views.push(
    {
      name: 'panel_certified',
      en: 'Agency-years of which every cell was found and every sum is true',
      zh: '单元格齐全且勾稽全部成立的机关年度',
      sql: "SELECT * FROM panel WHERE verdict = 'certified'",
    },
    {
      name: 'refusals',
      en: 'Share of refused requests; empty where a figure is missing or nothing was answered',
      zh: '不予公开占比；数字缺失或未办结申请时为空',
      sql: refusalsSql('panel'),
    },
  );
  const grounds = groundsOf(panel);
  if (grounds.length > 0)
    views.push({
      name: 'refusal_grounds',
      en: 'Refused requests by ground, one row for each agency, year and ground that the form has',
      zh: '不予公开的理由，每机关每年每项一行',
      sql: groundsSql(grounds, 'panel'),
    });
  return views;
}

export function refusalsSql(panel: string): string {
  return `SELECT agency_id, agency, year, verdict, ${refused} AS refused, ${answered} AS answered,
  CASE WHEN ${answered} > 0 THEN ${refused} / ${answered} END AS share
FROM ${panel}`;
}

export function groundsSql(grounds: readonly Variable[], panel: string): string {
  return grounds
    .map((v) => {
      const { en, zh } = groundWords(v);
      return `SELECT agency_id, agency, year, ${quote(v.name)} AS variable, ${quote(en)} AS ground_en, ${quote(zh)} AS ground_zh, ${identifier(v.name)} AS requests FROM ${panel} WHERE ${identifier(v.name)} IS NOT NULL`;
    })
    .join('\nUNION ALL ');
}
