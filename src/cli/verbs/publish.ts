import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { archiveFolder } from '../../archive/archive.js';
import type { MeasuredReport } from '../../check/expectations.js';
import { exit } from '../../errors.js';
import type { NameToReview } from '../../normalise/place.js';
import type { SiteRead } from '../../normalise/site-read.js';
import { publishSites } from '../../pipeline/publish-sites.js';
import { measuredReports } from '../../pipeline/run-record.js';
import { writeFormats } from '../../publish/formats/formats.js';
import { reviewFile, writeReview } from '../../publish/review.js';
import type { Site } from '../../site.js';
import { chosenSites, collect, dataFolder, isTablesOnly, type PublishOptions, tablesOnly } from '../config.js';
import { explainAfter } from '../help.js';
import { Progress } from '../progress.js';
import { datasetText, namesText } from '../summary.js';

export function addPublish(program: Command, done: (status: number) => void): void {
  const command = program
    .command('publish')
    .summary('make a release from the archive, offline')
    .description('Reads and checks every report of the archive and publishes a release. No site is asked.')
    .option('--site <slug>', 'only this site; may be given several times', collect)
    .option(...tablesOnly);
  explainAfter(
    command,
    'Exit status: 0 all well; 3 done, but a reading is doubtful; 5 nothing was published; 2 wrong usage; 1 our own failure.',
  );
  command.action(async (_options: object, called: Command) => {
    const options: PublishOptions = called.optsWithGlobals();
    const data = dataFolder(options);
    const sites = await chosenSites(options.site);
    const { status, text } = await publishAll(
      options.site === undefined ? await publishable(sites, data) : sites,
      data,
      isTablesOnly(options),
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
 * Publishes these sites, with the closing summary and the status that it deserves, and writes down which names wait for
 * a reviewer.
 *
 * @returns also what each site's reports measure, for what is expected of the next ones, and how many names wait
 */
export async function publishAll(sites: readonly Site[], data: string, onlyTables = false) {
  const measured = new Map<string, MeasuredReport[]>();
  const names: NameToReview[] = [];
  const progress = new Progress('reports read');
  const events = {
    onReport: (done: number, of: number) => progress.at(done, of),
    onSite: (read: SiteRead) => {
      measured.set(read.site.slug, measuredReports(read));
      names.push(...read.toReview);
    },
  };
  const { dataset, release } = await publishSites(sites, data, events, onlyTables ? null : writeFormats);
  progress.end();
  const status = dataset.summary.verdicts.has('doubtful') ? exit.degraded : exit.well;
  const toReview = writeReview(data, names);
  const text = [datasetText(dataset.summary, release), ...namesText(toReview, reviewFile(data))].join('\n');
  return { measured, dataset, release, toReview, status, text };
}
