import type { Random } from '../../../../src/sample/random.js';
import { pick } from '../draw.js';
import { pageRows, printAt, withFigures } from '../page.js';
import { accept, either, truthOf } from '../truth.js';
import type { Damage, Damaged } from './damage.js';
import { cellsWhere, isCount } from './figures.js';

const tables = ['requests', 'disputes'];

/** One cell prints its number otherwise; a reader may say the number that is meant where `meant` allows it. */
function reprinted(
  id: string,
  passes: (print: string) => boolean,
  change: (print: string, random: Random) => string,
  meant: boolean,
): Damage {
  return {
    id,
    kind: 'figures',
    apply(page, _way, random): Damaged | null {
      const cells = cellsWhere(page, tables, passes);
      if (cells.length === 0) return null;
      const address = pick(random, cells);
      const was = printAt(page, address);
      const damaged = withFigures(page, [[address, change(was, random)]]);
      const now = accept(printAt(damaged, address), 'count');
      const truth = truthOf(damaged).set(address, meant ? either(now, accept(was, 'count')) : now);
      return { page: damaged, truth, wrong: [] };
    },
  };
}

function splitDigits(print: string, random: Random): string {
  const at = random.between(1, print.length - 1);
  return `${print.slice(0, at)} ${print.slice(at)}`;
}

function letterForDigit(print: string, random: Random): string {
  const spots = [...print].flatMap((c, i) => ('01'.includes(c) ? [i] : []));
  const at = pick(random, spots);
  const letter = print[at] === '0' ? pick(random, ['o', 'O']) : 'l';
  return print.slice(0, at) + letter + print.slice(at + 1);
}

/** Two neighbours of a row whose digits run together; the second room is empty then. */
const gluedNeighbours: Damage = {
  id: 'cells-glued',
  kind: 'figures',
  apply(page, way, random) {
    const pairs = pageRows(page)
      .filter((r) => tables.includes(r.table.id))
      .flatMap((r) => r.addresses.slice(1).map((b, i) => [r.addresses[i] ?? '', b] as const))
      .filter(([a, b]) => /^[1-9]\d*$/.test(printAt(page, a)) && isCount(printAt(page, b)));
    if (pairs.length === 0) return null;
    const [a, b] = pick(random, pairs);
    const damaged = withFigures(page, [
      [a, printAt(page, a) + printAt(page, b)],
      [b, ''],
    ]);
    const truth = truthOf(damaged);
    // In a text the sums may tell the two numbers apart again; a table shows that one stands in one room.
    if (way.shape !== 'table')
      for (const address of [a, b])
        truth.set(address, either(truth.get(address), accept(printAt(page, address), 'count')));
    return { page: damaged, truth, wrong: [a, b] };
  },
};

/** Damage to how numbers are printed. */
export const printDamages: readonly Damage[] = [
  reprinted(
    'cell-lost',
    (p) => p !== '',
    () => '',
    false,
  ),
  reprinted('digits-split', (p) => /^\d{2,}$/.test(p), splitDigits, true),
  reprinted('letter-for-digit', (p) => /^\d*[01]\d*$/.test(p), letterForDigit, false),
  reprinted('remark-in-cell', isCount, (p, random) => `${p}（其中修订 ${random.between(1, 30)} 件）`, true),
  reprinted('unit-in-cell', isCount, (p) => `${p}件`, true),
  gluedNeighbours,
];
