import { Agent, type Dispatcher, errors } from 'undici';
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
    const reception = new Reception(this.#limits.total, this.monotonic);
    const asked = { origin: url.origin, path: url.pathname + url.search, headers };
    const { status, headers: told } = await new Promise<Head>((resolve, reject) => {
      reception.onWhole = resolve;
      reception.onFailure = reject;
      agent.dispatch({ ...asked, ...(form === undefined ? get : { method: 'POST', body: form }) }, reception);
    });
    const cookies = told['set-cookie'];
    const found = flatten(told);
    const wire = Buffer.concat(reception.chunks);
    const announced = found['content-length'] !== undefined;
    if (announced) await this.#settled(url, wire);
    const end = announced ? 'length' : found['transfer-encoding']?.includes('chunked') ? 'chunked' : null;
    return {
      status,
      headers: found,
      setCookie: cookies === undefined ? [] : [cookies].flat(),
      wire,
      tls: 'standard',
      // A 304 has no body to end.
      end: status === 304 ? 'length' : end,
    };
  }

  /** A body longer than announced shows only in what the parser says next; it is given a moment to say it. */
  async #settled(url: URL, wire: Buffer): Promise<void> {
    for (let i = 0; i < 3; i++) await new Promise((resolve) => setImmediate(resolve));
    if (this.#surplus.has(url.origin)) throw new NoAnswer('truncated', 'more bytes than announced', wire);
  }

  async close(): Promise<void> {
    await this.#agent.close();
    await this.#permissive?.close();
  }
}

const get = { method: 'GET' } as const;

interface Head {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/**
 * Receives one answer from the client itself, for a stream in between costs as much again as the request. The body is
 * received under our limits: bytes, speed, and the time from the asking to the end.
 */
class Reception implements Dispatcher.DispatchHandler {
  readonly chunks: Buffer[] = [];
  onWhole: (head: Head) => void = () => {};
  onFailure: (error: NoAnswer) => void = () => {};
  #head: Head | null = null;
  #length = 0;
  #began = 0;
  #controller: Dispatcher.DispatchController | null = null;
  #failure: NoAnswer | null = null;
  readonly #timer: NodeJS.Timeout;

  constructor(
    total: number,
    readonly monotonic: () => number,
  ) {
    this.#timer = setTimeout(() => this.#end(explain(new TooLong(), Buffer.concat(this.chunks))), total);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    // Its time was over while it waited for a connection.
    if (this.#failure !== null) controller.abort(this.#failure);
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: Head['headers']): void {
    // What comes before the answer (RFC 9110, 15.2) is none.
    if (status < 200) return;
    this.#head = { status, headers };
    this.#began = this.monotonic();
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.chunks.push(chunk);
    this.#length += chunk.length;
    if (this.#length > bodyLimits.page)
      this.#end(new NoAnswer('refused', `more than ${bodyLimits.page} bytes on the wire`));
    const passed = this.monotonic() - this.#began;
    if (passed > slowest.after && this.#length < (passed / 1000) * slowest.bytesPerSecond) {
      const reason = `slower than ${slowest.bytesPerSecond} bytes a second`;
      this.#end(new NoAnswer('truncated', reason, Buffer.concat(this.chunks)));
    }
  }

  onResponseEnd(): void {
    clearTimeout(this.#timer);
    if (this.#head !== null) this.onWhole(this.#head);
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    clearTimeout(this.#timer);
    this.onFailure(this.#failure ?? explain(error, Buffer.concat(this.chunks)));
  }

  /** Ends the request from our side; the client may not have begun it yet, and nobody waits for that. */
  #end(failure: NoAnswer): void {
    this.#failure ??= failure;
    clearTimeout(this.#timer);
    this.#controller?.abort(this.#failure);
    this.onFailure(this.#failure);
  }
}

/** The time for the whole answer is over. */
class TooLong extends Error {
  override readonly name = 'TimeoutError';
}

function flatten(headers: Head['headers']): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined && name !== 'set-cookie') flat[name] = typeof value === 'string' ? value : value.join(', ');
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
