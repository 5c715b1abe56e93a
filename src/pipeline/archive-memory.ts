import type { Seen } from '../../scrapers/due.js';
import type { ListItem } from '../../scrapers/family.js';
import { isTaken } from '../../scrapers/items.js';
import type { Listing } from '../../scrapers/listing.js';
import type { Memory, Visit } from '../../scrapers/visitor.js';
import type { Archive, HeldArchive } from '../archive/archive.js';
import { isGood, type Outcome } from '../source.js';

/** What the visits to reports brought in this run, by address. */
export interface News {
  readonly found: readonly string[];
  readonly changed: readonly string[];
  /** Had before, and now answered with 404 or an error page. */
  readonly gone: readonly string[];
  readonly unchanged: number;
}

/** Ends of a visit that a run, once taken up again, tries anew. */
const passing: ReadonlySet<Outcome> = new Set(['transient', 'truncated', 'robots_unknown']);

/** The archive as the web wing may use it, in one run. */
export class ArchiveMemory implements Memory {
  readonly outcomes = new Map<Outcome, number>();
  readonly #news = { found: [] as string[], changed: [] as string[], gone: [] as string[], unchanged: 0 };
  fresh = 0;
  /** Hosts that were asked in this run, and whether any answer came from them. */
  readonly answered = new Map<string, boolean>();

  constructor(
    readonly archive: HeldArchive,
    readonly run: string,
    readonly now: () => string,
    readonly onVisit: (visit: Visit) => void = () => {},
  ) {
    // A run that is taken up again also ends with what it had met before it was cut off.
    const met = new Map(
      archive.entries.flatMap((e) => (e.kind === 'visit' && e.run === run ? [[e.url, e.outcome]] : [])),
    );
    for (const outcome of met.values())
      if (!passing.has(outcome)) this.outcomes.set(outcome, (this.outcomes.get(outcome) ?? 0) + 1);
  }

  get news(): News {
    return this.#news;
  }

  known(url: string) {
    const good = this.archive.lastGood(url);
    return good?.sha256 == null ? null : { sha256: good.sha256, headers: good.headers };
  }

  visited(url: string) {
    return this.archive.visits(url).findLast((v) => v.run === this.run && !passing.has(v.outcome)) ?? null;
  }

  readonly seen = (url: string): Seen | null => seenIn(this.archive, url);

  bytes(sha256: string): Buffer {
    return this.archive.objects.get(sha256);
  }

  keep(visit: Visit): void {
    const { body, unchanged, ...rest } = visit;
    const sha256 = unchanged ?? (body === null ? null : this.archive.objects.put(body));
    const same = this.archive.visits(visit.url).findLast((v) => v.sha256 === sha256);
    const bytes = body?.length ?? (unchanged === null ? 0 : (same?.bytes ?? this.bytes(unchanged).length));
    if (sha256 !== null && same === undefined) this.fresh++;
    const { host } = new URL(visit.finalUrl);
    if (visit.outcome !== 'refused') this.answered.set(host, this.answered.get(host) === true || visit.status !== null);
    if (visit.purpose === 'article') this.#note(visit, sha256);
    this.outcomes.set(visit.outcome, (this.outcomes.get(visit.outcome) ?? 0) + 1);
    this.archive.append({ kind: 'visit', run: this.run, time: this.now(), ...rest, sha256, bytes });
    this.onVisit(visit);
  }

  #note({ url, outcome }: Visit, sha256: string | null): void {
    const before = this.archive.lastGood(url);
    if (isGood(outcome)) {
      if (before === null) this.#news.found.push(url);
      else if (before.sha256 === sha256) this.#news.unchanged++;
      else this.#news.changed.push(url);
    } else if (before !== null && (outcome === 'gone' || outcome === 'soft404')) this.#news.gone.push(url);
  }

  /** Writes a listing down if it says anything new, and gives it back with the journal's items. */
  keepListing(listing: Listing): Listing {
    const { url: column, agency, owner, mixed, complete, reason, items } = listing;
    const before = this.archive.listing(column);
    const entry = { column, agency, owner, mixed, complete, reason, items: [...items] };
    const same =
      before !== null &&
      Object.entries(entry).every(
        // What was recalled is the entry's own list.
        ([key, value]) =>
          (key === 'items' && items === before.items) || sameJson(before[key as keyof typeof entry], value),
      );
    if (!same) this.archive.append({ kind: 'listing', run: this.run, time: this.now(), ...entry });
    return { ...listing, items: this.archive.listing(column)?.items ?? items };
  }
}

/** The reports that a site's lists show, as they were last seen, by address; what only speaks of reports is left out. */
export function reportsShown(archive: Archive): Map<string, ListItem> {
  const shown = new Map<string, ListItem>();
  for (const listing of archive.listings)
    for (const item of listing.items) if (isTaken(item, listing)) shown.set(item.url, item);
  return shown;
}

/** What the visits to a page came to so far; null where there was none. */
export function seenIn(archive: Archive, url: string): Seen | null {
  const visits = archive.visits(url);
  const last = visits.at(-1);
  if (last === undefined) return null;
  const lastGood = visits.findLastIndex((v) => isGood(v.outcome));
  return { time: last.time, outcome: last.outcome, had: lastGood !== -1, failures: visits.length - 1 - lastGood };
}

function sameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
