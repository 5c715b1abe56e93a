import { type Asked, askReleases } from '../ask.js';
import type { QueriedRow } from '../query.js';
import { accountOf, type NamedRelease } from '../releases.js';
import { quote } from '../sql.js';
import { compareCells } from './cells.js';
import { type Cause, cellsByPair, pairsOf, type ReportChange, reportChanges, withdrawnIn } from './changes.js';

export type { Cause };

/** One of two compared releases. */
export interface Side {
  readonly name: string;
  readonly code: string | null;
  readonly registry: string | null;
  /** Every version. */
  readonly reports: number;
  readonly figures: number;
}

/** How much changed by one cause on one site. */
export interface Tally {
  readonly cause: Cause;
  readonly site: string;
  readonly reportsAdded: number;
  readonly reportsRemoved: number;
  readonly reportsChanged: number;
  /** Cells of reports that came, and cells that came to reports which were there. */
  readonly cellsAdded: number;
  readonly cellsRemoved: number;
  readonly cellsChanged: number;
}

/** Two releases, compared; what changed is asked for in portions, for it may be everything. */
export interface Comparison {
  readonly a: Side;
  readonly b: Side;
  /** Reports that stand in both, and how many of them have the same figures to the letter. */
  readonly paired: number;
  readonly same: number;
  readonly tallies: readonly Tally[];
  readonly changes: number;
  /** Rows with the columns of `changeColumns`, by site, agency and year; a report stands before its cells. */
  portions(limit?: number): AsyncGenerator<QueriedRow[]>;
  /** Writes all changes as CSV. */
  writeCsv(path: string): Promise<void>;
}

export const changeColumns = [
  'level',
  'change',
  'cause',
  'site',
  'agency_id',
  'agency',
  'year',
  'report_before',
  'report_after',
  'address',
  'variable',
  'what',
  'before',
  'after',
  'value_before',
  'value_after',
  'standing_before',
  'standing_after',
  'cells',
] as const;

/** Compares release `a` with a later one, `b`, and lets the caller use what was found while the tables are there. */
export async function compareReleases<T>(
  a: NamedRelease,
  b: NamedRelease,
  use: (comparison: Comparison) => Promise<T>,
): Promise<T> {
  return askReleases({ a: a.folder, b: b.folder }, async (asked) => {
    const [own, theirs] = [accountOf(a.folder), accountOf(b.folder)];
    const differs = (x: string | null, y: string | null) => x === null || y === null || x !== y;
    const known = {
      otherCode: differs(own.code, theirs.code),
      otherRegistry: differs(own.registry, theirs.registry),
    };
    const found = await pairsOf(asked);
    await compareCells(asked, found.pairs, known.otherCode ? 'code' : 'unexplained');
    const reports = reportChanges(found, await cellsByPair(asked), await withdrawnIn(asked, 'b'), known);
    await layOut(asked, found.pairs, reports);
    const both = found.pairs.filter((p) => p.before !== null && p.after !== null);
    return use({
      a: await sideOf(asked, 'a', a.name, own, found.a.length),
      b: await sideOf(asked, 'b', b.name, theirs, found.b.length),
      paired: both.length,
      same: both.filter((p) => p.before?.hash != null && p.before.hash === p.after?.hash).length,
      tallies: await tally(asked),
      changes: Number((await asked.rows('SELECT count(*) AS n FROM changes'))[0]?.['n']),
      portions: (limit) =>
        asked.portions(
          `SELECT ${changeColumns.join(', ')} FROM changes ORDER BY place${limit === undefined ? '' : ` LIMIT ${limit}`}`,
        ),
      writeCsv: (path) =>
        asked.run(
          `COPY (SELECT ${changeColumns.join(', ')} FROM changes ORDER BY place) TO ${quote(path)} (FORMAT csv, HEADER)`,
        ),
    });
  });
}

async function sideOf(
  asked: Asked,
  schema: string,
  name: string,
  { code, registry }: { code: string | null; registry: string | null },
  reports: number,
): Promise<Side> {
  const [row] = await asked.rows(`SELECT count(*) AS n FROM ${schema}.figures`);
  return { name, code, registry, reports, figures: Number(row?.['n']) };
}

