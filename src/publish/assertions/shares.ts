import { type Assertion, type Examined, grouped, type Subject } from './assertion.js';
import { fewestReports, limitsOf } from './settings.js';

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

interface Counted {
  readonly id: string;
  readonly limit: 'numbers' | 'certified';
  /** What the share is of. */
  readonly of: string;
  readonly are: string;
  /** One row for each site: `of` and `are` as `n` and `good`, and `reports`. */
  readonly sql: string;
}

/** A share of things that a site has, held against a floor; of very few reports it is told and not judged. */
function shareAssertion({ id, limit, of, are, sql }: Counted): Assertion {
  return {
    id,
    async examine({ asked, settings }: Subject) {
      const sites = await asked.rows('SELECT DISTINCT site FROM b.reports ORDER BY site');
      const counted = new Map((await asked.rows(sql)).map((row) => [row['site'] ?? '', row]));
      return sites.map((one): Examined => {
        const site = one['site'] ?? '';
        const row = counted.get(site);
        const [n, good, reports] = ['n', 'good', 'reports'].map((key) => Number(row?.[key] ?? 0)) as [
          number,
          number,
          number,
        ];
        const floor = limitsOf(settings, site)[limit] ?? 0;
        const few = reports < fewestReports;
        return {
          id,
          site,
          wanted: `${are} in at least ${percent(floor)} of the ${of}, where ${fewestReports} reports or more are read`,
          found:
            n === 0
              ? `none of the ${of} to look at`
              : `${percent(good / n)} of ${grouped(n)} ${of} in ${grouped(reports)} report(s)`,
          examined: n,
          holds: few || good / n >= floor,
        };
      });
    },
  };
}

/** What a site prints are numbers: where a reader has lost its way they are blanks, marks and words. */
export const fillNumbers = shareAssertion({
  id: 'fill.numbers',
  limit: 'numbers',
  of: 'cells',
  are: 'a number',
  sql: `SELECT site, count(*) AS n, count(*) FILTER (kind = 'number') AS good, count(DISTINCT report_id) AS reports
          FROM b.figures WHERE current AND kind <> 'derived' GROUP BY site ORDER BY site`,
});

/** We are sure of what is read, whether or not the agency’s sums hold. */
export const certifiedShare = shareAssertion({
  id: 'certified.share',
  limit: 'certified',
  of: 'reports',
  are: 'a reading that we are sure of',
  sql: `SELECT site, count(*) AS n, count(*) AS reports,
               count(*) FILTER (verdict IN ('certified', 'solved', 'source-incomplete', 'source-inconsistent')) AS good
          FROM b.reports WHERE current AND form IS NOT NULL GROUP BY site ORDER BY site`,
});
