import type { Form } from '../../src/form/form.js';
import { looksFigure } from '../numbers.js';
import type { Names } from './names.js';
import type { Grid, GridCell } from './spans.js';

/**
 * The grid prints the form's rows for columns: labels of rows stand beside each other in a row without figures and
 * nowhere one below the other, or the columns of a table whose rows stand side by side stand one below the other.
 */
export function isTransposed(grid: Grid, form: Form, labels: Names): boolean {
  const rowsDown = new Map<number, Set<string>>();
  const columnsDown = new Map<number, Set<string>>();
  let across = 0;
  for (const [y, cells] of grid.rows.entries()) {
    const own = cells.filter((c) => c.top === y && c.text !== '');
    const figures = own.some((c) => looksFigure(c.text));
    const beside = new Set<string>();
    for (const cell of own)
      for (const { row, column } of namesOf(cell, form, labels)) {
        if (row !== null) {
          beside.add(row);
          if (add(rowsDown, cell.left, row) > 1) return false;
        }
        if (column !== null) add(columnsDown, cell.left, column);
      }
    if (!figures) across = Math.max(across, beside.size);
  }
  if (across > 1) return true;
  return rowsDown.size === 0 && [...columnsDown.values()].some((ids) => ids.size > 3);
}

/** A row of a table whose rows stand one below the other, a column of one whose rows stand side by side. */
function namesOf(cell: GridCell, form: Form, labels: Names): { row: string | null; column: string | null }[] {
  if (looksFigure(cell.text)) return [];
  return (labels.find(cell.text)?.refs ?? []).flatMap(({ table, kind, id }) => {
    if (table === null || !form.tables.includes(table)) return [];
    // An alternative's label is its group's too, with the group's rows below or beside it either way.
    const isRow = table.layout === 'rows' && kind === 'row';
    const isColumn = table.layout === 'line' && kind === 'column';
    return [{ row: isRow ? `${table.id}.${id}` : null, column: isColumn ? id : null }];
  });
}

function add(to: Map<number, Set<string>>, at: number, id: string): number {
  const ids = to.get(at) ?? new Set();
  to.set(at, ids);
  return ids.add(id).size;
}
