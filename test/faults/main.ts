/** Every fault of the catalogue, let happen once: `npm run faults`. Prints what was reached beside what was expected. */
import { columns } from '../../src/cli/terminal.js';
import { type Reached, reachAll } from './case.js';
import { allCases } from './cases.js';

const reached = await reachAll(allCases, (done) => {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${allCases.length}`);
});
if (process.stderr.isTTY) process.stderr.write('\r');
const isWell = (r: Reached) => r.reached === r.expected;
const rows = reached.map((r) => [r.id, r.fault, r.expected, r.reached, isWell(r) ? '✓' : '✗']);
process.stdout.write(`${columns([['id', 'fault', 'expected', 'reached', 'ok'], ...rows], [])}\n\n`);
const ids = [...new Set(reached.map((r) => r.row))];
const sums = ids.map((id) => {
  const own = reached.filter((r) => r.row === id);
  return [id, String(own.length), String(own.filter(isWell).length)];
});
process.stdout.write(`${columns([['row', 'cases', 'as expected'], ...sums], ['left', 'right', 'right'])}\n\n`);
const well = reached.filter(isWell).length;
process.stdout.write(`${reached.length} cases over ${ids.length} rows, ${well} as expected.\n`);
process.exitCode = well === reached.length ? 0 : 1;
