import type { Archive } from '../archive/archive.js';
import type { ListingEntry, VisitEntry } from '../archive/entries.js';
import { isGood } from '../source.js';

/** One version of a page as the archive holds it: its parts in order, each by the hash of its bytes. */
export interface PageVersion {
  readonly parts: readonly { readonly url: string; readonly sha256: string; readonly contentType: string | null }[];
  readonly finalUrl: string;
  /** When this version was first fetched. */
  readonly firstSeen: string;
  /** When a visit last met it, by its bytes or by the host's word that they have not changed. */
  readonly lastSeen: string;
}

/** A report as the site lists it, with the versions that were fetched. */
export interface ListedReport {
  readonly url: string;
  readonly title: string;
  readonly date: string | null;
  /** Columns that list it, in the order in which they were found. */
  readonly columns: readonly { readonly url: string; readonly agency: string; readonly owner: string }[];
  /** Oldest first; none where the page was never had. */
  readonly versions: readonly PageVersion[];
  /** How the last visit ended; null where none was made. */
  readonly lastVisit: VisitEntry | null;
}

/**
 * Everything that a site's archive lists, sorted by URL: what its columns show or have ever shown, with every version
 * of every page. A report that a list no longer shows is still a report.
 *
 * @param isReport tells an item that can be a report from one that only speaks of reports
 */
export function listedReports(
  archive: Archive,
  isReport: (item: ListingEntry['items'][number], listing: ListingEntry) => boolean,
): ListedReport[] {
  const items = new Map<string, { title: string; date: string | null; columns: ListedReport['columns'] }>();
  for (const listing of archive.entries) {
    if (listing.kind !== 'listing') continue;
    for (const item of listing.items.filter((i) => isReport(i, listing))) {
      const before = items.get(item.url)?.columns ?? [];
      const { column: url, agency, owner } = listing;
      const columns = before.some((c) => c.url === url) ? before : [...before, { url, agency, owner }];
      items.set(item.url, { title: item.title, date: item.date, columns });
    }
  }
  const versions = articleVersions(archive);
  return [...items]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([url, item]) => ({
      url,
      ...item,
      versions: versions.get(url) ?? [],
      lastVisit: archive.visits(url).at(-1) ?? null,
    }));
}

/** The versions of each article: the parts as they stood at the end of each run, where that differs from before. */
export function articleVersions(archive: Archive): Map<string, PageVersion[]> {
  const now = new Map<string, Map<number, VisitEntry>>();
  const versions = new Map<string, PageVersion[]>();
  const touched = new Set<string>();
  const close = () => {
    for (const url of touched)
      addVersion(
        versions,
        url,
        [...(now.get(url) ?? [])].sort(([a], [b]) => a - b).map(([, v]) => v),
      );
    touched.clear();
  };
  let run = '';
  for (const entry of archive.entries) {
    if (entry.kind !== 'visit' || !isGood(entry.outcome) || entry.sha256 === null) continue;
    if (entry.purpose !== 'article' && entry.purpose !== 'part') continue;
    if (entry.run !== run) close();
    run = entry.run;
    const url = entry.partOf ?? entry.url;
    const parts = now.get(url) ?? new Map<number, VisitEntry>();
    parts.set(entry.part ?? 1, entry);
    now.set(url, parts);
    touched.add(url);
  }
  close();
  return versions;
}

function addVersion(versions: Map<string, PageVersion[]>, url: string, visits: readonly VisitEntry[]): void {
  const [first] = visits;
  if (first === undefined) return;
  const parts = visits.flatMap((v) =>
    v.sha256 === null ? [] : [{ url: v.url, sha256: v.sha256, contentType: v.headers['content-type'] ?? null }],
  );
  const known = versions.get(url) ?? [];
  const last = known.at(-1);
  const same = last?.parts.map((p) => p.sha256).join() === parts.map((p) => p.sha256).join();
  const seen =
    visits
      .map((v) => v.time)
      .sort()
      .at(-1) ?? first.time;
  if (last !== undefined && same) known[known.length - 1] = { ...last, lastSeen: seen };
  else known.push({ parts, finalUrl: first.finalUrl, firstSeen: seen, lastSeen: seen });
  versions.set(url, known);
}
