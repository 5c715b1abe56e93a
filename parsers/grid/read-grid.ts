import { finding } from '../../src/finding.js';
import { addressOf } from '../../src/form/cells.js';
import type { Column, Form, Table } from '../../src/form/form.js';
import { type Document, placeOfCell } from '../document.js';
import { formTables } from '../form-tables.js';
import { labelsOf } from '../labels.js';
import { looksFigure, looksMark } from '../numbers.js';
import { type CellRead, readUnder, type TableReading } from '../reading.js';
import { type Blocks, findBlocks } from './blocks.js';
import { assignColumns, type HeadingsInForce } from './columns.js';
import { findHeadings, type Heading, type Headings, type Span, trusted } from './headings.js';
import { Names } from './names.js';
import { innerTables } from './nested.js';
import { TablePrints } from './prints.js';
import { type LabelledRow, labelledRows } from './row-labels.js';
import { expandSpans, type Grid, type GridCell, transpose } from './spans.js';
import { isTransposed } from './transposed.js';

/**
 * Reads the form's tables by geometry: a figure belongs to the row whose label stands left of it and to the column
 * whose heading stands above it.
 *
 * @returns a reading for each table of the form of which a row was found
 * @throws Refusal when a table with the form's labels is larger than any report's
 */
export function readGrids(document: Document, form: Form): Map<string, TableReading> {
  const labels = new Names(labelsOf(form));
  const inner = innerTables(document);
  const prints = new Map(form.tables.map((table) => [table.id, new TablePrints(table)]));
  const headers: Headers = new Map();
  const seen = new Set<string>();
  let before: GridReader | null = null;
  for (const table of formTables(document, form)) {
    const grid = expandSpans(table, inner);
    const turned = isTransposed(grid, form, labels);
    const reader: GridReader = new GridReader(turned ? transpose(grid) : grid, form, labels, prints, headers, before);
    before = reader;
    for (const id of reader.read()) {
      seen.add(id);
      if (turned) prints.get(id)?.reading.note(finding('table.transposed', id, {}));
    }
  }
  return new Map([...prints].filter(([id]) => seen.has(id)).map(([id, p]) => [id, p.finish()]));
}

/** The headings that each table's figures had last; null where they were not the form's. */
type Headers = Map<string, { readonly headings: HeadingsInForce; readonly grid: Grid; readonly span: Span } | null>;

type Rows = readonly (readonly GridCell[])[];

/** Reads one grid of the page, row by row. */
class GridReader {
  readonly #seen = new Set<string>();
  /** Rows without figures since the last row with some: the headings of what follows. */
  #above: Rows = [];
  #last: LabelledRow | null = null;
  /** Figures without a label went before: they may be the figures of the next row, if that is blank. */
  #orphans = false;

  constructor(
    readonly grid: Grid,
    readonly form: Form,
    readonly labels: Names,
    readonly prints: ReadonlyMap<string, TablePrints>,
    readonly headers: Headers,
    before: GridReader | null,
  ) {
    // A page break can fall between the headings and their first figures.
    if (before !== null && before.grid.width === grid.width) this.#above = before.#above;
  }

  /** @returns the ids of the form's tables that were met */
  read(): ReadonlySet<string> {
    for (const [y, cells] of this.grid.rows.entries()) {
      const rows = labelledRows(cells, this.form, this.labels);
      if (rows.length > 0) {
        for (const row of rows) this.#readRow(row, y);
        this.#above = [];
      } else if (!this.#readLines(cells)) this.#readUnlabelled(cells, y);
    }
    return this.#seen;
  }

  #printsOf(table: Table): TablePrints {
    this.#seen.add(table.id);
    const prints = this.prints.get(table.id);
    if (prints === undefined) throw new Error(`${table.id} is no table of ${this.form.id}`);
    return prints;
  }

