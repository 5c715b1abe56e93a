import type { Asked } from '../ask.js';
import type { Pair } from './pair.js';

/** What a cell says, by the name under which a change of it is told. */
const said: Readonly<Record<string, readonly string[]>> = {
  value: ['kind', 'printed', 'value'],
  suggested: ['suggested'],
  derived: ['derived', 'rule'],
  unit: ['unit'],
  made: ['made_from', 'made_rule'],
  standing: ['standing'],
};
/** Where it stands: other bytes have it at other places, which is no news. */
const places = ['source_sha256', 'place_start', 'place_end', 'place_path', 'place_line', 'place_column'];

/**
 * Compares the cells of the pairs whose figures are not the same, and leaves a table `cells` behind: a row for every cell
 * that came, went or changed, with the number of its pair.
 *
 * Only reports whose hash differs are read, so that two releases of ten million figures are compared in the time that
 * their differences take.
 *
 * @param explained what a cell that reads otherwise from the same bytes is put down to
 */
export async function compareCells(
  asked: Asked,
  pairs: readonly Pair[],
  explained: 'code' | 'unexplained',
): Promise<void> {
  const differing = pairs.flatMap((pair, n) => (haveOtherFigures(pair) ? [[String(n), ...idsOf(pair)] as const] : []));
  await asked.fill('pairs', ['n', 'a_id', 'b_id', 'r_id', 'same_bytes'], differing);
  const own = await asked.columnsOf('a.figures');
  const theirs = await asked.columnsOf('b.figures');
  // A release of an older make has fewer columns; what only one of them tells is no change of a cell.
  const both = (column: string) => own.includes(column) && theirs.includes(column);
  const parts = Object.entries(said).map(([name, columns]) => ({ name, columns: columns.filter(both) }));
  const sharedPlaces = places.filter(both);
  await asked.run(`
    CREATE TEMP TABLE fa AS SELECT p.n, f.* FROM a.figures f JOIN pairs p ON f.report_id = p.a_id;
    CREATE TEMP TABLE fb AS SELECT p.n, f.* FROM b.figures f JOIN pairs p ON f.report_id = p.b_id;
    CREATE TEMP TABLE fr AS SELECT p.n, f.* FROM b.figures f JOIN pairs p ON f.report_id = p.r_id;
    CREATE TEMP TABLE cells AS
    SELECT * FROM (
      SELECT coalesce(x.n, y.n) AS n, coalesce(x.address, y.address) AS address,
             coalesce(y.variable, x.variable) AS variable,
             CASE WHEN x.n IS NULL THEN 'added' WHEN y.n IS NULL THEN 'removed' ELSE 'changed' END AS change,
             concat_ws(' ', ${parts.map((p) => `CASE WHEN ${differ('x', 'y', p.columns)} THEN '${p.name}' END`).join(', ')},
                       CASE WHEN p.same_bytes = 'true' AND ${differ('x', 'y', sharedPlaces)} THEN 'place' END) AS what,
             ${say('x')} AS before, ${say('y')} AS after,
             x.value AS value_before, y.value AS value_after,
             x.standing AS standing_before, y.standing AS standing_after,
             p.same_bytes = 'true' AS same_bytes,
             p.r_id IS NOT NULL AND NOT ${differ(
               'x',
               'r',
               parts.flatMap((q) => q.columns),
             )} AS read_as_before,
             p.r_id IS NOT NULL AND NOT ${differ(
               'r',
               'y',
               parts.flatMap((q) => q.columns),
             )} AS read_as_after
        FROM fa x FULL JOIN fb y ON x.n = y.n AND x.address = y.address
             JOIN pairs p ON p.n = coalesce(x.n, y.n)
             LEFT JOIN fr r ON r.n = p.n AND r.address = coalesce(x.address, y.address)
    ) WHERE what <> '' OR change <> 'changed';
    ALTER TABLE cells ADD COLUMN cause VARCHAR;
    UPDATE cells SET cause = CASE
      WHEN same_bytes AND change = 'changed' AND what = 'standing' AND '${explained}' = 'code' THEN 'verdict'
      WHEN same_bytes THEN '${explained}'
      WHEN read_as_after AND NOT read_as_before THEN '${explained}'
      ELSE 'edit' END`);
}

/** Cells of reports that only one release has are counted with their reports, not told one by one. */
function haveOtherFigures({ before, after }: Pair): boolean {
  return before !== null && after !== null && (before.hash === null || before.hash !== after.hash);
}

function idsOf({ before, after, reread }: Pair): (string | null)[] {
  return [before?.id ?? null, after?.id ?? null, reread?.id ?? null, String(before?.sha256 === after?.sha256)];
}

/** One of the columns differs; a row that is not there differs from one that is, unless neither is. */
function differ(a: string, b: string, columns: readonly string[]): string {
  const one = columns.map((c) => `${a}.${c} IS DISTINCT FROM ${b}.${c}`);
  return `(${[`(${a}.n IS NULL) <> (${b}.n IS NULL)`, ...one].join(' OR ')})`;
}

/** What stands there, as a person reads it: the print; the sum, for one that is not printed; else the kind. */
function say(row: string): string {
  return `CASE WHEN ${row}.n IS NULL THEN NULL
               WHEN ${row}.kind = 'derived' THEN coalesce('=' || regexp_replace(${row}.derived::VARCHAR, '\\.?0+$', ''), 'no sum')
               WHEN ${row}.kind IN ('missing', 'blank') THEN ${row}.kind
               ELSE ${row}.printed END`;
}
