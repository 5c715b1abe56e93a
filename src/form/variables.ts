import type { Address } from '../address.js';
import { addressOf } from './cells.js';
import type { Form, Table } from './form.js';

/** A column of the panel: one cell of the form, or a sum of cells that the form does not print. */
export interface Variable {
  /** Lower case, at most 32 characters (Stata's limit), unique over all forms. */
  readonly name: string;
  /** The cell's address, or the address that the sum would have. */
  readonly address: string;
  readonly table: Table;
  readonly zh: string;
  readonly en: string;
  readonly unit: string | null;
  readonly type: 'count' | 'signed' | 'decimal';
  /** The cells that are added up; null where the form prints the cell. */
  readonly sum: readonly Address[] | null;
}

interface Line {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly short: string;
  /** The ids of the lines that are added up; null for a printed one. */
  readonly sum: readonly string[] | null;
}

/** Every variable that a form gives, printed cells and derived sums, in printed order. */
export function variablesOf(form: Form): Variable[] {
  return form.tables.flatMap((table) => {
    const rows = rowLines(table);
    const columns = columnLines(table);
    return rows.flatMap((row) => columns.map((column) => variable(table, row, column)));
  });
}

/** A variable of the panel, and the forms that have it. */
export interface PanelVariable {
  readonly variable: Variable;
  readonly forms: readonly string[];
}

/**
 * The variables of several forms as one sequence, each once: in the order of the newest form, what only an older form
 * has standing beside its like of the same table. A cell that any form prints is described by that print.
 *
 * @param all the forms, oldest first
 */
export function mergeVariables(all: readonly Form[]): PanelVariable[] {
  const merged: { variable: Variable; forms: string[] }[] = [];
  const find = (name: string | undefined) => merged.findIndex((m) => m.variable.name === name);
  for (const form of [...all].reverse()) {
    const own = variablesOf(form);
    let before: { variable: Variable } | undefined;
    for (const [i, variable] of own.entries()) {
      const known = merged[find(variable.name)];
      if (known !== undefined) {
        known.forms.unshift(form.id);
        if (known.variable.sum !== null) known.variable = variable;
        before = known;
        continue;
      }
      const follows = before?.variable.table.id === variable.table.id;
      const next = own.slice(i).find((v) => find(v.name) !== -1);
      const at = follows ? find(before?.variable.name) + 1 : next === undefined ? merged.length : find(next.name);
      before = { variable };
      merged.splice(at, 0, { variable, forms: [form.id] });
    }
  }
  return merged;
}

function variable(table: Table, row: Line, column: Line): Variable {
  const rowIds = row.sum ?? [row.id];
  const columnIds = column.sum ?? [column.id];
  const derived = row.sum !== null || column.sum !== null;
  const like = table.columns.find((c) => columnIds.includes(c.id));
  if (like === undefined) throw new Error(`${table.id} has no column ${columnIds.join()}`);
  return {
    name: `${table.short}_${row.short}_${column.short}`,
    address: addressOf(table, row, column),
    table,
    zh: `${table.zh} ${row.zh} ${column.zh}`,
    en: `${table.en}: ${row.en}: ${column.en}`,
    unit: like.unit,
    type: like.type,
    sum: derived ? rowIds.flatMap((r) => columnIds.map((c) => addressOf(table, { id: r }, { id: c }))) : null,
  };
}

/** The table's rows in printed order, each group's sum behind its last row, the alternatives in place. */
function rowLines(table: Table): Line[] {
  const lines: Line[] = [];
  for (const row of table.rows) {
    if (row.heading) continue;
    const { id, zh, en, short } = row;
    lines.push({ id, zh, en, short, sum: null });
    const group = table.groups?.find((g) => g.id === row.group);
    const members = table.rows.filter((r) => r.group === row.group).map((r) => r.id);
    if (group !== undefined && members.at(-1) === row.id)
      lines.push({ id: group.total, zh: group.zh, en: group.en, short: group.short, sum: members });
  }
  for (const { id, zh, en, short, sum } of table.derivedRows ?? []) lines.push({ id, zh, en, short, sum });
  return lines;
}

function columnLines(table: Table): Line[] {
  const printed = table.columns.map(({ id, zh, en, short }) => ({ id, zh, en, short, sum: null }));
  return [
    ...printed,
    ...(table.derivedColumns ?? []).map(({ id, zh, en, short, sum }) => ({ id, zh, en, short, sum })),
  ];
}
