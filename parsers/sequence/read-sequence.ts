import type { Form, Table } from '../../src/form/form.js';
import type { Document } from '../document.js';
import { labelsOf } from '../labels.js';
import type { TableReading } from '../reading.js';
import { anchorRows } from './anchors.js';
import { type Item, itemsOf } from './items.js';
import { readLine } from './read-line.js';
import { readRows } from './read-rows.js';
import { rowsIn } from './rows.js';
import { type Run, runsOf } from './runs.js';
import { stepsIn } from './steps.js';

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
  const anchors = anchorRows(items, runs, form);
  const owned = new Set([...anchors.values()].flatMap((a) => [...a.rows.keys()]));
  // Digits that stick to words, or begin with a zero, show that the print has lost its gaps: only then is a figure cut.
  const sticks = [...owned].some((r) => r.figures.some((f) => f.stuck || /^[0０][0-9０-９]/.test(f.text)));
  const over = tablesOver(items, runs);
  const free = runs.filter((r) => !owned.has(r));
  const tables = [...anchors].map(([table, own]) => ({
    table,
    printed: rowsIn(
      table,
      own,
      free.filter((r) => over.get(r) === table),
    ),
  }));
  const all = tables.flatMap(({ table, printed }) =>
    printed.rows.map((row) => ({ row, columns: table.columns.length })),
  );
  const steps = document.gaps === undefined ? [] : stepsIn(items, all);
  const readings = new Map<string, TableReading>();
  for (const table of form.tables) {
    const rows = tables.find((t) => t.table === table);
    if (rows === undefined && table.layout === 'rows') continue;
    const reading =
      rows === undefined
        ? readLine(items, runs, table, year, { steps, sticks })
        : readRows(items, table, rows.printed, { steps, sticks });
    if (reading === null) continue;
    reading.settleAlternatives();
    readings.set(table.id, reading);
  }
  return readings;
}

/** The table under whose headings each run stands: the last words before it that only one table has. */
function tablesOver(items: readonly Item[], runs: readonly Run[]): Map<Run, Table | null> {
  const over = new Map<Run, Table | null>();
  let table: Table | null = null;
  let at = 0;
  for (const run of runs) {
    for (; at < run.at; at++) {
      const item = items[at];
      if (item?.kind !== 'label') continue;
      const [first] = item.match.refs;
      if (first !== undefined && item.match.refs.every((r) => r.table === first.table)) table = first.table;
    }
    over.set(run, table);
  }
  return over;
}
