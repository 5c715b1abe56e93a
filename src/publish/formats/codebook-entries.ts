import type { DuckDBConnection } from '@duckdb/node-api';
import { forms } from '../../form/forms.js';
import type { ColumnSpec, TableSpec } from '../columns.js';
import { identifier } from '../sql.js';
import { missingCodes } from './missing.js';
import { answer, parquetOf } from './parquet.js';

/** A variable of the panel, with all that a release says of it. */
export interface CodebookEntry {
  readonly variable: string;
  readonly address: string | null;
  readonly en: string;
  readonly zh: string;
  readonly type: string;
  readonly unit: string | null;
  readonly forms: readonly string[];
  readonly sumOf: readonly string[];
  readonly observations: number;
  /** Agency-years in the panel. */
  readonly of: number;
  /** How many agency-years have it or do not, by reason; empty where the release does not tell. */
  readonly statuses: readonly {
    readonly status: string;
    readonly en: string;
    readonly zh: string;
    readonly n: number;
  }[];
  /** What further columns of the codebook say: definition, caveats, quality. */
  readonly more: readonly { readonly en: string; readonly zh: string; readonly text: string }[];
  /** What the variable is in each era, one line each. */
  readonly crosswalk: readonly string[];
}

export interface CodebookGroup {
  readonly id: string;
  readonly en: string;
  readonly zh: string;
  readonly entries: readonly CodebookEntry[];
}

const own = new Set('variable address label_en label_zh type unit forms sum_of observations'.split(' '));
const present = new Map([
  ['number', { en: 'number printed', zh: '有数字' }],
  ['derived', { en: 'a sum of parts, empty where a part is no number', zh: '由分项合计（有分项非数字时为空）' }],
]);

/** The codebook of a release, read from its tables, in groups by table of the form. */
export async function codebookGroups(
  db: DuckDBConnection,
  folder: string,
  tables: readonly TableSpec[],
): Promise<CodebookGroup[]> {
  const codebook = tables.find((t) => t.name === 'codebook');
  if (codebook === undefined) return [];
  const rows = await answer(db, `SELECT * FROM ${parquetOf(folder, 'codebook')}`);
  const [counted] = tables.some((t) => t.name === 'panel')
    ? await answer(db, `SELECT count(*) AS n FROM ${parquetOf(folder, 'panel')}`)
    : [];
  const statuses = await statusCounts(db, folder, tables);
  const crosswalk = await crosswalkLines(db, folder, tables);
  const further = codebook.columns.filter((c) => !own.has(c.name));
  const groups = new Map<string, CodebookEntry[]>();
  for (const row of rows) {
    const variable = row['variable'] ?? '';
    const entry: CodebookEntry = {
      variable,
      address: row['address'] ?? null,
      en: row['label_en'] ?? '',
      zh: row['label_zh'] ?? '',
      type: row['type'] ?? '',
      unit: row['unit'] ?? null,
      forms: words(row['forms']),
      sumOf: words(row['sum_of']),
      observations: Number(row['observations'] ?? 0),
      of: Number(counted?.['n'] ?? 0),
      statuses: statuses.get(variable) ?? [],
      more: further.flatMap((c) => said(c, further, row)),
      crosswalk: crosswalk.get(variable) ?? [],
    };
    const id = entry.address?.split('.')[0] ?? (variable.startsWith('h_') ? 'harmonised' : 'report');
    groups.set(id, [...(groups.get(id) ?? []), entry]);
  }
  return [...groups].map(([id, entries]) => ({ id, ...groupTitle(id), entries }));
}

/** What a further column says; a pair of columns in two languages says it once. */
function said(
  column: ColumnSpec,
  all: readonly ColumnSpec[],
  row: Readonly<Record<string, string | null>>,
): { en: string; zh: string; text: string }[] {
  const twin = (from: string, to: string) =>
    column.name.endsWith(from) ? all.find((c) => c.name === column.name.replace(from, to)) : undefined;
  if (twin('_zh', '_en') !== undefined) return [];
  const chinese = twin('_en', '_zh');
  const text = [column, chinese].flatMap((c) => (c === undefined ? [] : (row[c.name] ?? []))).join(' ');
  return text === '' ? [] : [{ en: column.en, zh: (chinese ?? column).zh, text }];
}

function words(text: string | null | undefined): string[] {
  return (text ?? '').split(' ').filter(Boolean);
}

function groupTitle(id: string): { en: string; zh: string } {
  const table = forms.flatMap((f) => [...f.tables]).findLast((t) => t.id === id);
  if (table !== undefined) return { en: table.en, zh: table.zh };
  if (id === 'report') return { en: 'Agency, year and report', zh: '机关、年度与报告' };
  return id === 'harmonised' ? { en: 'Harmonised over all forms', zh: '跨表式统一变量' } : { en: id, zh: id };
}

async function statusCounts(
  db: DuckDBConnection,
  folder: string,
  tables: readonly TableSpec[],
): Promise<Map<string, CodebookEntry['statuses']>> {
  const panel = tables.find((t) => t.name === 'panel');
  const status = tables.find((t) => t.name === 'panel_status');
  const figures = new Set(
    panel?.columns.filter((c) => c.type === 'integer' || c.type === 'decimal').map((c) => c.name),
  );
  const told = status?.columns.filter((c) => c.type === 'text' && figures.has(c.name)) ?? [];
  if (told.length === 0) return new Map();
  const columns = told.map((c) => identifier(c.name)).join(', ');
  const rows = await answer(
    db,
    `SELECT variable, status, count(*) AS n FROM (UNPIVOT (SELECT ${columns} FROM ${parquetOf(folder, 'panel_status')})
      ON ${columns} INTO NAME variable VALUE status) GROUP BY variable, status ORDER BY variable, n DESC, status`,
  );
  const counts = new Map<string, CodebookEntry['statuses']>();
  for (const row of rows) {
    const word = row['status'] ?? '';
    const label = present.get(word) ?? missingCodes.find((m) => m.status === word) ?? { en: word, zh: word };
    const one = { status: word, en: label.en, zh: label.zh, n: Number(row['n']) };
    counts.set(row['variable'] ?? '', [...(counts.get(row['variable'] ?? '') ?? []), one]);
  }
  return counts;
}

async function crosswalkLines(
  db: DuckDBConnection,
  folder: string,
  tables: readonly TableSpec[],
): Promise<Map<string, string[]>> {
  const lines = new Map<string, string[]>();
  const table = tables.find((t) => t.name === 'crosswalk');
  if (table?.columns.some((c) => c.name === 'variable') !== true) return lines;
  for (const row of await answer(db, `SELECT * FROM ${parquetOf(folder, 'crosswalk')}`)) {
    const { variable, ...rest } = row;
    const text = Object.entries(rest)
      .flatMap(([name, value]) => (value === null || value === '' || name.startsWith('label') ? [] : [value]))
      .join(' · ');
    lines.set(variable ?? '', [...(lines.get(variable ?? '') ?? []), text]);
  }
  return lines;
}
