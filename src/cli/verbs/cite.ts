import { type Command, Option } from 'commander';
import { exit } from '../../errors.js';
import { type CitationFormat, citationFormats, cite } from '../../publish/cite/citation.js';
import { findFigures } from '../../publish/cite/find-figure.js';
import { findRelease } from '../../publish/releases.js';
import { type CommonOptions, dataFolder } from '../config.js';
import { explainAfter } from '../help.js';
import { safe } from '../terminal.js';

export function addCite(program: Command, done: (status: number) => void): void {
  const command = program
    .command('cite')
    .summary('a citation for a figure, down to the characters it was printed in')
    .description(
      'Says of a figure who printed it, for which year, what stands there, how sure that is, in which release, and in ' +
        'which characters of which bytes. What is not there is cited as absent, with the reason.',
    )
    .argument('<address...>', 'REPORT#ADDRESS or REPORT#VARIABLE; a report without its version is the current one')
    .option('--release <release>', 'its name, a folder, current or previous', 'current')
    .addOption(new Option('--format <format>', 'what the citation is in').choices(citationFormats).default('text'))
    .option('--json', 'the same as --format json');
  explainAfter(
    command,
    'Exit status: 0 cited; 2 there is no such report, address or release.',
    'Examples:',
    '  gongkai cite sample/yangli/bm/mzj/2022/1#requests.new_received.total\n' +
      '  gongkai cite sample/yangli/bm/mzj/2022#req_new_total --format bibtex',
  );
  command.action(async (wanted: readonly string[], _options: object, called: Command) => {
    const options: CommonOptions & { release: string; format: CitationFormat; json?: boolean } =
      called.optsWithGlobals();
    const format = options.json ? 'json' : options.format;
    const figures = await findFigures(findRelease(dataFolder(options), options.release), wanted);
    const text = cite(figures, format);
    process.stdout.write(`${format === 'json' ? text : text.split('\n').map(safe).join('\n')}\n`);
    done(exit.well);
  });
}
