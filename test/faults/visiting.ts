import { createHash } from 'node:crypto';
import { Fetcher, type FetcherOptions } from '../../scrapers/fetch.js';
import { Gate, noLimits } from '../../scrapers/gate.js';
import { type Clock, Pace } from '../../scrapers/pace.js';
import type { Page } from '../../scrapers/visitor.js';
import { type Known, type Memory, type Visit, type VisitOptions, Visitor } from '../../scrapers/visitor.js';
import { toText } from '../../src/pipeline/to-text.js';
import { isGood } from '../../src/source.js';
import { type Behave, type BrokenServer, breakHttp } from '../support/broken-http.js';
import { fakeClock } from '../support/fetching.js';

export const host = 'www.example.gov.cn';
export const otherHost = 'other.example.gov.cn';

/** The clock of all cases: the twentieth of January. */
export function writtenClock(): ReturnType<typeof fakeClock> {
  return fakeClock(Date.UTC(2026, 0, 20));
}

/** Keeps visits in memory, as the archive does on the disk. */
export class Remembered implements Memory {
  readonly visits: Visit[] = [];
  readonly #objects = new Map<string, Buffer>();
  readonly #known = new Map<string, Known>();

  known(url: string): Known | null {
    return this.#known.get(url) ?? null;
  }

  visited(url: string) {
    const visit = this.visits.findLast((v) => v.url === url);
    if (visit === undefined) return null;
    return { ...visit, sha256: visit.unchanged ?? (visit.body === null ? null : hashOf(visit.body)) };
  }

  bytes(sha256: string): Buffer {
    return this.#objects.get(sha256) ?? Buffer.alloc(0);
  }

  keep(visit: Visit): void {
    this.visits.push(visit);
    if (visit.body === null) return;
    const sha256 = hashOf(visit.body);
    this.#objects.set(sha256, visit.body);
    if (isGood(visit.outcome)) this.#known.set(visit.url, { sha256, headers: visit.headers });
  }
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export interface Circumstances {
  readonly scheme?: string;
  readonly options?: Partial<FetcherOptions>;
  readonly clock?: Clock;
  readonly hosts?: readonly string[];
  /** Nothing is mapped to loopback: names are looked up. */
  readonly unmapped?: boolean;
  readonly permissive?: boolean;
}

/** A site's visitor over a server that breaks HTTP. */
export async function visiting<T>(
  behave: Behave,
  work: (one: { visitor: Visitor; fetcher: Fetcher; memory: Remembered; server: BrokenServer }) => Promise<T>,
  around: Circumstances = {},
): Promise<T> {
  const server = await breakHttp(behave);
  const clock = around.clock ?? writtenClock();
  const to = { address: '127.0.0.1', port: server.port };
  const map = around.unmapped === true ? new Map() : new Map([host, otherHost].map((h) => [h, to]));
  const gate = new Gate(noLimits, clock, () => false);
  const settings = {
    userAgent: 'gongkai-test',
    map,
    permissive: false,
    pace: new Pace(clock, 0),
    gate,
    jitter: () => 0,
  };
  const fetcher = new Fetcher({ ...settings, ...around.options });
  const memory = new Remembered();
  try {
    return await work({
      visitor: new Visitor(around.hosts ?? [host], fetcher, memory, toText),
      fetcher,
      memory,
      server,
    });
  } finally {
    await fetcher.close();
    await server.close();
  }
}

/** Serves one behaviour for a path, and no robots.txt. */
export const at =
  (path: string, behave: Behave): Behave =>
  (socket, nth, request) => {
    if (request.startsWith(`GET ${path} `)) behave(socket, nth, request);
    else socket.end('HTTP/1.1 404 X\r\ncontent-length: 0\r\n\r\n');
  };

/** The outcome of one visit to `/p`. */
export function outcomeOf(behave: Behave, around: Circumstances & Partial<VisitOptions> = {}): Promise<string> {
  const { purpose = 'navigation', judge, ...rest } = around;
  return visiting(
    at('/p', behave),
    async ({ visitor, memory }) => {
      await visitor.visit(
        { url: `${rest.scheme ?? 'http'}://${host}/p` },
        { purpose, ...(judge === undefined ? {} : { judge }) },
      );
      return memory.visits.at(-1)?.outcome ?? 'no visit';
    },
    rest,
  );
}

export const send =
  (...answers: readonly (Buffer | string)[]): Behave =>
  (socket, nth) =>
    socket.end(answers[Math.min(nth, answers.length) - 1] ?? '');

export const sentence = '样例区政府信息公开工作年度报告，内容完整。';
export const page = `<html><head><title>公开</title></head><body><p>${sentence.repeat(60)}</p></body></html>`;
export type { Page };
