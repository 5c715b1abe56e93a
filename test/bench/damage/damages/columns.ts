import { addressOf } from '../../../../src/form/cells.js';
import type { Column, Table } from '../../../../src/form/form.js';
import { rowsOf } from '../../../../src/form/form.js';
import type { Random } from '../../../../src/sample/random.js';
import { pickSome } from '../draw.js';
import { requestsOf, withTable } from '../page.js';
import { either, truthOf } from '../truth.js';
import type { Damage } from './damage.js';

/** Two applicants' columns of one storey of headings. */
export function twoColumns(table: Table, random: Random): [Column, Column] {
  const lower = table.columns.filter((c) => c.parent !== undefined);
  const [a, b] = pickSome(random, lower, 2);
  if (a === undefined || b === undefined) throw new Error(`${table.id} has no two columns side by side`);
  return [a, b];
}

function exchange(columns: readonly Column[], a: Column, b: Column): Column[] {
  return columns.map((c) => (c === a ? b : c === b ? a : c));
}

/** Two columns change places, heading and figures together: the page says what it said. */
const swapped: Damage = {
  id: 'columns-swapped',
  kind: 'structure',
  apply(page, _way, random) {
    const [a, b] = twoColumns(requestsOf(page), random);
    const damaged = withTable(page, 'requests', (t) => ({ ...t, columns: exchange(t.columns, a, b) }));
    return { page: damaged, truth: truthOf(damaged), wrong: [] };
  },
};

/** 总计 stands first, heading and figures together. */
const totalFirst: Damage = {
  id: 'total-column-first',
  kind: 'structure',
  apply(page, _way, random) {
    const [table] = pickSome(
      random,
      page.form.tables.filter((t) => t.columns.some((c) => c.part)),
      1,
    );
    if (table === undefined) return null;
    const first = (c: Column) => (c.part ? 1 : 0);
    const damaged = withTable(page, table.id, (t) => ({
      ...t,
      columns: [...t.columns].sort((x, y) => first(x) - first(y)),
    }));
    return { page: damaged, truth: truthOf(damaged), wrong: [] };
  },
};

/**
 * The words of the headings change places, the figures stay. By the page the figures belong to the words now over them,
 * by the form to their old ones: either may be said.
 */
const wordsPermuted: Damage = {
  id: 'heading-words-permuted',
  kind: 'labels',
  apply(page, _way, random) {
    const table = requestsOf(page);
    const some = pickSome(random, table.columns, random.between(2, 3));
    const next = new Map(some.map((c, i) => [c, some[(i + 1) % some.length] ?? c]));
    const damaged = withTable(page, 'requests', (t) => ({
      ...t,
      columns: t.columns.map((c) => ({ ...c, zh: next.get(c)?.zh ?? c.zh })),
    }));
    const truth = truthOf(page);
    for (const row of rowsOf(table))
      for (const [under, heading] of next) {
        const owner = addressOf(table, row, heading);
        truth.set(owner, either(truth.get(owner), truthOf(page).get(addressOf(table, row, under))));
      }
    return { page: damaged, truth, wrong: [] };
  },
};

/** Damage to whole columns. */
export const columnDamages: readonly Damage[] = [swapped, totalFirst, wordsPermuted];
