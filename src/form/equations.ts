import type { Address } from '../address.js';
import { addressOf } from './cells.js';
import type { Form, Identity, Table } from './form.js';
import { rowsOf } from './form.js';
import { perPrint } from './per-print.js';

/** One sum of the form, ready to be computed: the left cells add up to the right ones. */
export interface Equation {
  /** The identity's id, `requests_row_sum`. */
  readonly id: string;
  /** The row or column for which it is written. */
  readonly at: string;
  /** The same as a part of an address: `requests.res_total`, `requests.*.natural_person`. */
  readonly line: string;
  readonly left: readonly Address[];
  readonly right: readonly Address[];
}

/**
 * All sums that must hold in a report that prints this form, in a fixed order.
 *
 * @param printed ids of the alternative rows that the page prints in place of others
 */
export const equationsOf: (form: Form, printed?: ReadonlySet<string>) => readonly Equation[] = perPrint(
  (form, printed) =>
    form.tables.flatMap((table) => (table.identities ?? []).flatMap((identity) => write(table, identity, printed))),
);

/** For each cell the sums that hold it, as places in `equationsOf`. */
export const equationsByCell: (form: Form, printed?: ReadonlySet<string>) => ReadonlyMap<Address, readonly number[]> =
  perPrint((form, printed) => {
    const byCell = new Map<Address, number[]>();
    for (const [i, equation] of equationsOf(form, printed).entries())
      for (const address of new Set([...equation.left, ...equation.right]))
        byCell.set(address, [...(byCell.get(address) ?? []), i]);
    return byCell;
  });

function write(table: Table, identity: Identity, printed: ReadonlySet<string>): Equation[] {
  const rows = rowsOf(table, printed);
  if (identity.forEach === 'row') {
    const parts = table.columns.filter((c) => c.part);
    return rows.map((row) => ({
      id: identity.id,
      at: row.id,
      line: `${table.id}.${row.id}`,
      left: parts.map((c) => addressOf(table, row, c)),
      right: identity.right.map((id) => addressOf(table, row, { id })),
    }));
  }
  const left = identity.left === 'leaves' ? rows.filter((r) => r.leaf).map((r) => r.id) : identity.left;
  return table.columns.map((column) => ({
    id: identity.id,
    at: column.id,
    line: `${table.id}.*.${column.id}`,
    left: left.map((id) => addressOf(table, { id }, column)),
    right: identity.right.map((id) => addressOf(table, { id }, column)),
  }));
}
