import { existsSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { archiveFolder } from '../../archive/archive.js';
import { exit, PersonError, RefusedError } from '../../errors.js';
import { type CrawlSummary, crawl, type Settings } from '../../pipeline/crawl.js';
import { readSite } from '../../pipeline/read-site.js';
import { assemble, type Dataset } from '../../publish/assemble.js';
import { buildRelease, type Release } from '../../publish/release.js';
import type { Site } from '../../site.js';
import { complain } from '../complain.js';
import { type CrawlOptions, chosenSites, crawlSettings, dataFolder } from '../config.js';
import { explainAfter } from '../help.js';
import { Progress } from '../progress.js';
import { worst } from '../status.js';
import { crawlDegraded, crawlText, datasetText } from '../summary.js';

const collect = (value: string, before: string[] = []) => [...before, value];

function withSites(command: Command): Command {
  return command.option('--site <slug>', 'only this site; may be given several times', collect);
}

function withCrawl(command: Command): Command {
  return withSites(command)
    .option('--contact <address>', 'who answers for the requests; sent with each of them')
    .option('--recheck', 'ask again for every report that is there, not only for tonight’s share')
    .addOption(
      new Option('--retry <what>', 'ask the hosts too that have answered with a challenge of late').choices([
        'blocked',
      ]),
    )
    .option('--map <host=address:port>', 'connect to a host there, in plain HTTP (replicas, tests)', collect);
}

export function addRun(program: Command, done: (status: number) => void): void {
  const command = withCrawl(program.command('run'))
    .summary('the nightly run: crawl, read, check, publish')
    .description(
      'Crawls the sites (only what has changed is sent again), reads and checks every report of the archive, and ' +
        'publishes a release. An interrupted run is taken up where it was.',
    );
  explainAfter(command, statuses, 'Example:', '  gongkai run --site tianjin/dongli --contact you@example.org');
  command.action(async (_options: object, called: Command) => {
    const options: CrawlOptions = called.optsWithGlobals();
    const sites = await chosenSites(options.site);
    const crawled = await crawlAll(sites, crawlSettings(options, sites));
    // What another run is still fetching is not published half done: that run publishes it.
    if (crawled.every((status) => status === exit.held)) return done(exit.held);
    const data = dataFolder(options);
    done(worst([...crawled, await publishAll(await publishable(sites, data), data)]));
  });
}

export function addCrawl(program: Command, done: (status: number) => void): void {
  const command = withCrawl(program.command('crawl'))
    .summary('discover and fetch into the archive, and nothing more')
    .description('Crawls the sites into the archive. Nothing is read and nothing is published.');
  explainAfter(command, statuses);
  command.action(async (_options: object, called: Command) => {
    const options: CrawlOptions = called.optsWithGlobals();
    const sites = await chosenSites(options.site);
    done(worst(await crawlAll(sites, crawlSettings(options, sites))));
  });
}

export function addPublish(program: Command, done: (status: number) => void): void {
  const command = withSites(program.command('publish'))
    .summary('make a release from the archive, offline')
    .description('Reads and checks every report of the archive and publishes a release. No site is asked.');
  explainAfter(command, statuses);
  command.action(async (_options: object, called: Command) => {
    const options: CrawlOptions = called.optsWithGlobals();
    const data = dataFolder(options);
    const sites = await chosenSites(options.site);
    done(await publishAll(options.site === undefined ? await publishable(sites, data) : sites, data));
  });
}

const statuses =
  'Exit status: 0 all well; 3 done, but something is degraded (a blocked host, an incomplete list, a doubtful ' +
  'reading); 4 another run holds a site; 5 nothing was published; 2 wrong usage; 1 our own failure.';

async function crawlAll(sites: readonly Site[], settings: Settings): Promise<number[]> {
  const ended: number[] = [];
  for (const site of sites) {
    try {
      const summary = await crawlOne(site, settings);
      process.stdout.write(`${crawlText(summary)}\n`);
      ended.push(crawlDegraded(summary) ? exit.degraded : exit.well);
    } catch (error) {
      // One site that is held, or cannot be asked, does not stop the others; a place that takes no files stops all.
      if (!(error instanceof PersonError) || error.status === exit.ours) throw error;
      complain(error);
      ended.push(error.status);
    }
  }
  return ended;
}

/** These sites and all others whose archive is there: a release is of everything, whatever was crawled tonight. */
async function publishable(sites: readonly Site[], data: string): Promise<Site[]> {
  const others = (await chosenSites(undefined)).filter((s) => !sites.some((own) => own.slug === s.slug));
  return [...sites, ...others.filter((s) => existsSync(archiveFolder(data, s.slug)))];
}

/** Crawls one site with its progress on standard error. */
export async function crawlOne(site: Site, settings: Settings): Promise<CrawlSummary> {
  const progress = new Progress(`${site.slug}: reports visited`);
  try {
    return await crawl(site, settings, { onProgress: (listed, visited) => progress.at(visited, listed) });
  } finally {
    progress.end();
  }
}

/** Reads the archives of these sites and publishes them. @throws RefusedError when there is nothing to publish */
export async function publishSites(
  sites: readonly Site[],
  data: string,
): Promise<{ dataset: Dataset; release: Release }> {
  const progress = new Progress('reports read');
  const read = sites.map((site) => readSite(site, data, (done, of) => progress.at(done, of)));
  progress.end();
  const dataset = assemble(read);
  if (dataset.newest === null)
    throw new RefusedError(
      `the archive below ${data} holds no report of ${sites.map((s) => s.slug).join(', ')}`,
      'Crawl first, or name the data folder with --data.',
    );
  return { dataset, release: await buildRelease(data, dataset.tables, dataset.newest, dataset.invented) };
}

async function publishAll(sites: readonly Site[], data: string): Promise<number> {
  const { dataset, release } = await publishSites(sites, data);
  process.stdout.write(`${datasetText(dataset.summary, release)}\n`);
  return dataset.summary.verdicts.has('doubtful') ? exit.degraded : exit.well;
}
