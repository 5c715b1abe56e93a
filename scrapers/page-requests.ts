import pLimit from 'p-limit';
import type { Frame, Request, Route } from 'playwright';
import { isGood, type Outcome } from '../src/source.js';
import type { Fetched, Fetcher, Wanted } from './fetch.js';

/** One page may ask for so many things. */
const mostRequests = 60;
/** What fills a list. Pictures, fonts, styles, films, frames, beacons and sockets are not asked for. */
const filling = new Set(['script', 'xhr', 'fetch']);
/** A page that did not get something for one of these reasons may be half filled, and is not believed. */
const halfFilled: ReadonlySet<Outcome> = new Set(['challenge', 'transient', 'truncated', 'robots_unknown']);
/** What may be posted; the services behind lists take nothing else. */
const posted = /^application\/(?:x-www-form-urlencoded|json)\b/i;

/**
 * The requests of one page that runs in the browser. Each is answered by our Fetcher, so that hosts, robots.txt, pace and
 * limits hold for it, or not at all; the page is not left for another. What the page could not do without ends its visit.
 */
export class PageRequests {
  /** One after the other: whatever stops the page stops what it still wanted. */
  readonly #turn = pLimit(1);
  readonly #vain: string[] = [];
  #asked = 0;
  #open = 0;
  #served = false;
  #closed = false;
  #end: Fetched | null = null;
  #failure: { readonly error: unknown } | null = null;

  /**
   * @param wanted the page, as it was asked for
   * @param page what came; it is not asked for again
   * @param scripts what the site's pages have had in this run: each script is asked for once
   */
  constructor(
    readonly wanted: Wanted,
    readonly page: Fetched,
    readonly fetcher: Fetcher,
    readonly scripts: Map<string, Fetched>,
  ) {}

  /** Requests that were made. */
  get asked(): number {
    return this.#asked;
  }

  /** Some have not been answered yet. */
  get open(): boolean {
    return this.#open > 0;
  }

  /** Nothing more is asked for. */
  get over(): boolean {
    return this.#closed || this.#end !== null || this.#failure !== null;
  }

  /** What the page asked for and did not get, in words; null where it got everything. */
  get vain(): string | null {
    return this.#vain.length === 0 ? null : `asked for in vain: ${this.#vain.slice(0, 3).join(', ')}`;
  }

  /** How the visit has ended before the page came to rest; null where it has not. @throws Halted, or our own failure */
  end(): Fetched | null {
    if (this.#failure !== null) throw this.#failure.error;
    return this.#end;
  }

  /** Ends the visit. */
  stop(outcome: Outcome, reason: string): void {
    if (!this.over) this.#end = { ...this.page, outcome, reason };
  }

  /** Lets nothing more through, and waits for what is under way. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#turn(async () => {});
  }

  /** Answers a request of the browser's. @param main the frame in which the page stands */
  async answer(route: Route, main: Frame): Promise<void> {
    if (this.over) return;
    this.#open++;
    try {
      const request = route.request();
      if (request.isNavigationRequest()) await this.#navigate(route, main);
      else if (!filling.has(request.resourceType())) await route.abort('blockedbyclient');
      else await give(route, await this.#turn(() => this.#ask(request)));
    } catch (error) {
      // A tab that is closed takes no answer any more.
      if (!this.over) this.#failure = { error };
    } finally {
      this.#open--;
    }
  }

  /** The page itself is there already; no other is gone to, in its place or in a frame. */
  async #navigate(route: Route, main: Frame): Promise<void> {
    const request = route.request();
    const own = frameOf(request) === main;
    if (own && !this.#served) {
      this.#served = true;
      return give(route, this.page);
    }
    if (own) this.stop('refused', `its script leads away to ${request.url()}`);
    await route.abort('aborted');
  }

  /** What the host has for a request of the page; null for a request that is not made, or has ended the visit. */
  async #ask(request: Request): Promise<Fetched | null> {
    const url = request.url().replace(/#.*/s, '');
    const { hosts, allowed } = this.wanted;
    if (this.over || !hosts.includes(URL.parse(url)?.hostname ?? '')) return null;
    const script = request.resourceType() === 'script';
    const had = script ? this.scripts.get(url) : undefined;
    if (had !== undefined) return had;
    const post = postOf(request);
    if (post === null) return this.#inVain(url, `${request.method()} is not made`);
    if (this.#asked === mostRequests) {
      this.stop('refused', `it asks for more than ${mostRequests} things`);
      return null;
    }
    this.#asked++;
    const ajax = request.headers()['x-requested-with'] === 'XMLHttpRequest' ? ({ ajax: true } as const) : {};
    const rest = { referer: this.page.finalUrl, hosts, allowed, etag: null, lastModified: null };
    const got = await this.fetcher.fetch({ url, ...post, ...ajax, ...rest });
    if (halfFilled.has(got.outcome) && !onlyWords(got)) {
      this.#end = { ...got, reason: `asked for by the page: ${url}${got.reason === null ? '' : ` (${got.reason})`}` };
      return null;
    }
    if (got.status === null || got.body === null) return this.#inVain(url, got.outcome);
    if (script && isGood(got.outcome)) this.scripts.set(url, got);
    return got;
  }

  /** Takes note of what the page did not get and may do without. */
  #inVain(url: string, why: string): null {
    this.#vain.push(`${url} (${why})`);
    return null;
  }
}

async function give(route: Route, got: Fetched | null): Promise<void> {
  if (got?.status == null || got.body === null) return route.abort('blockedbyclient');
  const type = got.headers['content-type'];
  const headers = type === undefined ? {} : { 'content-type': type };
  await route.fulfill({ status: got.status, headers, body: got.body });
}

/** The frame that asks; null where it is no more, or not yet. */
function frameOf(request: Request): unknown {
  try {
    return request.frame();
  } catch {
    return null;
  }
}

/** What a request posts, as the Fetcher takes it; null for what is neither a GET nor a form or JSON. */
function postOf(request: Request): Pick<Wanted, 'form' | 'formType'> | null {
  if (request.method() === 'GET') return {};
  const formType = request.headers()['content-type'] ?? '';
  if (request.method() !== 'POST' || !posted.test(formType)) return null;
  return { form: request.postData() ?? '', formType };
}

/** Scripts of login forms say 请输入验证码 too; a gateway's test is a page. */
function onlyWords({ reason, body }: Fetched): boolean {
  return reason === '200 captcha' && !/^\s*</.test(body?.toString('latin1', 0, 200) ?? '');
}
