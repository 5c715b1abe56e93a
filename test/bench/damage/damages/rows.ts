import type { Row } from '../../../../src/form/form.js';
import { rowsOf } from '../../../../src/form/form.js';
import type { Random } from '../../../../src/sample/random.js';
import { pick, pickSome } from '../draw.js';
import { type Page, type PageRow, pageRows, printAt, requestsOf, withFigures, withTable } from '../page.js';
import { truthOf, unsayable } from '../truth.js';
import type { Damage } from './damage.js';
import { changeDigit, isCount } from './figures.js';

/** Rows that stand one below the other. */
export function standingRows(page: Page): PageRow[] {
  return pageRows(page).filter((r) => r.table.layout === 'rows');
}

/** Two rows between which nothing but themselves changes: of one group, or both of none. */
export function twoRows(page: Page, random: Random): [Row, Row] | null {
  const leaves = rowsOf(requestsOf(page)).filter((r): r is Row => r.leaf === true);
  const first = pick(random, leaves);
  const [second] = pickSome(
    random,
    leaves.filter((r) => r !== first && r.group === first.group),
    1,
  );
  return second === undefined ? null : [first, second];
}

/** The rows of table 三 with two of them at each other's place. */
export function exchangeRows(page: Page, a: Row, b: Row): Page {
  return withTable(page, 'requests', (t) => ({
    ...t,
    rows: t.rows.map((r) => (r.id === a.id ? b : r.id === b.id ? a : r)),
  }));
}

const lost: Damage = {
  id: 'row-lost',
  kind: 'structure',
  apply(page, _way, random) {
    const { table, row } = pick(random, standingRows(page));
    const damaged = withTable(page, table.id, (t) => ({ ...t, rows: t.rows.filter((r) => r !== row) }));
    return { page: damaged, truth: truthOf(damaged), wrong: [] };
  },
};

const figuresLost: Damage = {
  id: 'row-figures-lost',
  kind: 'structure',
  apply(page, _way, random) {
    const { addresses } = pick(random, pageRows(page));
    const damaged = withFigures(
      page,
      addresses.map((a) => [a, ''] as const),
    );
    return { page: damaged, truth: truthOf(damaged), wrong: [] };
  },
};

function again(page: Page, { table, row }: PageRow, id: string): Page {
  return withTable(page, table.id, (t) => ({
    ...t,
    rows: t.rows.flatMap((r) => (r === row ? [r, { ...r, id }] : [r])),
  }));
}

const doubled: Damage = {
  id: 'row-doubled',
  kind: 'structure',
  apply(page, _way, random) {
    const row = pick(random, standingRows(page));
    return { page: again(page, row, row.row.id), truth: truthOf(page), wrong: [] };
  },
};

/** Once more, and not the same: which of the two the body means, the page does not say. */
const doubledOtherwise: Damage = {
  id: 'row-doubled-otherwise',
  kind: 'structure',
  apply(page, _way, random) {
    const rows = standingRows(page).filter((r) => r.addresses.some((a) => isCount(printAt(page, a))));
    if (rows.length === 0) return null;
    const row = pick(random, rows);
    const differs = pick(
      random,
      row.addresses.filter((a) => isCount(printAt(page, a))),
    );
    const prints = row.addresses.map((a) => {
      const print = printAt(page, a);
      return [
        a.replace(`.${row.row.id}.`, `.${row.row.id}_again.`),
        a === differs ? changeDigit(print, random) : print,
      ] as const;
    });
    const damaged = withFigures(again(page, row, `${row.row.id}_again`), prints);
    return { page: damaged, truth: truthOf(page).set(differs, unsayable), wrong: [] };
  },
};

const swapped: Damage = {
  id: 'rows-swapped',
  kind: 'structure',
  apply(page, _way, random) {
    const two = twoRows(page, random);
    if (two === null) return null;
    const damaged = exchangeRows(page, ...two);
    return { page: damaged, truth: truthOf(damaged), wrong: [] };
  },
};

/** Damage to whole rows. */
export const rowDamages: readonly Damage[] = [lost, figuresLost, doubled, doubledOtherwise, swapped];
