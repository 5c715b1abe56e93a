import type { Browser } from '../../scrapers/browser.js';
import type { HostMap } from '../../scrapers/connect.js';
import { type CrawlEvents, type Crawled, crawlSite } from '../../scrapers/crawl.js';
import type { Again } from '../../scrapers/due.js';
import { Fetcher } from '../../scrapers/fetch.js';
import { type Gate, Halted, startOfShanghaiDay } from '../../scrapers/gate.js';
import type { Listing } from '../../scrapers/listing.js';
import type { Clock, Pace } from '../../scrapers/pace.js';
import { familyOf } from '../../scrapers/sites.js';
import { type Stop, type Visit, Visitor } from '../../scrapers/visitor.js';
import { type Archive, HeldArchive } from '../archive/archive.js';
import type { ListingEntry } from '../archive/entries.js';
import { letGo } from '../letting-go.js';
import type { Site } from '../site.js';
import { endsWell, type Outcome, utc } from '../source.js';
import { ArchiveMemory, type News, reportsShown } from './archive-memory.js';
import { parkedHosts } from './parking.js';
import { checkClock, checkSpace } from './preflight.js';
import { Recalled } from './recalled.js';
import { toText } from './to-text.js';

/** How a crawl behaves; everything that a person can set. */
export interface Settings {
  /** The folder that holds the archive and the releases. */
  readonly data: string;
  readonly userAgent: string;
  readonly map: HostMap;
  /** Seconds between two requests to a host; a site may ask for more. */
  readonly delay: number;
  /** Shared by all sites of a run: two sites may stand on one host. */
  readonly pace: Pace;
  readonly gate: Gate;
  readonly clock: Clock;
  /** The years of which reports are wanted; null for all. */
  readonly years: ReadonlySet<number> | null;
  /** Which pages are asked for that are there already. */
  readonly again: Again;
  /** Ask the hosts too that have answered with a challenge of late. */
  readonly retryBlocked: boolean;
  /** Shared by all sites of a run, started for the first that needs it; whoever made it closes it. */
  readonly browser: Browser;
  /** Hears of every visit once it is kept. */
  readonly onVisit?: (site: Site, visit: Visit) => void;
}

/** What a crawl of one site came to. */
export interface CrawlSummary extends Crawled {
  readonly site: Site;
  /** Columns of yearly reports that the navigation led to. */
  readonly columns: number;
  /** How this run's visits ended. */
  readonly outcomes: ReadonlyMap<Outcome, number>;
  /** Pages whose bytes were not kept before. */
  readonly fresh: number;
  /** What the visits to reports brought. */
  readonly news: News;
  /** Listed reports that were never visited yet. */
  readonly waiting: number;
  /** What the site showed before and does not show now, and lists that could not be read to their end, in words. */
  readonly lacking: readonly string[];
  /** Hosts that were given up, or not asked at all. */
  readonly stopped: ReadonlyMap<string, Stop>;
  /** Hosts that were asked, and whether any answer came from them. */
  readonly answered: ReadonlyMap<string, boolean>;
  /** The run took up one that was cut off. */
  readonly resumed: boolean;
  /** Why the run was ended before it was through; the next takes it up. */
  readonly halted: string | null;
}

/** Items of a list so long that what reading it took is let go at once. */
const longList = 10_000;
/** A run that was cut off is taken up again within this time; later its lists are too old to be relied on. */
const resumable = 24 * 60 * 60 * 1000;

