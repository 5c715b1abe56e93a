import type { Form } from '../../src/form/form.js';
import type { Document } from '../document.js';
import { labelsOf } from '../labels.js';
import type { TableReading } from '../reading.js';
import { stepOf } from './blanks.js';
import { itemsOf } from './items.js';
import { readLine } from './read-line.js';
import { readRows } from './read-rows.js';
import { rowsIn } from './rows.js';
import { runsOf } from './runs.js';

/**
 * Reads the form's tables by order alone: which labels and figures follow one another, and which share a printed line.
 *
 * Labels may be broken over lines, with figures between their pieces; figures may lack a label, or stick together, or be
 * fewer than the cells. Rows of which the figures cannot be placed by order are left pending in the reading.
 *
 * @param year the report's year, to tell its figures from another year's under a caption; null where it is not known
 * @returns a reading for each table of the form of which a label was found
 */
export function readSequence(document: Document, form: Form, year: number | null): Map<string, TableReading> {
  const items = itemsOf(document, labelsOf(form));
  const runs = runsOf(items);
  const tables = form.tables
    .filter((t) => t.layout === 'rows')
    .map((table) => ({ table, printed: rowsIn(items, runs, table) }));
  const all = tables.flatMap(({ table, printed }) =>
    printed.rows.map((row) => ({ row, columns: table.columns.length })),
  );
  const step = document.gaps === undefined ? null : stepOf(items, all);
  const readings = new Map<string, TableReading>();
  for (const table of form.tables) {
    const rows = tables.find((t) => t.table === table);
    const reading =
      rows === undefined ? readLine(items, runs, table, year) : readRows(items, table, rows.printed, step);
    if (reading === null) continue;
    reading.settleAlternatives();
    readings.set(table.id, reading);
  }
  return readings;
}
