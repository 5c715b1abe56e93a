import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { archiveFolder } from '../../archive/archive.js';
import type { MeasuredReport } from '../../check/expectations.js';
import { exit, RefusedError } from '../../errors.js';
import type { SiteRead } from '../../normalise/site-read.js';
import { readSite } from '../../pipeline/read-site.js';
import { measuredReports } from '../../pipeline/run-record.js';
import { Assembly, type Dataset } from '../../publish/assemble.js';
import { buildRelease, type Release } from '../../publish/release.js';
import type { Site } from '../../site.js';
import { type CommonOptions, chosenSites, collect, dataFolder } from '../config.js';
import { explainAfter } from '../help.js';
import { Progress } from '../progress.js';
import { datasetText } from '../summary.js';

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
 * Reads the archives of these sites, one after the other, and publishes them.
 *
 * @param onRead is told of each site once it is read; what it does not keep is let go
 * @throws RefusedError when there is nothing to publish
 */
export async function publishSites(
  sites: readonly Site[],
  data: string,
  onRead: (read: SiteRead) => void = () => {},
): Promise<{ dataset: Dataset; release: Release }> {
  const ordered = [...sites].sort((a, b) => (a.slug < b.slug ? -1 : 1));
  const progress = new Progress('reports read');
  let before = 0;
  let dataset: Dataset | null = null;
  const release = await buildRelease(data, (sink) => {
    const assembly = new Assembly(sink);
    for (const site of ordered) {
      let pages = 0;
      const read = readSite(site, data, (done, of) => {
        pages = of;
        progress.at(before + done, before + of);
      });
      before += pages;
      assembly.add(read);
      onRead(read);
    }
    progress.end();
    dataset = assembly.end();
    const { newest, invented } = dataset;
    if (newest === null)
      throw new RefusedError(
        `the archive below ${data} holds no report of ${sites.map((s) => s.slug).join(', ')}`,
        'Crawl first, or name the data folder with --data.',
      );
    return { newest, invented };
  });
  if (dataset === null) throw new Error('a release was built of nothing');
  return { dataset, release };
}

/**
 * Publishes these sites, with the closing summary and the status that it deserves.
 *
 * @returns also what each site's reports measure, for what is expected of the next ones
 */
export async function publishAll(sites: readonly Site[], data: string) {
  const measured = new Map<string, MeasuredReport[]>();
  const { dataset, release } = await publishSites(sites, data, (read) =>
    measured.set(read.site.slug, measuredReports(read)),
  );
  const status = dataset.summary.verdicts.has('doubtful') ? exit.degraded : exit.well;
  return { measured, dataset, release, status, text: datasetText(dataset.summary, release) };
}
