import pLimit from 'p-limit';
import type { BrowserContext, Browser as Connection, Request, Route, Page as Tab } from 'playwright';
import { isGood, type Outcome } from '../src/source.js';
import { bodyLimits } from './body.js';
import type { Fetched, Fetcher, Wanted } from './fetch.js';
import { judgePage } from './judge.js';
import type { Clock } from './pace.js';
import { within } from './within.js';

/** Milliseconds, and requests of one page. */
export const renderLimits = {
  /** A loaded page that has asked for nothing for so long has come to rest. */
  rest: 1_000,
  /** Its own time, in which it does not wait for the host: a host that wants long pauses is no fault of the page. */
  own: 30_000,
  /** The same with all waiting. */
  total: 15 * 60_000,
  /** For handing out the page, and for closing it. */
  patience: 10_000,
  requests: 60,
} as const;

const step = 50;
/** The browser as a page needs it. */
export interface Started {
  readonly connection: Connection;
  /** Ends it by force, with all pages that are open. */
  readonly kill: () => Promise<void>;
}

/** What fills a list. Pictures, fonts, styles, films, frames, beacons and sockets are not asked for. */
const filling = new Set(['script', 'xhr', 'fetch']);
/** A page that did not get something for one of these reasons may be half filled, and is not believed. */
const halfFilled: ReadonlySet<Outcome> = new Set(['challenge', 'transient', 'truncated', 'robots_unknown']);
/** What may be posted; the services behind lists take nothing else. */
const posted = /^application\/(?:x-www-form-urlencoded|json)\b/i;

/**
 * One page, run in a tab of its own until it comes to rest; what it has become is handed out as the page.
 *
 * Every request is answered by our Fetcher, so that hosts, robots.txt, pace and limits hold for it, or not at all.
 * Cookies that a script sets stay in the tab: a challenge cannot be passed that way.
 */
export class Rendering {
  /** One request after the other: whatever stops the page stops what it still wanted. */
  readonly #turn = pLimit(1);
  readonly #vain: string[] = [];
  #asked = 0;
  #open = 0;
  #served = false;
  #loaded = false;
  #ended = false;
  #end: Fetched | null = null;
  #failure: { readonly error: unknown } | null = null;

  /** @param scripts what the site's pages have had in this run: each script is asked for once */
  constructor(
    readonly wanted: Wanted,
    readonly fetcher: Fetcher,
    readonly clock: Clock,
    readonly scripts: Map<string, Fetched>,
  ) {}

