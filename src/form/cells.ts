import type { Address } from '../address.js';
import type { Alternative, Column, Form, Row, Table } from './form.js';
import { rowsOf } from './form.js';

/** One cell of a printed form: its address and what the form says of it. */
export interface FormCell {
  readonly address: Address;
  readonly table: Table;
  readonly row: Row | Alternative;
  readonly column: Column;
}

/** The address of a cell; the parts are ids of one form. */
export function addressOf(table: { id: string }, row: { id: string }, column: { id: string }): Address {
  return `${table.id}.${row.id}.${column.id}` as Address;
}

/**
 * Every cell of the form in printed order: tables, then rows, then columns.
 *
 * @param printed ids of the alternative rows that the page prints in place of others
 */
export function cellsOf(form: Form, printed: ReadonlySet<string> = new Set()): FormCell[] {
  return form.tables.flatMap((table) =>
    rowsOf(table, printed).flatMap((row) =>
      table.columns.map((column) => ({ address: addressOf(table, row, column), table, row, column })),
    ),
  );
}
