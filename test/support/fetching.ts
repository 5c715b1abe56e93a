import type { HostMap, Lookup } from '../../scrapers/connect.js';
import { type Fetched, Fetcher } from '../../scrapers/fetch.js';
import { Gate, noLimits } from '../../scrapers/gate.js';
import { type Clock, Pace } from '../../scrapers/pace.js';
import type { TimeLimits } from '../../scrapers/transport.js';

export const host = 'www.example.gov.cn';

/** A clock on which pauses take no time and are written down; it starts at a time in milliseconds since 1970. */
export function fakeClock(start = Date.UTC(2026, 0, 1)): Clock & { readonly pauses: number[] } {
  const pauses: number[] = [];
  let now = 0;
  return {
    pauses,
    now: () => new Date(start + now),
    monotonic: () => now,
    sleep: async (milliseconds) => {
      pauses.push(milliseconds);
      now += milliseconds;
    },
  };
}

export function mapTo(port: number, hosts: readonly string[] = [host]): HostMap {
  return new Map(hosts.map((h) => [h, { address: '127.0.0.1', port }]));
}

/** Fetches one path of a server on loopback as if it were a real host. */
export async function fetchPath(
  port: number,
  path: string,
  options: {
    clock?: Clock;
    scheme?: string;
    etag?: string;
    hosts?: readonly string[];
    permissive?: boolean;
    lookup?: Lookup;
    limits?: TimeLimits;
    /** In place of the path on the usual host. */
    url?: string;
    /** In place of the server on loopback. */
    map?: HostMap;
  } = {},
): Promise<Fetched> {
  const hosts = options.hosts ?? [host];
  const clock = options.clock ?? fakeClock();
  const pace = new Pace(clock, 0);
  const gate = new Gate(noLimits, clock, () => false);
  const map = options.map ?? mapTo(port, [...hosts, 'elsewhere.example']);
  const fetcher = new Fetcher({
    userAgent: 'gongkai-test',
    map,
    permissive: options.permissive ?? false,
    pace,
    gate,
    jitter: () => 0,
    ...(options.lookup === undefined ? {} : { lookup: options.lookup }),
    ...(options.limits === undefined ? {} : { limits: options.limits }),
  });
  try {
    return await fetcher.fetch({
      url: options.url ?? `${options.scheme ?? 'http'}://${host}${path}`,
      referer: null,
      hosts,
      etag: options.etag ?? null,
      lastModified: null,
      allowed: async () => null,
    });
  } finally {
    await fetcher.close();
  }
}