/** Discovers and fetches one site's reports into its archive; nothing is read. @throws HeldError, PersonError */
export async function crawl(
  site: Site,
  settings: Settings,
  events: Pick<CrawlEvents, 'onProgress'>,
): Promise<CrawlSummary> {
  const { clock, pace, gate } = settings;
  const now = () => utc(clock.now());
  // Before anything is asked or written: without a browser such a site has no lists.
  if (site.browser) settings.browser.path();
  checkSpace(settings.data);
  const archive = await HeldArchive.hold(settings.data, site.slug, now());
  for (const host of site.hosts) pace.begin(host, delayOf(site, settings));
  const fetcher = fetcherFor(settings, site);
  try {
    checkClock(archive, clock.now());
    countToday(archive, gate, clock.now());
    const { run, resumed } = beginRun(archive, now());
    const memory = new ArchiveMemory(archive, run, now, (visit) => settings.onVisit?.(site, visit));
    const parked = settings.retryBlocked ? new Map<string, Stop>() : parkedHosts(archive, clock.now());
    const render = site.browser ? settings.browser.renderer(fetcher) : null;
    const visitor = new Visitor(site.hosts, fetcher, memory, toText, parked, render);
    const before = archive.listings;
    const found: Listing[] = [];
    const shownBefore = () =>
      new Set(archive.entries.flatMap((e) => (e.kind === 'listing' ? e.items.map((i) => i.url) : [])));
    const recall = new Recalled(archive, settings.data, site);
    const plan = {
      years: settings.years,
      again: settings.again,
      now: () => clock.now(),
      seen: memory.seen,
      shownBefore,
      recall,
    };
    let crawled: Crawled = { listed: 0, due: 0 };
    let halted: string | null = null;
    try {
      crawled = await crawlSite(site, familyOf(site), visitor, plan, {
        onListing: (listing) => {
          // Before the journal’s line is made of it: what reading hundreds of pages has left behind is as much again.
          if (listing.items.length > longList) letGo();
          const kept = memory.keepListing(listing);
          found.push(kept);
          return kept;
        },
        onProgress: events.onProgress,
      });
    } catch (error) {
      if (!(error instanceof Halted)) throw error;
      halted = error.reason;
    }
    const { outcomes, fresh, news, answered } = memory;
    // A run that was ended half way has not seen what it does not list.
    const lacking = halted === null ? whatLacks(archive, before, found) : [];
    const waiting = countWaiting(archive);
    const { stopped } = visitor;
    const rest = { columns: found.length, outcomes, fresh, news, answered, waiting, lacking, stopped, resumed, halted };
    const summary: CrawlSummary = { site, ...crawled, ...rest };
    recall.save(halted === null);
    if (halted === null) archive.append({ kind: 'run', run, time: now(), phase: 'end', sound: isSound(summary) });
    return summary;
  } finally {
    await fetcher.close();
    await archive.release();
  }
}

/** What asks a site's hosts in a run; pages are judged in the characters in which they are read. */
export function fetcherFor({ userAgent, map, pace, gate }: Settings, { tls }: Pick<Site, 'tls'>): Fetcher {
  return new Fetcher({ userAgent, map, permissive: tls === 'permissive', toText, pace, gate });
}

/** Seconds between two requests to a host of the site: the site's own, and never less than the run's. */
export function delayOf(site: Site, { delay }: Pick<Settings, 'delay'>): number {
  // An invented site is served from this machine.
  return site.invented ? (site.delay ?? 0) : Math.max(site.delay ?? 0, delay);
}

/** The crawl left nothing out that another day may bring. */
export function isSound({ lacking, stopped, halted, outcomes }: CrawlSummary): boolean {
  return lacking.length === 0 && stopped.size === 0 && halted === null && [...outcomes.keys()].every(endsWell);
}

/** Requests of the same day in earlier runs count towards a host's most for a day. */
function countToday(archive: Archive, gate: Gate, now: Date): void {
  // Times to the second in UTC have the order of their characters.
  const since = utc(startOfShanghaiDay(now));
  for (const entry of archive.entries)
    if (entry.kind === 'visit' && entry.time >= since)
      // A rendered page has asked for more than itself.
      gate.already(new URL(entry.finalUrl).host, Number(entry.headers['x-requests'] ?? 1));
}

function countWaiting(archive: Archive): number {
  let waiting = 0;
  for (const url of reportsShown(archive).keys()) if (archive.visits(url).length === 0) waiting++;
  return waiting;
}

/** Begins a run, or takes up the last one if it never ended and is not too old. */
function beginRun(archive: HeldArchive, time: string): { run: string; resumed: boolean } {
  const last = archive.runs.at(-1);
  if (last?.phase === 'begin' && Date.parse(time) - Date.parse(last.time) < resumable)
    return { run: last.run, resumed: true };
  const run = `${time}-${archive.entries.length}`;
  archive.append({ kind: 'run', run, time, phase: 'begin', sound: false });
  return { run, resumed: false };
}

/** Nothing found is a failure until shown otherwise: what was there before and is not now is told, never believed. */
function whatLacks(archive: Archive, before: readonly ListingEntry[], found: readonly Listing[]): string[] {
  const lacking = found.flatMap((listing) => {
    const name = listing.agency || listing.url;
    if (!listing.complete) return [`${name}: ${listing.reason}`];
    const { known, short } = archive.baseline(listing.url);
    return short ? [`${name}: lists ${listing.items.length} report(s), ${known} before`] : [];
  });
  const urls = new Set(found.map((l) => l.url));
  const gone = before.filter((l) => !urls.has(l.column));
  lacking.push(...gone.map((l) => `${l.agency || l.column}: its column is no longer found in the navigation`));
  if (found.length === 0 && gone.length === 0) lacking.push('the navigation leads to no column of yearly reports');
  return lacking;
}
