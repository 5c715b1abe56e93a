import { retryAfter } from '../../scrapers/retry-after.js';
import type { Stop } from '../../scrapers/visitor.js';
import type { Archive } from '../archive/archive.js';
import { isGood } from '../source.js';

const day = 24 * 60 * 60 * 1000;
/** Days for which a host is left alone at most. */
const longest = 7;
/** Nightly runs do not begin to the minute. */
const slack = 4 * 60 * 60 * 1000;

/**
 * Hosts that are not asked yet. One that has answered with a challenge is asked again a day after the first, then two,
 * four, seven days; a good answer in between begins the count anew. One that has asked for a pause gets it.
 */
export function parkedHosts(archive: Archive, now: Date): Map<string, Stop> {
  return new Map([...challengedHosts(archive, now), ...tiredHosts(archive, now)]);
}

/** Hosts that have asked for a pause (Retry-After) which has not passed yet. */
function tiredHosts(archive: Archive, now: Date): Map<string, Stop> {
  const until = new Map<string, number>();
  for (const entry of archive.entries) {
    // Hardly any visit has a say, and taking all their addresses apart is felt.
    if (entry.kind !== 'visit' || (entry.outcome !== 'transient' && until.size === 0)) continue;
    const { host } = new URL(entry.finalUrl);
    const pause = entry.outcome === 'transient' ? retryAfter(entry.headers, new Date(entry.time)) : null;
    if (pause === null) until.delete(host);
    else until.set(host, Date.parse(entry.time) + pause);
  }
  return new Map(
    [...until].flatMap(([host, time]): [string, Stop][] => {
      const reason = `it asked for peace until ${new Date(time).toISOString().slice(0, 16)}Z`;
      return time <= now.getTime() ? [] : [[host, { outcome: 'transient', reason }]];
    }),
  );
}

function challengedHosts(archive: Archive, now: Date): Map<string, Stop> {
  const challenged = new Map<string, { runs: Set<string>; last: number }>();
  for (const entry of archive.entries) {
    if (entry.kind !== 'visit' || (entry.outcome !== 'challenge' && challenged.size === 0)) continue;
    const { host } = new URL(entry.finalUrl);
    if (isGood(entry.outcome) && entry.purpose !== 'robots') challenged.delete(host);
    if (entry.outcome !== 'challenge') continue;
    const one = challenged.get(host) ?? { runs: new Set<string>(), last: 0 };
    one.runs.add(entry.run);
    one.last = Date.parse(entry.time);
    challenged.set(host, one);
  }
  return new Map(
    [...challenged].flatMap(([host, { runs, last }]): [string, Stop][] => {
      const until = last + Math.min(2 ** (runs.size - 1), longest) * day - slack;
      if (now.getTime() >= until) return [];
      const reason = `it answered with a challenge; asked again from ${new Date(until).toISOString().slice(0, 10)}`;
      return [[host, { outcome: 'challenge', reason }]];
    }),
  );
}
