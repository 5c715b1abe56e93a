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
 * @param assertions the table of what was asserted of the release: it is written last, and its bytes tell of the release
 *   before too, so that they are not named here
 * @param newest the day on which the newest page of the release was fetched
 */
export function dataPackage(
  files: readonly WrittenFile[],
  { newest, invented }: { readonly newest: string; readonly invented: boolean },
  assertions: TableSpec,
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
    resources: [
      ...files.map((file) => tableResource(file.table, file.path, file)),
      ...['csv', 'parquet'].map((end) => tableResource(assertions, `${assertions.name}.${end}`, null)),
      ...others.map(otherResource),
    ],
  };
}

function tableResource(table: TableSpec, path: string, written: WrittenFile | null): object {
  return {
    name: `${table.name.replaceAll('_', '-')}-${path.split('.').at(-1)}`,
    path,
    title: table.en,
    title_zh: table.zh,
    format: path.split('.').at(-1),
    mediatype: path.endsWith('.csv') ? 'text/csv' : 'application/vnd.apache.parquet',
    encoding: 'utf-8',
    ...(written === null ? {} : { bytes: written.bytes, hash: `sha256:${written.sha256}`, rows: written.rows }),
    schema: {
      $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
      fields: table.columns.map((c) => ({
        name: c.name,
        type: fieldTypes[c.type],
        title: c.en,
        title_zh: c.zh,
      })),
      fieldsMatch: ['exact'],
      missingValues: [''],
      primaryKey: table.key,
    },
  };
}

function otherResource({ reproducible, bytes, sha256, ...told }: OtherFile): object {
  return reproducible ? { ...told, bytes, hash: `sha256:${sha256}` } : told;
}
