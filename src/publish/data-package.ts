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
 * @param newest the day on which the newest page of the release was fetched
 */
export function dataPackage(files: readonly WrittenFile[], newest: string, invented: boolean): object {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'gongkai',
    title: 'Yearly disclosure reports of Chinese administrative bodies',
    title_zh: '政府信息公开工作年度报告数据',
    ...(invented ? { description: 'Contains invented reports of invented bodies: see the column invented.' } : {}),
    version: newest,
    resources: files.map((file) => ({
      name: `${file.table.name.replaceAll('_', '-')}-${file.path.split('.').at(-1)}`,
      path: file.path,
      title: file.table.en,
      title_zh: file.table.zh,
      format: file.path.split('.').at(-1),
      mediatype: file.path.endsWith('.csv') ? 'text/csv' : 'application/vnd.apache.parquet',
      encoding: 'utf-8',
      bytes: file.bytes,
      hash: `sha256:${file.sha256}`,
      rows: file.rows,
      schema: {
        $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
        fields: file.table.columns.map((c) => ({
          name: c.name,
          type: fieldTypes[c.type],
          title: c.en,
          title_zh: c.zh,
        })),
        fieldsMatch: ['exact'],
        missingValues: [''],
        primaryKey: file.table.key,
      },
    })),
  };
}