  /**
   * The page as its scripts have left it; as it came where it is no page to run. The visit ends as a request ended that
   * the page could not do without.
   *
   * @throws Halted when the run may make no further request
   */
  async render(start: () => Promise<Started>): Promise<Fetched> {
    // A page that is unchanged says nothing of the list that is put into it.
    const document = await this.fetcher.fetch({ ...this.wanted, etag: null, lastModified: null });
    // Judged before anything of it is run: a challenge's script never is.
    if (!isGood(document.outcome) || !/html|^$/i.test(document.headers['content-type'] ?? '')) return document;
    const { connection, kill } = await start();
    const context = await connection.newContext({
      serviceWorkers: 'block',
      acceptDownloads: false,
      // Dates that a script writes are the same wherever the program runs.
      timezoneId: 'Asia/Shanghai',
      locale: 'zh-CN',
    });
    try {
      const html = await this.#run(context, document).catch((error: unknown) => {
        if (connection.isConnected()) throw error;
        this.#stop(document, 'transient', 'the browser ended');
        return null;
      });
      if (this.#failure !== null) throw this.#failure.error;
      const made = this.#end ?? this.#page(document, html ?? '', connection.version());
      // Counted towards the host's most for a day.
      const headers = { ...made.headers, 'x-requests': String(this.#asked + 1) };
      return { ...made, url: this.wanted.url, headers };
    } finally {
      this.#ended = true;
      await this.#turn(async () => {});
      if ((await within(context.close(), renderLimits.patience, this.clock)) === null) await kill();
    }
  }

  /** The page's HTML once it has come to rest; null where the visit has ended otherwise. */
  async #run(context: BrowserContext, document: Fetched): Promise<string | null> {
    const tab = await context.newPage();
    context.on('page', (other) => void other.close().catch(() => {}));
    tab.on('load', () => {
      this.#loaded = true;
    });
    tab.on('crash', () => this.#stop(document, 'transient', 'the page crashed'));
    await context.route('**', (route) => this.#answer(route, tab, document));
    tab.goto(document.finalUrl, { waitUntil: 'commit', timeout: 0 }).catch((error: Error) => {
      this.#stop(document, 'transient', `the page does not open: ${error.message.split('\n')[0]}`);
    });
    await this.#rest(document);
    if (this.#over()) return null;
    const size = await within(
      tab.evaluate('document.documentElement.outerHTML.length'),
      renderLimits.patience,
      this.clock,
    );
    if (size !== null && !(Number(size.value) <= bodyLimits.page)) {
      this.#stop(document, 'refused', `rendered, it has more than ${bodyLimits.page} characters`);
      return null;
    }
    const content = size === null ? null : await within(tab.content(), renderLimits.patience, this.clock);
    if (content === null) this.#stop(document, 'transient', 'the page does not come to rest');
    return content?.value ?? null;
  }

  async #rest(document: Fetched): Promise<void> {
    const { clock } = this;
    const began = clock.monotonic();
    let last = began;
    let own = 0;
    let quiet = 0;
    let asked = this.#asked;
    while (!this.#over() && quiet < renderLimits.rest) {
      await clock.sleep(step);
      const now = clock.monotonic();
      const busy = this.#open > 0 || this.#asked !== asked;
      own += busy ? 0 : now - last;
      quiet = busy || !this.#loaded ? 0 : quiet + now - last;
      if (own > renderLimits.own || now - began > renderLimits.total)
        this.#stop(document, 'transient', 'the page does not come to rest');
      last = now;
      asked = this.#asked;
    }
  }

  async #answer(route: Route, tab: Tab, document: Fetched): Promise<void> {
    try {
      const request = route.request();
      if (this.#over()) return;
      if (request.isNavigationRequest()) return await this.#navigate(route, tab, document);
      if (!filling.has(request.resourceType())) return await route.abort('blockedbyclient');
      this.#open++;
      try {
        const got = await this.#turn(() => this.#ask(request, document));
        if (this.#over()) return;
        if (got?.status == null || got.body === null) await route.abort('blockedbyclient');
        else await route.fulfill({ status: got.status, headers: typeOf(got), body: got.body });
      } finally {
        this.#open--;
      }
    } catch (error) {
      // A tab that is closed takes no answer any more.
      if (!this.#over()) this.#failure = { error };
    }
  }

  /** The page itself is there already; no other is gone to, in its place or in a frame. */
  async #navigate(route: Route, tab: Tab, document: Fetched): Promise<void> {
    const request = route.request();
    const main = frameOf(request) === tab.mainFrame();
    if (main && !this.#served) {
      this.#served = true;
      return route.fulfill({ status: 200, headers: typeOf(document), body: document.body ?? Buffer.alloc(0) });
    }
    if (main) this.#stop(document, 'refused', `its script leads away to ${request.url()}`);
    await route.abort('aborted');
  }

  /** What the host has for a request of the page; null for a request that is not made. */
  async #ask(request: Request, document: Fetched): Promise<Fetched | null> {
    const url = request.url().replace(/#.*/s, '');
    const { hosts, allowed } = this.wanted;
    if (this.#over() || !hosts.includes(URL.parse(url)?.hostname ?? '')) return null;
    const script = request.resourceType() === 'script';
    const had = script ? this.scripts.get(url) : undefined;
    if (had !== undefined) return had;
    const post = postOf(request);
    if (post === null) return this.#inVain(url, `${request.method()} is not made`);
    if (++this.#asked > renderLimits.requests) {
      this.#stop(document, 'refused', `it asks for more than ${renderLimits.requests} things`);
      return null;
    }
    const ajax = request.headers()['x-requested-with'] === 'XMLHttpRequest' ? ({ ajax: true } as const) : {};
    const wanted = {
      url,
      ...post,
      ...ajax,
      referer: document.finalUrl,
      hosts,
      allowed,
      etag: null,
      lastModified: null,
    };
    const got = await this.fetcher.fetch(wanted).catch((error: unknown) => {
      this.#failure = { error };
      return null;
    });
    if (got === null) return null;
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

  #page(document: Fetched, html: string, version: string): Fetched {
    const vain = this.#vain.length === 0 ? null : `asked for in vain: ${this.#vain.slice(0, 3).join(', ')}`;
    const { outcome, reason } = judgePage(html, new URL(this.wanted.url), new URL(document.finalUrl)) ?? {
      outcome: document.outcome,
      reason: vain,
    };
    // Nothing that could be asked for conditionally: the page's own validators say nothing of its list.
    const headers = { 'content-type': 'text/html; charset=utf-8', 'x-rendered': `chromium ${version}` };
    return { ...document, outcome, reason, headers, body: Buffer.from(html) };
  }

  #stop(document: Fetched, outcome: Outcome, reason: string): void {
    if (!this.#over()) this.#end = { ...document, outcome, reason };
  }

  #over(): boolean {
    return this.#ended || this.#end !== null || this.#failure !== null;
  }
}

function typeOf({ headers }: Fetched): Record<string, string> {
  const type = headers['content-type'];
  return type === undefined ? {} : { 'content-type': type };
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
