import { existsSync } from 'node:fs';
import pLimit from 'p-limit';
import { exit, PersonError } from '../src/errors.js';
import type { Fetched, Fetcher, Wanted } from './fetch.js';
import type { Clock } from './pace.js';
import { renderPage, type Started } from './render.js';
import { within } from './within.js';

/** Has a page rendered, in place of fetching it as it is. */
export type Render = (wanted: Wanted) => Promise<Fetched>;

const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const remedy = 'Install it (apt-get install chromium), or name it in gongkai.yaml: “browser: /path/to/chromium”.';
/** Pages that are rendered at the same time; each is a process of its own and takes some hundred megabytes. */
const sideBySide = 4;
/** Milliseconds that the browser has to end by itself before it is killed. */
const patience = 10_000;

/**
 * The network is asked by our Fetcher alone. Should a request ever get past the interception, the browser itself knows
 * no address and sends nothing around the names.
 */
const switches = [
  '--disable-gpu',
  '--disable-background-networking',
  '--no-proxy-server',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--force-webrtc-ip-handling-policy',
  '--js-flags=--max-old-space-size=512',
];

interface Running extends Started {
  readonly close: () => Promise<void>;
}

/** Where Chromium is on this machine; null for nowhere. */
export function findChromium(): string | null {
  return usual.find((path) => existsSync(path)) ?? null;
}

/**
 * The system's Chromium, for the lists of sites that say `browser: true`. It is started with the first such list and
 * serves all sites of a run until it is closed.
 */
export class Browser {
  readonly #limit = pLimit(sideBySide);
  #starting: Promise<Running> | null = null;

  /**
   * @param configured where Chromium is; null for the usual places
   * @param clock runs as the machine's does: the browser lives by that one
   */
  constructor(
    readonly configured: string | null,
    readonly clock: Clock,
  ) {}

  /** Where Chromium is. @throws PersonError when it is not there: nothing can be asked of a site that needs it */
  path(): string {
    const path = this.configured ?? findChromium();
    if (path !== null && existsSync(path)) return path;
    const where = path === null ? `, and there is none (${usual.join(', ')})` : `, and ${path} is not there`;
    throw new PersonError(`its lists are filled by a script that only Chromium runs${where}`, remedy, exit.degraded);
  }

  /** Renders pages of one site, with everything that they ask for fetched by the site's own Fetcher. */
  renderer(fetcher: Fetcher): Render {
    const renderer = { fetcher, clock: this.clock, scripts: new Map(), start: () => this.#started() };
    return (wanted) => this.#limit(() => renderPage(wanted, renderer));
  }

  /** Ends the browser, by force if it does not end by itself. */
  async close(): Promise<void> {
    const started = await this.#starting?.catch(() => null);
    this.#starting = null;
    if (started == null) return;
    if ((await within(started.close(), patience, this.clock)) === null) await started.kill();
  }

  async #started(): Promise<Started> {
    const started = await this.#starting;
    // It crashed, or was killed because a page could not be closed.
    if (started?.connection.isConnected() === false) this.#starting = null;
    this.#starting ??= this.#start();
    return this.#starting;
  }

  async #start(): Promise<Running> {
    const executablePath = this.path();
    // Loaded here, so that no other verb waits for it.
    const { chromium } = await import('playwright');
    try {
      const server = await chromium.launchServer({
        executablePath,
        args: switches,
        host: '127.0.0.1',
        // Ctrl-C ends the run in good order; the browser is closed with it.
        handleSIGINT: false,
        handleSIGTERM: false,
        handleSIGHUP: false,
      });
      const connection = await chromium.connect(server.wsEndpoint());
      return { connection, close: () => server.close(), kill: () => server.kill() };
    } catch (error) {
      const why = (error as Error).message.split('\n')[0];
      throw new PersonError(`${executablePath} does not start: ${why}`, remedy, exit.degraded);
    }
  }
}
