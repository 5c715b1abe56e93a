import { cellText, type DocumentTable } from './document.js';
import { labelsOf } from './labels.js';
import { once } from './once.js';

/** The tables that hold a row of the form. Layout tables, and tables about something else, hold none. */
export const formTables = once((document, form): ReadonlySet<DocumentTable> => {
  const labels = labelsOf(form);
  const isRow = (text: string) =>
    labels.findLoosely(text)?.refs.some((r) => r.kind === 'row' || r.kind === 'alternative') ?? false;
  return new Set(document.tables.filter((t) => t.rows.some((row) => row.some((cell) => isRow(cellText(cell))))));
});
