import { addressOf } from '../../../../src/form/cells.js';
import { rowsOf } from '../../../../src/form/form.js';
import { type Page, pageRows, printAt, requestsOf, withFigures } from '../page.js';
import { truthOf } from '../truth.js';
import { twoColumns } from './columns.js';
import type { Damage, Damaged } from './damage.js';
import { anotherPage } from './document.js';
import { isCount } from './figures.js';
import { exchangeRows, twoRows } from './rows.js';

/** The page is sound as it stands, so its truth is what it prints. */
function sound(page: Page): Damaged {
  return { page, truth: truthOf(page), wrong: [] };
}

function exchangeFigures(page: Page, pairs: readonly (readonly [string, string])[]): Page {
  return withFigures(
    page,
    pairs.flatMap(([a, b]) => [[a, printAt(page, b)] as const, [b, printAt(page, a)] as const]),
  );
}

function rowPairs(page: Page, a: { id: string }, b: { id: string }): [string, string][] {
  const table = requestsOf(page);
  return table.columns.map((c) => [addressOf(table, a, c), addressOf(table, b, c)]);
}

/** Damage of which no page alone can tell: every sum holds, every label is right. */
export const unrevealableDamages: readonly Damage[] = [
  {
    id: 'rows-exchanged',
    kind: 'unrevealable',
    apply(page, _way, random) {
      const two = twoRows(page, random);
      return two === null ? null : sound(exchangeFigures(page, rowPairs(page, ...two)));
    },
  },
  {
    id: 'row-labels-exchanged',
    kind: 'unrevealable',
    apply(page, _way, random) {
      const two = twoRows(page, random);
      if (two === null) return null;
      return sound(exchangeRows(exchangeFigures(page, rowPairs(page, ...two)), ...two));
    },
  },
  {
    id: 'columns-exchanged',
    kind: 'unrevealable',
    apply(page, _way, random) {
      const table = requestsOf(page);
      const [a, b] = twoColumns(table, random);
      const pairs = rowsOf(table).map((row) => [addressOf(table, row, a), addressOf(table, row, b)] as const);
      return sound(exchangeFigures(page, pairs));
    },
  },
  {
    id: 'times-ten',
    kind: 'unrevealable',
    apply: (page) =>
      sound(
        withFigures(
          page,
          [...page.figures].flatMap(([a, print]) => (/^[1-9]\d*$/.test(print) ? [[a, `${print}0`] as const] : [])),
        ),
      ),
  },
  {
    id: 'all-zero',
    kind: 'unrevealable',
    apply: (page) =>
      sound(
        withFigures(
          page,
          [...page.figures].flatMap(([a, print]) => (isCount(print) ? [[a, '0'] as const] : [])),
        ),
      ),
  },
  {
    id: 'last-years-table',
    kind: 'unrevealable',
    apply(page, _way, random) {
      const other = anotherPage(page, random);
      const own = pageRows(page, 'requests').flatMap((r) => r.addresses);
      return sound(
        withFigures(
          page,
          own.map((a) => [a, printAt(other, a)] as const),
        ),
      );
    },
  },
];
