import type { Command } from 'commander';
import { declaredSites } from '../../../scrapers/sites.js';
import { exit, UsageError } from '../../errors.js';
import { verify } from '../../pipeline/verify.js';
import { currentRelease } from '../../publish/release.js';
import { type CommonOptions, dataFolder } from '../config.js';
import { explainAfter } from '../help.js';
import { Progress } from '../progress.js';
import { paint, safe } from '../terminal.js';

const shown = 20;

export function addVerify(program: Command, done: (status: number) => void): void {
  const command = program
    .command('verify')
    .summary('prove the archive and the current release')
    .description(
      'Hashes every object of the archive and every file of the current release again, and looks every published ' +
        'figure up at its place in the bytes that it was printed in.',
    )
    .option('--json', 'the result as one JSON object');
  explainAfter(command, 'Exit status: 0 everything matches; 5 something does not.');
  command.action(async (options: { json?: boolean }, called: Command) => {
    const common: CommonOptions = called.optsWithGlobals();
    const data = dataFolder(common);
    const progress = new Progress('figures traced');
    const result = await verify(await declaredSites(), data, currentRelease(data), (n, of) => progress.at(n, of));
    progress.end();
    if (result.objects === 0)
      throw new UsageError(`there is no archive below ${data}`, 'Crawl first, or name the data folder with --data.');
    const { objects, files, figures, mismatches } = result;
    if (options.json) process.stdout.write(`${JSON.stringify(result)}\n`);
    else {
      for (const m of mismatches.slice(0, shown)) process.stdout.write(`${paint('red', '✗')} ${safe(m)}\n`);
      if (mismatches.length > shown) process.stdout.write(`… and ${mismatches.length - shown} more\n`);
      process.stdout.write(
        `verified ${objects} object(s), ${files} file(s) of the release, ${figures} figure(s): ` +
          `${mismatches.length === 0 ? paint('green', 'all match') : paint('red', `${mismatches.length} mismatch(es)`)}\n`,
      );
    }
    done(mismatches.length === 0 ? exit.well : exit.refused);
  });
}