  #readUnlabelled(cells: readonly GridCell[], y: number): void {
    if (!cells.some((c) => c.top === y && looksFigure(c.text))) {
      this.#above = [...this.#above, cells];
      return;
    }
    if (this.#last === null) return;
    const { table, ref } = this.#last;
    const prints = this.#printsOf(table);
    prints.reading.doubt(finding('row.unknown', table.id, { printed: cells.map((c) => c.text).join(' ') }));
    if (prints.isBlank(ref.id)) prints.spoil(ref.id);
    this.#orphans = true;
  }

  #readRow(row: LabelledRow, y: number): void {
    const { table, ref, cell: label, values } = row;
    const prints = this.#printsOf(table);
    const { reading } = prints;
    // The label and its figures began above; what is empty here stands where a span should.
    if (label.top < y && values.every((c) => c.top < y || c.text === '')) return;
    // 规章 can be the kind of a document too: a label beside words is no row.
    const header = this.#headerOf(row, prints);
    if (header === null && values.every((c) => c.text === '' || !looksFigure(c.text))) return;
    if (ref.kind === 'local') {
      reading.note(finding('row.local', table.id, { printed: label.text }));
      return;
    }
    this.#last = row;
    reading.label(row.match, ref, label.text);
    const at = `${table.id}.${ref.id}`;
    if (row.figureInLabel) {
      reading.doubt(finding('row.figure', at, { printed: label.text }));
      prints.spoil(ref.id);
      return;
    }
    if (header === null) {
      if (this.headers.get(table.id) === undefined) reading.doubt(finding('header.missing', table.id, {}));
      return;
    }
    const assigned = assignColumns(header, values, label);
    if (assigned === null) {
      const found = values.filter((c) => c.text !== '').length;
      reading.doubt(finding('row.count', at, { expected: table.columns.length, found }));
      prints.spoil(ref.id);
      return;
    }
    if (assigned.shifted && header.own) reading.doubt(finding('header.shifted', table.id, {}));
    for (const cell of assigned.beside) reading.doubt(finding('table.loose', table.id, { printed: [cell.text] }));
    prints.add(ref.id, new Map([...readCells(assigned.cells), ...unplaced(assigned.merged, ref.id, reading)]));
    if (this.#orphans && prints.isBlank(ref.id)) prints.spoil(ref.id);
    this.#orphans = false;
  }

  /** The headings in force for a row: those above it, else the ones that the table's earlier part had. */
  #headerOf({ table, span }: LabelledRow, prints: TablePrints): HeadingsInForce | null {
    if (this.#above.length === 0) return this.#earlierHeader(table, span);
    const headings = trusted(findHeadings(this.#above, table, this.labels, span, this.grid.width));
    const { found, others, unknown, torn } = headings;
    // One cell of words (a page number, a remark) heads nothing; in place of headings there stand as many as columns.
    const strange = torn || (found.length === 0 && others.length >= Math.min(2, table.columns.length));
    if (found.length === 0 && !strange) {
      if (unknown.length > 0) prints.reading.doubt(finding('header.unknown', table.id, { printed: unknown }));
      return this.#earlierHeader(table, span);
    }
    if (strange || unknown.length > 0) {
      const printed = unknown.length > 0 ? unknown : [...found.map((h) => h.cell), ...others].map((c) => c.text);
      prints.reading.doubt(finding('header.unknown', table.id, { printed }));
    }
    const header = strange ? null : this.#inForce(headings, table, prints);
    this.headers.set(table.id, header === null ? null : { headings: header, grid: this.grid, span });
    return header;
  }

  #inForce(headings: Headings, table: Table, prints: TablePrints): HeadingsInForce {
    const { found, others } = headings;
    for (const heading of found) prints.reading.label(heading.match, heading.ref, heading.cell.text);
    prints.head(headings);
    const columns = found.map((h) => h.column);
    const repeated = table.columns.filter((c) => columns.indexOf(c) !== columns.lastIndexOf(c));
    if (repeated.length > 0)
      prints.reading.doubt(finding('column.repeated', table.id, { columns: repeated.map((c) => c.zh) }));
    return {
      found: found.filter((h) => !repeated.includes(h.column)),
      others: [...others, ...found.filter((h) => repeated.includes(h.column)).map((h) => h.cell)],
      aligned: true,
      own: true,
      whole: found.length === table.columns.length && repeated.length === 0,
    };
  }

  #earlierHeader(table: Table, span: Span): HeadingsInForce | null {
    const earlier = this.headers.get(table.id);
    if (earlier == null) return null;
    const sameGrid = earlier.grid === this.grid;
    // Side by side, one print's headings stand over no other print's figures.
    if (sameGrid && !earlier.headings.found.some((h) => h.left < span.to && span.from < h.right)) return null;
    return { ...earlier.headings, own: sameGrid, aligned: sameGrid || earlier.grid.width === this.grid.width };
  }

