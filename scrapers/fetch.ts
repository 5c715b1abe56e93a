import { CookieJar } from 'tough-cookie';
import { promised, sniff } from '../src/media.js';
import { isGood, type Outcome, type Source } from '../src/source.js';
import { BadBody, decodeBody } from './body.js';
import { forwardIn } from './forward.js';
import type { Gate } from './gate.js';
import { judgePage, judgeStatus } from './judge.js';
import type { Pace } from './pace.js';
import { retryAfter } from './retry-after.js';
import { type Answer, brokenHttp, NoAnswer, Transport, type TransportOptions } from './transport.js';
import type { ToText } from './visitor.js';

/** One page to be had. */
export interface Wanted {
  readonly url: string;
  /** A form to be posted; a plain GET where left out. */
  readonly form?: string;
  /** The media type of what is posted; a form's where left out. */
  readonly formType?: string;
  readonly ajax?: true;
  /** The page that led here; null for none. */
  readonly referer: string | null;
  /** Hosts that may be asked; a redirect to any other is refused. */
  readonly hosts: readonly string[];
  /** From the last good visit, for a conditional request. */
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Whether the rules of the site allow a URL; asked again for every hop. */
  readonly allowed: (url: URL) => Promise<Outcome | null>;
}

/** How a visit ended, and the bytes if there are any worth keeping. */
export interface Fetched extends Omit<Source, 'time' | 'sha256' | 'bytes'> {
  readonly body: Buffer | null;
}

export interface FetcherOptions extends TransportOptions {
  readonly userAgent: string;
  readonly pace: Pace;
  readonly gate: Gate;
  /** Decodes what is judged; where left out, everything is taken for UTF-8. */
  readonly toText?: ToText;
  /** From 0 to 1, another one at each call; chance where left out. */
  readonly jitter?: () => number;
}

const mostHops = 5;
const mostTries = 3;
const firstPause = 1_000;
const longestPause = 60_000;
/** Such bodies end in something that is not there, or in nothing that could be. */
const endMissing = 'nothing shows that the page is whole';
const endUnknown = 'a body of this kind shows no end';
const kept = ['content-type', 'content-encoding', 'content-length', 'etag', 'last-modified', 'location', 'retry-after'];

/** Fetches pages politely and reports every end a visit can have; no error of the network escapes it. */
export class Fetcher {
  readonly #transport: Transport;
  readonly #jitter: () => number;
  readonly #jar = new CookieJar(undefined, { rejectPublicSuffixes: false });
  /** Some host has set one. */
  #cookies = false;

  constructor(readonly options: FetcherOptions) {
    this.#jitter = options.jitter ?? Math.random;
    this.#transport = new Transport(options, () => options.pace.clock.monotonic());
  }

  /** Tries up to three times where a later try may work, with growing pauses, or the pause that the host asks for. */
  async fetch(wanted: Wanted): Promise<Fetched> {
    let before: Buffer | null = null;
    for (let tries = 1; ; tries++) {
      const fetched = this.#settled(await this.#follow(wanted), before, tries);
      before = fetched.reason === endUnknown ? fetched.body : null;
      const again = fetched.outcome === 'transient' || fetched.outcome === 'truncated';
      const asked = retryAfter(fetched.headers, this.options.pace.clock.now()) ?? 0;
      // A little more each time and never the same, so that hosts that failed together are not asked together.
      const own = firstPause * 4 ** (tries - 1) * (1 + this.#jitter() / 4);
      const pause = Math.max(own, asked);
      if (!again || tries === mostTries || pause > longestPause) return fetched;
      await this.options.pace.clock.sleep(pause);
    }
  }

  async close(): Promise<void> {
    await this.#transport.close();
  }

  /** What only several tries show: the same bytes twice are whole, and HTTP broken each time is for a person to see. */
  #settled(fetched: Fetched, before: Buffer | null, tries: number): Fetched {
    const { outcome, reason, body } = fetched;
    if (reason === endUnknown && before !== null && body?.equals(before) === true)
      return { ...fetched, outcome: 'ok_end_unproven', reason: 'nothing shows its end, but it came twice the same' };
    const broken = outcome === 'transient' && reason?.startsWith(brokenHttp) === true && tries === mostTries;
    return broken ? { ...fetched, outcome: 'needs_person' } : fetched;
  }

