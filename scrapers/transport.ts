import { Agent, errors, request } from 'undici';
import type { BodyEnd } from '../src/source.js';
import { bodyLimits } from './body.js';
import { connectorOf, type HostMap, isTlsFailure, type Lookup, NotPublic } from './connect.js';

/** One answer to one request, its body still coded as it came. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly setCookie: readonly string[];
  readonly wire: Buffer;
  readonly end: BodyEnd;
  /** By which handshake it came; a permissive one proves neither who answered nor that nobody changed it. */
  readonly tls: 'standard' | 'permissive';
}

export interface TransportOptions {
  readonly map: HostMap;
  /** The site allows a permissive handshake where the standard one fails. */
  readonly permissive: boolean;
  /** How names are resolved; the system's way where left out. */
  readonly lookup?: Lookup;
  /** Shorter ones for tests; those of every run where left out. */
  readonly limits?: TimeLimits;
}

/** No usable answer: `transient` may work later, `truncated` was cut on the way, `refused` broke our own limits. */
export class NoAnswer extends Error {
  constructor(
    readonly outcome: 'transient' | 'truncated' | 'refused',
    reason: string,
    readonly wire: Buffer | null = null,
    /** The handshake failed. */
    readonly tls = false,
  ) {
    super(reason);
  }
}

/** Milliseconds. */
export interface TimeLimits {
  readonly connect: number;
  readonly headers: number;
  readonly idle: number;
  readonly total: number;
}

export const timeLimits: TimeLimits = { connect: 10_000, headers: 30_000, idle: 20_000, total: 120_000 };
/** How the reason begins where an answer is no HTTP. */
export const brokenHttp = 'broken HTTP: ';
/** After so many milliseconds a body must have come faster than this, or it never ends. */
const slowest = { after: 10_000, bytesPerSecond: 1_000 } as const;

/**
 * Sends single requests: no redirects, no decoding, no cookies, one connection a host.
 *
 * The body is read to its end under three limits (bytes, silence, total time), and what proved the end is reported.
 */
export class Transport {
  readonly #agent: Agent;
  /** For what the standard handshake does not reach; null where the site does not allow it. */
  readonly #permissive: Agent | null;
  readonly #limits: TimeLimits;
  /** The parser's complaint about bytes behind the announced length, by origin. */
  readonly #surplus = new Set<string>();

  /** @param monotonic milliseconds on a clock that never jumps; a body's speed is told by it */
  constructor(
    options: TransportOptions,
    readonly monotonic: () => number,
  ) {
    this.#limits = options.limits ?? timeLimits;
    this.#agent = this.#makeAgent(options, false);
    this.#permissive = options.permissive ? this.#makeAgent(options, true) : null;
  }

  #makeAgent({ map, lookup }: TransportOptions, permissive: boolean): Agent {
    const own = lookup === undefined ? {} : { lookup };
    const agent = new Agent({
      connections: 1,
      pipelining: 1,
      headersTimeout: this.#limits.headers,
      bodyTimeout: this.#limits.idle,
      connect: connectorOf({ map, timeout: this.#limits.connect, permissive, ...own }),
    });
    agent.on('disconnect', (origin, _targets, error) => {
      if (/bad response|Parse|HPE_/i.test(`${error.message} ${error.code}`)) this.#surplus.add(new URL(origin).origin);
    });
    return agent;
  }

  /**
   * Sends one request: a GET, or a POST of the form.
   *
   * @throws NoAnswer when there is no answer, or when its body did not come whole
   */
  async send(url: URL, headers: Readonly<Record<string, string>>, form?: string): Promise<Answer> {
    try {
      return await this.#send(this.#agent, url, headers, form);
    } catch (error) {
      // Some modern hosts hang with the permissive handshake, so it comes second, and only after the first has failed.
      const again = error instanceof NoAnswer && error.tls ? this.#permissive : null;
      if (again === null) throw error;
      return { ...(await this.#send(again, url, headers, form)), tls: 'permissive' };
    }
  }

  async #send(agent: Agent, url: URL, headers: Readonly<Record<string, string>>, form?: string): Promise<Answer> {
    this.#surplus.delete(url.origin);
    const chunks: Buffer[] = [];
    try {
      const signal = AbortSignal.timeout(this.#limits.total);
      const answer = await request(url, {
        dispatcher: agent,
        headers,
        signal,
        ...(form === undefined ? { method: 'GET' } : { method: 'POST', body: form }),
      });
      const began = this.monotonic();
      let length = 0;
      for await (const chunk of answer.body) {
        chunks.push(chunk);
        length += chunk.length;
        if (length > bodyLimits.page) throw new NoAnswer('refused', `more than ${bodyLimits.page} bytes on the wire`);
        const passed = this.monotonic() - began;
        if (passed > slowest.after && length < (passed / 1000) * slowest.bytesPerSecond)
          throw new NoAnswer(
            'truncated',
            `slower than ${slowest.bytesPerSecond} bytes a second`,
            Buffer.concat(chunks),
          );
      }
      const found = flatten(answer.headers);
      const announced = found['content-length'] !== undefined;
      if (announced) await this.#settled(url, chunks);
      const end = announced ? 'length' : found['transfer-encoding']?.includes('chunked') ? 'chunked' : null;
      const cookies = answer.headers['set-cookie'];
      return {
        status: answer.statusCode,
        headers: found,
        setCookie: cookies === undefined ? [] : [cookies].flat(),
        wire: Buffer.concat(chunks),
        tls: 'standard',
        // A 304 has no body to end.
        end: answer.statusCode === 304 ? 'length' : end,
      };
    } catch (error) {
      throw error instanceof NoAnswer ? error : explain(error as Error, Buffer.concat(chunks));
    }
  }

  /** A body longer than announced shows only in what the parser says next; it is given a moment to say it. */
  async #settled(url: URL, chunks: readonly Buffer[]): Promise<void> {
    for (let i = 0; i < 3; i++) await new Promise((resolve) => setImmediate(resolve));
    if (this.#surplus.has(url.origin))
      throw new NoAnswer('truncated', 'more bytes than announced', Buffer.concat(chunks));
  }

  async close(): Promise<void> {
    await this.#agent.close();
    await this.#permissive?.close();
  }
}

function flatten(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined && name !== 'set-cookie') flat[name.toLowerCase()] = [value].flat().join(', ');
  return flat;
}

function explain(error: Error & { code?: string }, wire: Buffer): NoAnswer {
  // The code of an abort is a number that tells nobody anything.
  const reason = typeof error.code === 'string' ? error.code : error.name;
  if (error instanceof NotPublic) return new NoAnswer('refused', error.message);
  if (isTlsFailure(error)) return new NoAnswer('transient', `TLS: ${reason}`, null, true);
  if (error instanceof errors.ResponseExceededMaxSizeError) return new NoAnswer('refused', reason);
  const cut =
    error instanceof errors.SocketError ||
    error instanceof errors.ResponseContentLengthMismatchError ||
    error instanceof errors.BodyTimeoutError ||
    error.name === 'TimeoutError';
  // A connection that ends before the first byte of a body is a failure to answer, not a cut page.
  // The parser says in brackets what it has stumbled over.
  if (error instanceof errors.HTTPParserError)
    return new NoAnswer('transient', `${brokenHttp}${/\(([^()]*)\)/.exec(error.message)?.[1] ?? reason}`);
  if (error instanceof errors.HeadersOverflowError) return new NoAnswer('transient', `${brokenHttp}head too long`);
  return cut && wire.length > 0 ? new NoAnswer('truncated', reason, wire) : new NoAnswer('transient', reason);
}
