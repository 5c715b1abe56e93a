import type { Archive } from '../archive/archive.js';
import { isGood } from '../source.js';
import type { ReportEvent } from './events.js';
import type { ReportRecord, ShownAt } from './records.js';

/**
 * The records with what is published of when each page was last seen: the last visit that met it, up to the end of the
 * run in which anything last befell any report of the site. Nights in which nothing happens after that are not told of,
 * so that they change no release.
 */
export function settleLastSeen(
  records: readonly ReportRecord[],
  archive: Archive,
  events: readonly ReportEvent[],
): ReportRecord[] {
  const until = endOfLastNews(archive, events);
  const settle = (at: ShownAt): ShownAt => {
    const met = archive.visits(at.url).findLast((v) => isGood(v.outcome) && v.time <= at.lastSeen && v.time <= until);
    return { ...at, lastSeen: met === undefined || met.time < at.firstSeen ? at.firstSeen : met.time };
  };
  return records.map((record) => ({ ...record, shown: record.shown.map(settle) }));
}

/** UTC: the last visit of the run that made the newest event sure. */
function endOfLastNews(archive: Archive, events: readonly ReportEvent[]): string {
  const newest =
    events
      .map((e) => e.time)
      .sort()
      .at(-1) ?? '';
  const visits = archive.entries.filter((e) => e.kind === 'visit');
  const run = visits.findLast((v) => v.time <= newest)?.run;
  return visits.findLast((v) => v.run === run)?.time ?? newest;
}
