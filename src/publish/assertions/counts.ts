import { grouped } from '../../printable.js';
import type { QueriedRow } from '../query.js';
import type { Assertion, Examined, Subject } from './assertion.js';
import { limitsOf } from './settings.js';

type Bounds = { readonly floor?: number | undefined; readonly ceiling?: number | undefined };

/** The sites of the release, and those that somebody has set limits for: of a site that is gone no row is left. */
async function countsBySite({ asked, settings }: Subject, sql: string): Promise<Map<string, QueriedRow | undefined>> {
  const rows = await asked.rows(sql);
  const found = new Map(rows.map((row) => [row['site'] ?? '', row] as const));
  const sites = [...new Set([...found.keys(), ...Object.keys(settings.sites)])].sort();
  return new Map(sites.map((site) => [site, found.get(site)]));
}

function isWithin(n: number, { floor = 0, ceiling = Number.POSITIVE_INFINITY }: Bounds): boolean {
  return floor <= n && n <= ceiling;
}

function sayBounds({ floor, ceiling }: Bounds): string {
  if (ceiling === undefined) return `at least ${grouped(floor ?? 0)}`;
  return `${grouped(floor ?? 0)} to ${grouped(ceiling)}`;
}

/** As many current reports of every site as there ought to be. */
export const countReports: Assertion = {
  id: 'count.reports',
  async examine(subject) {
    const counts = await countsBySite(
      subject,
      'SELECT site, count(*) AS n FROM b.reports WHERE current GROUP BY site ORDER BY site',
    );
    return [...counts].map(([site, row]): Examined => {
      const bounds = limitsOf(subject.settings, site).reports ?? {};
      const n = Number(row?.['n'] ?? 0);
      const found = `${grouped(n)} current report(s)`;
      return {
        id: 'count.reports',
        site,
        wanted: `${sayBounds(bounds)} current reports`,
        found,
        examined: n,
        holds: isWithin(n, bounds),
      };
    });
  },
};

/** As many agencies of every site as there ought to be. */
export const countAgencies: Assertion = {
  id: 'count.agencies',
  async examine(subject) {
    const counts = await countsBySite(
      subject,
      'SELECT site, count(*) AS n FROM b.agencies GROUP BY site ORDER BY site',
    );
    return [...counts].map(([site, row]): Examined => {
      const bounds = limitsOf(subject.settings, site).agencies ?? {};
      const n = Number(row?.['n'] ?? 0);
      const found = `${grouped(n)} agencies`;
      return {
        id: 'count.agencies',
        site,
        wanted: `${sayBounds(bounds)} agencies`,
        found,
        examined: n,
        holds: isWithin(n, bounds),
      };
    });
  },
};

/** As many current reports of every year as there ought to be: never more than the site has agencies. */
export const countYears: Assertion = {
  id: 'count.years',
  async examine(subject) {
    const { asked, settings } = subject;
    const counts = await countsBySite(
      subject,
      'SELECT site, count(*) AS n FROM b.agencies GROUP BY site ORDER BY site',
    );
    const rows = await asked.rows(
      'SELECT site, year, count(*) AS n FROM b.reports WHERE current AND year IS NOT NULL GROUP BY ALL ORDER BY ALL',
    );
    for (const row of rows) if (!counts.has(row['site'] ?? '')) counts.set(row['site'] ?? '', undefined);
    return [...counts].map(([site, agencies]): Examined => {
      const own = limitsOf(settings, site).years ?? {};
      const ceiling = Number(agencies?.['n'] ?? 0);
      const perYear = new Map(rows.filter((r) => r['site'] === site).map((r) => [r['year'] ?? '', Number(r['n'])]));
      const years = [...new Set([...perYear.keys(), ...Object.keys(own)])].sort();
      const wrong = years.filter((year) => !isWithin(perYear.get(year) ?? 0, { ceiling, ...own[year] }));
      const set = Object.entries(own).map(([year, bounds]) => `${sayBounds(bounds)} of ${year}`);
      const say = (year: string) => `${grouped(perYear.get(year) ?? 0)} of ${year}`;
      return {
        id: 'count.years',
        site,
        wanted: [...set, `no year with more than ${grouped(ceiling)} reports, one for each agency`].join(', '),
        found: wrong.length > 0 ? wrong.map(say).join(', ') : `${grouped(years.length)} year(s) within bounds`,
        examined: perYear.size,
        holds: wrong.length === 0,
        details: wrong.map(say),
      };
    });
  },
};
