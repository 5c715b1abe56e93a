import type { BrowserContext, Browser as Connection, Page as Tab } from 'playwright';
import { isGood } from '../src/source.js';
import { bodyLimits } from './body.js';
import type { Fetched, Fetcher, Wanted } from './fetch.js';
import { judgePage } from './judge.js';
import type { Clock } from './pace.js';
import { PageRequests } from './page-requests.js';
import { within } from './within.js';

/** Milliseconds. */
const limits = {
  /** A loaded page that has asked for nothing for so long has come to rest. */
  rest: 1_000,
  /** Its own time, in which it does not wait for the host: a host that wants long pauses is no fault of the page. */
  own: 30_000,
  /** The same with all waiting. */
  total: 15 * 60_000,
  /** For handing out the page, and for closing it. */
  patience: 10_000,
} as const;
const step = 50;

/** The browser as a page needs it. */
export interface Started {
  readonly connection: Connection;
  /** Ends it by force, with all pages that are open. */
  readonly kill: () => Promise<void>;
}

/** What rendering needs beside the page. */
export interface Renderer {
  readonly fetcher: Fetcher;
  readonly clock: Clock;
  /** What the site's pages have had in this run. */
  readonly scripts: Map<string, Fetched>;
  readonly start: () => Promise<Started>;
}

/**
 * Fetches a page and runs it in a tab of its own until it comes to rest; what it has become is the page, judged as any.
 * Cookies that a script sets stay in the tab: a challenge cannot be passed that way.
 *
 * @returns the page as its scripts have left it; as it came where it is no page to run; else how the visit ended
 * @throws Halted when the run may make no further request; PersonError when the browser does not start
 */
export async function renderPage(wanted: Wanted, renderer: Renderer): Promise<Fetched> {
  const { fetcher, clock, scripts, start } = renderer;
  // Without a condition: a page that is unchanged says nothing of the list that is put into it.
  const page = await fetcher.fetch({ ...wanted, etag: null, lastModified: null });
  // Judged before anything of it is run: a challenge's script never is.
  if (!isGood(page.outcome) || !/html|^$/i.test(page.headers['content-type'] ?? '')) return page;
  const { connection, kill } = await start();
  const requests = new PageRequests(wanted, page, fetcher, scripts);
  let context: BrowserContext | null = null;
  let html: string | null = null;
  try {
    context = await connection.newContext({
      serviceWorkers: 'block',
      acceptDownloads: false,
      // Dates that a script writes are the same wherever the program runs.
      timezoneId: 'Asia/Shanghai',
      locale: 'zh-CN',
    });
    html = await run(context, requests, clock);
  } catch (error) {
    if (connection.isConnected()) throw error;
    requests.stop('transient', 'the browser ended');
  } finally {
    await requests.close();
    if (context !== null && (await within(context.close(), limits.patience, clock)) === null) await kill();
  }
  const ended = requests.end() ?? rendered(wanted, page, html ?? '', connection.version(), requests.vain);
  // Counted towards the host's most for a day.
  return { ...ended, url: wanted.url, headers: { ...ended.headers, 'x-requests': String(requests.asked + 1) } };
}

/** The page's HTML once it has come to rest; null where the visit has ended otherwise. */
async function run(context: BrowserContext, requests: PageRequests, clock: Clock): Promise<string | null> {
  const tab = await context.newPage();
  const { finalUrl } = requests.page;
  let loaded = false;
  tab.on('load', () => {
    loaded = true;
  });
  tab.on('crash', () => requests.stop('transient', 'the page crashed'));
  // A window that a script opens is closed; what it asks for on the way is no request of the page.
  context.on('page', (other) => void other.close().catch(() => {}));
  await context.route('**', (route) => requests.answer(route, tab.mainFrame()));
  tab.goto(finalUrl, { waitUntil: 'commit', timeout: 0 }).catch((error: Error) => {
    requests.stop('transient', `the page does not open: ${error.message.split('\n')[0]}`);
  });
  const rests = await comesToRest(requests, () => loaded, clock);
  const html = rests ? await htmlOf(tab, requests, clock) : null;
  if (html === null) requests.stop('transient', 'the page does not come to rest');
  return html;
}

async function comesToRest(requests: PageRequests, isLoaded: () => boolean, clock: Clock): Promise<boolean> {
  const began = clock.monotonic();
  let last = began;
  let own = 0;
  let quiet = 0;
  let asked = 0;
  while (quiet < limits.rest) {
    await clock.sleep(step);
    const now = clock.monotonic();
    const busy = requests.open || requests.asked !== asked;
    own += busy ? 0 : now - last;
    quiet = busy || !isLoaded() ? 0 : quiet + now - last;
    if (requests.over || own > limits.own || now - began > limits.total) return false;
    last = now;
    asked = requests.asked;
  }
  return true;
}

async function htmlOf(tab: Tab, requests: PageRequests, clock: Clock): Promise<string | null> {
  const size = await within(tab.evaluate('document.documentElement.outerHTML.length'), limits.patience, clock);
  if (size === null) return null;
  if (!(Number(size.value) <= bodyLimits.page))
    requests.stop('refused', `rendered, it has more than ${bodyLimits.page} characters`);
  if (requests.over) return null;
  return (await within(tab.content(), limits.patience, clock))?.value ?? null;
}

function rendered(wanted: Wanted, page: Fetched, html: string, version: string, vain: string | null): Fetched {
  const judged = judgePage(html, new URL(wanted.url), new URL(page.finalUrl));
  const { outcome, reason } = judged ?? { outcome: page.outcome, reason: vain };
  // No validators: the page's own say nothing of its list, and must not be asked with.
  const headers = { 'content-type': 'text/html; charset=utf-8', 'x-rendered': `chromium ${version}` };
  return { ...page, outcome, reason, headers, body: Buffer.from(html) };
}
