import type { Address } from '../address.js';
import type { Alternative, Column, Form, Row, Table } from './form.js';
import { rowsOf } from './form.js';
import { perPrint } from './per-print.js';

/** One cell of a printed form: its address and what the form says of it. */
export interface FormCell {
  readonly address: Address;
  readonly table: Table;
  readonly row: Row | Alternative;
  readonly column: Column;
}

const addresses = new Map<string, Map<string, Map<string, Address>>>();

/** The address of a cell; the parts are ids of one form. Always the same string for a cell, so that maps find it fast. */
export function addressOf(table: { id: string }, row: { id: string }, column: { id: string }): Address {
  const known = addresses.get(table.id)?.get(row.id)?.get(column.id);
  if (known !== undefined) return known;
  const address = `${table.id}.${row.id}.${column.id}` as Address;
  const rows = addresses.get(table.id) ?? new Map<string, Map<string, Address>>();
  const columns = rows.get(row.id) ?? new Map<string, Address>();
  addresses.set(table.id, rows.set(row.id, columns.set(column.id, address)));
  return address;
}

/**
 * Every cell of the form in printed order: tables, then rows, then columns.
 *
 * @param printed ids of the alternative rows that the page prints in place of others
 */
export const cellsOf: (form: Form, printed?: ReadonlySet<string>) => readonly FormCell[] = perPrint((form, printed) =>
  form.tables.flatMap((table) =>
    rowsOf(table, printed).flatMap((row) =>
      table.columns.map((column) => ({ address: addressOf(table, row, column), table, row, column })),
    ),
  ),
);
