import type { DuckDBConnection } from '@duckdb/node-api';
import type { Variable } from '../../form/variables.js';
import type { TableSpec } from '../columns.js';
import { identifier } from '../sql.js';
import { answer, parquetOf } from './parquet.js';
import { columnLetters, sheetOrder } from './sheet.js';
import { answered, groundsOf, groundWords, refused } from './views.js';

/** The year that the example asks for, where the release has it: by then the form of 2021 was everywhere. */
const preferred = '2023';

/** An agency that refused more than half of what it answered. */
export interface RefusingAgency {
  readonly agency: string;
  readonly site: string;
  readonly refused: number;
  readonly answered: number;
  readonly verdict: string;
  /** Grounds with at least one request, most first. */
  readonly grounds: readonly { readonly en: string; readonly zh: string; readonly requests: number }[];
  /** Grounds of which the number is missing. */
  readonly unknown: number;
}

/** A question asked of the release itself, with its answer. */
export interface Example {
  readonly year: string;
  readonly agencies: readonly RefusingAgency[];
  /** Those with the highest shares, however low: what is looked at where no agency refused so many. */
  readonly highest: readonly RefusingAgency[];
  /** Agencies with a row for the year; of these: with both figures and answers; nothing answered; a figure missing. */
  readonly asked: number;
  readonly comparable: number;
  readonly nothing: number;
  readonly untold: number;
  /** Names of agencies of which a figure is missing. */
  readonly untoldNames: readonly string[];
  /** Agencies that existed in the year, and of which no report was read. */
  readonly unread: number;
  readonly sql: string;
  /** Columns of the workbook's sheet `panel`, by letters, and the first column that is free. */
  readonly letters: Readonly<Record<'year' | 'refused' | 'answered' | 'firstGround' | 'lastGround' | 'free', string>>;
}

/** Asks which agencies refused more than half of the requests, and on what grounds; null where no table can tell. */
export async function askExample(
  db: DuckDBConnection,
  folder: string,
  tables: readonly TableSpec[],
): Promise<Example | null> {
  const panel = tables.find((t) => t.name === 'panel');
  const columns = new Set(panel?.columns.map((c) => c.name));
  if (panel === undefined || ![refused, answered].every((c) => columns.has(c))) return null;
  const of = parquetOf(folder, 'panel');
  const year = await fullYear(db, folder, tables, of);
  if (year === null) return null;
  const grounds = groundsOf(panel);
  const told = grounds.map((g) => identifier(g.name)).join(', ');
  const ranked = async (where: string, limit: string) =>
    (
      await answer(
        db,
        `SELECT agency, site, verdict, ${refused} AS refused, ${answered} AS answered${told === '' ? '' : `, ${told}`} FROM ${of}
          WHERE year = ${year} AND ${isRead} AND ${answered} > 0 AND ${where} ORDER BY ${refused} / ${answered} DESC, agency_id ${limit}`,
      )
    ).map((row) => agencyOf(row, grounds));
  const [counts] = await answer(
    db,
    `SELECT count(*) AS asked, count(*) FILTER (${refused} IS NOT NULL AND ${answered} > 0) AS comparable,
      count(*) FILTER (${answered} = 0) AS nothing,
      count(*) FILTER (${isUntold}) AS untold
      FROM ${of} WHERE year = ${year} AND ${isRead}`,
  );
  const untold = await answer(
    db,
    `SELECT agency FROM ${of} WHERE year = ${year} AND ${isRead} AND ${isUntold} ORDER BY agency_id`,
  );
  const unread = tables.some((t) => t.name === 'coverage')
    ? await answer(
        db,
        `SELECT count(DISTINCT agency_id) AS n FROM ${parquetOf(folder, 'coverage')} WHERE year = ${year}
          AND status <> 'not_existing' AND agency_id IS NOT NULL AND agency_id NOT IN (SELECT agency_id FROM ${of} WHERE year = ${year} AND ${isRead})`,
      )
    : [];
  const count = (name: string) => Number(counts?.[name] ?? 0);
  return {
    year,
    agencies: await ranked(`${refused} * 2 > ${answered}`, ''),
    highest: await ranked(`${refused} > 0`, 'LIMIT 5'),
    asked: count('asked'),
    comparable: count('comparable'),
    nothing: count('nothing'),
    untold: count('untold'),
    untoldNames: untold.map((row) => row['agency'] ?? ''),
    unread: Number(unread[0]?.['n'] ?? 0),
    sql: exampleSql(year),
    letters: lettersOf(
      panel,
      grounds.map((g) => g.name),
    ),
  };
}

/** The row is of a report, and the report could be read. */
const isRead = "verdict IS NOT NULL AND verdict <> 'refused'";

/** One of the two figures is missing, so that no share can be told. Nothing answered is no missing figure. */
const isUntold = `(${answered} IS NULL OR (${refused} IS NULL AND ${answered} <> 0))`;

function agencyOf(row: Readonly<Record<string, string | null>>, grounds: readonly Variable[]): RefusingAgency {
  const own = grounds.map((g) => ({ ...groundWords(g), requests: row[g.name] ?? null }));
  return {
    agency: row['agency'] ?? '',
    site: row['site'] ?? '',
    refused: Number(row['refused']),
    answered: Number(row['answered']),
    verdict: row['verdict'] ?? '',
    grounds: own
      .flatMap((g) => (g.requests === null || g.requests === '0' ? [] : [{ ...g, requests: Number(g.requests) }]))
      .sort((a, b) => b.requests - a.requests),
    unknown: own.filter((g) => g.requests === null).length,
  };
}

/** The latest year of which every report was due and asked for, or the preferred one. */
async function fullYear(
  db: DuckDBConnection,
  folder: string,
  tables: readonly TableSpec[],
  panel: string,
): Promise<string | null> {
  const open = tables.some((t) => t.name === 'coverage')
    ? `AND year NOT IN (SELECT year FROM ${parquetOf(folder, 'coverage')} WHERE status IN ('not_due', 'waiting') AND year IS NOT NULL)`
    : '';
  const years = async (where: string) =>
    (
      await answer(
        db,
        `SELECT DISTINCT year FROM ${panel} WHERE year IS NOT NULL AND ${isRead} ${where} ORDER BY year DESC`,
      )
    ).map((r) => r['year'] ?? null);
  const all = await years('');
  if (all.includes(preferred)) return preferred;
  return (await years(open))[0] ?? all[0] ?? null;
}

function exampleSql(year: string): string {
  return `SELECT r.agency, r.refused, r.answered, round(100 * r.share) AS percent,
       string_agg(g.ground_en || ' ' || g.requests, '; ' ORDER BY g.requests DESC) AS grounds
FROM refusals r LEFT JOIN refusal_grounds g
  ON g.agency_id = r.agency_id AND g.year = r.year AND g.requests > 0
WHERE r.year = ${year} AND r.share > 0.5
GROUP BY r.agency_id, r.agency, r.refused, r.answered, r.share ORDER BY r.share DESC, r.agency_id;`;
}

function lettersOf(panel: TableSpec, grounds: readonly string[]): Example['letters'] {
  const { order } = sheetOrder(panel.columns);
  const place = (name: string) => order.findIndex((i) => panel.columns[i]?.name === name);
  const places = grounds.map(place).sort((a, b) => a - b);
  return {
    year: columnLetters(place('year')),
    refused: columnLetters(place(refused)),
    answered: columnLetters(place(answered)),
    firstGround: columnLetters(places[0] ?? 0),
    lastGround: columnLetters(places.at(-1) ?? 0),
    free: columnLetters(panel.columns.length),
  };
}
