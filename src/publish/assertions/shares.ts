import { grouped } from '../../printable.js';
import type { QueriedRow } from '../query.js';
import type { Assertion, Examined, Subject } from './assertion.js';
import { fewestReports, limitsOf } from './settings.js';

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

interface Counted {
  readonly id: string;
  readonly limit: 'numbers' | 'certified';
  /** What the share is of. */
  readonly of: string;
  readonly are: string;
  /** One row for each site of the release with this name: `of` and `are` as `n` and `good`, and `reports`. */
  readonly sql: (release: 'a' | 'b') => string;
}

/** Of the share in the release before, where nobody has set a floor for the site. */
const leastOfBefore = 0.7;

interface Share {
  readonly n: number;
  readonly good: number;
  readonly reports: number;
}

/**
 * A share of things that a site has, held against its floor, else against what it was in the release before: sites differ
 * too much in what they leave blank for one floor over all. Of very few reports it is told and not judged.
 */
function shareAssertion({ id, limit, of, are, sql }: Counted): Assertion {
  return {
    id,
    async examine({ asked, settings, last }: Subject) {
      const sites = await asked.rows('SELECT DISTINCT site FROM b.reports ORDER BY site');
      const sharesIn = async (release: 'a' | 'b') =>
        new Map((await asked.rows(sql(release))).map((row) => [row['site'] ?? '', shareOf(row)]));
      const now = await sharesIn('b');
      const before = 'none' in last ? new Map<string, Share>() : await sharesIn('a');
      return sites.map((one): Examined => {
        const site = one['site'] ?? '';
        const { n, good, reports } = now.get(site) ?? shareOf({});
        const was = before.get(site) ?? shareOf({});
        const set = limitsOf(settings, site)[limit];
        const floor = set ?? (was.reports < fewestReports ? null : leastOfBefore * (was.good / was.n));
        const few = reports < fewestReports;
        return {
          id,
          site,
          wanted:
            floor === null
              ? `${are} in some of the ${of}; no floor is set, and no release before tells one`
              : `${are} in at least ${percent(floor)} of the ${of}, where ${fewestReports} reports or more are read`,
          found:
            n === 0
              ? `none of the ${of} to look at`
              : `${percent(good / n)} of ${grouped(n)} ${of} in ${grouped(reports)} report(s)`,
          examined: n,
          holds: few || (floor === null ? good > 0 : good / n >= floor),
          // Pictures, files, older forms: a site of which nothing was ever read hides nothing.
          mayBeNothing: n === 0 && was.n === 0,
        };
      });
    },
  };
}

function shareOf(row: QueriedRow): Share {
  return { n: Number(row['n'] ?? 0), good: Number(row['good'] ?? 0), reports: Number(row['reports'] ?? 0) };
}

/** What a site prints are numbers: where a reader has lost its way they are blanks, marks and words. */
export const fillNumbers = shareAssertion({
  id: 'fill.numbers',
  limit: 'numbers',
  of: 'cells',
  are: 'a number',
  sql: (
    release,
  ) => `SELECT site, count(*) AS n, count(*) FILTER (kind = 'number') AS good, count(DISTINCT report_id) AS reports
          FROM ${release}.figures WHERE current AND kind <> 'derived' GROUP BY site ORDER BY site`,
});

/** We are sure of what is read, whether or not the agency’s sums hold. */
export const certifiedShare = shareAssertion({
  id: 'certified.share',
  limit: 'certified',
  of: 'reports',
  are: 'a reading that we are sure of',
  sql: (release) => `SELECT site, count(*) AS n, count(*) AS reports,
               count(*) FILTER (verdict IN ('certified', 'solved', 'source-incomplete', 'source-inconsistent')) AS good
          FROM ${release}.reports WHERE current AND form IS NOT NULL GROUP BY site ORDER BY site`,
});
