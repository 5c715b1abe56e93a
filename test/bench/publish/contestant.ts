import { statSync } from 'node:fs';
import { join } from 'node:path';
import { type DuckDBAppender, DuckDBInstance } from '@duckdb/node-api';
import { diffText } from '../../../src/cli/diff-text.js';
import { publishSites } from '../../../src/pipeline/publish-sites.js';
import { readSite } from '../../../src/pipeline/read-site.js';
import { figuresTable, type Row, sqlType } from '../../../src/publish/columns.js';
import { inDatabase } from '../../../src/publish/database.js';
import { compareReleases } from '../../../src/publish/diff/compare.js';
import { figuresQuery } from '../../../src/publish/figure-lines.js';
import { findRelease } from '../../../src/publish/releases.js';
import { figureRows, figuresOf } from '../../../src/publish/rows.js';
import { Spool } from '../../../src/publish/spool.js';
import { benchSite, growSite } from './grow.js';

/** What a process of the bench is to do. */
export type Job =
  | {
      readonly what: 'grow';
      readonly data: string;
      readonly from: number;
      readonly sites: number;
      readonly bodies: number;
      readonly edited: number;
    }
  | { readonly what: 'publish'; readonly data: string; readonly sites: number }
  | { readonly what: 'diff'; readonly data: string; readonly before: string; readonly after: string }
  | { readonly what: 'parquet' | 'appender'; readonly data: string; readonly folder: string; readonly sites: number };

export interface Result {
  readonly release: string;
  readonly reports: number;
  readonly rows: number;
  /** CPU seconds of what is measured. */
  readonly cpu: number;
  /** Most memory that the process ever held, in megabytes. */
  readonly peak: number;
  readonly bytes: number;
  /** What it says to a person. */
  readonly said: string;
}

const none = { release: '', reports: 0, rows: 0, cpu: 0, bytes: 0, said: '' };

async function jobDone(job: Job): Promise<Omit<Result, 'peak'>> {
  if (job.what === 'grow') {
    let reports = 0;
    for (let n = job.from; n < job.from + job.sites; n++)
      reports += await growSite(job.data, benchSite(n), job.bodies, job.edited);
    return { ...none, reports };
  }
  if (job.what === 'diff') {
    const [before, after] = [findRelease(job.data, job.before), findRelease(job.data, job.after)];
    const clock = new Stopwatch();
    const said = await clock.during(() => compareReleases(before, after, async (found) => diffText(found, [])));
    return { ...none, cpu: clock.seconds, said };
  }
  const sites = Array.from({ length: job.sites }, (_, n) => benchSite(n));
  if (job.what === 'publish') {
    const clock = new Stopwatch();
    let reports = 0;
    const onSite = (read: { records: readonly unknown[] }) => {
      reports += read.records.length;
    };
    const { release } = await clock.during(() => publishSites(sites, job.data, { onSite }));
    return { ...none, release: release.folder, reports, rows: release.rows.get('figures') ?? 0, cpu: clock.seconds };
  }
  return job.what === 'parquet' ? writeParquet(job) : appendRows(job);
}

/** CPU seconds of the pieces that are measured. */
class Stopwatch {
  seconds = 0;

  async during<T>(work: () => T | Promise<T>): Promise<T> {
    const before = process.cpuUsage();
    const result = await work();
    const { user, system } = process.cpuUsage(before);
    this.seconds += (user + system) / 1e6;
    return result;
  }
}

type Work = Extract<Job, { what: 'parquet' | 'appender' }>;

/** Our way: a line a report into the spool, and the database makes the Parquet file of it. */
async function writeParquet({ data, folder, sites }: Work): Promise<Omit<Result, 'peak'>> {
  const clock = new Stopwatch();
  const spool = new Spool(folder);
  let reports = 0;
  for (let n = 0; n < sites; n++) {
    const { records } = readSite(benchSite(n), data, () => {});
    reports += records.length;
    // What makes the rows is the same on both sides, and on neither counted.
    const rows = records.map((record) => figuresOf(record));
    await clock.during(() => {
      for (const own of rows) spool.figures(own);
    });
  }
  const path = join(folder, 'figures.parquet');
  const lines = await clock.during(async () => {
    const [spooled] = spool.end();
    if (spooled?.shapes == null) throw new Error('no figures');
    const query = figuresQuery(spooled.lines.path, spooled.shapes, true);
    await inDatabase((db) => db.run(`COPY (${query}) TO '${path}' (FORMAT parquet, COMPRESSION zstd)`));
    return spooled.lines;
  });
  return { ...none, reports, rows: lines.count, cpu: clock.seconds, bytes: statSync(path).size };
}

/** The usual way: each row appended to a table, value by value; its Parquet file is not even counted. */
async function appendRows({ data, folder, sites }: Work): Promise<Omit<Result, 'peak'>> {
  const clock = new Stopwatch();
  const database = await DuckDBInstance.create(join(folder, 'appended.duckdb'), { threads: '1' });
  const db = await database.connect();
  const columns = figuresTable.columns.map((c) => `"${c.name}" ${c.type === 'decimal' ? 'DOUBLE' : sqlType(c.type)}`);
  await db.run(`CREATE TABLE figures (${columns.join(', ')})`);
  let [reports, rows] = [0, 0];
  const appender = await db.createAppender('figures');
  for (let n = 0; n < sites; n++) {
    const { records } = readSite(benchSite(n), data, () => {});
    reports += records.length;
    const all = records.flatMap((record) => figureRows(figuresOf(record)));
    rows += all.length;
    await clock.during(() => {
      for (const row of all) append(appender, row);
    });
  }
  await clock.during(() => appender.closeSync());
  db.closeSync();
  return { ...none, reports, rows, cpu: clock.seconds };
}

function append(appender: DuckDBAppender, row: Row): void {
  for (const { name, type } of figuresTable.columns) {
    const value = row[name] ?? null;
    if (value === null) appender.appendNull();
    else if (type === 'text') appender.appendVarchar(String(value));
    else if (type === 'integer') appender.appendBigInt(BigInt(value));
    else if (type === 'decimal') appender.appendDouble(Number(value));
    else appender.appendBoolean(value === true);
  }
  appender.endRow();
}

process.once('message', async (job: Job) => {
  const done = await jobDone(job);
  process.send?.({ ...done, peak: process.resourceUsage().maxRSS / 1024 } satisfies Result);
  process.disconnect();
});
