import type { Address, FormId } from '../address.js';
import { addressOf, cellsOf } from '../form/cells.js';
import type { Alternative, Form, Row, Table } from '../form/form.js';
import { rowsOf, tableOf } from '../form/form.js';
import { formById } from '../form/forms.js';
import { type Term, yearLinksOf } from '../form/year-links.js';
import { firstYear, lastYear, type SampleAgency, sampleAgencies } from './agencies.js';
import { Random } from './random.js';

/** One body's figures of one year, all sums true, by address. */
export interface SampleFigures {
  readonly agency: SampleAgency;
  readonly year: number;
  readonly form: Form;
  /** Alternative rows printed in place of others. */
  readonly printed: ReadonlySet<string>;
  readonly cells: ReadonlyMap<Address, string>;
}

/** How often each kind of applicant asks. */
const applicants = [80, 12, 1, 2, 3, 2];

/** What the bodies print in every year; what a year carries out, the next one carries in, and stocks go on. */
export function sampleFigures(oneRow: (path: string, year: number) => boolean): SampleFigures[] {
  const carried = new Map<string, readonly number[]>();
  const printedBefore = new Map<string, ReadonlyMap<Address, string>>();
  const all: SampleFigures[] = [];
  for (let year = firstYear; year <= lastYear; year++) {
    const form = formById(year < 2021 ? 'form-2019' : 'form-2021');
    for (const agency of sampleAgencies) {
      if (year < agency.first || year > agency.last) continue;
      const random = new Random(year * 7919 + sampleAgencies.indexOf(agency) * 104729);
      const from = year === agency.first ? (agency.takesOver ?? []) : [agency.path];
      const half = year === agency.first ? agency.half : undefined;
      const carriedIn = from
        .map((path) => (carried.get(path) ?? []).map((n) => halfOf(n, half)))
        .reduce(
          add,
          applicants.map(() => 0),
        );
      const printed = new Set(form.id === 'form-2021' && oneRow(agency.path, year) ? ['oth_total'] : []);
      const cells = new Map<Address, string>();
      const requests = tableOf(form, 'requests');
      const rows =
        agency.written?.[year] ?? drawRequests(rowsOf(requests, printed), agency.requests, carriedIn, random);
      carried.set(agency.path, fillRequests(cells, requests, printed, rows));
      fillDisputes(cells, tableOf(form, 'disputes'), agency.requests, random);
      fillRest(cells, form, agency, random);
      continueStocks(
        cells,
        form.id,
        from.flatMap((path) => printedBefore.get(path) ?? []),
        half,
      );
      partFromItems(cells);
      printedBefore.set(agency.path, cells);
      all.push({ agency, year, form, printed, cells });
    }
  }
  return all;
}

function add(a: readonly number[], b: readonly number[]): number[] {
  return a.map((x, i) => x + (b[i] ?? 0));
}

/** What a half of a divided body has of a number of things. */
function halfOf(n: number, half: SampleAgency['half']): number {
  if (half === undefined) return n;
  return half === 'larger' ? Math.ceil(n / 2) : Math.floor(n / 2);
}

/** The parts of each row of table 三, by applicant. */
type RequestRows = Readonly<Record<string, readonly number[]>>;

/** Table 三, column by column: all that came in is answered in some way or carried out. */
function drawRequests(
  rows: readonly (Row | Alternative)[],
  usual: number,
  carriedIn: readonly number[],
  random: Random,
): RequestRows {
  const received = random.spread(
    usual === 0 ? 0 : random.between(Math.ceil(usual * 0.7), Math.ceil(usual * 1.3)),
    applicants,
  );
  const carriedOut = add(received, carriedIn).map((n) => Math.min(n, Math.round(n * random.next() * 0.15)));
  const results = add(received, carriedIn).map((n, i) => n - (carriedOut[i] ?? 0));
  const leaves = rows.filter((r) => r.leaf);
  // Most requests are granted or cannot be met; the other grounds are rare.
  const weights = leaves.map((_, i) => (i === 0 ? 40 : i === 1 ? 12 : i === 10 ? 25 : 1));
  const byLeaf = leaves.map(() => results.map(() => 0));
  for (const [column, n] of results.entries())
    for (const [leaf, part] of random.spread(n, weights).entries()) (byLeaf[leaf] ?? [])[column] = part;
  return {
    new_received: received,
    carried_in: carriedIn,
    ...Object.fromEntries(leaves.map((leaf, i) => [leaf.id, byLeaf[i] ?? []])),
    res_total: results,
    carried_out: carriedOut,
  };
}

