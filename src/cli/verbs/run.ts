import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Gate } from '../../../scrapers/gate.js';
import { freeBytes } from '../../disk.js';
import { exit, PersonError, RefusedError } from '../../errors.js';
import { aheadOf } from '../../pipeline/ahead.js';
import type { Settings } from '../../pipeline/crawl.js';
import { crawlSites, type SiteRun, silentHosts } from '../../pipeline/crawl-sites.js';
import { archiveBytes, makeRunFolder, writeRunRecord } from '../../pipeline/run-folder.js';
import { fallsOf, publishedRecord, type RunKind, type RunRecord, siteRecord } from '../../pipeline/run-record.js';
import { FailedAssertions } from '../../publish/assertions/refusal.js';
import type { Site } from '../../site.js';
import { utc } from '../../source.js';
import { aheadText } from '../ahead-text.js';
import { complain } from '../complain.js';
import {
  type CrawlOptions,
  chosenSites,
  collect,
  crawlSettings,
  isTablesOnly,
  numberFrom1,
  tablesOnly,
  webhookOf,
} from '../config.js';
import { explainAfter } from '../help.js';
import { openLog } from '../log.js';
import { notify } from '../notify.js';
import { Progress } from '../progress.js';
import { runEvery } from '../schedule.js';
import { worst } from '../status.js';
import { crawlText } from '../summary.js';
import { paint } from '../terminal.js';
import { publishAll, publishable } from './publish.js';

const statuses =
  'Exit status: 0 all well; 3 done, but something is degraded (a blocked host, an incomplete list, a doubtful ' +
  'reading); 4 another run holds a site; 5 nothing was published; 2 wrong usage; 1 our own failure.';

function year(value: string): number {
  if (!/^20\d\d$/.test(value)) throw new InvalidArgumentError('A year is written 2024.');
  return Number(value);
}

function withCrawl(command: Command): Command {
  return command
    .option('--site <slug>', 'only this site; may be given several times', collect)
    .option('--year <year>', 'only reports of this year; may be given several times', (v, before: number[] = []) => [
      ...before,
      year(v),
    ])
    .option('--max-requests <number>', 'end after so many requests; the next run goes on', numberFrom1)
    .addOption(
      new Option('--retry <what>', 'ask the hosts too that have answered with a challenge of late').choices([
        'blocked',
      ]),
    )
    .option('--dry-run', 'only say what would be asked for, and how long that takes')
    .option('--contact <address>', 'who answers for the requests; sent with each of them')
    .option('--map <host=address:port>', 'connect to a host there, in plain HTTP (replicas, tests)', collect);
}

const recheck = ['--recheck', 'ask again for every report that is there, not only for tonight’s share'] as const;

export function addRun(program: Command, done: (status: number) => void): void {
  const command = withCrawl(program.command('run'))
    .option(...tablesOnly)
    .option(...recheck)
    .option('--every <cron>', 'stay, and run at these times (Asia/Shanghai): "0 2 * * *"')
    .summary('the nightly run: crawl what is due, read, check, publish')
    .description(
      'Asks every list for what is new, new reports at once, known ones by a rota of thirty nights; reads and checks ' +
        'every report of the archive, and publishes a release. An interrupted run is taken up where it was.',
    );
  explainAfter(command, statuses, 'Example:', '  gongkai run --site tianjin/dongli --contact you@example.org');
  command.action(async (options: CrawlOptions & { every?: string }, called: Command) => {
    const all: CrawlOptions = called.optsWithGlobals();
    if (options.every === undefined) return done(await runVerb('nightly', all, true));
    // What is wrong with the call is said now, and not at two in the morning.
    crawlSettings(all, await chosenSites(all.site));
    done(await runEvery(options.every, process.argv.slice(2)));
  });
}

export function addBackfill(program: Command, done: (status: number) => void): void {
  const command = withCrawl(program.command('backfill'))
    .option(...tablesOnly)
    .option('--from <year>', 'the first year', year, 2008)
    .summary('the same for all past years, slower and gentler')
    .description(
      'Asks for every report of past years that is not there yet, five seconds apart, into the same archive. It can be ' +
        'ended at any point and goes on where it was; a nightly run before, after or in between makes no difference.',
    );
  explainAfter(command, statuses, 'Example:', '  gongkai backfill --from 2008 --site tianjin/dongli --dry-run');
  command.action(async (_options: object, called: Command) => {
    done(await runVerb('backfill', called.optsWithGlobals(), true));
  });
}

