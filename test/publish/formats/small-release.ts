import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { definitionOf } from '../../../src/form/definitions.js';
import { forms } from '../../../src/form/forms.js';
import { mergeVariables } from '../../../src/form/variables.js';
import { agenciesTable } from '../../../src/publish/agency-columns.js';
import {
  type ColumnSpec,
  codebookTable,
  coverageTable,
  findingsTable,
  panelKey,
  type Row,
  reportsTable,
  sqlType,
  type TableSpec,
} from '../../../src/publish/columns.js';
import { withDatabase } from '../../../src/publish/formats/parquet.js';
import { identifier, quote } from '../../../src/publish/sql.js';
import { temporaryFolder } from '../../support/folders.js';

/** A table with the rows that a test gives it. */
export interface SmallTable {
  readonly table: TableSpec;
  readonly rows: readonly Row[];
}

const wanted = /^(?:req_(?:den(?:_\w+)?|results|new)_total|fee_admin_amount_wan|fee_admin_change)$/;
const variables = mergeVariables(forms).flatMap((m) => (wanted.test(m.variable.name) ? [m.variable] : []));
const figures: readonly ColumnSpec[] = variables.map(({ name, en, zh, type }) => ({
  name,
  type: type === 'decimal' ? 'decimal' : 'integer',
  en,
  zh,
}));
export const grounds = variables.filter((v) => /^req_den_\w+_total$/.test(v.name)).map((v) => v.name);

export const panelSpec: TableSpec = {
  name: 'panel',
  en: 'One row for every agency and year',
  zh: '面板数据',
  key: ['agency_id', 'year'],
  columns: [...panelKey, ...figures],
};

export const statusSpec: TableSpec = {
  name: 'panel_status',
  en: 'Why a value of the panel is empty',
  zh: '面板缺失原因',
  key: panelSpec.key,
  columns: [
    ...panelKey.filter((c) => ['report_id', 'agency_id', 'year'].includes(c.name)),
    ...figures.map((c) => ({ ...c, type: 'text' as const })),
  ],
};

const zeros = Object.fromEntries(figures.map((c) => [c.name, c.type === 'decimal' ? '0' : 0]));
const who = (id: string, agency: string, year: number) => ({
  site: 'sample/small',
  agency_id: `sample/small/${id}`,
  agency,
  year,
  invented: true,
});

/** A year of an agency: zeros, but for what is given. */
export function panelRow(id: string, agency: string, year: number, given: Row): Row {
  const own = who(id, agency, year);
  const read = { form: 'form-2021', verdict: 'certified', coverage: 'present', blank: 0, not_read: 0 };
  return { report_id: `${own.agency_id}/${year}/1`, ...own, ...read, ...zeros, ...given };
}

/** Why its figures are not there: numbers, but for what is given. */
export function statusRow(id: string, year: number, given: Row, otherwise = 'number'): Row {
  return {
    agency_id: `sample/small/${id}`,
    year,
    ...Object.fromEntries(figures.map((c) => [c.name, otherwise])),
    ...given,
  };
}

export const refusing = panelRow('a', '样例区甲局', 2023, {
  req_new_total: 9,
  req_results_total: 8,
  req_den_total: 5,
  req_den_secret_total: 2,
  req_den_thirdparty_total: 3,
  fee_admin_amount_wan: '293.5269',
  fee_admin_change: null,
});
export const untold = panelRow('b', '=样例区乙局', 2023, {
  verdict: 'doubtful',
  req_new_total: 4,
  req_results_total: 4,
  req_den_total: null,
  req_den_secret_total: null,
  fee_admin_change: -2,
});

export const unpublished: Row = { ...who('c', '样例区丙局', 2023), coverage: 'blocked' };

/** Two agencies of one year, and a year of a third of which there is no report. */
export function smallTables(): SmallTable[] {
  const panel = [refusing, untold, unpublished];
  const status = [
    statusRow('a', 2023, { fee_admin_change: 'not_in_form', req_den_total: 'derived' }),
    statusRow('b', 2023, { req_den_total: 'not_derived', req_den_secret_total: 'mark' }),
    statusRow('c', 2023, {}, 'no_report'),
  ];
  const coverage = ['a', 'b', 'c'].map((id, i) => ({
    coverage_id: `sample/small/${id}/2023`,
    ...who(id, ['样例区甲局', '=样例区乙局', '样例区丙局'][i] ?? '', 2023),
    status: id === 'c' ? 'blocked' : 'present',
  }));
  const reports = [refusing, untold].map((row) => ({
    ...row,
    version: 1,
    current: true,
    title: '=HYPERLINK("http://x.example")',
    cells_number: 200,
    cells_blank: 0,
    cells_mark: 0,
    cells_text: 0,
    cells_missing: 0,
  }));
  const codebook = variables.map((v) => ({
    variable: v.name,
    address: v.address,
    label_en: v.en,
    label_zh: v.zh,
    type: v.type,
    unit: v.unit,
    forms: 'form-2021',
    sum_of: v.sum?.join(' ') ?? null,
    observations: panel.filter((row) => row[v.name] != null).length,
    definition_en: definitionOf(v).en,
    definition_zh: definitionOf(v).zh,
  }));
  const finding = { finding_id: 'f#1', report_id: untold['report_id'] ?? null, site: 'sample/small', year: 2023 };
  return [
    { table: panelSpec, rows: panel },
    { table: statusSpec, rows: status },
    { table: reportsTable, rows: reports },
    { table: agenciesTable, rows: ['a', 'b', 'c'].map((id) => who(id, `样例区${id}局`, 2023)) },
    { table: coverageTable, rows: coverage },
    {
      table: findingsTable,
      rows: [{ ...finding, code: 'cell.ambiguous', severity: 'warning', message: '+1, "quoted"\n-2' }],
    },
    { table: codebookTable, rows: codebook },
  ];
}

/** A folder in which the tables stand as Parquet, as a release has them. */
export async function smallRelease(
  tables: readonly SmallTable[] = smallTables(),
  folder: string = temporaryFolder(),
): Promise<string> {
  await withDatabase(folder, ':memory:', async (db) => {
    for (const { table, rows } of tables) {
      const lines = join(folder, `.${table.name}.ndjson`);
      writeFileSync(
        lines,
        rows
          .map(
            (row) => `${JSON.stringify(Object.fromEntries(table.columns.map((c) => [c.name, row[c.name] ?? null])))}\n`,
          )
          .join(''),
      );
      const columns = table.columns.map((c) => `${identifier(c.name)}: ${quote(sqlType(c.type))}`).join(', ');
      await db.run(
        `COPY (SELECT * FROM read_json(${quote(lines)}, format = 'newline_delimited', columns = {${columns}}))
          TO ${quote(join(folder, `${table.name}.parquet`))} (FORMAT parquet)`,
      );
      rmSync(lines);
    }
  });
  return folder;
}

/** A folder for all tests of a suite. */
export function folderOfSuite(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export const about = { newest: '2024-02-03', invented: true };
