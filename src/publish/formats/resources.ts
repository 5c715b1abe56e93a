import type { TableSpec } from '../columns.js';
import type { CodedFile } from './coded.js';
import type { CodedColumn } from './coded-table.js';
import { databaseFile, rowsFile } from './database.js';
import { missingCodes } from './missing.js';

/** A data file of a release beside the CSV and Parquet of each table, as a resource of its description. */
export interface FormatFile {
  readonly path: string;
  readonly name: string;
  readonly title: string;
  readonly title_zh: string;
  readonly format: string;
  readonly mediatype: string;
  readonly encoding?: 'utf-8';
  readonly rows?: number;
  readonly schema?: object;
  /** Its bytes are the same for the same tables, so that they can be summed. */
  readonly reproducible: boolean;
}

const csv = { format: 'csv', mediatype: 'text/csv', encoding: 'utf-8', reproducible: true } as const;

export function workbookResource(): FormatFile {
  return {
    path: 'gongkai.xlsx',
    name: 'workbook',
    title: 'Workbook: a sheet for each table that fits',
    title_zh: '工作簿：每表一页',
    format: 'xlsx',
    mediatype: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    reproducible: true,
  };
}

export function databaseResources(): FormatFile[] {
  return [
    {
      path: databaseFile,
      name: 'database',
      title: 'DuckDB database with all tables, and views',
      title_zh: 'DuckDB 数据库：全部表与视图',
      format: 'duckdb',
      mediatype: 'application/vnd.duckdb.file',
      reproducible: false,
    },
    {
      ...csv,
      path: rowsFile,
      name: 'database-rows',
      title: 'Rows of each table of the database, and the sum of their hashes',
      title_zh: '数据库各表行数及校验和',
    },
  ];
}

export function excelResource(table: TableSpec, path: string, rows: number): FormatFile {
  return {
    ...csv,
    path,
    name: `${table.name.replaceAll('_', '-')}-excel`,
    title: `${table.en} (for Excel: byte order mark, formulas defused)`,
    title_zh: `${table.zh}（Excel 适用）`,
    rows,
  };
}

/** What the codes of a file of bare numbers mean, so that a reader of the description needs no other file. */
export function codedResource({ coded, rows }: CodedFile): FormatFile {
  return {
    ...csv,
    path: coded.path,
    name: `${coded.table.name.replaceAll('_', '-')}-coded`,
    title: `${coded.table.en} (bare numbers: a code where there is none)`,
    title_zh: `${coded.table.zh}（数字编码版）`,
    rows,
    schema: {
      $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
      fields: coded.columns.map(codedField),
      fieldsMatch: ['exact'],
      missingValues: [''],
      primaryKey: coded.table.key,
    },
  };
}

function codedField(column: CodedColumn): object {
  const { name, en, zh } = column.spec;
  const about = { name, title: en, title_zh: zh };
  if (column.storage === 'text') return { ...about, type: 'string' };
  return {
    ...about,
    type: column.storage === 'decimal' ? 'number' : 'integer',
    missingValues: missingCodes.map((m) => ({ value: String(m.code), label: m.status })),
    ...(column.categories === null
      ? {}
      : { categories: column.categories.map((c) => ({ value: c.code, label: c.en })) }),
  };
}

/** The three small tables that say what the codes mean. */
export function codeResources(): FormatFile[] {
  const one = (name: string, columns: string, title: string, title_zh: string): FormatFile => ({
    ...csv,
    path: `coded/${name}.csv`,
    name: `coded-${name}`,
    title,
    title_zh,
    schema: {
      $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
      fields: columns.split(' ').map((column) => ({ name: column, type: 'string' })),
      fieldsMatch: ['exact'],
      missingValues: [''],
    },
  });
  return [
    one('variables', 'table variable storage key label_en label_zh', 'Variables of the coded tables', '编码表变量'),
    one('values', 'table variable code text label_en label_zh', 'Codes of words of closed lists', '取值编码'),
    one('missing', 'code letter status label_en label_zh', 'Codes for numbers that are missing', '缺失编码'),
  ];
}
