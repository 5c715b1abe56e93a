import { pick } from '../draw.js';
import { type Page, type PageRow, pageRows, printAt, withFigures } from '../page.js';
import { type Accept, either, gone, truthOf, unsayable } from '../truth.js';
import type { Damage } from './damage.js';

/** The row's figures one room to the right or left of where they belong. */
function shifted(id: string, move: (prints: readonly string[]) => readonly string[]): Damage {
  return {
    id,
    kind: 'structure',
    apply(page, way, random) {
      const { addresses } = pick(random, pageRows(page, 'requests'));
      const moved = move(addresses.map((a) => printAt(page, a)));
      const damaged = withFigures(
        page,
        addresses.map((a, i) => [a, moved[i] ?? ''] as const),
      );
      return { page: damaged, truth: seenOrMeant(page, damaged, addresses, way.keepsBlanks), wrong: [] };
    },
  };
}

/** A print without rooms does not show to which column a row's figures have moved. */
function seenOrMeant(before: Page, now: Page, addresses: readonly string[], shown: boolean): Map<string, Accept> {
  const truth = truthOf(now);
  const meant = truthOf(before);
  if (!shown) for (const a of addresses) truth.set(a, either(truth.get(a), meant.get(a), gone));
  return truth;
}

/** A cell's very room is lost, so that what follows it moves up. */
const roomLost: Damage = {
  id: 'room-lost',
  kind: 'structure',
  apply(page, way, random) {
    if (!way.keepsBlanks) return null;
    const { addresses } = pick(random, pageRows(page, 'requests'));
    const at = random.between(0, addresses.length - 1);
    const left = addresses.filter((_, i) => i !== at);
    const truth = truthOf(page);
    // By the rooms what followed has moved up; by their number nobody knows which is lost.
    for (const [i, address] of addresses.entries()) {
      const seen = left[i];
      truth.set(
        address,
        either(i === at ? gone : truth.get(address), seen === undefined ? gone : truthOf(page).get(seen)),
      );
    }
    return { page: { ...page, removed: new Set([addresses[at] ?? '']) }, truth, wrong: [] };
  },
};

/** One cell of the page stands over two of the form; whose its figure is, nobody can say. */
function merged(id: string, neighbour: (rows: readonly PageRow[], y: number, x: number) => string | undefined): Damage {
  return {
    id,
    kind: 'structure',
    apply(page, way, random) {
      if (way.shape !== 'table' || way.cutsSpans) return null;
      const rows = pageRows(page, 'requests');
      const y = random.between(0, rows.length - 2);
      const x = random.between(0, (rows[y]?.addresses.length ?? 0) - 2);
      const [first, second] = [rows[y]?.addresses[x], neighbour(rows, y, x)];
      if (first === undefined || second === undefined || printAt(page, first) === '') return null;
      const truth = truthOf(page).set(first, unsayable).set(second, unsayable);
      return { page: { ...page, merged: [first, second] }, truth, wrong: [] };
    },
  };
}

/** Damage to the rooms in which a row's figures stand. */
export const roomDamages: readonly Damage[] = [
  shifted('row-shifted-left', (prints) => [...prints.slice(1), '']),
  shifted('row-shifted-right', (prints) => ['', ...prints.slice(0, -1)]),
  roomLost,
  merged('cells-merged-across', (rows, y, x) => rows[y]?.addresses[x + 1]),
  merged('cells-merged-down', (rows, y, x) => rows[y + 1]?.addresses[x]),
];
