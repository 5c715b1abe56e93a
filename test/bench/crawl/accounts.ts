import { Archive } from '../../../src/archive/archive.js';
import { sha256Of } from '../../../src/archive/objects.js';
import { isGood } from '../../../src/source.js';
import { endOf, hostOf, pageOf, reportsOfSite, siteOf } from './world.js';

/** What became of the reports that a world's lists show, and what is not as it has to be, in words. */
export interface Accounts {
  readonly listed: number;
  readonly had: number;
  readonly refused: number;
  readonly failed: number;
  readonly waiting: number;
  readonly wrong: readonly string[];
}

/**
 * Holds the archives of a crawled world against what was served: every report listed, with its very bytes where the page
 * could be had, with the end that its fault has to have where it could not, and waiting only behind a host's challenge.
 */
export function accountsOf(data: string, sites: number): Accounts {
  const counts = { listed: 0, had: 0, refused: 0, failed: 0, waiting: 0 };
  const wrong: string[] = [];
  for (let host = 0; host < sites; host++) {
    const archive = Archive.read(data, siteOf(host).slug);
    const listed = new Set(archive.listings.flatMap((l) => l.items.map((i) => i.url)));
    counts.listed += listed.size;
    const reports = reportsOfSite(host);
    if (listed.size !== reports.length) wrong.push(`${hostOf(host)} lists ${listed.size} of ${reports.length}`);
    const challenged = reports.some((r) => r.fault === 'challenge');
    for (const { url, fault } of reports) {
      const last = archive.visits(url).at(-1);
      if (last === undefined) {
        counts.waiting++;
        if (!challenged) wrong.push(`${url} was never asked for`);
        continue;
      }
      if (isGood(last.outcome)) counts.had++;
      else if (last.outcome === 'refused') counts.refused++;
      else counts.failed++;
      const end = fault === null ? 'ok' : endOf[fault];
      if (last.outcome !== end && !(end === 'ok' && isGood(last.outcome)))
        wrong.push(`${url} ended as ${last.outcome}, not ${end}`);
      const served = pageOf(host, new URL(url).pathname)?.body;
      const kept = end === 'ok' && last.sha256 !== null ? archive.objects.get(last.sha256) : null;
      if (end === 'ok' && (served === undefined || kept === null || sha256Of(kept) !== sha256Of(served)))
        wrong.push(`${url} was not kept as it was served`);
    }
  }
  const { listed, had, refused, failed, waiting } = counts;
  if (listed !== had + refused + failed + waiting) wrong.push('the reports listed are not those accounted for');
  return { ...counts, wrong };
}
