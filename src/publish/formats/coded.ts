import type { DuckDBConnection } from '@duckdb/node-api';
import { RefusedError } from '../../errors.js';
import { plainDecimal } from '../../normalise/decimal.js';
import { identifier } from '../sql.js';
import { type CodedColumn, type CodedTable, isNumeric } from './coded-table.js';
import { line } from './delimited.js';
import { TextFile, writeText } from './folder.js';
import { lowestFigure, type MissingCode, missingCode, missingCodes } from './missing.js';
import { answer, parquetOf, rowsOf, type Value, valuesOf } from './parquet.js';

/** A written table of bare numbers, with what the programs that read it must be told. */
export interface CodedFile {
  readonly coded: CodedTable;
  readonly rows: number;
  /** The most bytes in UTF-8 that a text of the column takes. */
  readonly widths: ReadonlyMap<string, number>;
}

/**
 * Writes a table for programs for statistics: every empty number is the reserved number of its reason, words of closed
 * lists are codes, texts stand on one line.
 *
 * @throws RefusedError where a figure lies among the reserved numbers, a word is in no list, or the table and the one
 * that tells why its values are empty contradict each other
 */
export async function writeCoded(db: DuckDBConnection, folder: string, coded: CodedTable): Promise<CodedFile> {
  await refuseCollisions(db, folder, coded);
  const file = new TextFile(folder, coded.path);
  let rows = 0;
  try {
    file.write(line(coded.columns.map((c) => c.spec.name)));
    for await (const row of explainedRows(db, folder, coded)) {
      file.write(line(coded.columns.map((column, i) => codedValue(coded, column, row[i] ?? null))));
      rows++;
    }
  } finally {
    file.close();
  }
  return { coded, rows, widths: await textWidths(db, folder, coded) };
}

/**
 * A table's rows, every number that is not there told by its reason; texts that are not there stay null.
 *
 * @throws RefusedError where the table and the one that tells why its values are empty contradict each other
 */
export async function* explainedRows(
  db: DuckDBConnection,
  folder: string,
  coded: CodedTable,
): AsyncGenerator<readonly (Value | MissingCode)[]> {
  const known = statusColumns(coded);
  const toldAt = coded.columns.map(({ spec }) => known.indexOf(spec.name));
  const { values, from } = question(folder, coded, known);
  for await (const row of rowsOf(db, values, from)) {
    const said = row.slice(coded.columns.length) as (string | null)[];
    if (coded.status !== null && said.pop() !== null)
      throw new RefusedError(`${coded.table.name} and ${coded.status.name} have other rows`, contradiction);
    // Of a report that is not there, or was not read, nothing else is known either.
    const [first = null] = said;
    const whole = (first === 'no_report' || first === 'missing') && said.every((one) => one === first);
    yield coded.columns.map((column, i) =>
      explained(coded, column, row[i] ?? null, said[toldAt[i] ?? -1] ?? null, whole ? first : null),
    );
  }
}

const contradiction =
  'Nothing was published: the table and the one that tells why its values are empty contradict each other.';

function explained(
  { table }: CodedTable,
  column: CodedColumn,
  value: Value,
  status: string | null,
  otherwise: string | null,
): Value | MissingCode {
  const where = `${table.name}.${column.spec.name}`;
  if (value === null) return isNumeric(column) ? missingCode(status ?? otherwise, where) : null;
  if (status === null || status === 'number' || status === 'derived') return value;
  throw new RefusedError(`${where} is ${value}, and its status is ${status}`, contradiction);
}

/** The figures of which the other table says in words why they are empty. */
function statusColumns({ columns, status }: CodedTable): string[] {
  const told = new Set(status?.columns.filter((c) => c.type === 'text').map((c) => c.name));
  return columns.flatMap(({ spec }) =>
    (spec.type === 'integer' || spec.type === 'decimal') && told.has(spec.name) ? [spec.name] : [],
  );
}

/**
 * The table's rows, each with its statuses, and whether the two are of different things. Both tables have the same rows
 * in the same order, and are read side by side: a join by their key would hold all rows of both.
 */
