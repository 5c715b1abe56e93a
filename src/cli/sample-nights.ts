import { systemClock } from '../../scrapers/pace.js';
import type { CrawlSummary, Settings } from '../pipeline/crawl.js';
import { crawlSites } from '../pipeline/crawl-sites.js';
import { grouped } from '../printable.js';
import type { Portal, PortalPage } from '../sample/portal.js';
import type { Site } from '../site.js';
import { Progress } from './progress.js';
import { crawlText } from './summary.js';

/**
 * The sample is always crawled at these moments, so that its release is the same bytes on every machine: a first night,
 * and the three over a week that it takes to be sure that a report is gone.
 */
const first = new Date('2026-04-01T02:00:00Z');
const later = ['2026-04-02', '2026-04-06', '2026-04-10'].map((day) => new Date(`${day}T02:00:00Z`));

/** Crawls the sample night after night, and says how each ended. @param served what the server gives, which changes */
export async function crawlSampleNights(
  site: Site,
  settings: Settings,
  portal: Portal,
  served: Map<string, PortalPage>,
): Promise<void> {
  process.stdout.write(`${crawlText(await crawlNight(site, settings, first))}\n`);
  for (const [key, page] of portal.later)
    if (page === null) served.delete(key);
    else served.set(key, page);
  const nights: CrawlSummary[] = [];
  for (const night of later) nights.push(await crawlNight(site, settings, night));
  process.stdout.write(`${nightsText(nights)}\n`);
}

async function crawlNight(site: Site, settings: Settings, night: Date): Promise<CrawlSummary> {
  const progress = new Progress('reports visited');
  const clock = { ...systemClock, now: () => night };
  const [run] = await crawlSites(
    [site],
    { ...settings, clock },
    {
      onProgress: (due, visited) => progress.at(visited, due),
      onSite: () => progress.end(),
    },
  );
  if (run === undefined || 'error' in run) throw run?.error ?? new Error('the sample was not crawled');
  return run.summary;
}

function nightsText(nights: readonly CrawlSummary[]): string {
  const sum = (of: (summary: CrawlSummary) => number) => grouped(nights.reduce((n, night) => n + of(night), 0));
  const days = later.map((night) => night.toISOString().slice(0, 10)).join(', ');
  return `  later     ${days}: ${sum((n) => n.due)} report(s) asked for again, ${sum((n) => n.news.changed.length)} changed, ${sum((n) => n.news.gone.length)} times one was gone`;
}
