import { equationsOf } from '../../form/equations.js';
import { forms } from '../../form/forms.js';
import { grouped } from '../../printable.js';
import type { Asked } from '../ask.js';
import { quote } from '../sql.js';
import { type Assertion, beginning } from './assertion.js';
import { figurePortions, type Portion } from './portions.js';

/** Where one row of the form is printed in place of several, the sums are others: all ways to print it. */
function printsOf(form: (typeof forms)[number]): ReadonlySet<string>[] {
  const alternatives = form.tables.flatMap((t) => ('alternatives' in t ? (t.alternatives ?? []).map((a) => a.id) : []));
  const prints: ReadonlySet<string>[] = [new Set()];
  for (const id of alternatives) prints.push(...prints.map((print) => new Set([...print, id])));
  return prints;
}

/** Every sum of every print of the form, once, as rows: form, sum, its name, a cell, its sign. */
function sidesOf(form: (typeof forms)[number]): string[][] {
  const equations = printsOf(form).flatMap((printed) => equationsOf(form, printed));
  const once = new Map(equations.map((e) => [JSON.stringify([e.left, e.right]), e]));
  return [...once.values()].flatMap(({ id, at, left, right }, i) => {
    const row = (address: string, sign: string) => [form.id, String(i), `${id}@${at}`, address, sign];
    return [...left.map((address) => row(address, '1')), ...right.map((address) => row(address, '-1'))];
  });
}

/**
 * The sums of every certified report, added up again from what is published. As in checking, a blank or a mark counts as
 * nothing; a report that prints a row in place of others is held to the sums of that print.
 */
export const certifiedSums: Assertion = {
  id: 'certified.sums',
  async examine({ asked }) {
    await asked.fill('sides', ['form', 'equation', 'name', 'address', 'sign'], forms.flatMap(sidesOf));
    await asked.run(`
      CREATE TEMP TABLE whole AS SELECT equation, form, count(*) AS cells FROM sides GROUP BY ALL;
      CREATE TEMP TABLE held (report_id VARCHAR, sums BIGINT);
      CREATE TEMP TABLE wrong (what VARCHAR)`);
    for (const portion of await figurePortions(asked)) await addUp(asked, portion);
    const [row] = await asked.rows('SELECT coalesce(sum(sums), 0) AS n, count(*) AS reports FROM held');
    const wrong = await asked.rows('SELECT DISTINCT what FROM wrong ORDER BY 1');
    const certified = await asked.rows(
      `SELECT report_id || ' is ' || verdict || ', yet ' || cells_missing || ' cell(s) are missing and ' || identities_false || ' sum(s) false' AS what
         FROM b.reports WHERE verdict IN ('certified', 'solved') AND (cells_missing > 0 OR identities_false > 0 OR identities = 0) ORDER BY 1`,
    );
    const silent = await asked.rows(
      `SELECT report_id || ' is certified, and not one of its sums is in the release' AS what FROM b.reports
        WHERE verdict IN ('certified', 'solved') AND report_id NOT IN (SELECT report_id FROM held) ORDER BY 1`,
    );
    const details = [...wrong, ...certified, ...silent].map((r) => r['what'] ?? '');
    return [
      {
        id: 'certified.sums',
        site: null,
        wanted: 'every sum of every certified or solved report holds in the figures as they are published',
        found:
          details.length === 0
            ? `all hold, in ${grouped(Number(row?.['reports']))} report(s)`
            : `${grouped(details.length)} do not: ${beginning(details)}`,
        examined: Number(row?.['n']),
        holds: details.length === 0,
        details,
      },
    ];
  },
};

/**
 * Adds up the sums of a portion: `held` gets how many each report has, `wrong` those that do not hold. A sum of a print
 * that the report does not have lacks a cell or more, and is none of its sums.
 */
async function addUp(asked: Asked, { from, to }: Portion): Promise<void> {
  await asked.run(`
    CREATE OR REPLACE TEMP TABLE sums AS
    SELECT * FROM (
      SELECT f.report_id, r.form, s.equation, any_value(s.name) AS name, count(*) AS cells,
             sum(CASE WHEN f.kind = 'number' THEN f.value * s.sign::INTEGER ELSE 0 END) AS off,
             bool_and(f.kind IN ('number', 'blank', 'mark')) AS told
        FROM b.figures f JOIN b.reports r USING (report_id) JOIN sides s ON s.form = r.form AND s.address = f.address
       WHERE f.site BETWEEN ${quote(from)} AND ${quote(to)} AND r.verdict IN ('certified', 'solved') AND f.kind <> 'derived'
       GROUP BY f.report_id, r.form, s.equation
    ) JOIN whole USING (equation, form, cells);
    INSERT INTO held SELECT report_id, count(*) FROM sums GROUP BY report_id;
    INSERT INTO wrong
    SELECT report_id || ' ' || name || ': ' || CASE WHEN told THEN 'off by ' || off::VARCHAR ELSE 'a cell is not read' END
      FROM sums WHERE NOT told OR off <> 0`);
}
