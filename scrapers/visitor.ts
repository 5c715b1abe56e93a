import type { Outcome, Source } from '../src/source.js';
import { isGood } from '../src/source.js';
import type { Render } from './browser.js';
import { type Ask, keyOf } from './family.js';
import type { Fetched, Fetcher, Wanted } from './fetch.js';
import { Halted } from './gate.js';
import { isPageForFile, isTitled, likenessOf, pageForFile } from './impostors.js';
import { captchaPage, type Judgement } from './judge.js';
import type { Mark } from './recall.js';
import { retryAfter } from './retry-after.js';
import { type Rules, rulesOf } from './robots.js';

export type Purpose = 'robots' | 'navigation' | 'list' | 'article' | 'part' | 'attachment';

/** What is already known of a URL. */
export interface Known {
  readonly sha256: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What a visit leaves behind, before it has been kept. */
export interface Visit extends Omit<Source, 'time' | 'sha256' | 'bytes'> {
  readonly purpose: Purpose;
  readonly partOf: string | null;
  readonly part: number | null;
  /** The bytes to keep; null where there are none, or where the kept ones still stand. */
  readonly body: Buffer | null;
  /** The kept bytes that still stand. */
  readonly unchanged: string | null;
}

/** Where visits are kept. The web wing knows no archive; this is all that it asks of one. */
export interface Memory {
  /** The last good version of a page; null when there is none. */
  known(url: string): Known | null;
  /** This run's own visit to the URL, where an interrupted run is taken up again. */
  visited(url: string): Pick<Source, 'outcome' | 'status' | 'finalUrl' | 'sha256'> | null;
  bytes(sha256: string): Buffer;
  keep(visit: Visit): void;
}

/** A page as the families see it. */
export interface Page {
  readonly url: string;
  /** The decoded text: HTML, or what a list's service answers. */
  readonly text: string;
}

/** How a visit ended, with the page where there is one. */
export interface Visited {
  readonly outcome: Outcome;
  /** Brought from where it is kept, and decoded, when it is first asked for. */
  readonly page: Page | null;
  /** Tells the page apart without looking into it; null where there is none. */
  readonly mark: Mark | null;
  /** Why no visit was made at all. */
  readonly halted?: string;
}

/** A host that is not asked any more, and why. */
export interface Stop {
  readonly outcome: Outcome;
  /** In words, for the person who looks at the run. */
  readonly reason: string;
}

export interface VisitOptions {
  readonly purpose: Purpose;
  readonly partOf?: string;
  readonly part?: number;
  /** The page that led here. */
  readonly referer?: string;
  /** A family's word on a page that came with status 200. */
  readonly judge?: (page: Page) => Judgement | null;
}

/** Decodes a page's bytes; null for what is no text. Given from outside, so that both wings decode alike. */
export type ToText = (bytes: Buffer, contentType: string | null) => string | null;

/** Visits to a host on end, each tried three times, that brought no answer at all. */
const mostSilent = 3;
/** A path that no site has. */
const nowhere = '/no-such-page-4f1c8e27a0.html';
/** Milliseconds; a host that asks for a longer pause is asked nothing more in this run. */
const patience = 60_000;

/** Milliseconds for which a host's rules hold (RFC 9309, 2.4). */
const rulesHold = 24 * 60 * 60 * 1000;

/**
 * Visits the pages of one site: asks robots.txt first, asks conditionally for what is known, keeps every visit, and
 * leaves a host alone for the rest of the run once it has answered with a challenge.
 */
export class Visitor {
  readonly #rules = new Map<string, Promise<HeldRules>>();
  readonly #stopped: Map<string, Stop>;
  readonly #silent = new Map<string, number>();
  /** The first address of an article's likeness, and by origin what is answered for any address. */
  readonly #bodies = new Map<string, string>();
  readonly #answers = new Map<string, string>();
  #last: { readonly bytes: Buffer; readonly url: string; readonly page: Page | null } | null = null;

  /** @param parked hosts that are not asked in this run at all: what they did in earlier ones is not forgotten */
  constructor(
    readonly hosts: readonly string[],
    readonly fetcher: Fetcher,
    readonly memory: Memory,
    readonly toText: ToText,
    parked: ReadonlyMap<string, Stop> = new Map(),
    /** Renders the site's lists, where only a browser can fill them. */
    readonly render: Render | null = null,
  ) {
    this.#stopped = new Map(parked);
  }

  /** Hosts that were given up in this run, and why. */
  get stopped(): ReadonlyMap<string, Stop> {
    return this.#stopped;
  }

