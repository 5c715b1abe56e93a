import { Command, CommanderError } from 'commander';
import { exit, PersonError } from '../errors.js';
import { version } from '../version.js';
import { complain } from './complain.js';
import { explainAfter } from './help.js';
import { displayWidth } from './terminal.js';
import { addCite } from './verbs/cite.js';
import { addDiff } from './verbs/diff.js';
import { addNewSite } from './verbs/new-site.js';
import { addPublish } from './verbs/publish.js';
import { addRead } from './verbs/read.js';
import { addBackfill, addCrawl, addRun } from './verbs/run.js';
import { addSample } from './verbs/sample.js';
import { addShow } from './verbs/show.js';
import { addSites } from './verbs/sites.js';
import { addVerify } from './verbs/verify.js';

const about =
  'Gongkai turns the yearly disclosure reports (政府信息公开工作年度报告) of Chinese administrative bodies into one dataset: ' +
  'every figure as printed, checked by the form’s own arithmetic, and traceable to the bytes it stands in.';

const newHere = `  gongkai sample       the whole line on an invented district, without network
  gongkai read FILE    one report, read and checked`;

/** The command: arguments to one verb, and the verb's end to an exit status. */
export async function main(argv: readonly string[]): Promise<number> {
  let status: number = exit.well;
  const done = (code: number) => {
    status = code;
  };
  const program = new Command('gongkai')
    .description(about)
    .version(version())
    .option('--config <file>', 'configuration (default: gongkai.yaml, where there is one)')
    .option('--data <folder>', 'where archive and releases lie (default: data)')
    .showHelpAfterError('(gongkai --help lists the verbs, gongkai VERB --help explains one)')
    .configureHelp({ displayWidth })
    .exitOverride();
  explainAfter(program, 'New here?', newHere);
  addSample(program, done);
  addRun(program, done);
  addBackfill(program, done);
  addCrawl(program, done);
  addRead(program, done);
  addPublish(program, done);
  addShow(program, done);
  addCite(program, done);
  addDiff(program, done);
  addVerify(program, done);
  addSites(program, done);
  addNewSite(program, done);
  // Subcommands leave the process to the caller too, and take --data and --config on either side of the verb.
  for (const command of program.commands)
    command
      .exitOverride()
      .option('--config <file>', 'configuration')
      .option('--data <folder>', 'where archive and releases lie');
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return status;
  } catch (error) {
    return explain(error);
  }
}

/** What a place on the disk can have against being read or written. */
const places: ReadonlyMap<string, string> = new Map([
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the quota is used up'],
  ['EROFS', 'the disk is read-only'],
  ['EIO', 'the disk cannot be read or written'],
  ['EMFILE', 'too many files are open'],
  ['ENFILE', 'too many files are open'],
  ['EACCES', 'no permission'],
  ['EPERM', 'no permission'],
  ['ENOTDIR', 'not a folder'],
  ['EISDIR', 'a folder, not a file'],
  ['EEXIST', 'not a folder'],
  ['ENAMETOOLONG', 'the name is too long'],
]);

function explain(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exit.well : exit.usage;
  if (error instanceof PersonError) {
    complain(error);
    return error.status;
  }
  const code = (error as NodeJS.ErrnoException).code;
  // The database tells of a full disk in words only.
  const full = /No space left on device/.test((error as Error).message);
  const what = full ? 'the disk is full' : places.get(code ?? '');
  if (what !== undefined) {
    complain(
      new PersonError(
        `${what}: ${(error as Error).message}`,
        'What was kept before is whole. Make room, permit it or name another place, then run again.',
        exit.ours,
      ),
    );
    return exit.ours;
  }
  process.stderr.write(
    `gongkai: a failure of the program itself; please report it with these lines.\n${(error as Error).stack ?? error}\n`,
  );
  return exit.ours;
}

for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that has seen enough (head, less) is no failure; the work goes on without it.
    if (error.code !== 'EPIPE') process.exit(explain(error));
  });
process.exitCode = await main(process.argv.slice(2));
