import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { Random } from '../../src/sample/random.js';
import { codes, modes } from './disk/plan.js';
import { type Row, runFailing, runKilled, runPublishing, runRandomKills } from './everything.js';

// Everything that `npm test` tries at some points, tried at all of them, through the real command:
//   npm run survive -- --kills 200            all points, all modes, then 200 random kills
//   npm run survive -- --kills 200 --no-points    the random kills alone
//   npm run survive -- --kills 0 --only 'publish'    the rows of the table so named
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '20' },
    points: { type: 'boolean', default: true },
    only: { type: 'string', default: '' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
  allowNegative: true,
});
const seed = Number(values.seed);
const kills = Number(values.kills);
if (!Number.isInteger(seed) || !Number.isInteger(kills)) throw new Error('--seed and --kills take whole numbers');

const folder = mkdtempSync(join(tmpdir(), 'gongkai-survive-'));
const rows: Row[] = [];
const tell = (row: Row) => {
  rows.push(row);
  process.stderr.write(`${row.what}: ${row.points} point(s), ${row.violations.length} violation(s)\n`);
};
const trials: readonly (readonly [string, () => Promise<Row>])[] = [
  ...modes.map((mode) => [`crawl killed, ${mode}`, () => runKilled(folder, mode, seed)] as const),
  ...codes.map((code) => [`crawl meets ${code}`, () => runFailing(folder, code)] as const),
  ...modes.map((mode) => {
    const what = `publish killed, ${mode}`;
    return [what, () => runPublishing(folder, what, (at) => ({ crash: { at, mode }, seed }))] as const;
  }),
  ...codes.map((code) => {
    const what = `publish meets ${code}`;
    return [what, () => runPublishing(folder, what, (at) => ({ fail: { at, code, on: true } }))] as const;
  }),
];
process.stdout.write(`seed ${seed}\n`);
try {
  for (const [what, run] of trials) if (values.points && what.includes(values.only)) tell(await run());
  if (kills > 0) tell(await runRandomKills(folder, kills, new Random(seed)));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const table = new Table({ head: ['', 'points', 'violations'], style: { head: [], border: [] } });
for (const { what, points, violations } of rows) table.push([what, points, violations.length]);
process.stdout.write(`${table.toString()}\n`);
for (const { what, violations } of rows) for (const v of violations) process.stdout.write(`${what}, ${v}\n`);
// A row that tried nothing proves nothing.
process.exitCode = rows.some((r) => r.violations.length > 0 || r.points === 0) ? 1 : 0;
