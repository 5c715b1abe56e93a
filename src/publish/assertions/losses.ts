import { grouped } from '../../printable.js';
import { compareCells } from '../diff/cells.js';
import { pairsOf, withdrawnIn } from '../diff/changes.js';
import type { Pair } from '../diff/pair.js';
import type { ReleasedReport } from '../diff/reports.js';
import { type Assertion, beginning, type Examined, type Subject } from './assertion.js';

interface Lost {
  /** Of the release that stands: current reports, agency-years and numbers of each site. */
  readonly had: ReadonlyMap<string, { reports: number; years: number; numbers: number; laidDown: boolean }>;
  readonly reports: readonly ReleasedReport[];
  readonly years: readonly ReleasedReport[];
  /** `report_id#address: print`, by site. */
  readonly numbers: ReadonlyMap<string, readonly string[]>;
  /** Numbers that are not in a report which has taken the place of another: the agency’s affair, and told. */
  readonly replaced: ReadonlyMap<string, number>;
}

const known = new WeakMap<Subject, Promise<Lost>>();

/** Compares once for all three. */
function lostIn(subject: Subject): Promise<Lost> {
  const found = known.get(subject) ?? findLosses(subject);
  known.set(subject, found);
  return found;
}

const readable = (report: ReleasedReport | null) => report !== null && report.verdict !== 'refused';

/**
 * What the release that stands has and the new one has not. A report that the site has withdrawn is explained, and so is
 * one that another version has taken the place of, as long as it is still there as an earlier version; one that went to
 * another agency is not gone. Everything else is loss.
 */
async function findLosses({ asked }: Subject): Promise<Lost> {
  const { b, pairs } = await pairsOf(asked);
  const withdrawn = await withdrawnIn(asked, 'b');
  await compareCells(asked, pairs, 'code');
  const bytes = new Set(b.map((r) => r.sha256));
  const pages = new Set(b.flatMap((r) => [r.url, ...r.alsoAt]));
  const isExplained = (r: ReleasedReport) => withdrawn.has(`${r.agencyId}/${r.year}`);
  const isThere = (r: ReleasedReport) => bytes.has(r.sha256) || pages.has(r.url);
  const current = pairs.filter((p): p is Pair & { before: ReleasedReport } => p.before?.current === true);
  const gone = current.filter((p) => !readable(p.after) && readable(p.before) && !isExplained(p.before));
  const replacedPairs = new Set(
    pairs.flatMap((p, n) =>
      p.before !== null && p.after !== null && p.before.sha256 !== p.after.sha256 && bytes.has(p.before.sha256)
        ? [n]
        : [],
    ),
  );
  const numbers = new Map<string, string[]>();
  const replaced = new Map<string, number>();
  const note = (site: string, what: string) => {
    const own = numbers.get(site) ?? [];
    own.push(what);
    numbers.set(site, own);
  };
  for await (const rows of asked.portions(
    `SELECT n, address, before FROM cells WHERE value_before IS NOT NULL AND value_after IS NULL ORDER BY n::INTEGER, address`,
  ))
    for (const row of rows) {
      const before = pairs[Number(row['n'])]?.before;
      if (before == null || !before.current) continue;
      if (replacedPairs.has(Number(row['n']))) replaced.set(before.site, (replaced.get(before.site) ?? 0) + 1);
      else note(before.site, `${before.id}#${row['address']}: ${row['before']}`);
    }
  await asked.fill(
    'gone',
    ['report_id'],
    gone.filter((p) => p.after === null).map((p) => [p.before.id]),
  );
  for (const row of await asked.rows(
    `SELECT site, report_id, address, printed FROM a.figures WHERE value IS NOT NULL AND report_id IN (SELECT report_id FROM gone) ORDER BY report_id, address`,
  ))
    note(row['site'] ?? '', `${row['report_id']}#${row['address']}: ${row['printed']}`);
  return {
    had: await hadBySite(asked),
    reports: current.flatMap(({ before }) => (isThere(before) || isExplained(before) ? [] : [before])),
    years: gone.map((p) => p.before).filter((r) => r.year !== null),
    numbers,
    replaced,
  };
}

async function hadBySite(asked: Subject['asked']): Promise<Lost['had']> {
  const rows = await asked.rows(`
    SELECT r.site, count(*) AS reports, count(r.year) AS years, coalesce(any_value(f.n), 0) AS numbers,
           bool_and(r.invented) AND r.site NOT IN (SELECT site FROM b.reports) AS laid_down
      FROM a.reports r LEFT JOIN
           (SELECT site, count(*) AS n FROM a.figures WHERE current AND value IS NOT NULL GROUP BY site) f USING (site)
     WHERE r.current GROUP BY r.site ORDER BY r.site`);
  const n = (text: string | null | undefined) => Number(text ?? 0);
  return new Map(
    rows.map((r) => [
      r['site'] ?? '',
      { reports: n(r['reports']), years: n(r['years']), numbers: n(r['numbers']), laidDown: r['laid_down'] === 'true' },
    ]),
  );
}

interface Kind {
  readonly id: string;
  readonly wanted: string;
  readonly things: string;
  readonly of: 'reports' | 'years' | 'numbers';
  readonly lost: (lost: Lost, site: string) => readonly string[];
}

function lossAssertion({ id, wanted, things, of, lost }: Kind): Assertion {
  return {
    id,
    async examine(subject) {
      const { last } = subject;
      const whole = { id, site: null, wanted, examined: 0 };
      if ('none' in last)
        return [{ ...whole, found: `${last.none}, nothing compared`, holds: last.inOrder, mayBeNothing: last.inOrder }];
      const all = await lostIn(subject);
      return [...all.had].map(([site, had]): Examined => {
        // Who has tried the program on an invented district goes on to real ones in the same folder.
        const details = had.laidDown ? [] : lost(all, site);
        const replaced = of === 'numbers' ? (all.replaced.get(site) ?? 0) : 0;
        const also = replaced > 0 ? `; ${grouped(replaced)} more went with reports that the agency has replaced` : '';
        return {
          id,
          site,
          wanted,
          found: had.laidDown
            ? `the site is invented, and not in the release any more`
            : details.length === 0
              ? `all of ${last.name} are there${also}`
              : `${grouped(details.length)} of ${grouped(had[of])} ${things} of ${last.name} are not: ${beginning(details)}`,
          examined: had[of],
          holds: details.length === 0,
          details,
        };
      });
    },
  };
}

const ofSite = (reports: readonly ReleasedReport[], site: string) => reports.filter((r) => r.site === site);

/** Every current report of the release before is there, if only as an earlier version. */
export const lostReports = lossAssertion({
  id: 'loss.reports',
  wanted: 'every current report of the release before, unless it was withdrawn',
  things: 'reports',
  of: 'reports',
  lost: (lost, site) => ofSite(lost.reports, site).map((r) => `${r.id} (${r.url})`),
});

/** Every agency’s year of which the release before has a report that could be read has one. */
export const lostYears = lossAssertion({
  id: 'loss.agency_years',
  wanted: 'a report that is read for every agency’s year that had one, unless it was withdrawn',
  things: 'agency-years',
  of: 'years',
  lost: (lost, site) => ofSite(lost.years, site).map((r) => `${r.agencyId}/${r.year}`),
});

/** Every number of the release before is there, or its report was replaced by the agency. */
export const lostNumbers = lossAssertion({
  id: 'loss.cells',
  wanted: 'a number in every cell that had one, unless its report was withdrawn or replaced',
  things: 'numbers',
  of: 'numbers',
  lost: (lost, site) => lost.numbers.get(site) ?? [],
});