  /** Figures under headings whose rows stand side by side. @returns false when this row is no such */
  #readLines(cells: readonly GridCell[]): boolean {
    if (this.#above.length === 0) return false;
    if (!cells.every((c) => c.text === '' || looksFigure(c.text) || looksMark(c.text))) return false;
    for (const table of this.form.tables) {
      if (table.layout !== 'line') continue;
      const blocks = findBlocks(this.#above, table, this.labels, this.grid.width);
      if (blocks === null) continue;
      this.#readLine(table, blocks, cells);
      // A blank line may be a spacer: the headings stay in force until figures come.
      if (cells.some((c) => c.text !== '')) this.#above = [];
      return true;
    }
    return false;
  }

  #readLine(table: Table, { blocks, unknown }: Blocks, cells: readonly GridCell[]): void {
    const prints = this.#printsOf(table);
    const { reading } = prints;
    if (unknown !== null) reading.doubt(finding('header.unknown', table.id, { printed: unknown }));
    const all = blocks.flatMap((b) => b.headings);
    const header = { found: all, others: [], aligned: true, own: true, whole: unknown === null };
    const assigned = assignColumns(header, cells, null);
    if (assigned === null) {
      reading.doubt(
        finding('row.count', table.id, { expected: all.length, found: cells.filter((c) => c.text !== '').length }),
      );
      for (const { row } of blocks) prints.spoil(row.id);
      return;
    }
    if (assigned.shifted) reading.doubt(finding('header.shifted', table.id, {}));
    for (const { row, headings } of blocks) {
      prints.head({ found: headings, others: [], unknown: [], torn: false });
      for (const heading of headings) reading.label(heading.match, heading.ref, heading.cell.text);
      const own = new Map([...assigned.cells].filter(([h]) => headings.includes(h)));
      const merged = new Map([...assigned.merged].filter(([h]) => headings.includes(h)));
      prints.add(row.id, new Map([...readCells(own), ...unplaced(merged, row.id, reading)]));
    }
    const beside = cells.filter((c) => c.text !== '' && !all.some((h) => h.left < c.right && c.left < h.right));
    if (beside.length > 0) reading.doubt(finding('table.loose', table.id, { printed: beside.map((c) => c.text) }));
  }
}

function readCells(cells: ReadonlyMap<Heading, GridCell>): Map<Column, CellRead> {
  return new Map(
    [...cells].map(([{ column, cell: heading }, cell]) => [
      column,
      readUnder(column, heading.text, cell.text, placeOfCell(cell.cell)),
    ]),
  );
}

/**
 * Cells that share one figure: each is missing, at the place where the figure stands, so that a reader who goes by order
 * and takes it for the first of them is contradicted.
 */
function unplaced(merged: ReadonlyMap<Heading, GridCell>, rowId: string, reading: TableReading): Map<Column, CellRead> {
  const cells = new Map<Column, CellRead>();
  for (const [{ column }, { cell, text }] of merged) {
    reading.doubt(finding('cell.merged', addressOf(reading.table, { id: rowId }, column), { printed: text }));
    cells.set(column, { reading: { kind: 'missing' }, unit: null, place: placeOfCell(cell) });
  }
  return cells;
}
