import { finding } from '../../src/finding.js';
import { addressOf } from '../../src/form/cells.js';
import type { Column, Form, Table } from '../../src/form/form.js';
import { type Document, placeOfCell } from '../document.js';
import { formTables } from '../form-tables.js';
import { type Labels, labelsOf, type NamedLabel } from '../labels.js';
import { looksMark, looksNumeric } from '../numbers.js';
import { type CellRead, readUnder, TableReading } from '../reading.js';
import { assignColumns } from './columns.js';
import { findHeadings, type Heading, type Headings } from './headings.js';
import { expandSpans, type Grid, type GridCell } from './spans.js';

/** Headings that hold for the rows below them, also in the next part of a table that was cut in two. */
interface Header extends Headings {
  readonly width: number;
}

/**
 * Reads the form's tables by geometry: a figure belongs to the row whose label stands left of it and to the column
 * whose heading stands above it.
 *
 * @returns a reading for each table of the form of which a row was found
 * @throws Refusal when a table with the form's labels is larger than any report's
 */
export function readGrids(document: Document, form: Form): Map<string, TableReading> {
  const reader = new GridReader(form);
  for (const table of formTables(document, form)) reader.read(expandSpans(table));
  return reader.finish();
}

class GridReader {
  readonly #labels: Labels;
  readonly #readings = new Map<string, TableReading>();
  readonly #headers = new Map<string, Header>();

  constructor(readonly form: Form) {
    this.#labels = labelsOf(form);
  }

  finish(): Map<string, TableReading> {
    for (const reading of this.#readings.values()) reading.settleAlternatives();
    return this.#readings;
  }

  read(grid: Grid): void {
    // Rows without figures since the last row with some: the headings of what follows.
    let above: (readonly GridCell[])[] = [];
    let current: Table | null = null;
    for (const [y, cells] of grid.rows.entries()) {
      const label = this.#rowLabel(cells);
      if (label !== null) {
        current = label.table;
        this.#readRow(grid, y, cells, label, above);
        above = [];
        continue;
      }
      const side = this.#sideBySide(above, cells, grid.width);
      if (side !== null) {
        current = side.table;
        this.#readLine(side, cells);
        // A blank line may be a spacer: the headings stay in force until figures come.
        if (cells.some((c) => c.text !== '')) above = [];
        continue;
      }
      if (!cells.some((c) => isFigure(c, y))) above.push(cells);
      else if (current !== null) {
        const printed = cells.map((c) => c.text).join(' ');
        this.#reading(current).doubt(finding('row.unknown', current.id, { printed }));
      }
    }
  }

  #reading(table: Table): TableReading {
    const reading = this.#readings.get(table.id) ?? new TableReading(table);
    this.#readings.set(table.id, reading);
    return reading;
  }

