import type { ColumnType, TableSpec } from './columns.js';
import { dataLicence, maker } from './formats/citation.js';
import { inventedNote, licence } from './formats/notes.js';
import type { FormatFile } from './formats/resources.js';

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

/** A data file that is no table’s own CSV or Parquet, as it was written; without bytes where they are never the same. */
export type OtherFile = FormatFile & { readonly bytes: number | null; readonly sha256: string | null };

/**
 * The description of a release after the Data Package standard, version 2 (datapackage.org).
 *
 * Every table stands twice, as CSV and as Parquet, with the same schema; titles are English, `title_zh` Chinese. The
 * other data files are described behind them.
 *
 * @param newest the day on which the newest page of the release was fetched
 */
export function dataPackage(
  files: readonly WrittenFile[],
  newest: string,
  invented: boolean,
  others: readonly OtherFile[] = [],
): object {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'gongkai',
    title: 'Yearly disclosure reports of Chinese administrative bodies',
    title_zh: '政府信息公开工作年度报告数据',
    description: [licence.en, ...(invented ? [inventedNote.en] : [])].join(' '),
    version: newest,
    keywords: ['government transparency', 'freedom of information', 'China', '政府信息公开'],
    licenses: [dataLicence],
    contributors: [{ title: maker, roles: ['creator'] }],
    sources: [{ title: 'Yearly reports of the agencies, at the addresses in the table reports (column url)' }],
    resources: [...files.map(tableResource), ...others.map(otherResource)],
  };
}

function tableResource(file: WrittenFile): object {
  return {
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
  };
}

function otherResource({ reproducible, bytes, sha256, ...told }: OtherFile): object {
  return reproducible ? { ...told, bytes, hash: `sha256:${sha256}` } : told;
}
