import pLimit from 'p-limit';
import { exit, PersonError } from '../errors.js';
import type { Site } from '../site.js';
import { type CrawlSummary, crawl, isSound, type Settings } from './crawl.js';

/** How the crawl of one site ended: with a summary, or with a failure that concerns this site alone. */
export type SiteRun =
  | { readonly site: Site; readonly summary: CrawlSummary; readonly status: number }
  | { readonly site: Site; readonly error: PersonError; readonly status: number };

export interface RunEvents {
  /** A site is through. */
  readonly onSite: (run: SiteRun) => void;
  /** Reports to be visited on all sites together, and how many of them have been. */
  readonly onProgress: (due: number, visited: number) => void;
}

/** Sites that are crawled side by side; each host is asked one thing at a time. */
const sideBySide = 16;

/**
 * Crawls sites side by side. One that is held, or cannot be asked, does not stop the others; a place that takes no files
 * stops all.
 *
 * @returns how each ended, in the order of the sites
 */
export async function crawlSites(sites: readonly Site[], settings: Settings, events: RunEvents): Promise<SiteRun[]> {
  const limit = pLimit(sideBySide);
  const progress = new Map<string, { due: number; visited: number }>();
  const crawlOne = async (site: Site): Promise<SiteRun> => {
    try {
      const summary = await crawl(site, settings, {
        onProgress: (due, visited) => {
          progress.set(site.slug, { due, visited });
          const all = [...progress.values()];
          const sum = (of: 'due' | 'visited') => all.reduce((n, p) => n + p[of], 0);
          events.onProgress(sum('due'), sum('visited'));
        },
      });
      return { site, summary, status: isSound(summary) ? exit.well : exit.degraded };
    } catch (error) {
      if (!(error instanceof PersonError) || error.status === exit.ours) {
        settings.gate.close('another site of the run has failed');
        throw error;
      }
      return { site, error, status: error.status };
    }
  };
  const ended = await Promise.allSettled(
    sites.map((site) =>
      limit(async () => {
        const run = await crawlOne(site);
        events.onSite(run);
        return run;
      }),
    ),
  );
  await settings.browser.close();
  return ended.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
}

/**
 * Not one of several hosts has answered: the failure is on our side, and says nothing of the sites.
 *
 * @returns how many were asked; null where any answered, or too few were asked to tell
 */
export function silentHosts(runs: readonly SiteRun[]): number | null {
  const hosts = runs.flatMap((r) => ('summary' in r ? [...r.summary.answered] : []));
  const asked = new Set(hosts.map(([host]) => host)).size;
  return asked > 1 && hosts.every(([, answered]) => !answered) ? asked : null;
}
