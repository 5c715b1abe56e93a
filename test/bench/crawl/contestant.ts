/**
 * One contestant in a process of its own. What it is to do comes over the channel from its parent, and what it came to
 * goes back.
 */

import { mkdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { Agent, request } from 'undici';
import type { Again } from '../../../scrapers/due.js';
import { Gate, noLimits } from '../../../scrapers/gate.js';
import type { Clock } from '../../../scrapers/pace.js';
import { writeWhole } from '../../../src/disk.js';
import { type CrawlSummary, crawl } from '../../../src/pipeline/crawl.js';
import type { Site } from '../../../src/site.js';
import type { Outcome } from '../../../src/source.js';
import { testSettings } from '../../support/settings.js';
import { longSite } from './long.js';
import type { Asked } from './serve.js';
import { siteOf } from './world.js';

/** What comes is merely read, saved to files, or saved so that a power cut takes nothing. */
export type Then = 'read' | 'save' | 'save durably';

export type Job = { readonly port: number; readonly folder: string } & (
  | {
      readonly what: 'crawl';
      readonly sites: number;
      readonly again: Again;
      readonly night: number;
      /**
       * Memory is looked at on the way. The CPU is not measured beside that: a collection that nobody needed throws
       * compiled code away too, and compiling it again after every look costs a quarter of the crawl.
       */
      readonly looking: boolean;
    }
  | { readonly what: 'long'; readonly pages: number; readonly reports: number }
  /** Ask the same, with the same entity tags, and do with what comes as told. */
  | { readonly what: 'bare'; readonly asked: readonly Asked[]; readonly then: Then }
);

export interface Result {
  /** Milliseconds, user and system. */
  readonly cpu: number;
  /** Megabytes. */
  readonly peak: number;
  /** Visits that were made, or requests. */
  readonly visits: number;
  /** What is kept in memory, and resident, after each fortieth of the work, in megabytes. */
  readonly looks: readonly { readonly heap: number; readonly resident: number }[];
  readonly summaries: readonly { readonly slug: string; readonly listed: number; readonly due: number }[];
  readonly outcomes: readonly (readonly [Outcome, number])[];
}

const sideBySide = 16;
const day = 24 * 60 * 60 * 1000;

/** Real time, some nights later; pauses before another try are cut short, for they cost nothing but patience. */
function benchClock(night: number): Clock {
  return {
    now: () => new Date(Date.now() + night * day),
    monotonic: () => performance.now(),
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, Math.min(milliseconds, 2))),
  };
}

function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

const megabyte = 1_000_000;
const looks: { heap: number; resident: number }[] = [];

/** Garbage is collected first: when the machine does so by itself says nothing of what is kept. */
function look(): void {
  globalThis.gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  looks.push({ heap: (heapUsed + external) / megabyte, resident: rss / megabyte });
}

async function crawlSites(
  { port, folder }: Job,
  sites: readonly Site[],
  options: { again: Again; night: number; altogether: number | null; looking: boolean },
): Promise<{ summaries: CrawlSummary[]; visits: number }> {
  const clock = benchClock(options.night);
  const hosts = sites.flatMap((s) => s.hosts);
  let visits = 0;
  const settings = testSettings(folder, new Map(hosts.map((host) => [host, { address: '127.0.0.1', port }])), {
    userAgent: 'gongkai-bench',
    clock,
    gate: new Gate({ ...noLimits, altogether: options.altogether }, clock, () => false),
    again: options.again,
    retryBlocked: false,
    onVisit: () => {
      visits++;
    },
  });
  const limit = pLimit(sideBySide);
  let ended = 0;
  const every = Math.max(Math.floor(sites.length / 40), 1);
  const summaries = await Promise.all(
    sites.map((site) =>
      limit(async () => {
        const summary = await crawl(site, settings, { onProgress: () => {} });
        if (options.looking && ++ended % every === 0) look();
        return summary;
      }),
    ),
  );
  return { summaries, visits };
}

/** What a program does that knows nothing of reports: ask, and read what comes, or save it. */
async function bare({ port, folder, asked, then }: Job & { what: 'bare' }): Promise<number> {
  const agent = new Agent({ connections: sideBySide, pipelining: 1 });
  const limit = pLimit(sideBySide);
  if (then !== 'read') mkdirSync(folder, { recursive: true });
  const one = async ([host, path, tag]: Asked, i: number) => {
    try {
      const headers = { host, ...(tag === null ? {} : { 'if-none-match': tag }) };
      const answer = await request(`http://127.0.0.1:${port}${path}`, { dispatcher: agent, headers });
      const bytes = Buffer.from(await answer.body.arrayBuffer());
      const file = join(folder, `${i}.html`);
      if (then === 'save') await writeFile(file, bytes);
      if (then === 'save durably') writeWhole(file, bytes);
    } catch {
      // A host that resets the connection, or cuts the body: there is nothing to save.
    }
  };
  await Promise.all(asked.map((a, i) => limit(one, a, i)));
  await agent.close();
  return asked.length;
}

async function run(job: Job): Promise<Pick<Result, 'visits' | 'summaries' | 'outcomes'>> {
  if (job.what === 'bare') return { visits: await bare(job), summaries: [], outcomes: [] };
  const long = job.what === 'long';
  const sites = long ? [longSite(job.pages)] : Array.from({ length: job.sites }, (_, i) => siteOf(i));
  // robots.txt and the list's pages come before the reports.
  const options = long
    ? ({ again: 'never', night: 0, altogether: 1 + job.pages + job.reports, looking: false } as const)
    : { ...job, altogether: null };
  const { summaries, visits } = await crawlSites(job, sites, options);
  const outcomes = new Map<Outcome, number>();
  for (const s of summaries) for (const [o, n] of s.outcomes) outcomes.set(o, (outcomes.get(o) ?? 0) + n);
  return {
    visits,
    summaries: summaries.map(({ site, listed, due }) => ({ slug: site.slug, listed, due })),
    outcomes: [...outcomes],
  };
}

process.once('message', async (job: Job) => {
  const before = cpu();
  const did = await run(job);
  const result: Result = {
    ...did,
    cpu: cpu() - before,
    peak: process.resourceUsage().maxRSS / 1024,
    looks,
  };
  process.send?.(result, () => process.disconnect());
});
