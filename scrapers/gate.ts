import type { Clock } from './pace.js';

/** What holds requests back, apart from the pause between two. */
export interface Limits {
  /** No request is made while this file is there; null for none. */
  readonly stopFile: string | null;
  /** Hours of the day in Shanghai, from–to, in which no request is made; null for none. */
  readonly quiet: { readonly from: number; readonly to: number } | null;
  /** Requests to one host in one day of Shanghai. */
  readonly perHost: number;
  /** Requests of this run altogether; null for no limit. */
  readonly altogether: number | null;
}

export const noLimits: Limits = { stopFile: null, quiet: null, perHost: Number.POSITIVE_INFINITY, altogether: null };

/** No further request: to this host, or at all. What was to be asked for is left for the next run. */
export class Halted extends Error {
  constructor(
    readonly scope: 'host' | 'run',
    readonly reason: string,
  ) {
    super(reason);
  }
}

const hour = 60 * 60 * 1000;

/** When the day began that it is in Shanghai. */
export function startOfShanghaiDay(time: Date): Date {
  return new Date(Math.floor((time.getTime() + 8 * hour) / (24 * hour)) * 24 * hour - 8 * hour);
}

/** The day in Shanghai, yyyy-mm-dd. */
export function shanghaiDay(time: Date): string {
  return new Date(time.getTime() + 8 * hour).toISOString().slice(0, 10);
}

/** Lets a request through, or says why not. Asked before every single one, redirects and robots.txt too. */
export class Gate {
  #made = 0;
  #closed: string | null = null;
  readonly #today = new Map<string, number>();

  /** @param exists whether a file is there */
  constructor(
    readonly limits: Limits,
    readonly clock: Pick<Clock, 'now'>,
    readonly exists: (path: string) => boolean,
  ) {}

  /** Requests of all sites so far. */
  get made(): number {
    return this.#made;
  }

  /** Lets nothing through any more: a person has ended the run. */
  close(reason: string): void {
    this.#closed = reason;
  }

  /** Takes note of requests that earlier runs have made today. */
  already(host: string, requests: number): void {
    this.#today.set(host, (this.#today.get(host) ?? 0) + requests);
  }

  /** Counts a request. @throws Halted when it must not be made */
  pass(host: string): void {
    const { stopFile, quiet, perHost, altogether } = this.limits;
    if (this.#closed !== null) throw new Halted('run', this.#closed);
    if (stopFile !== null && this.exists(stopFile)) throw new Halted('run', `the stop file ${stopFile} is there`);
    if (quiet !== null && isQuiet(quiet, this.clock.now()))
      throw new Halted('run', `quiet hours, ${quiet.from}:00 to ${quiet.to}:00 in Shanghai`);
    if (altogether !== null && this.#made >= altogether)
      throw new Halted('run', `${altogether} request(s), the most that this run may make`);
    const today = this.#today.get(host) ?? 0;
    if (today >= perHost) throw new Halted('host', `${perHost} requests today, the most for a host`);
    this.#today.set(host, today + 1);
    this.#made++;
  }
}

function isQuiet({ from, to }: { from: number; to: number }, now: Date): boolean {
  const at = Math.floor(now.getTime() / hour + 8) % 24;
  return from <= to ? at >= from && at < to : at >= from || at < to;
}
