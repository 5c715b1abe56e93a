import { addressOf } from '../../../src/form/cells.js';
import type { Form, Row, Table } from '../../../src/form/form.js';
import { rowsOf } from '../../../src/form/form.js';
import type { Prose } from '../../../src/sample/print/report.js';
import type { Random } from '../../../src/sample/random.js';
import { chance } from './draw.js';
import { randomProse, randomTitle, remarkUnderTables } from './prose.js';
import type { Figures, RandomReport } from './reports.js';

/** A line that is none of the form's: behind the row or the cell of this address. */
export interface Furniture {
  readonly at: string;
  readonly behind: 'row' | 'cell';
  /** null: the headings of the table once more. */
  readonly text: string | null;
}

/**
 * A report as it is going to be printed: the form with the labels and the order that the page has, and the print of
 * every cell. Damage changes it, a way of printing turns it into bytes.
 *
 * Ids stay what they were however labels are spoilt: they say whose figures these are.
 */
export interface Page {
  readonly form: Form;
  readonly figures: Figures;
  readonly title: string;
  readonly prose: Prose;
  /** A remark between the last table and the next heading. */
  readonly remark: string | null;
  readonly furniture: readonly Furniture[];
  /** Cells whose very room in the row is gone, where a page has rooms. */
  readonly removed: ReadonlySet<string>;
  /** Two cells that lie side by side or one above the other, made one, with the first one's print. */
  readonly merged: readonly [string, string] | null;
  /** The row behind which the page ends. */
  readonly last: { readonly table: string; readonly row: string } | null;
  /** Another report whose table 三 follows. */
  readonly appended: Page | null;
}

/** The page of a report, with the alternative rows that it prints as rows like any other. */
export function pageOf(report: RandomReport, random: Random): Page {
  const { title, year } = randomTitle(report.form, random);
  return {
    form: { ...report.form, tables: report.form.tables.map((t) => withAlternatives(t, report.printed)) },
    figures: report.figures,
    title,
    prose: randomProse(report.form, year, random),
    remark: chance(random, 0.2) ? remarkUnderTables(report.form) : null,
    furniture: [],
    removed: new Set(),
    merged: null,
    last: null,
    appended: null,
  };
}

function withAlternatives(table: Table, printed: ReadonlySet<string>): Table {
  const { alternatives, ...rest } = table;
  if (alternatives === undefined) return table;
  const rows: Row[] = [...rowsOf(table, printed)];
  const heading = table.rows.findIndex((r) => r.heading);
  const head = table.rows[heading];
  return { ...rest, rows: head === undefined ? rows : [...rows.slice(0, heading), head, ...rows.slice(heading)] };
}

/** The page with one table of its form changed. */
export function withTable(page: Page, id: string, change: (table: Table) => Table): Page {
  const tables = page.form.tables.map((t) => (t.id === id ? change(t) : t));
  return { ...page, form: { ...page.form, tables } };
}

/** The page with some figures changed. */
export function withFigures(page: Page, changes: Iterable<readonly [string, string]>): Page {
  return { ...page, figures: new Map([...page.figures, ...changes]) };
}

/** Table 三 of a page. */
export function requestsOf(page: Page): Table {
  const table = page.form.tables.find((t) => t.id === 'requests');
  if (table === undefined) throw new Error('the page has no table 三');
  return table;
}

/** A row of the page that carries figures. */
export interface PageRow {
  readonly table: Table;
  readonly row: Row;
  readonly addresses: readonly string[];
}

/** The rows with figures of the tables of a page, in printed order. */
export function pageRows(page: Page, tableId?: string): PageRow[] {
  return page.form.tables
    .filter((t) => tableId === undefined || t.id === tableId)
    .flatMap((table) =>
      rowsOf(table).map((row) => ({ table, row, addresses: table.columns.map((c) => addressOf(table, row, c)) })),
    );
}

/** The print of a cell; the page has one for every address of its form. */
export function printAt(page: Page, address: string): string {
  const print = page.figures.get(address);
  if (print === undefined) throw new Error(`the page has no ${address}`);
  return print;
}
