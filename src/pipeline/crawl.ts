import { type CrawlEvents, crawlSite } from '../../scrapers/crawl.js';
import type { Listing } from '../../scrapers/discover.js';
import { Fetcher } from '../../scrapers/fetch.js';
import { type Clock, Pace } from '../../scrapers/pace.js';
import { familyOf } from '../../scrapers/sites.js';
import type { HostMap } from '../../scrapers/transport.js';
import { type Memory, type Visit, Visitor } from '../../scrapers/visitor.js';
import { type Archive, HeldArchive } from '../archive/archive.js';
import type { ListingEntry } from '../archive/entries.js';
import type { Site } from '../site.js';
import type { Outcome } from '../source.js';
import { toText } from './to-text.js';

/** How a crawl behaves; everything that a person can set. */
export interface Settings {
  /** The folder that holds the archive and the releases. */
  readonly data: string;
  readonly userAgent: string;
  readonly map: HostMap;
  /** Seconds between two requests to a host, where the site does not say. */
  readonly delay: number;
  readonly clock: Clock;
}

/** What a crawl of one site came to. */
export interface CrawlSummary {
  readonly site: Site;
  /** Columns of yearly reports that the navigation led to, and reports that they list. */
  readonly columns: number;
  readonly listed: number;
  /** How this run's visits ended. */
  readonly outcomes: ReadonlyMap<Outcome, number>;
  /** Pages whose bytes were not kept before. */
  readonly fresh: number;
  /** What the site showed before and does not show now, and lists that could not be read to their end, in words. */
  readonly lacking: readonly string[];
  /** Hosts that were given up. */
  readonly stopped: ReadonlyMap<string, Outcome>;
  /** The run took up one that was cut off. */
  readonly resumed: boolean;
}

/** A run that was cut off is taken up again within this time; later its lists are too old to be relied on. */
const resumable = 24 * 60 * 60 * 1000;

/** Discovers and fetches one site's reports into its archive; nothing is read. @throws HeldError */
export async function crawl(
  site: Site,
  settings: Settings,
  events: Pick<CrawlEvents, 'onProgress'>,
): Promise<CrawlSummary> {
  const now = () => `${settings.clock.now().toISOString().slice(0, 19)}Z`;
  const archive = await HeldArchive.hold(settings.data, site.slug, now());
  const pace = new Pace(settings.clock, site.delay ?? settings.delay);
  const fetcher = new Fetcher({ userAgent: settings.userAgent, map: settings.map, pace });
  try {
    const { run, resumed } = beginRun(archive, now());
    const memory = new ArchiveMemory(archive, run, now);
    const visitor = new Visitor(site.hosts, fetcher, memory, toText);
    const before = archive.listings;
    const found: Listing[] = [];
    let listed = 0;
    await crawlSite(site, familyOf(site), visitor, {
      onListing: (listing) => {
        found.push(listing);
        memory.keepListing(listing);
      },
      onProgress: (reports, visited) => {
        listed = reports;
        events.onProgress(reports, visited);
      },
    });
    archive.append({ kind: 'run', run, time: now(), phase: 'end' });
    const { outcomes, fresh } = memory;
    const lacking = whatLacks(archive, before, found);
    return {
      site,
      columns: found.length,
      listed,
      outcomes,
      fresh,
      lacking,
      stopped: visitor.stopped,
      resumed,
    };
  } finally {
    await fetcher.close();
    await archive.release();
  }
}

/** Begins a run, or takes up the last one if it never ended and is not too old. */
function beginRun(archive: HeldArchive, time: string): { run: string; resumed: boolean } {
  const last = archive.runs.at(-1);
  if (last?.phase === 'begin' && Date.parse(time) - Date.parse(last.time) < resumable)
    return { run: last.run, resumed: true };
  const run = `${time}-${archive.entries.length}`;
  archive.append({ kind: 'run', run, time, phase: 'begin' });
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

/** Ends of a visit that a run, once taken up again, tries anew. */
const passing: ReadonlySet<Outcome> = new Set(['transient', 'truncated', 'robots_unknown']);

/** The archive as the web wing may use it, in one run. */
class ArchiveMemory implements Memory {
  readonly outcomes = new Map<Outcome, number>();
  fresh = 0;

  constructor(
    readonly archive: HeldArchive,
    readonly run: string,
    readonly now: () => string,
  ) {
    // A run that is taken up again also ends with what it had met before it was cut off.
    const met = new Map(
      archive.entries.flatMap((e) => (e.kind === 'visit' && e.run === run ? [[e.url, e.outcome]] : [])),
    );
    for (const outcome of met.values())
      if (!passing.has(outcome)) this.outcomes.set(outcome, (this.outcomes.get(outcome) ?? 0) + 1);
  }

  known(url: string) {
    const good = this.archive.lastGood(url);
    return good?.sha256 == null ? null : { sha256: good.sha256, headers: good.headers };
  }

  visited(url: string) {
    return this.archive.visits(url).findLast((v) => v.run === this.run && !passing.has(v.outcome)) ?? null;
  }

  bytes(sha256: string): Buffer {
    return this.archive.objects.get(sha256);
  }

  keep(visit: Visit): void {
    const { body, unchanged, ...rest } = visit;
    const bytes = unchanged === null ? body : this.bytes(unchanged);
    const sha256 = unchanged ?? (body === null ? null : this.archive.objects.put(body));
    const seen = this.archive.visits(visit.url).some((v) => v.sha256 === sha256);
    if (sha256 !== null && !seen) this.fresh++;
    this.outcomes.set(visit.outcome, (this.outcomes.get(visit.outcome) ?? 0) + 1);
    this.archive.append({ kind: 'visit', run: this.run, time: this.now(), ...rest, sha256, bytes: bytes?.length ?? 0 });
  }

  /** Writes a listing down if it says anything new. */
  keepListing({ url: column, agency, complete, reason, items }: Listing): void {
    const entry = { column, agency, complete, reason, items: [...items] };
    const before = this.archive.listing(column);
    const same =
      before !== null &&
      Object.entries(entry).every(([key, value]) => sameJson(before[key as keyof typeof entry], value));
    if (!same) this.archive.append({ kind: 'listing', run: this.run, time: this.now(), ...entry });
  }
}

function sameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
