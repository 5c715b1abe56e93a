import type { ColumnType, TableSpec } from './columns.js';

/** A written file of a release. */
export interface WrittenFile {
  readonly table: TableSpec;
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly rows: number;
}

const fieldTypes: Readonly<Record<ColumnType, string>> = {
  text: 'string',
  integer: 'integer',
  decimal: 'number',
  boolean: 'boolean',
};

/**
 * The description of a release after the Data Package standard, version 2 (datapackage.org).
 *
 * Every table stands twice, as CSV and as Parquet, with the same schema; titles are English, `title_zh` Chinese.
 *
 * @param assertions the table of what was asserted of the release: it is written last, and its bytes tell of the release
 *   before too, so that they are not named here
 * @param newest the day on which the newest page of the release was fetched
 */
export function dataPackage(
  files: readonly WrittenFile[],
  assertions: TableSpec,
  newest: string,
  invented: boolean,
): object {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'gongkai',
    title: 'Yearly disclosure reports of Chinese administrative bodies',
    title_zh: '政府信息公开工作年度报告数据',
    ...(invented ? { description: 'Contains invented reports of invented bodies: see the column invented.' } : {}),
    version: newest,
    resources: [
      ...files.map((file) => ({
        ...resource(file.table, file.path),
        bytes: file.bytes,
        hash: `sha256:${file.sha256}`,
        rows: file.rows,
        schema: schema(file.table),
      })),
      ...['csv', 'parquet'].map((end) => ({
        ...resource(assertions, `${assertions.name}.${end}`),
        schema: schema(assertions),
      })),
    ],
  };
}

function resource(table: TableSpec, path: string) {
  return {
    name: `${table.name.replaceAll('_', '-')}-${path.split('.').at(-1)}`,
    path,
    title: table.en,
    title_zh: table.zh,
    format: path.split('.').at(-1),
    mediatype: path.endsWith('.csv') ? 'text/csv' : 'application/vnd.apache.parquet',
    encoding: 'utf-8',
  };
}

function schema(table: TableSpec) {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
    fields: table.columns.map((c) => ({ name: c.name, type: fieldTypes[c.type], title: c.en, title_zh: c.zh })),
    fieldsMatch: ['exact'],
    missingValues: [''],
    primaryKey: table.key,
  };
}
