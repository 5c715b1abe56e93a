import type { Address } from '../src/address.js';
import { type Finding, finding } from '../src/finding.js';
import { addressOf } from '../src/form/cells.js';
import { type Column, rowsOf, type Table } from '../src/form/form.js';
import type { Made, Place, Reading } from '../src/report.js';
import type { LabelMatch, LabelRef } from './labels.js';
import { readCell } from './numbers.js';

/** One cell as one reader sees it. */
export interface CellRead {
  readonly reading: Reading;
  readonly unit: string | null;
  readonly place: Place;
  /** Set where the sums alone gave the cell its figure or its blank. */
  readonly made?: Made;
}

export interface PendingFigure {
  readonly text: string;
  readonly place: Place;
  /** A cell of its own ends before it and behind it, so nothing can stick to it. */
  readonly apart: boolean;
}

/** A row of which the figures are there, but fewer than cells: digits stuck together, or blanks left no trace. */
export interface PendingRow {
  /** One row of the form; several where they stand side by side. */
  readonly rows: readonly string[];
  /** The columns in the order of the figures, each with the words that head it. */
  readonly columns: readonly { column: Column; text: string }[];
  readonly figures: readonly PendingFigure[];
  /** Where the row's label ends and its figures begin. */
  readonly place: Place;
}

/** What one reader makes of one table of the form. */
export class TableReading {
  readonly cells = new Map<Address, CellRead>();
  /** Alternative rows that the page prints in place of others. */
  readonly printed = new Set<string>();
  readonly findings: Finding[] = [];
  /** Rows whose figures do not yet stand in cells. */
  readonly pending: PendingRow[] = [];
  /** No figure is surely under its heading. */
  unanchored = false;
  /** Rows that no label of their own names. */
  readonly unlabelled = new Set<string>();
  /** A label is misspelt, figures are left over, or a row reads two ways: the reader alone cannot be sure. */
  weak = false;
  /** Rows of which some print could not be read, or that are printed with different figures. */
  readonly spoilt = new Set<string>();
  readonly #rows = new Set<string>();
  readonly #noted = new Set<string>();

  constructor(readonly table: Table) {}

  /** Notes how a label was recognised; an exact one needs no words. */
  label(match: LabelMatch, ref: LabelRef, printed: string): void {
    if (ref.exact) return;
    const text = printed.replaceAll('\n', '');
    const code = match.misspelt ? 'label.misspelt' : 'label.variant';
    this.note(finding(code, this.table.id, { printed: text, meant: ref.meant }));
    if (match.misspelt) this.weak = true;
  }

  /** Adds a finding once. */
  note(found: Finding): void {
    const key = JSON.stringify(found);
    if (this.#noted.has(key)) return;
    this.#noted.add(key);
    this.findings.push(found);
  }

  /** Adds a finding that takes away the reader's certainty. */
  doubt(found: Finding): void {
    this.weak = true;
    this.note(found);
  }

  /** Puts a row's cells in; a second print of the row counts only if it says the same. */
  addRow(rowId: string, cells: ReadonlyMap<Column, CellRead>): void {
    if (this.spoilt.has(rowId)) return;
    // What another print of the row would say once its figures are placed, nobody knows yet.
    if (this.pending.some((p) => p.rows.includes(rowId))) {
      this.#rows.add(rowId);
      this.spoilRow(rowId);
      return;
    }
    if (!this.#rows.has(rowId)) {
      this.#rows.add(rowId);
      for (const [column, cell] of cells) this.cells.set(addressOf(this.table, { id: rowId }, column), cell);
      return;
    }
    const same = [...cells].every(([column, cell]) => {
      const before = this.cells.get(addressOf(this.table, { id: rowId }, column));
      return before !== undefined && sameReading(before.reading, cell.reading);
    });
    if (!same) this.spoilRow(rowId);
  }

  /** Keeps a row whose figures are still to be placed; a second print of a row makes both worthless. */
  wait(row: PendingRow): void {
    const again = row.rows.filter(
      (id) => this.hasRow(id) || this.spoilt.has(id) || this.pending.some((p) => p.rows.includes(id)),
    );
    if (again.length === 0) this.pending.push(row);
    for (const id of again) {
      this.#rows.add(id);
      this.spoilRow(id);
    }
  }

  /** A print of the row cannot be read, or contradicts another: if there is another, neither counts. */
  spoilRow(rowId: string): void {
    if (this.#rows.has(rowId)) this.doubt(finding('row.repeated', `${this.table.id}.${rowId}`, {}));
    this.dropRow(rowId);
    this.spoilt.add(rowId);
    const kept = this.pending.filter((p) => !p.rows.includes(rowId));
    this.pending.splice(0, this.pending.length, ...kept);
  }

  /** Every row of the printed form has been read. */
  isWhole(): boolean {
    return rowsOf(this.table, this.printed).every((row) => this.hasRow(row.id));
  }

  hasRow(rowId: string): boolean {
    return this.#rows.has(rowId);
  }

  /** Takes a row out as if it had not been read. */
  dropRow(rowId: string): void {
    this.#rows.delete(rowId);
    for (const column of this.table.columns) this.cells.delete(addressOf(this.table, { id: rowId }, column));
  }

  /** Settles rows that stand in place of others: one print or the other, never both. */
  settleAlternatives(): void {
    for (const alternative of this.table.alternatives ?? []) {
      if (!this.hasRow(alternative.id)) continue;
      if (!alternative.replaces.some((id) => this.hasRow(id))) {
        this.printed.add(alternative.id);
        this.note(finding('form.alternative', this.table.id, { row: alternative.zh, replaces: alternative.replaces }));
        continue;
      }
      // 洪泽 2023 leaves an empty cell beside the group's label; figures there would be a row of their own.
      const blank = this.table.columns.every((c) => {
        const cell = this.cells.get(addressOf(this.table, alternative, c));
        return cell === undefined || cell.reading.kind === 'blank';
      });
      if (!blank) this.doubt(finding('row.unknown', this.table.id, { printed: alternative.zh }));
      this.dropRow(alternative.id);
    }
  }
}

/** Both say the same: the same kind, and the same figure or the same print. */
export function sameReading(a: Reading, b: Reading): boolean {
  if (a.kind === 'number' && b.kind === 'number') return a.value === b.value;
  if (a.kind !== b.kind) return false;
  if ((a.kind === 'mark' || a.kind === 'text') && 'printed' in b)
    return a.printed.replace(/\s/g, '') === b.printed.replace(/\s/g, '');
  return true;
}

/** Reads a cell's print under its column, with the unit of the cell, else of the heading, else of the form. */
export function readUnder(column: Column, heading: string, text: string, place: Place): CellRead {
  const { reading, unit } = readCell(text, column.type);
  const headed = column.type === 'decimal' ? (/(万元|亿元|元)/.exec(heading)?.[1] ?? null) : null;
  return { reading, unit: unit ?? headed ?? column.unit, place };
}
