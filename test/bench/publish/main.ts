/**
 * What publishing costs: `npm run bench:publish -- --small`.
 *
 * Archives of invented sites are written, read and published through the real pipeline; the long Parquet file is held
 * against DuckDB's row appender with the same rows, and two releases are compared. Each part runs in a process of its
 * own; only ratios of one run mean much.
 */
import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { columns } from '../../../src/cli/terminal.js';
import type { Job, Result } from './contestant.js';

const { values: options } = parseArgs({
  options: {
    small: { type: 'boolean', default: false },
    sites: { type: 'string' },
    bodies: { type: 'string', default: '143' },
  },
});
const sites = Number(options.sites ?? (options.small ? 5 : 50));
const bodies = Number(options.bodies);
/** Of a comparison of two releases, whatever the machine. */
const patience = 120;
/** Megabytes of one process, for any number of reports. */
const mostMemory = 600;
const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-publish-'));
const data = join(folder, 'data');

function contest(job: Job): Promise<Result> {
  process.stderr.write(`${job.what} …\n`);
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'contestant.js'));
    child.once('message', (result: Result) => resolve(result));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${job.what} ended with ${code}`)));
    child.send(job);
  });
}

const targets: { what: string; measured: number; atMost: number; digits: number }[] = [];
const target = (what: string, measured: number, atMost: number, digits = 2) =>
  targets.push({ what, measured, atMost, digits });
const notes: string[] = [];
const grouped = (n: number) => Math.round(n).toLocaleString('en-US');

/** Two releases of all reports, one in a hundred of which was changed in between. */
async function publishTwice(): Promise<void> {
  await contest({ what: 'grow', data, from: 0, sites, bodies, edited: 0 });
  const fewer = await contest({ what: 'publish', data, sites: Math.max(1, Math.floor(sites / 5)) });
  const whole = await contest({ what: 'publish', data, sites });
  notes.push(
    `published: ${grouped(whole.reports)} reports, ${grouped(whole.rows)} figures, ${whole.cpu.toFixed(0)} s CPU (${((whole.cpu / whole.reports) * 1000).toFixed(1)} ms a report), ${grouped(whole.peak)} MB at most`,
  );
  await contest({ what: 'grow', data, from: 0, sites, bodies, edited: 100 });
  // Only the second has a release before it to be held against.
  const next = await contest({ what: 'publish', data, sites });
  target(`peak memory of publishing ${grouped(fewer.reports)} reports, MB`, fewer.peak, mostMemory, 0);
  target(`the same of ${grouped(whole.reports)} reports, MB`, whole.peak, mostMemory, 0);
  target(`the same where a release stands, MB`, next.peak, mostMemory, 0);
  target(`${grouped(whole.reports)} reports / ${grouped(fewer.reports)} reports`, whole.peak / fewer.peak, 1.25);
  const began = performance.now();
  const [before, after] = [basename(whole.release), basename(next.release)];
  const compared = await contest({ what: 'diff', data, before, after });
  const seconds = (performance.now() - began) / 1000;
  notes.push(`compared: ${compared.said.trim().split('\n').slice(0, 6).join('\n          ')}`);
  target('comparing the two releases, seconds', seconds, patience, 1);
  target('peak memory of comparing them, MB', compared.peak, mostMemory, 0);
}

/** The same rows in our way and in the appender's; twice, so that neither has the cold disk alone. */
async function compareWays(): Promise<void> {
  const some = Math.min(sites, 10);
  const measured = { parquet: Number.POSITIVE_INFINITY, appender: Number.POSITIVE_INFINITY };
  let rows = 0;
  for (const pass of [1, 2])
    for (const what of ['parquet', 'appender'] as const) {
      const own = join(folder, `${what}-${pass}`);
      mkdirSync(own);
      const result = await contest({ what, data, folder: own, sites: some });
      if (rows !== 0 && rows !== result.rows) throw new Error(`${rows} rows, and then ${result.rows}`);
      rows = result.rows;
      measured[what] = Math.min(measured[what], result.cpu);
      rmSync(own, { recursive: true });
    }
  const each = (s: number) => `${((s / rows) * 1e6).toFixed(2)} µs a row`;
  notes.push(
    `long table: ${grouped(rows)} rows, to Parquet ${each(measured.parquet)}, row appender ${each(measured.appender)}`,
  );
  target('CPU of the long Parquet file / of appending its rows', measured.parquet / measured.appender, 0.5);
}

try {
  await publishTwice();
  await compareWays();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const verdicts = targets.map(({ what, measured, atMost, digits }) => [
  what,
  measured.toFixed(digits),
  `≤ ${atMost}`,
  measured <= atMost ? 'met' : 'MISSED',
]);
process.stdout.write(`${notes.join('\n')}\n\n`);
process.stdout.write(
  `${columns([['target', 'measured', 'bar', ''], ...verdicts], ['left', 'right', 'right', 'left'])}\n`,
);
process.exitCode = targets.every((t) => t.measured <= t.atMost) ? 0 : 1;