/** Prints table 三 with its totals. @returns what is carried out, by applicant */
function fillRequests(
  cells: Map<Address, string>,
  table: Table,
  printed: ReadonlySet<string>,
  rows: RequestRows,
): readonly number[] {
  const none = applicants.map(() => 0);
  for (const { id } of rowsOf(table, printed)) fillRow(cells, table, id, rows[id] ?? none);
  return rows['carried_out'] ?? none;
}

/** A row's parts, and behind them their sum. */
function fillRow(cells: Map<Address, string>, table: Table, id: string, parts: readonly number[]): void {
  const values = [...parts, parts.reduce((a, b) => a + b, 0)];
  for (const [i, column] of table.columns.entries()) cells.set(addressOf(table, { id }, column), String(values[i]));
}

function fillDisputes(cells: Map<Address, string>, table: Table, usual: number, random: Random): void {
  for (const row of table.rows)
    fillRow(cells, table, row.id, random.spread(random.between(0, Math.floor(usual / 20)), [6, 1, 2, 2]));
}

/** Section 二: cells that no sum ties together. A district makes no rules. */
function fillRest(cells: Map<Address, string>, form: Form, agency: SampleAgency, random: Random): void {
  for (const { address, row, column } of cellsOf(form)) {
    if (cells.has(address) || address.startsWith('requests.')) continue;
    const large = agency.requests * 40;
    if (row.id === 'rules') cells.set(address, '0');
    else if (column.type === 'decimal') cells.set(address, money(random, agency, column.unit));
    else if (column.type === 'signed') cells.set(address, String(random.between(-3, 3)));
    else if (column.id === 'decisions') cells.set(address, String(random.between(0, large)));
    else cells.set(address, String(random.between(0, 9)));
  }
}

/** Where decisions happen to be as many as the items, they are made more: copied items are a declared trouble. */
function partFromItems(cells: Map<Address, string>): void {
  for (const [address, print] of cells) {
    if (!address.endsWith('.decisions')) continue;
    const at = (id: string) => Number(cells.get(address.replace(/decisions$/, id) as Address));
    const items = at('items_prev_year');
    const decisions = Number(print);
    if (decisions === items || decisions === items + at('items_change')) cells.set(address, String(decisions + 10));
  }
}

/**
 * Lets what is in force, and the items of section 二, follow from the year before, of all bodies that were put together,
 * or of the half of one that was divided.
 */
function continueStocks(
  cells: Map<Address, string>,
  form: FormId,
  before: readonly ReadonlyMap<Address, string>[],
  half: SampleAgency['half'],
): void {
  const valueIn = (prints: ReadonlyMap<Address, string>, terms: readonly Term[]) =>
    terms.reduce((sum, { address, sign }) => sum + sign * Number(prints.get(address)), 0);
  for (const { relation, address, before: terms, change } of yearLinksOf(form)) {
    if (relation === 'carry') continue;
    const was = before.reduce((sum, prints) => sum + halfOf(valueIn(prints, terms), half), 0);
    if (before.length > 0 && !Number.isNaN(was)) {
      // No more can be repealed than there is.
      for (const { address: less } of change.filter((t) => t.sign < 0)) {
        const most =
          was +
          valueIn(
            cells,
            change.filter((t) => t.sign > 0),
          );
        cells.set(less, String(Math.min(Number(cells.get(less)), most)));
      }
      cells.set(address, String(was + valueIn(cells, change)));
    }
    // Nor can more items be taken away, of which the next year speaks.
    for (const { address: next } of terms.filter((t) => t.address !== address))
      cells.set(next, String(Math.max(Number(cells.get(next)), -Number(cells.get(address)))));
  }
}

function money(random: Random, agency: SampleAgency, unit: string | null): string {
  if (agency.requests < 10) return '0';
  const amount = `${random.between(0, 4000)}.${String(random.between(0, 9999)).padStart(4, '0')}`;
  // The form of 2019 prints no unit for 采购总金额, so the cell does.
  return unit === null ? `${amount}万元` : amount;
}
