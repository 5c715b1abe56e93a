/**
 * What crawling costs, against a program that merely saves the same pages: `npm run bench:crawl -- --small`.
 *
 * A world of small sites is served on loopback and crawled through the real pipeline into real archives; then come
 * three nights without changes, and a site with a very long list. Every contestant runs in a process of its own; only ratios of
 * one run mean much. Files go to a disk in memory where there is one, so that the cost is the program's: what waiting for a
 * disk costs differs tenfold between file systems, and the peer does not wait. `--folder` measures on another.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { columns } from '../../../src/cli/terminal.js';
import { median } from '../read/pinned.js';
import { accountsOf } from './accounts.js';
import type { Job, Result, Then } from './contestant.js';
import { itemsPerPage } from './long.js';
import type { Asked, Log } from './serve.js';

const { values: options } = parseArgs({
  options: {
    small: { type: 'boolean', default: false },
    sites: { type: 'string' },
    runs: { type: 'string' },
    profile: { type: 'string' },
    folder: { type: 'string' },
  },
});
const sites = Number(options.sites ?? (options.small ? 40 : 200));
const runs = Number(options.runs ?? (options.small ? 1 : 3));
/** Requests for reports in each run of a long list. */
const reports = 500;
const memoryDisk = '/dev/shm';
const folder = mkdtempSync(
  join(options.folder ?? (existsSync(memoryDisk) ? memoryDisk : tmpdir()), 'gongkai-bench-crawl-'),
);

function next<T>(child: ChildProcess, name: string): Promise<T> {
  return new Promise((resolve, reject) => {
    child.once('message', (message: T) => resolve(message));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code}`)));
  });
}

/** Runs one contestant; its heap is asked for no more than is needed, as on a small machine. */
async function contest(job: Job): Promise<Result> {
  process.stderr.write(`${job.what} …\n`);
  const profile = options.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${options.profile}`];
  const child = fork(join(import.meta.dirname, 'contestant.js'), { execArgv: ['--expose-gc', ...profile] });
  const result = next<Result>(child, job.what);
  child.send(job);
  return result;
}

const server = fork(join(import.meta.dirname, 'serve.js'));
const { port } = await next<{ port: number }>(server, 'the server');

function takeLog(): Promise<Log> {
  const log = next<Log>(server, 'the server');
  server.send('log');
  return log;
}

const targets: { what: string; measured: number; atMost: number; digits: number }[] = [];
const target = (what: string, measured: number, atMost: number, digits = 2) =>
  targets.push({ what, measured, atMost, digits });
const notes: string[] = [];

/**
 * The last quarter of the looks against the second; the first still fills caches. The least of each: what a look finds
 * above that are the pages of the moment.
 */
function slope(sizes: readonly number[]): number {
  const quarter = Math.max(Math.floor(sizes.length / 4), 1);
  return Math.min(...sizes.slice(-quarter)) / Math.min(...sizes.slice(quarter, 2 * quarter));
}

/** Three times over, for a contestant that does so little is disturbed by anything: the run in the middle. */
async function bare(then: Then, asked: readonly Asked[]): Promise<Result> {
  const results: Result[] = [];
  for (let i = 0; i < 3; i++) {
    results.push(await contest({ what: 'bare', port, folder: join(folder, `${then} ${i}`), asked, then }));
    await takeLog();
  }
  const middle = results.sort((a, b) => a.cpu - b.cpu)[1];
  if (middle === undefined) throw new Error('no contestant came to its end');
  return middle;
}

