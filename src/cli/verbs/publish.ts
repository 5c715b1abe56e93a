import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { archiveFolder } from '../../archive/archive.js';
import { exit, RefusedError } from '../../errors.js';
import type { SiteRead } from '../../normalise/site-read.js';
import { readSite } from '../../pipeline/read-site.js';
import { assemble, type Dataset } from '../../publish/assemble.js';
import { buildRelease, type Release } from '../../publish/release.js';
import { reviewFile, writeReview } from '../../publish/review.js';
import type { Site } from '../../site.js';
import { type CommonOptions, chosenSites, collect, dataFolder } from '../config.js';
import { explainAfter } from '../help.js';
import { Progress } from '../progress.js';
import { datasetText, namesText } from '../summary.js';

export function addPublish(program: Command, done: (status: number) => void): void {
  const command = program
    .command('publish')
    .summary('make a release from the archive, offline')
    .description('Reads and checks every report of the archive and publishes a release. No site is asked.')
    .option('--site <slug>', 'only this site; may be given several times', collect);
  explainAfter(
    command,
    'Exit status: 0 all well; 3 done, but a reading is doubtful; 5 nothing was published; 2 wrong usage; 1 our own failure.',
  );
  command.action(async (_options: object, called: Command) => {
    const options: CommonOptions & { site?: readonly string[] } = called.optsWithGlobals();
    const data = dataFolder(options);
    const sites = await chosenSites(options.site);
    const { status, text } = await publishAll(
      options.site === undefined ? await publishable(sites, data) : sites,
      data,
    );
    process.stdout.write(`${text}\n`);
    done(status);
  });
}

/** These sites and all others whose archive is there: a release is of everything, whatever was crawled tonight. */
export async function publishable(sites: readonly Site[], data: string): Promise<Site[]> {
  const others = (await chosenSites(undefined)).filter((s) => !sites.some((own) => own.slug === s.slug));
  return [...sites, ...others.filter((s) => existsSync(archiveFolder(data, s.slug)))];
}

/**
 * Reads the archives of these sites and publishes them, and writes down which names wait for a reviewer.
 *
 * @throws RefusedError when there is nothing to publish
 */
export async function publishSites(
  sites: readonly Site[],
  data: string,
): Promise<{ read: readonly SiteRead[]; dataset: Dataset; release: Release; toReview: number }> {
  const progress = new Progress('reports read');
  const read = sites.map((site) => readSite(site, data, (done, of) => progress.at(done, of)));
  progress.end();
  const dataset = assemble(read);
  if (dataset.newest === null)
    throw new RefusedError(
      `the archive below ${data} holds no report of ${sites.map((s) => s.slug).join(', ')}`,
      'Crawl first, or name the data folder with --data.',
    );
  const release = await buildRelease(data, dataset.tables, dataset.newest, dataset.invented);
  return { read, dataset, release, toReview: writeReview(data, read) };
}

/** Publishes these sites, with the closing summary and the status that it deserves. */
export async function publishAll(sites: readonly Site[], data: string) {
  const { read, dataset, release, toReview } = await publishSites(sites, data);
  const status = dataset.summary.verdicts.has('doubtful') ? exit.degraded : exit.well;
  const text = [datasetText(dataset.summary, release), ...namesText(toReview, reviewFile(data))].join('\n');
  return { read, dataset, release, status, text };
}
