import { createHash } from 'node:crypto';
import { plainDecimal } from '../normalise/decimal.js';
import { type ColumnSpec, figuresTable, type Row, reportsTable } from './columns.js';

/** Whose report it is stands in the table of reports; a report that goes to another agency keeps its figures. */
const ofReport = new Set(reportsTable.columns.map((c) => c.name).filter((name) => name !== 'form'));

/** The columns that the hash is of: what a cell says, and where. */
const hashed: readonly ColumnSpec[] = figuresTable.columns.filter((c) => !ofReport.has(c.name));

const between = '\u001f';
/** Nothing is not the empty text: a blank cell is printed as nothing, a missing one is not printed. */
const nothing = '\u001e';

/**
 * The hash of a report’s figures as published. Two reports with the same hash have the same rows in `figures` but for
 * the columns that say whose they are, so that releases are compared by reading only what differs.
 *
 * @param count the report’s rows of `figures`, in any order
 * @param valueAt what a row has in a column
 * @returns 32 hexadecimal digits; of no rows the hash of nothing
 */
export function figuresHash(count: number, valueAt: (row: number, column: string) => Row[string] | undefined): string {
  const lines = Array.from({ length: count }, (_, i) =>
    hashed.map((column) => written(column, valueAt(i, column.name))).join(between),
  );
  return linesHash(lines);
}

/** The same hash, of the rows as `lineOfFigure` gives them. */
export function linesHash(lines: readonly string[]): string {
  const hash = createHash('sha256');
  for (const line of [...lines].sort()) hash.update(line).update('\n');
  return hash.digest('hex').slice(0, 32);
}

function written(column: ColumnSpec, value: Row[string] | undefined): string {
  if (value === null || value === undefined) return nothing;
  return column.type === 'decimal' ? plainDecimal(String(value)) : String(value);
}

/** A row of `figures` as a line, as an expression of SQL. Decimals are read back with six places. */
export function lineOfFigure(): string {
  const parts = hashed.map(({ name, type }) => {
    const text = type === 'decimal' ? `regexp_replace("${name}"::VARCHAR, '\\.?0+$', '')` : `"${name}"::VARCHAR`;
    return `coalesce(${text}, chr(30))`;
  });
  return parts.join(' || chr(31) || ');
}