  /** @throws Halted when the run may make no further request */
  async visit(ask: Ask, options: VisitOptions): Promise<Visited> {
    const key = keyOf(ask);
    const before = this.memory.visited(key);
    if (before !== null) {
      if (before.outcome === 'challenge') this.#stopped.set(hostOf(before.finalUrl), challenged);
      return this.#kept(key, before);
    }
    const stopped = this.#stopped.get(hostOf(ask.url));
    if (stopped !== undefined) return notVisited(stopped.outcome, stopped.reason);
    try {
      // A redirect, or a page's script, may lead to a host that is left alone.
      const allowed = async (hop: URL) =>
        this.#stopped.get(hop.host)?.outcome ?? (await this.#rulesFor(hop)).verdict(hop.href);
      return await this.#ask(ask, options, allowed);
    } catch (error) {
      if (!(error instanceof Halted) || error.scope === 'run') throw error;
      this.#stopped.set(hostOf(ask.url), { outcome: 'transient', reason: error.reason });
      return notVisited('transient', error.reason);
    }
  }

  async #ask(ask: Ask, options: VisitOptions, allowed: (hop: URL) => Promise<Outcome | null>): Promise<Visited> {
    const known = this.memory.known(keyOf(ask));
    // What a script would ask a service for, a family asks for itself.
    const plain = options.purpose !== 'list' || ask.form !== undefined || ask.ajax !== undefined;
    const render = plain ? null : this.render;
    const wanted: Wanted = {
      ...ask,
      referer: options.referer ?? null,
      hosts: this.hosts,
      etag: known?.headers['etag'] ?? null,
      lastModified: known?.headers['last-modified'] ?? null,
      allowed,
    };
    const fetched = await (render === null ? this.fetcher.fetch(wanted) : render(wanted));
    const judged = this.#judged({ ...fetched, url: keyOf(ask) }, options, known);
    const visit = options.purpose === 'article' ? await this.#doubted(judged, allowed) : judged;
    if (visit.purpose !== 'robots') this.#mayStop(visit);
    this.memory.keep(visit);
    const { outcome, finalUrl, headers, body, unchanged } = visit;
    if (!isGood(outcome)) return { outcome, page: null, mark: null };
    const sha256 = unchanged ?? this.memory.visited(visit.url)?.sha256 ?? null;
    const bytes = () => (unchanged === null ? body : this.memory.bytes(unchanged));
    return new LazilyRead(outcome, markOf(finalUrl, headers, sha256), () => this.#page(finalUrl, headers, bytes()));
  }

  /**
   * An article with the words of another one may be what the host answers for any address: it is asked, once, for
   * one that cannot be there.
   */
  async #doubted(visit: Visit, allowed: (hop: URL) => Promise<Outcome | null>): Promise<Visit> {
    if (visit.body === null || !isGood(visit.outcome)) return visit;
    const page = this.#page(visit.finalUrl, visit.headers, visit.body);
    if (page !== null && isTitled(page)) return visit;
    const hash = likenessOf(visit.body);
    const other = this.#bodies.get(hash) ?? visit.url;
    this.#bodies.set(hash, other);
    if (other === visit.url) return visit;
    const { origin } = new URL(visit.finalUrl);
    const any = this.#answers.get(origin) ?? (await this.#answerForAny(origin, allowed));
    this.#answers.set(origin, any);
    return any === hash ? { ...visit, outcome: 'soft404', reason: 'what the host answers for any address' } : visit;
  }

