import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { barsOf } from './bars.js';
import { damages } from './damages/damages.js';
import { readOptions } from './options.js';
import { type Ran, runShare, type Share } from './run.js';
import { describeTrial } from './show.js';
import { renderBars, renderBeside, renderTable } from './table.js';
import { Tally } from './tally.js';
import { runTrial } from './trial.js';
import { ways } from './ways/ways.js';

const workers = Math.min(2, availableParallelism());

if (process.send !== undefined) process.once('message', (share: Share) => process.send?.(runShare(share)));
else process.exitCode = await main();

/** Runs the bench, or one trial of it. @returns the exit status: 1 where a demand is not met */
async function main(): Promise<number> {
  const { reports, seed, show, trial, choice } = readOptions(process.argv.slice(2), () => Date.now() % 1_000_000_000);
  if (trial !== null) {
    const ran = runTrial(trial, choice);
    if (ran === null) throw new Error('this damage cannot be printed this way');
    process.stdout.write(`${ran.bytes.toString()}\n${describeTrial(ran)}\n`);
    return 0;
  }
  process.stdout.write(`seed ${seed}: ${reports} reports, ${ways.length} ways, ${damages.length - 1} damages\n\n`);
  const shares = Array.from({ length: workers }, (_, from) =>
    inWorker({ seed, reports, from, step: workers, choice, show }),
  );
  const tally = new Tally();
  for (const { groups, examples } of await Promise.all(shares)) {
    tally.merge(groups);
    for (const example of examples) process.stdout.write(`${example}\n`);
  }
  const groups = tally.groups;
  const ids = (items: readonly { readonly id: string }[]) => items.map((i) => i.id);
  const bars = barsOf(groups);
  process.stdout.write(
    `${renderTable(groups, 'way', ids(ways))}\n\n${renderTable(groups, 'damage', ids(damages))}\n\n${renderBeside(groups, ids(damages))}\n\n${renderBars(bars)}\n`,
  );
  // Of a run of one way or one damage most demands see nothing; a whole run must have looked at everything.
  const partly = choice.way !== null || choice.damage !== null;
  return bars.every((b) => b.met || (partly && b.examined === 0)) ? 0 : 1;
}

function inWorker(share: Share): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child: ChildProcess = fork(import.meta.filename);
    child.once('message', (ran) => {
      resolve(ran as Ran);
      child.disconnect();
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`a worker ended with ${code} before it had counted`)));
    child.send(share);
  });
}
