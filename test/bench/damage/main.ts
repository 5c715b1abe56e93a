import { availableParallelism } from 'node:os';
import { barsOf } from './bars.js';
import { damages } from './damages/damages.js';
import { type Options, readOptions } from './options.js';
import { describeTrial } from './show.js';
import { renderBars, renderBeside, renderTable } from './table.js';
import { Tally } from './tally.js';
import { runTrial } from './trial.js';
import { ways } from './ways/ways.js';
import { runInWorkers } from './workers.js';

const options = readOptions(process.argv.slice(2), () => Date.now() % 1_000_000_000);
process.exitCode = options.trial === null ? await runAll(options) : runOne(options.trial, options);

/** Runs one trial again, and prints its page and what was read of it. */
function runOne(seed: number, { choice }: Options): number {
  const trial = runTrial(seed, choice);
  if (trial === null) throw new Error('this damage cannot be printed this way');
  process.stdout.write(`${trial.bytes.toString()}\n${describeTrial(trial)}\n`);
  return 0;
}

/** Runs the bench and prints its tables. @returns the exit status: 1 where a demand is not met */
async function runAll({ reports, seed, show, choice }: Options): Promise<number> {
  process.stdout.write(`seed ${seed}: ${reports} reports, ${ways.length} ways, ${damages.length - 1} damages\n\n`);
  const step = Math.min(2, availableParallelism());
  const shares = Array.from({ length: step }, (_, from) => ({ seed, reports, from, step, choice, show }));
  let over = 0;
  const tally = new Tally();
  const ran = await runInWorkers(shares, (trials) => {
    over += trials;
    if (process.stderr.isTTY) process.stderr.write(`\r${over} of ${reports} `);
  });
  for (const { groups, examples } of ran) {
    tally.merge(groups);
    for (const example of examples) process.stdout.write(`${example}\n`);
  }
  const { groups } = tally;
  const ids = (items: readonly { readonly id: string }[]) => items.map((i) => i.id);
  const bars = barsOf(groups);
  const apart = (keepsBlanks: boolean) =>
    ids(ways.filter((w) => w.keepsCells && w.keepsBlanks === keepsBlanks)).join(' ');
  const tables = [
    `cells apart: ${apart(true)}\ncells apart where nothing is blank: ${apart(false)}`,
    renderTable(groups, 'way', ids(ways)),
    renderTable(groups, 'damage', ids(damages)),
    renderBeside(groups, ids(damages)),
    renderBars(bars),
  ];
  process.stdout.write(`${tables.join('\n\n')}\n`);
  // Of a run of one way or one damage most demands see nothing; a whole run must have looked at everything.
  const partly = choice.way !== null || choice.damage !== null;
  return bars.every((b) => b.met || (partly && b.examined === 0)) ? 0 : 1;
}
