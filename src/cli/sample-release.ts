import { queryRelease } from '../publish/query.js';
import type { judgeSample } from '../sample/judge.js';

type Published = Parameters<typeof judgeSample>[2];

/** What a release of the sample publishes, as far as it is held against what was printed and declared. */
export async function publishedSample(folder: string): Promise<Published> {
  const rows = async (sql: string) =>
    (await queryRelease(folder, sql)).map((row) => ({
      agency: row['agency_id'] ?? '',
      year: row['year'] == null ? null : Number(row['year']),
      told: row,
    }));
  const figures = await rows(
    "SELECT agency_id, year, address, printed, kind FROM $figures WHERE current AND kind <> 'derived'",
  );
  const findings = await rows('SELECT agency_id, year, code FROM $findings');
  const reports = await rows('SELECT agency_id, year, verdict FROM $reports WHERE current');
  const coverage = await rows('SELECT agency_id, year, status FROM $coverage');
  const events = await rows('SELECT agency_id, year, event FROM $events');
  return {
    figures: figures.map(({ agency, year, told }) => ({
      agency,
      year: year ?? 0,
      address: told['address'] ?? '',
      printed: told['printed'] ?? null,
      missing: told['kind'] === 'missing',
    })),
    findings: findings.map(({ told, ...about }) => ({ ...about, code: told['code'] ?? '' })),
    reports: reports.map(({ told, ...about }) => ({ ...about, verdict: told['verdict'] ?? '' })),
    coverage: coverage.map(({ told, ...about }) => ({ ...about, status: told['status'] ?? '' })),
    events: events.map(({ told, ...about }) => ({ ...about, event: told['event'] ?? '' })),
  };
}