  /** The likeness of what a host answers with status 200 for an address that no page has; empty where it says that there is none. */
  async #answerForAny(origin: string, allowed: (hop: URL) => Promise<Outcome | null>): Promise<string> {
    const url = new URL(nowhere, origin).href;
    const wanted = { url, referer: null, hosts: this.hosts, etag: null, lastModified: null, allowed };
    const { body, ...rest } = await this.fetcher.fetch(wanted);
    this.memory.keep({ ...rest, purpose: 'navigation', partOf: null, part: null, body, unchanged: null });
    return isGood(rest.outcome) && body !== null ? likenessOf(body) : '';
  }

  /** A host is left alone after a challenge, after 429, and after three visits on end without any answer. */
  #mayStop({ finalUrl, outcome, status, headers }: Visit): void {
    const host = hostOf(finalUrl);
    const silent = outcome === 'transient' && status === null ? (this.#silent.get(host) ?? 0) + 1 : 0;
    this.#silent.set(host, silent);
    if (outcome === 'challenge') this.#stopped.set(host, challenged);
    else if (status === 429) this.#stopped.set(host, { outcome, reason: 'it asked for peace (429)' });
    else if (outcome === 'transient' && (retryAfter(headers, this.fetcher.options.pace.clock.now()) ?? 0) > patience)
      this.#stopped.set(host, { outcome, reason: `it asked for peace (${status})` });
    else if (silent === mostSilent) this.#stopped.set(host, { outcome, reason: 'it did not answer any more' });
  }

  /** The visit to be kept: the fetch, with the family's word on the page, and what was known put in where it stands. */
  #judged(fetched: Fetched, options: VisitOptions, known: Known | null): Visit {
    const { body, ...rest } = fetched;
    const origin = { purpose: options.purpose, partOf: options.partOf ?? null, part: options.part ?? null };
    if (fetched.outcome === 'not_modified')
      // A 304 that nobody asked for says nothing.
      return known === null
        ? {
            ...rest,
            ...origin,
            outcome: 'needs_person',
            reason: '304 without a condition',
            body: null,
            unchanged: null,
          }
        : { ...rest, ...origin, headers: { ...known.headers, ...rest.headers }, body: null, unchanged: known.sha256 };
    // One file that is for persons alone says nothing of the host: its pages go on being had.
    if (options.purpose === 'attachment' && fetched.outcome === 'challenge' && fetched.reason === captchaPage)
      return { ...rest, ...origin, outcome: 'needs_person', body, unchanged: null };
    const page = isGood(fetched.outcome) ? this.#page(fetched.finalUrl, fetched.headers, body) : null;
    const empty = isGood(fetched.outcome) && body?.length === 0 && options.purpose !== 'robots';
    const error: Judgement | null = empty ? { outcome: 'soft404', reason: 'an empty page' } : null;
    const instead = options.purpose === 'attachment' && isPageForFile(fetched) ? pageForFile : null;
    const verdict = error ?? instead ?? (page === null ? null : (options.judge?.(page) ?? null));
    return { ...rest, ...origin, ...(verdict ?? {}), body, unchanged: null };
  }

  #kept(url: string, { outcome, finalUrl, sha256 }: Pick<Source, 'outcome' | 'finalUrl' | 'sha256'>): Visited {
    if (!isGood(outcome) || sha256 === null) return { outcome, page: null, mark: null };
    const headers = this.memory.known(url)?.headers ?? {};
    const page = () => this.#page(finalUrl, headers, this.memory.bytes(sha256));
    return new LazilyRead(outcome, markOf(finalUrl, headers, sha256), page);
  }

  /** A page is judged first and read then; it is the same page, and its bytes are decoded once. */
  #page(url: string, headers: Readonly<Record<string, string>>, bytes: Buffer | null): Page | null {
    if (bytes === null) return null;
    if (this.#last?.bytes === bytes && this.#last.url === url) return this.#last.page;
    const text = this.toText(bytes, headers['content-type'] ?? null);
    const page = text === null ? null : { url, text };
    this.#last = { bytes, url, page };
    return page;
  }

  /** The host's rules, asked for once a run, and once more after each day of a long one; kept like any page. */
  async #rulesFor(url: URL): Promise<Rules> {
    const asked = this.#rules.get(url.origin) ?? this.#askRules(url, false);
    this.#rules.set(url.origin, asked);
    const { rules, until } = await asked;
    if (this.#elapsed() < until) return rules;
    if (this.#rules.get(url.origin) === asked) this.#rules.set(url.origin, this.#askRules(url, true));
    return this.#rulesFor(url);
  }

  /** @param anew also where this run has asked already */
  async #askRules(url: URL, anew: boolean): Promise<HeldRules> {
    const robots = new URL('/robots.txt', url.origin).href;
    const until = this.#elapsed() + rulesHold;
    const before = anew ? null : this.memory.visited(robots);
    const { outcome } = before ?? (await this.#ask({ url: robots }, { purpose: 'robots' }, async () => null));
    const last = this.memory.visited(robots);
    // A failure may be tried again and is not remembered; what came a day ago does not stand for it.
    const visit = last?.outcome === outcome ? last : null;
    const body = visit?.sha256 == null ? null : this.memory.bytes(visit.sha256);
    const rules = rulesOf(robots, visit?.outcome ?? 'transient', visit?.status ?? null, body);
    this.fetcher.options.pace.slowDown(url.host, rules.delay);
    return { rules, until };
  }

  /** Milliseconds; only differences mean anything. */
  #elapsed(): number {
    return this.fetcher.options.pace.clock.monotonic();
  }
}

/** A host's rules, and until when they may be relied on, by the clock of pauses. */
interface HeldRules {
  readonly rules: Rules;
  readonly until: number;
}

const challenged: Stop = { outcome: 'challenge', reason: 'it answered with a challenge' };

/** A visit that brought a page, or the word that it still stands; few pages of a quiet night are looked into. */
class LazilyRead implements Visited {
  #page: Page | null | undefined;

  constructor(
    readonly outcome: Outcome,
    readonly mark: Mark | null,
    readonly read: () => Page | null,
  ) {}

  get page(): Page | null {
    if (this.#page === undefined) this.#page = this.read();
    return this.#page;
  }
}

function notVisited(outcome: Outcome, halted: string): Visited {
  return { outcome, page: null, mark: null, halted };
}

function markOf(url: string, headers: Readonly<Record<string, string>>, sha256: string | null): Mark | null {
  return sha256 === null ? null : { url, sha256, contentType: headers['content-type'] ?? null };
}

function hostOf(url: string): string {
  return new URL(url).host;
}
