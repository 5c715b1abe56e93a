import type { Random } from '../../../../src/sample/random.js';
import { pick, pickSome } from '../draw.js';
import { type Page, pageRows, printAt, withFigures } from '../page.js';
import { truthOf } from '../truth.js';
import type { Damage, Damaged, Kind } from './damage.js';

type Change = (print: string, random: Random) => string;

/** Cells of some tables whose print passes. */
export function cellsWhere(page: Page, tableIds: readonly string[], passes: (print: string) => boolean): string[] {
  return pageRows(page)
    .filter((r) => tableIds.includes(r.table.id))
    .flatMap((r) => r.addresses.filter((a) => passes(printAt(page, a))));
}

export const isCount = (print: string) => /^\d+$/.test(print);

/** Another digit at one place; the number keeps its length. */
export function changeDigit(print: string, random: Random): string {
  const at = random.between(0, print.length - 1);
  const old = Number(print[at]);
  const low = at === 0 && print.length > 1 ? 1 : 0;
  const digits = Array.from({ length: 10 - low }, (_, i) => low + i).filter((d) => d !== old);
  return print.slice(0, at) + pick(random, digits) + print.slice(at + 1);
}

/** One digit gone; what is left is a number still. */
function loseDigit(print: string, random: Random): string {
  const at = random.between(print[1] === '0' ? 1 : 0, print.length - 1);
  return print.slice(0, at) + print.slice(at + 1);
}

/** Some cells of a table print another number than they should: that number is the truth of the page. */
function wrongCells(
  id: string,
  kind: Kind,
  count: number,
  tables: (page: Page) => readonly string[],
  change: Change,
  passes = isCount,
): Damage {
  return {
    id,
    kind,
    apply(page, _way, random): Damaged | null {
      const cells = pickSome(random, cellsWhere(page, tables(page), passes), count);
      if (cells.length < count) return null;
      const damaged = withFigures(
        page,
        cells.map((a) => [a, change(printAt(page, a), random)] as const),
      );
      return { page: damaged, truth: truthOf(damaged), wrong: kind === 'figures' ? cells : [] };
    },
  };
}

const requests = () => ['requests'];
const disputes = () => ['disputes'];
/** No sum ties the cells of section 二. */
const proactive = (page: Page) => page.form.tables.filter((t) => t.section !== undefined).map((t) => t.id);
const long = (print: string) => isCount(print) && print.length > 1;

/** Damage to numbers that leaves them numbers. */
export const figureDamages: readonly Damage[] = [
  wrongCells('digit-changed', 'figures', 1, requests, changeDigit),
  wrongCells('digits-changed-in-two', 'figures', 2, requests, changeDigit),
  wrongCells('digits-changed-in-three', 'figures', 3, requests, changeDigit),
  wrongCells('digit-changed-disputes', 'figures', 1, disputes, changeDigit),
  wrongCells('digit-lost', 'figures', 1, requests, loseDigit, long),
  wrongCells('digit-changed-proactive', 'unrevealable', 1, proactive, changeDigit),
];