  async #follow(wanted: Wanted): Promise<Fetched> {
    const asked = new URL(wanted.url);
    let url = asked;
    for (let hop = 0; hop <= mostHops; hop++) {
      const no = await this.#refusal(url, wanted);
      if (no !== null) return no;
      let answer: Answer;
      try {
        answer = await this.options.pace.at(url.host, async () => {
          this.options.gate.pass(url.host);
          // A redirect is followed with a plain GET, as browsers do.
          const form = hop === 0 ? wanted.form : undefined;
          const got = await this.#transport.send(url, await this.#headers(url, wanted, hop === 0), form);
          this.#leaveAlone(url.host, got);
          return got;
        });
      } catch (error) {
        if (!(error instanceof NoAnswer)) throw error;
        return end(wanted, url, error.outcome, error.message, { body: error.wire });
      }
      for (const cookie of answer.setCookie) {
        await this.#jar.setCookie(cookie, url.href, { ignoreError: true });
        this.#cookies = true;
      }
      const settled = isRedirect(answer) ? null : settle(wanted, asked, url, answer, this.options.toText);
      const location = settled === null ? answer.headers['location'] : forwardOf(settled);
      if (location == null) return settled ?? end(wanted, url, 'needs_person', 'a redirect to nowhere', { answer });
      const next = URL.parse(location, url.href);
      if (next === null) return end(wanted, url, 'needs_person', `redirect to ${location}`, { answer });
      next.hash = '';
      url = next;
    }
    return end(wanted, url, 'needs_person', `more than ${mostHops} redirects`, {});
  }

  /** Nobody asks the host while it wants to be left alone: the pause is the host's, and not the page's. */
  #leaveAlone(host: string, { status, headers }: Answer): void {
    const asked = status === 429 || status >= 500 ? retryAfter(headers, this.options.pace.clock.now()) : null;
    // One that wants more is given up, and nobody waits for it.
    if (asked !== null && asked <= longestPause) this.options.pace.postpone(host, asked);
  }

  /** Hosts that are not the site's, schemes and ports that no page has, and what robots.txt forbids. */
  async #refusal(url: URL, wanted: Wanted): Promise<Fetched | null> {
    if (url.protocol !== 'https:' && url.protocol !== 'http:')
      return end(wanted, url, 'refused', `scheme ${url.protocol}`, {});
    if (url.port !== '' || url.username !== '') return end(wanted, url, 'refused', `address ${url.host}`, {});
    if (!wanted.hosts.includes(url.hostname)) return end(wanted, url, 'refused', `host ${url.hostname}`, {});
    const outcome = await wanted.allowed(url);
    return outcome === null ? null : end(wanted, url, outcome, null, {});
  }

  async #headers(url: URL, wanted: Wanted, first: boolean): Promise<Record<string, string>> {
    const cookie = this.#cookies ? await this.#jar.getCookieString(url.href) : '';
    const { etag, lastModified, referer, ajax, form, formType } = wanted;
    return {
      'user-agent': this.options.userAgent,
      accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
      'accept-language': 'zh-CN,zh;q=0.9',
      'accept-encoding': 'gzip',
      ...(cookie === '' ? {} : { cookie }),
      ...(referer === null || new URL(referer).host !== url.host ? {} : { referer }),
      ...(ajax === undefined ? {} : { 'x-requested-with': 'XMLHttpRequest' }),
      ...(first && form !== undefined ? { 'content-type': formType ?? 'application/x-www-form-urlencoded' } : {}),
      ...(first && etag !== null ? { 'if-none-match': etag } : {}),
      ...(first && lastModified !== null ? { 'if-modified-since': lastModified } : {}),
    };
  }
}

function isRedirect({ status }: Answer): boolean {
  return status >= 300 && status <= 399 && status !== 304;
}

/** Where a page that was had whole sends its reader on; null where it is a page itself. */
function forwardOf({ outcome, status, body }: Fetched): string | null {
  return status === 200 && body !== null && isGood(outcome) ? forwardIn(body) : null;
}

/** The outcome of an answer that is no redirect. */
function settle(wanted: Wanted, asked: URL, url: URL, answer: Answer, toText?: ToText): Fetched {
  if (answer.status === 304) return end(wanted, url, 'not_modified', null, { answer });
  try {
    const type = answer.headers['content-type'] ?? '';
    const body = decodeBody(answer.wire, answer.headers['content-encoding'] ?? '', type, answer.end);
    const shown = sniff(body.bytes);
    const judged =
      judgeStatus(answer.status, () => body.bytes.toString()) ??
      (shown === null
        ? judgePage(toText?.(body.bytes, answer.headers['content-type'] ?? null) ?? body.bytes.toString(), asked, url)
        : null);
    if (judged !== null)
      return end(wanted, url, judged.outcome, judged.reason, { answer, body: body.bytes, end: body.end });
    if (body.end === null)
      return end(wanted, url, 'truncated', body.cut ? endMissing : endUnknown, { answer, body: body.bytes });
    const outcome = body.proved ? 'ok' : 'ok_end_unproven';
    const reason = [body.repaired, disagreement(shown, type, url)].filter((r) => r !== null).join('; ') || null;
    return end(wanted, url, outcome, reason, { answer, body: body.bytes, end: body.end });
  } catch (error) {
    if (!(error instanceof BadBody)) throw error;
    return end(wanted, url, error.outcome, error.message, { answer, body: answer.wire });
  }
}

/** A type that is declared, or that the address ends in, and that the bytes do not have. */
function disagreement(shown: string | null, declared: string, url: URL): string | null {
  const is = shown ?? 'text';
  const says = [declared.split(';')[0]?.trim() ?? '', url.pathname].filter((says) => {
    const type = promised(says);
    return type !== null && type !== is;
  });
  return says.length === 0 ? null : `${says.join(' and ')}, but the bytes are ${is}`;
}

interface Rest {
  readonly answer?: Answer;
  readonly body?: Buffer | null;
  readonly end?: Source['end'];
}

function end(wanted: Wanted, url: URL, outcome: Outcome, reason: string | null, rest: Rest): Fetched {
  const all = rest.answer?.headers ?? {};
  const tls = rest.answer?.tls === 'permissive' ? { 'x-tls': 'permissive' } : {};
  // The date of an answer matters only where it says how long to wait.
  const names = all['retry-after'] === undefined ? kept : [...kept, 'date'];
  const ours = Object.fromEntries(names.flatMap((name) => (all[name] === undefined ? [] : [[name, all[name]]])));
  return {
    url: wanted.url,
    finalUrl: url.href,
    status: rest.answer?.status ?? null,
    outcome,
    reason,
    headers: { ...ours, ...tls },
    end: rest.end ?? null,
    body: rest.body ?? null,
  };
}