export function addCrawl(program: Command, done: (status: number) => void): void {
  const command = withCrawl(program.command('crawl'))
    .option(...recheck)
    .summary('discover and fetch into the archive, and nothing more')
    .description('Crawls the sites into the archive. Nothing is read and nothing is published.');
  explainAfter(command, statuses);
  command.action(async (_options: object, called: Command) => {
    done(await runVerb('crawl', called.optsWithGlobals(), false));
  });
}

/** Crawls, publishes where that is asked for, and leaves the run's record behind, however it ends. */
async function runVerb(kind: RunKind, options: CrawlOptions, publishes: boolean): Promise<number> {
  const sites = await chosenSites(options.site);
  const settings = crawlSettings(options, sites, kind === 'backfill');
  if (options.dryRun) {
    process.stdout.write(`${aheadText(sites.map((site) => aheadOf(site, settings)))}\n`);
    return exit.well;
  }
  const { data, clock } = settings;
  const slugs = sites.map((s) => s.slug);
  const before = archiveBytes(data, slugs);
  const { id, folder } = makeRunFolder(data, kind, clock.now());
  const log = openLog(folder);
  const began = utc(clock.now());
  const letGo = onInterrupt(settings.gate);
  let runs: readonly SiteRun[] = [];
  let published: RunRecord['published'] = null;
  let status: number = exit.ours;
  const hooked: Settings = { ...settings, onVisit: log.visit };
  try {
    runs = await crawlAll(sites, hooked);
    const silent = silentHosts(runs);
    if (silent !== null)
      throw new PersonError(
        `not one of ${silent} hosts has answered`,
        'Look at the network of this machine; nothing is concluded about the sites, and nothing was published.',
        exit.ours,
      );
    const crawled = worst(runs.map((r) => r.status));
    status = crawled;
    // What another run is still fetching is not published half done: that run publishes it.
    if (publishes && runs.some((r) => r.status !== exit.held) && letGo.interrupted() === null) {
      const made = await publishAll(await publishable(sites, data), data, isTablesOnly(options));
      process.stdout.write(`${made.text}\n`);
      published = publishedRecord(made.measured, made.dataset.summary, made.release, began);
      const falls = fallsOf(published);
      for (const fall of falls) process.stdout.write(`  ${paint('yellow', 'falls')}     ${fall}\n`);
      status = worst([crawled, made.status, falls.length > 0 ? exit.degraded : exit.well]);
    }
    return status;
  } catch (error) {
    // A run that was ended before its first report has nothing to publish, and that has been said.
    const nothingYet = error instanceof RefusedError && !(error instanceof FailedAssertions);
    if (nothingYet && runs.some((r) => 'summary' in r && r.summary.halted !== null)) return status;
    status = error instanceof PersonError ? error.status : exit.ours;
    throw error;
  } finally {
    letGo.end();
    const archives = archiveBytes(data, slugs);
    const ahead = sites.map((site) => aheadOf(site, { ...settings, again: 'never' }));
    const record: RunRecord = {
      schemaVersion: 1,
      id,
      kind,
      began,
      ended: utc(clock.now()),
      status,
      requests: settings.gate.made,
      sites: runs.map(siteRecord),
      published,
      ahead: { reports: sum(ahead.map((a) => a.unhad)), hours: Math.max(0, ...ahead.map((a) => a.hours)) },
      disk: { archives, grown: archives - before, free: freeBytes(data) },
    };
    log.end(status);
    writeRunRecord(data, record);
    process.stdout.write(`  record    ${folder}/run.md\n`);
    await notify(webhookOf(options), record);
  }
}

async function crawlAll(sites: readonly Site[], settings: Settings): Promise<SiteRun[]> {
  const progress = new Progress(sites.length === 1 ? `${sites[0]?.slug}: reports visited` : 'reports visited');
  try {
    return await crawlSites(sites, settings, {
      onProgress: (due, visited) => progress.at(visited, due),
      onSite: (run) => {
        progress.pause();
        if ('error' in run) complain(run.error);
        else process.stdout.write(`${crawlText(run.summary)}\n`);
      },
    });
  } finally {
    progress.end();
  }
}

/** The first Ctrl-C ends the run in good order, with what was fetched kept; a second one ends it at once. */
function onInterrupt(gate: Gate): { interrupted: () => string | null; end: () => void } {
  let by: string | null = null;
  const stop = (signal: NodeJS.Signals) => {
    if (by !== null) process.exit(exit.ours);
    by = signal;
    gate.close(`ended by ${signal}`);
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  return {
    interrupted: () => by,
    end: () => void process.off('SIGINT', stop).off('SIGTERM', stop),
  };
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
