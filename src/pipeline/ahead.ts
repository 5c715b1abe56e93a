import { isAskedFor } from '../../scrapers/crawl.js';
import { Archive } from '../archive/archive.js';
import type { Site } from '../site.js';
import { reportsShown, seenIn } from './archive-memory.js';
import { delayOf, type Settings } from './crawl.js';

/** What a site still has before it, as its archive shows; nothing is asked for. */
export interface Ahead {
  readonly site: Site;
  /** Pages of navigation and lists that the last run asked for; null before the first. */
  readonly pages: number | null;
  /** Reports that the lists show. */
  readonly listed: number;
  /** Reports of which no page was had yet. */
  readonly unhad: number;
  /** Reports that a run would ask for now. */
  readonly due: number;
  /** Hours for these requests at the pace of the site. */
  readonly hours: number;
}

/** What a run with these settings would ask of a site. */
export function aheadOf(site: Site, settings: Pick<Settings, 'data' | 'delay' | 'years' | 'again' | 'clock'>): Ahead {
  const archive = Archive.read(settings.data, site.slug);
  const items = reportsShown(archive);
  const { years, again, clock } = settings;
  const plan = { years, again, now: () => clock.now(), seen: (url: string) => seenIn(archive, url) };
  const due = [...items.values()].filter((item) => isAskedFor(item, plan));
  const unhad = [...items.keys()].filter((url) => archive.lastGood(url) === null).length;
  const last = archive.runs.at(-1)?.run;
  const pages = archive.entries.filter(
    (e) => e.kind === 'visit' && e.run === last && e.purpose !== 'article' && e.purpose !== 'part',
  ).length;
  const requests = (last === undefined ? 0 : pages) + due.length;
  return {
    site,
    pages: last === undefined ? null : pages,
    listed: items.size,
    unhad,
    due: due.length,
    hours: (requests * delayOf(site, settings)) / 3600,
  };
}