async function crawlWorld(): Promise<void> {
  const world = join(folder, 'world');
  const began = performance.now();
  const crawl = { what: 'crawl', port, folder: world, sites, again: 'rota', night: 0, looking: false } as const;
  const ours = await contest(crawl);
  const seconds = (performance.now() - began) / 1000;
  const log = await takeLog();
  const looking = await contest({ ...crawl, folder: join(folder, 'looked at'), looking: true });
  await takeLog();
  const peer = await bare('save', log.asked);
  const durable = await bare('save durably', log.asked);
  const { wrong, ...counts } = accountsOf(world, sites);
  for (const line of wrong.slice(0, 20)) process.stderr.write(`  ${line}\n`);
  const ms = (r: Result) => `${(r.cpu / log.asked.length).toFixed(3)} ms CPU a request`;
  notes.push(
    `${sites} sites, ${ours.visits} visits, ${log.asked.length} requests, ${seconds.toFixed(0)} s: ${ms(ours)}, saving alone ${ms(peer)}, saving durably ${ms(durable)}: the crawl costs ${(ours.cpu / durable.cpu).toFixed(2)} times that`,
    `reports: ${Object.entries(counts)
      .map(([name, n]) => `${n} ${name}`)
      .join(', ')}; visits: ${ours.outcomes.map(([o, n]) => `${n} ${o}`).join(', ')}`,
  );
  target('reports lost, unaccounted for, or not kept as served', wrong.length, 0, 0);
  target('requests to one host at the same time', log.sideBySide, 1, 0);
  target('peak memory of the crawl, MB', ours.peak, 512, 0);
  target('heap, last quarter of the crawl / second', slope(looking.looks.map((l) => l.heap)), 1.1);
  target('resident memory, last quarter of the crawl / second', slope(looking.looks.map((l) => l.resident)), 1.1);
  target('CPU of the crawl / saving the same pages', ours.cpu / peer.cpu, 4);

  const known = new Set(log.asked.filter(([, , , status]) => status === 200).map(([host, path]) => host + path));
  const nights: { asked: number; costs: number }[] = [];
  for (const night of [1, 2, 3]) {
    const ours = await contest({ ...crawl, night });
    const { asked } = await takeLog();
    const plain = await bare('read', asked);
    const again = new Set(asked.map(([host, path]) => host + path).filter((key) => isReport(key) && known.has(key)));
    const perRequest = (r: Result) => (r.cpu / asked.length).toFixed(3);
    notes.push(
      `night ${night}: ${asked.length} requests, ${again.size} of ${counts.had} known reports: ${perRequest(ours)} ms CPU a request, bare ${perRequest(plain)} ms; ${(ours.cpu / counts.had).toFixed(3)} ms a known report`,
    );
    nights.push({ asked: again.size / counts.had, costs: ours.cpu / plain.cpu });
  }
  target('known reports asked for in a night without changes, at most', Math.max(...nights.map((n) => n.asked)), 0.1);
  target('CPU of such a night / bare conditional requests', median(nights.map((n) => n.costs)), 3);
}

function isReport(key: string): boolean {
  return /\/t\d+_\d+\.html$/.test(key);
}

async function crawlLongLists(): Promise<void> {
  const peaks = new Map<number, number>();
  for (const pages of [20, 200]) {
    const found: number[] = [];
    for (let run = 0; run < runs; run++) {
      const data = join(folder, `long${pages}-${run}`);
      const result = await contest({ what: 'long', port, folder: data, pages, reports });
      const { asked } = await takeLog();
      const visited = asked.filter(([, path]) => isReport(path)).length;
      if (visited !== reports) throw new Error(`${visited} reports were asked for, not ${reports}`);
      found.push(result.peak);
      rmSync(data, { recursive: true });
    }
    peaks.set(pages, median(found));
  }
  const [few, many] = [peaks.get(20) ?? Number.NaN, peaks.get(200) ?? Number.NaN];
  notes.push(
    `peak memory with ${200 * itemsPerPage} listed: ${many.toFixed(0)} MB, with ${20 * itemsPerPage}: ${few.toFixed(0)} MB, ${reports} reports asked for in both`,
  );
  target(`peak memory with ${200 * itemsPerPage} queued / ${20 * itemsPerPage}`, many / few, 1.25);
}

try {
  await crawlWorld();
  if (runs > 0) await crawlLongLists();
} finally {
  server.disconnect();
  rmSync(folder, { recursive: true, force: true });
}

const isMet = (t: { measured: number; atMost: number }) => t.measured <= t.atMost;
const rows = targets.map((t) => [t.what, t.measured.toFixed(t.digits), `≤ ${t.atMost}`, isMet(t) ? 'met' : 'MISSED']);
process.stdout.write(`${notes.join('\n')}\n\n`);
process.stdout.write(`${columns([['bar', 'measured', 'bar', ''], ...rows], ['left', 'right', 'right', 'left'])}\n`);
process.exitCode = targets.every(isMet) ? 0 : 1;