function question(
  folder: string,
  { table, status }: CodedTable,
  known: readonly string[],
): { readonly values: readonly string[]; readonly from: string } {
  const of = parquetOf(folder, table.name);
  if (status === null) return { values: valuesOf(table), from: of };
  if (table.key.length === 0) throw new Error(`${table.name} has no key`);
  const statuses = known.map((name) => `s.${identifier(name)}`);
  const other = table.key.map((k) => `t.${identifier(k)} IS DISTINCT FROM s.${identifier(k)}`).join(' OR ');
  return {
    values: [...valuesOf(table, 't.'), ...statuses, `CASE WHEN ${other} THEN 'other' END`],
    from: `${of} t POSITIONAL JOIN ${parquetOf(folder, status.name)} s`,
  };
}

function codedValue({ table }: CodedTable, column: CodedColumn, value: Value | MissingCode): string | null {
  if (value === null) return null;
  if (typeof value === 'object') return String(value.code);
  if (!isNumeric(column)) return String(value).replace(/\s+/g, ' ');
  if (column.categories === null) return plainDecimal(String(value));
  const category = column.categories.find((c) => c.text === String(value));
  if (category === undefined)
    throw new RefusedError(
      `${table.name}.${column.spec.name} is ${value}, a word of no list`,
      'Nothing was published: add it to the lists of categories.',
    );
  return String(category.code);
}

async function refuseCollisions(db: DuckDBConnection, folder: string, { table, columns }: CodedTable): Promise<void> {
  const figures = columns.filter((c) => c.storage === 'integer' || c.storage === 'decimal').map((c) => c.spec.name);
  if (figures.length === 0) throw new Error(`${table.name} has no figures`);
  const low = figures.map(
    (name) => `coalesce(min(${identifier(name)}) <= ${lowestFigure}, false) AS ${identifier(name)}`,
  );
  const [found] = await answer(db, `SELECT ${low.join(', ')} FROM ${parquetOf(folder, table.name)}`);
  const hit = figures.filter((name) => found?.[name] !== 'false');
  if (hit.length > 0)
    throw new RefusedError(
      `${table.name}.${hit.join(', ')} has a figure at or below ${lowestFigure}, where the codes for missing values lie`,
      'Nothing was published: choose lower codes.',
    );
}

async function textWidths(db: DuckDBConnection, folder: string, coded: CodedTable): Promise<Map<string, number>> {
  const texts = coded.columns.filter((c) => !isNumeric(c)).map((c) => c.spec.name);
  const widest = async (table: string, names: readonly string[]) =>
    names.length === 0
      ? {}
      : ((
          await answer(
            db,
            `SELECT ${names.map((n) => `max(strlen(${identifier(n)})) AS ${identifier(n)}`).join(', ')} FROM ${parquetOf(folder, table)}`,
          )
        )[0] ?? {});
  const own = await widest(coded.table.name, texts);
  const told = new Set(coded.status?.columns.map((c) => c.name) ?? []);
  const other =
    coded.status === null
      ? {}
      : await widest(
          coded.status.name,
          texts.filter((n) => told.has(n)),
        );
  return new Map(texts.map((n) => [n, Math.max(1, Number(own[n] ?? 0), Number(other[n] ?? 0))]));
}

/** Writes what the coded tables mean, for any program: their variables, their categories, the codes for no value. */
export function writeCodes(folder: string, all: readonly CodedTable[]): void {
  const variables = all.flatMap(({ table, columns }) =>
    columns.map((c) => line([table.name, c.spec.name, c.storage, c.isKey ? '1' : '0', c.spec.en, c.spec.zh])),
  );
  writeText(
    folder,
    'coded/variables.csv',
    [line(['table', 'variable', 'storage', 'key', 'label_en', 'label_zh']), ...variables].join(''),
  );
  const categories = all.flatMap(({ table, columns }) =>
    columns.flatMap((c) =>
      (c.categories ?? []).map((one) => line([table.name, c.spec.name, String(one.code), one.text, one.en, one.zh])),
    ),
  );
  writeText(
    folder,
    'coded/values.csv',
    [line(['table', 'variable', 'code', 'text', 'label_en', 'label_zh']), ...categories].join(''),
  );
  writeText(
    folder,
    'coded/missing.csv',
    [
      line(['code', 'letter', 'status', 'label_en', 'label_zh']),
      ...missingCodes.map((m) => line([String(m.code), `.${m.letter}`, m.status, m.en, m.zh])),
    ].join(''),
  );
}
