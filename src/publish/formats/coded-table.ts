import type { ColumnSpec, TableSpec } from '../columns.js';
import { booleans, type Category, categoriesOf } from './categories.js';

/** A column in a file of bare numbers. */
export interface CodedColumn {
  readonly spec: ColumnSpec;
  readonly isKey: boolean;
  /** `text` as it stands, `category` as a code with labels, the rest as numbers. */
  readonly storage: 'text' | 'category' | 'boolean' | 'integer' | 'decimal';
  readonly categories: readonly Category[] | null;
}

/** A table in which every empty value is a reserved number that tells why. */
export interface CodedTable {
  readonly table: TableSpec;
  readonly path: string;
  readonly columns: readonly CodedColumn[];
  /** The table that tells why a value is empty. */
  readonly status: TableSpec | null;
}

/** The tables that programs for statistics are given, where the release has them. */
const wanted = ['panel', 'rates'];

/** What Stata and SPSS keep for themselves, in lower case. */
const reserved = new Set(
  'all and by byte double eq float ge gt if in int le long lt ne not or strl to using with _all _b _cons _n _pi _rc _se _skip'.split(
    ' ',
  ),
);

/**
 * The tables for programs for statistics.
 *
 * @throws Error for a column whose name no such program takes: a mistake of ours
 */
export function codedTables(tables: readonly TableSpec[]): CodedTable[] {
  return wanted.flatMap((name) => {
    const table = tables.find((t) => t.name === name);
    if (table === undefined) return [];
    for (const column of table.columns) checkName(`${name}.${column.name}`, column.name);
    return [
      {
        table,
        path: `coded/${name}.csv`,
        columns: table.columns.map((spec) => codedColumn(spec, table)),
        status: tables.find((t) => t.name === `${name}_status`) ?? null,
      },
    ];
  });
}

/** Stata: at most 32 letters, digits and underscores, not beginning with a digit; lower case, for SPSS sees no other. */
export function checkName(where: string, name: string): void {
  if (!/^[a-z_][a-z0-9_]{0,31}$/.test(name) || reserved.has(name) || /^str\d+$/.test(name) || name.startsWith('__'))
    throw new Error(`${where} is no name that Stata, SPSS and R take`);
}

function codedColumn(spec: ColumnSpec, table: TableSpec): CodedColumn {
  const isKey = table.key.includes(spec.name);
  // A key tells rows apart by its own words.
  const categories = isKey ? null : categoriesOf(spec);
  const storage = spec.type === 'text' ? (categories === null ? 'text' : 'category') : spec.type;
  return { spec, isKey, storage, categories: storage === 'boolean' ? booleans : categories };
}

export function isNumeric(column: CodedColumn): boolean {
  return column.storage !== 'text';
}
