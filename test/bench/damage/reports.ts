import { addressOf } from '../../../src/form/cells.js';
import { type Form, rowsOf, type Table, tableOf } from '../../../src/form/form.js';
import type { Random } from '../../../src/sample/random.js';
import { leaveBlank } from './blanks.js';
import { chance, pick } from './draw.js';
import { fillProactive } from './proactive.js';

/** The print of every cell, by address. */
export type Figures = ReadonlyMap<string, string>;

/** The requests of a year, by kind of body. */
export const sizes = { zero: 0, tiny: 2, small: 15, district: 250, large: 3_000, city: 60_000 } as const;
export type Size = keyof typeof sizes;

export interface RandomReport {
  readonly form: Form;
  /** Alternative rows printed in place of others. */
  readonly printed: ReadonlySet<string>;
  readonly size: Size;
  /** Some cells are left blank for zero. */
  readonly hasBlanks: boolean;
  readonly figures: Figures;
}

/** A report with every sum of its form true, from all zero to a city's; some leave cells blank for zero. */
export function randomReport(form: Form, random: Random): RandomReport {
  const alternatives = form.tables.flatMap((t) => t.alternatives ?? []).map((a) => a.id);
  const printed = new Set(chance(random, 0.3) ? alternatives : []);
  const size = pick(random, Object.keys(sizes) as Size[]);
  const figures = new Map<string, string>();
  fillRequests(figures, tableOf(form, 'requests'), printed, sizes[size], random);
  fillDisputes(figures, tableOf(form, 'disputes'), sizes[size], random);
  fillProactive(figures, form, sizes[size], random);
  if (chance(random, 0.35)) leaveBlank(figures, form, random);
  return { form, printed, size, hasBlanks: [...figures.values()].includes(''), figures };
}

/** Table 三, applicant by applicant: all that came in is answered in some way or carried out. */
function fillRequests(
  figures: Map<string, string>,
  table: Table,
  printed: ReadonlySet<string>,
  size: number,
  random: Random,
): void {
  const parts = table.columns.filter((c) => c.part);
  const weights = parts.map((_, i) => (i === 0 ? 8 : chance(random, 0.4) ? 0 : random.next()));
  const received = allot(size < 3 ? size : random.between(Math.ceil(size * 0.6), size), weights, random);
  const carriedIn = allot(random.between(0, Math.floor(size / 6)), weights, random);
  const all = received.map((n, i) => n + (carriedIn[i] ?? 0));
  const carriedOut = all.map((n) => Math.floor(n * random.next() * 0.3));
  const results = all.map((n, i) => n - (carriedOut[i] ?? 0));
  const leaves = rowsOf(table, printed).filter((r) => r.leaf);
  const grounds = leaves.map((_, i) => (i === 0 ? 4 : chance(random, 0.5) ? 0 : random.next()));
  const answers = results.map((n) => allot(n, grounds, random));
  putRow(figures, table, 'new_received', received);
  putRow(figures, table, 'carried_in', carriedIn);
  for (const [i, leaf] of leaves.entries())
    putRow(
      figures,
      table,
      leaf.id,
      answers.map((a) => a[i] ?? 0),
    );
  putRow(figures, table, 'res_total', results);
  putRow(figures, table, 'carried_out', carriedOut);
}

function fillDisputes(figures: Map<string, string>, table: Table, size: number, random: Random): void {
  for (const row of table.rows) {
    const weights = table.columns.filter((c) => c.part).map(() => (chance(random, 0.3) ? 0 : 1));
    putRow(figures, table, row.id, allot(random.between(0, Math.ceil(size / 15)), weights, random));
  }
}

/** A row's parts, and behind them their sum. */
function putRow(figures: Map<string, string>, table: Table, id: string, parts: readonly number[]): void {
  const sum = parts.reduce((a, b) => a + b, 0);
  let part = 0;
  for (const column of table.columns)
    figures.set(addressOf(table, { id }, column), String(column.part ? parts[part++] : sum));
}

/** Spreads a total over parts by weights; large totals in shares, small ones one by one. */
function allot(total: number, weights: readonly number[], random: Random): number[] {
  const some = weights.some((w) => w > 0) ? weights : weights.map(() => 1);
  if (total <= 300) return random.spread(total, some);
  const jittered = some.map((w) => w * (0.3 + random.next()));
  const sum = jittered.reduce((a, b) => a + b, 0);
  const parts = jittered.map((w) => Math.floor((total * w) / sum));
  const most = jittered.indexOf(Math.max(...jittered));
  parts[most] = (parts[most] ?? 0) + total - parts.reduce((a, b) => a + b, 0);
  return parts;
}
