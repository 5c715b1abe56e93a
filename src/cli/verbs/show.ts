import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { UsageError } from '../../errors.js';
import { type QueriedRow, queryRelease } from '../../publish/query.js';
import { currentRelease } from '../../publish/release.js';
import { type CommonOptions, dataFolder } from '../config.js';
import { explainAfter } from '../help.js';
import { showText } from '../show-text.js';
import { terminalWidth } from '../terminal.js';

export function addShow(program: Command, done: (status: number) => void): void {
  const command = program
    .command('show')
    .summary('one agency’s years side by side')
    .description('Shows the figures of one agency in the current release, a column for each year.')
    .argument('<agency>', 'its id, or a part of its id or of a name that it has had')
    .option('--all', 'every cell; without it the totals of each row')
    .option('--json', 'the figures as one JSON array');
  explainAfter(
    command,
    'On a terminal that is too narrow for all years the first ones are left out, and this is said.',
    'Examples:',
    '  gongkai show 民政局\n  gongkai show --all sample/yangli/bm/mzj | less -S',
  );
  command.action(async (wanted: string, options: { all?: boolean; json?: boolean }, called: Command) => {
    const common: CommonOptions = called.optsWithGlobals();
    const folder = releaseFolder(dataFolder(common));
    const agency = await findAgency(folder, wanted);
    const figures = await queryRelease(
      folder,
      'SELECT year, address, printed, kind, derived, unit, standing, suggested, made_from, made_rule FROM $figures WHERE agency_id = $1 AND current ORDER BY year',
      [agency['agency_id'] ?? ''],
    );
    if (options.json) process.stdout.write(`${JSON.stringify(figures)}\n`);
    else {
      const reports = await queryRelease(
        folder,
        'SELECT year, verdict FROM $reports WHERE agency_id = $1 AND current ORDER BY year',
        [agency['agency_id'] ?? ''],
      );
      process.stdout.write(`${showText({ agency, figures, reports }, options.all === true, terminalWidth())}\n`);
    }
    done(0);
  });
}

/** @throws UsageError when nothing was published yet */
export function releaseFolder(data: string): string {
  const folder = currentRelease(data);
  if (folder === null || !existsSync(folder))
    throw new UsageError(
      `there is no release below ${data}`,
      'Make one with gongkai run or gongkai publish, or name --data.',
    );
  return folder;
}

async function findAgency(folder: string, wanted: string): Promise<QueriedRow> {
  const all = await queryRelease(folder, 'SELECT agency_id, agency, names FROM $agencies ORDER BY agency_id');
  const exact = all.filter((a) => a['agency_id'] === wanted || a['agency'] === wanted);
  const found =
    exact.length > 0 ? exact : all.filter((a) => `${a['agency_id']} ${a['agency']} ${a['names']}`.includes(wanted));
  const [only] = found;
  if (only === undefined)
    throw new UsageError(
      `no agency in the release is called ${wanted}`,
      `It holds ${all.length}; gongkai sites lists their sites.`,
    );
  if (found.length > 1) {
    const names = found.slice(0, 10).map((a) => `${a['agency_id']} (${a['agency']})`);
    throw new UsageError(`${found.length} agencies fit ${wanted}`, `Name one of them: ${names.join(', ')}.`);
  }
  return only;
}
