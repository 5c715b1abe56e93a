import { type Assertion, beginning } from './assertion.js';
import { rowsAtOnce } from './portions.js';

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

/** No key stands twice in a table, and none is empty. */
export const uniqueKeys: Assertion = {
  id: 'keys.unique',
  async examine({ asked, tables }) {
    const details: string[] = [];
    const counts: number[] = [];
    for (const { name, key } of tables) {
      const columns = key.map((c) => `"${c}"`).join(', ');
      const empty = key.map((c) => `"${c}" IS NULL`).join(' OR ');
      const [row] = await asked.rows(`SELECT count(*) AS n, count(*) FILTER (${empty}) AS empty FROM b.${name}`);
      const n = Number(row?.['n']);
      counts.push(n);
      const parts = Math.max(1, Math.ceil(n / rowsAtOnce));
      for (let part = 0; part < parts; part++) {
        const twice = await asked.rows(
          `SELECT ${columns}, count(*) AS times FROM b.${name} WHERE hash("${key[0]}") % ${parts} = ${part}
            GROUP BY ${columns} HAVING count(*) > 1 ORDER BY ALL`,
        );
        details.push(...twice.map((r) => `${name}: ${key.map((c) => r[c]).join(' ')} stands ${r['times']} times`));
      }
      if (Number(row?.['empty']) > 0) details.push(`${name}: ${row?.['empty']} row(s) without ${key.join(', ')}`);
    }
    return [
      {
        id: 'keys.unique',
        site: null,
        wanted: `every row of ${tables.length} tables has a key of its own`,
        found: details.length === 0 ? 'no key twice, none empty' : beginning(details),
        examined: sum(counts),
        holds: details.length === 0,
        details,
      },
    ];
  },
};

/** What refers to something refers to what is there; an agency’s year has one current report. */
export const knownReferences: Assertion = {
  id: 'keys.known',
  async examine({ asked }) {
    const wrong = await asked.rows(`
      SELECT 'agency ' || agency_id || ' of ' || report_id || ' is not in agencies' AS what
        FROM b.reports WHERE agency_id NOT IN (SELECT agency_id FROM b.agencies)
      UNION ALL
      SELECT 'report ' || report_id || ' of the figures is not in reports'
        FROM (SELECT DISTINCT report_id FROM b.figures) WHERE report_id NOT IN (SELECT report_id FROM b.reports)
      UNION ALL
      SELECT agency_id || ' has ' || count(*) || ' current reports of ' || year
        FROM b.reports WHERE current AND year IS NOT NULL GROUP BY agency_id, year HAVING count(*) > 1
      ORDER BY 1`);
    const [row] = await asked.rows('SELECT count(*) AS n FROM b.reports');
    const details = wrong.map((r) => r['what'] ?? '');
    return [
      {
        id: 'keys.known',
        site: null,
        wanted:
          'reports are of agencies that are there, figures of reports that are there, and one report of a year is current',
        found: details.length === 0 ? 'all known' : beginning(details),
        examined: Number(row?.['n']),
        holds: details.length === 0,
        details,
      },
    ];
  },
};
