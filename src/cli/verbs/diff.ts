import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { writeWhole } from '../../disk.js';
import { exit, UsageError } from '../../errors.js';
import { type Comparison, compareReleases } from '../../publish/diff/compare.js';
import type { QueriedRow } from '../../publish/query.js';
import { findRelease } from '../../publish/releases.js';
import { type CommonOptions, dataFolder } from '../config.js';
import { diffHtml } from '../diff-html.js';
import { diffText } from '../diff-text.js';
import { explainAfter } from '../help.js';

/** So many changes are told one by one, on a terminal and on a page. */
const shownHere = 20;
const shownOnPage = 2000;

interface DiffOptions extends CommonOptions {
  readonly limit?: number;
  readonly json?: boolean;
  readonly csv?: string;
  readonly html?: string;
}

export function addDiff(program: Command, done: (status: number) => void): void {
  const command = program
    .command('diff')
    .summary('what changed between two releases, and why')
    .description(
      'Compares two releases report by report and cell by cell. Every change has its cause: a new report, an edit by the ' +
        'agency, other code that reads the same bytes otherwise, reviewed data that give a report to another agency, another verdict.',
    )
    .argument('<a>', 'the earlier release: its name, a folder, current or previous')
    .argument('<b>', 'the later release')
    .option('--limit <number>', `tell so many changes one by one (${shownHere} where left out; all with --json)`, count)
    .option('--json', 'the comparison as one JSON object')
    .option('--csv <file>', 'write all changes as CSV')
    .option('--html <file>', 'write the comparison as one page that needs no other file');
  explainAfter(
    command,
    'Cells of a report that only one release has are counted with it, and not listed one by one.',
    'Exit status: 0 compared, whether or not anything differs; 2 there is no such release; 1 our own failure.',
    'Examples:',
    '  gongkai diff previous current\n  gongkai diff 2026-03-01 current --html changes.html',
  );
  command.action(async (a: string, b: string, _options: object, called: Command) => {
    const options: DiffOptions = called.optsWithGlobals();
    const data = dataFolder(options);
    const [before, after] = [findRelease(data, a), findRelease(data, b)];
    for (const path of [options.csv, options.html]) if (path !== undefined) mustBeWritable(path);
    await compareReleases(before, after, async (comparison) => {
      if (options.csv !== undefined) await comparison.writeCsv(options.csv);
      if (options.html !== undefined)
        writeWhole(
          options.html,
          Buffer.from(diffHtml(comparison, await first(comparison, options.limit ?? shownOnPage))),
        );
      if (options.json) await writeJson(comparison, options.limit);
      else process.stdout.write(`${diffText(comparison, await first(comparison, options.limit ?? shownHere))}\n`);
    });
    done(exit.well);
  });
}

function count(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError('A number from 0.');
  return Number(value);
}

function mustBeWritable(path: string): void {
  if (!existsSync(dirname(path)))
    throw new UsageError(`there is no folder ${dirname(path)} for ${path}`, 'Make it first, or name another place.');
}

async function first(comparison: Comparison, limit: number): Promise<QueriedRow[]> {
  const rows: QueriedRow[] = [];
  if (limit > 0) for await (const portion of comparison.portions(limit)) rows.push(...portion);
  return rows;
}

const counts = new Set(['cells']);

/** Written as it comes: a change of the code can change every cell. */
async function writeJson(comparison: Comparison, limit: number | undefined): Promise<void> {
  const { a, b, paired, same, tallies, changes } = comparison;
  const head = JSON.stringify({ schemaVersion: 1, a, b, paired, same, total: changes, summary: tallies });
  process.stdout.write(`${head.slice(0, -1)},"changes":[`);
  let between = '';
  for await (const portion of comparison.portions(limit)) {
    const told = portion.map((row) =>
      JSON.stringify(Object.fromEntries(Object.entries(row).map(([k, v]) => [k, counts.has(k) ? Number(v) : v]))),
    );
    if (told.length === 0) continue;
    const text = `${between}${told.join(',\n')}`;
    between = ',\n';
    if (!process.stdout.write(text)) await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
  process.stdout.write(']}\n');
}