  /** The rightmost cell that names a row of a table whose rows stand one below the other. */
  #rowLabel(cells: readonly GridCell[]): (NamedLabel & { cell: GridCell; table: Table }) | null {
    for (const cell of [...cells].reverse()) {
      if (cell.text === '' || looksNumeric(cell.text)) continue;
      const match = this.#labels.findLoosely(cell.text);
      const ref = match?.refs.find(
        (r) => r.table?.layout === 'rows' && (r.kind === 'row' || r.kind === 'alternative' || r.kind === 'local'),
      );
      if (match !== null && ref?.table != null) return { match, ref, cell, table: ref.table };
    }
    return null;
  }

  #readRow(
    grid: Grid,
    y: number,
    cells: readonly GridCell[],
    label: NamedLabel & { cell: GridCell; table: Table },
    above: readonly (readonly GridCell[])[],
  ): void {
    const { table, ref } = label;
    const reading = this.#reading(table);
    const values = cells.filter((c) => c.left >= label.cell.right);
    if (ref.kind === 'local') {
      reading.note(finding('row.local', table.id, { printed: label.cell.text }));
      return;
    }
    reading.label(label.match, ref, label.cell.text);
    const header = this.#header(table, above, label.cell.right, grid.width, reading);
    if (header === null) {
      reading.doubt(finding('header.missing', table.id, {}));
      return;
    }
    const assigned = assignColumns(header.found, values, header.width === grid.width, y);
    if (assigned === null) {
      const found = values.filter((c) => c.text !== '').length;
      reading.doubt(finding('row.count', `${table.id}.${ref.id}`, { expected: table.columns.length, found }));
      reading.spoilRow(ref.id);
      return;
    }
    const at = (column: Column) => addressOf(table, { id: ref.id }, column);
    for (const [column, printed] of assigned.merged) reading.doubt(finding('cell.merged', at(column), { printed }));
    for (const cell of assigned.beside) reading.doubt(finding('table.loose', table.id, { printed: [cell.text] }));
    reading.addRow(ref.id, readCells(assigned.cells));
  }

  /** The headings in force for a table: those above this row, else the ones that its earlier part had. */
  #header(
    table: Table,
    above: readonly (readonly GridCell[])[],
    from: number,
    width: number,
    reading: TableReading,
  ): Header | null {
    const { found, unknown } = findHeadings(above, table, this.#labels, from, width);
    if (found.length === 0) {
      if (unknown.length > 0) reading.doubt(finding('header.unknown', table.id, { printed: unknown }));
      return this.#headers.get(table.id) ?? null;
    }
    for (const heading of found) reading.label(heading.match, heading.ref, heading.cell.text);
    const ids = found.map((h) => h.column.id);
    const whole = ids.length === table.columns.length && new Set(ids).size === ids.length;
    if (!whole || unknown.length > 0) {
      const printed = unknown.length > 0 ? unknown : found.map((h) => h.cell.text);
      reading.doubt(finding('header.unknown', table.id, { printed }));
    }
    const header = {
      found: found.filter((h) => ids.indexOf(h.column.id) === ids.lastIndexOf(h.column.id)),
      unknown,
      width,
    };
    this.#headers.set(table.id, header);
    return header;
  }

  /** The headings above a row of figures name a table whose rows stand side by side. */
  #sideBySide(
    above: readonly (readonly GridCell[])[],
    cells: readonly GridCell[],
    width: number,
  ): { table: Table; found: readonly Heading[] } | null {
    if (above.length === 0 || !cells.every((c) => c.text === '' || looksNumeric(c.text) || looksMark(c.text)))
      return null;
    for (const table of this.form.tables) {
      if (table.layout !== 'line') continue;
      const { found } = findHeadings(above, table, this.#labels, 0, width);
      if (found.length >= table.columns.length) return { table, found };
    }
    return null;
  }

  #readLine(side: { table: Table; found: readonly Heading[] }, cells: readonly GridCell[]): void {
    const reading = this.#reading(side.table);
    const blank = cells.every((c) => c.text === '');
    for (const row of side.table.rows) {
      const headings = side.found.filter((h) => h.row === row);
      if (headings.length !== side.table.columns.length) {
        reading.doubt(
          finding('header.unknown', `${side.table.id}.${row.id}`, { printed: headings.map((h) => h.cell.text) }),
        );
        continue;
      }
      for (const heading of headings) reading.label(heading.match, heading.ref, heading.cell.text);
      const inside = cells.filter((c) => headings.some((h) => h.left < c.right && c.left < h.right));
      const assigned = assignColumns(headings, inside, true, null);
      if (assigned === null) {
        reading.doubt(
          finding('row.count', `${side.table.id}.${row.id}`, { expected: headings.length, found: inside.length }),
        );
        continue;
      }
      if (blank && reading.hasRow(row.id)) continue;
      if (!blank && this.#isBlank(reading, row.id)) reading.dropRow(row.id);
      reading.addRow(row.id, readCells(assigned.cells));
    }
    const beside = cells.filter((c) => c.text !== '' && !side.found.some((h) => h.left < c.right && c.left < h.right));
    if (beside.length > 0) reading.doubt(finding('table.loose', side.table.id, { printed: beside.map((c) => c.text) }));
  }

  #isBlank(reading: TableReading, rowId: string): boolean {
    return (
      reading.hasRow(rowId) &&
      reading.table.columns.every(
        (c) => reading.cells.get(addressOf(reading.table, { id: rowId }, c))?.reading.kind === 'blank',
      )
    );
  }
}

/** A figure or a mark that begins in this row. */
function isFigure(cell: GridCell, y: number): boolean {
  return cell.top === y && looksNumeric(cell.text);
}

function readCells(cells: ReadonlyMap<Heading, GridCell>): Map<Column, CellRead> {
  return new Map(
    [...cells].map(([heading, cell]) => [
      heading.column,
      readUnder(heading.column, heading.cell.text, cell.text, placeOfCell(cell.cell)),
    ]),
  );
}