/** Puts the changes of reports and of cells into one table, `changes`, in the order in which they are told. */
async function layOut(asked: Asked, pairs: ReportChangeList['pairs'], reports: readonly ReportChange[]): Promise<void> {
  await asked.fill(
    'about',
    ['n', 'site', 'agency_id', 'agency', 'year', 'report_before', 'report_after', 'superseded'],
    pairs.map(({ before, after, superseded }, n) => {
      const one = after ?? before;
      const ids = [before?.id ?? null, after?.id ?? null];
      return [
        String(n),
        one?.site ?? '',
        one?.agencyId ?? '',
        one?.agency ?? '',
        one?.year ?? null,
        ...ids,
        String(superseded),
      ];
    }),
  );
  const numbers = new Map(pairs.map((pair, n) => [pair, String(n)]));
  await asked.fill(
    'told',
    ['n', 'change', 'cause', 'what', 'before', 'after'],
    reports.map((r) => [numbers.get(r.pair) ?? '', r.change, r.cause, r.what.join(' '), r.before, r.after]),
  );
  const alone = (schema: string, side: string, other: string) =>
    `SELECT t.n, count(*) AS cells FROM told t JOIN about p USING (n) JOIN ${schema}.figures f ON f.report_id = p.${side}
      WHERE p.${other} IS NULL GROUP BY t.n`;
  await asked.run(`
    CREATE TEMP TABLE alone AS ${alone('a', 'report_before', 'report_after')} UNION ALL ${alone('b', 'report_after', 'report_before')};
    CREATE TEMP TABLE changes AS
    SELECT row_number() OVER (ORDER BY site, agency_id, year, n, level DESC, address) AS place, * FROM (
      SELECT 'report' AS level, t.change, t.cause, p.site, p.agency_id, p.agency, p.year, p.report_before, p.report_after,
             NULL AS address, NULL AS variable, t.what, t.before, t.after, NULL AS value_before, NULL AS value_after,
             NULL AS standing_before, NULL AS standing_after, coalesce(w.cells, c.cells, 0) AS cells, t.n::INTEGER AS n
        FROM told t JOIN about p USING (n) LEFT JOIN alone w USING (n)
             LEFT JOIN (SELECT n, count(*) AS cells FROM cells GROUP BY n) c USING (n)
      UNION ALL
      SELECT 'cell', c.change, c.cause, p.site, p.agency_id, p.agency, p.year, p.report_before, p.report_after,
             c.address, c.variable, c.what, c.before, c.after, ${plain('c.value_before')}, ${plain('c.value_after')},
             c.standing_before, c.standing_after, 1, c.n::INTEGER
        FROM cells c JOIN about p USING (n))`);
}

type ReportChangeList = Awaited<ReturnType<typeof pairsOf>>;

const plain = (column: string) => `regexp_replace(${column}::VARCHAR, '\\.?0+$', '')`;

async function tally(asked: Asked): Promise<Tally[]> {
  const sum = (level: string, change: string, what: string) =>
    `coalesce(sum(${what}) FILTER (level = '${level}' AND change = '${change}'), 0)`;
  const rows = await asked.rows(`
    SELECT cause, site, ${sum('report', 'added', '1')} AS ra, ${sum('report', 'removed', '1')} AS rr, ${sum('report', 'changed', '1')} AS rc,
           ${sum('cell', 'added', '1')} + ${sum('report', 'added', 'cells')} AS ca,
           ${sum('cell', 'removed', '1')} + ${sum('report', 'removed', 'cells')} AS cr, ${sum('cell', 'changed', '1')} AS cc
      FROM changes GROUP BY cause, site ORDER BY cause, site`);
  const n = (row: QueriedRow, key: string) => Number(row[key]);
  return rows.map((row) => ({
    cause: row['cause'] as Cause,
    site: row['site'] ?? '',
    reportsAdded: n(row, 'ra'),
    reportsRemoved: n(row, 'rr'),
    reportsChanged: n(row, 'rc'),
    cellsAdded: n(row, 'ca'),
    cellsRemoved: n(row, 'cr'),
    cellsChanged: n(row, 'cc'),
  }));
}
