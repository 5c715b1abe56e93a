import { finding } from '../../src/finding.js';
import type { Column, Table } from '../../src/form/form.js';
import { type CellRead, sameReading, TableReading } from '../reading.js';
import type { Headings } from './headings.js';

/** What one printed row says, in one table of the page. */
export type Print = ReadonlyMap<Column, CellRead>;

/**
 * The printed rows of one table of the form, until the whole page is read.
 *
 * A row may be printed in pieces (a table too wide for the page is cut into two, each with the labels), and it may be
 * printed twice. Pieces are joined where they have no column in common or say the same in it; two prints that differ
 * cancel each other.
 */
export class TablePrints {
  readonly reading: TableReading;
  readonly #rows = new Map<string, Print[]>();
  readonly #spoilt = new Set<string>();
  readonly #headed = new Set<string>();
  /** Heading cells whose words are not the form's: each may stand for a column that seems to be missing. */
  #strange = 0;

  constructor(readonly table: Table) {
    this.reading = new TableReading(table);
  }

  /** Notes which columns a heading of the page names. */
  head({ found, unknown }: Headings): void {
    for (const heading of found) this.#headed.add(heading.column.id);
    this.#strange = Math.max(this.#strange, unknown.length);
  }

  add(rowId: string, print: Print): void {
    const before = this.#rows.get(rowId);
    if (before === undefined) this.#rows.set(rowId, [print]);
    else before.push(print);
  }

  /** Some print of the row cannot be read: no other print of it counts either. */
  spoil(rowId: string): void {
    this.#spoilt.add(rowId);
  }

  /** The row was read, and every cell of it is blank. */
  isBlank(rowId: string): boolean {
    return this.#rows.get(rowId)?.every(isBlank) ?? false;
  }

  /** Puts the rows in the reading. */
  finish(): TableReading {
    const lost = this.table.columns.filter((c) => !this.#headed.has(c.id));
    const unsure = this.#unsure(lost);
    if (this.#headed.size > 0 && lost.length > 0)
      this.reading.doubt(
        finding('column.missing', this.table.id, { columns: [...new Set([...lost, ...unsure])].map((c) => c.zh) }),
      );
    for (const [rowId, prints] of this.#rows) {
      const [first, ...rest] = this.#withoutSpacers(prints).map((p) => without(p, unsure));
      const joined = new Map(first);
      const agree = rest.every((p) => joinPrint(joined, p));
      this.reading.addRow(rowId, joined);
      if (!agree) this.reading.spoilRow(rowId);
    }
    for (const rowId of this.#spoilt) this.reading.spoilRow(rowId);
    this.reading.settleAlternatives();
    return this.reading;
  }

  /**
   * Columns under common words (法人或其他组织) of which some are not there: the page has put them together, and its
   * 其他 holds more than the form's. A strange heading may be a missing column's own, misspelt.
   */
  #unsure(lost: readonly Column[]): Column[] {
    return this.table.columns.filter((c) => {
      if (c.parent === undefined) return false;
      const gone = lost.filter((l) => l.parent === c.parent).length;
      return gone > this.#strange;
    });
  }

  /** Where rows stand side by side, an empty line may be a spacer between headings and figures. */
  #withoutSpacers(prints: readonly Print[]): readonly Print[] {
    if (this.table.layout === 'rows') return prints;
    const filled = prints.filter((p) => !isBlank(p));
    return filled.length === 0 ? prints.slice(0, 1) : filled;
  }
}

function isBlank(print: Print): boolean {
  return [...print.values()].every((c) => c.reading.kind === 'blank');
}

function without(print: Print, columns: readonly Column[]): Print {
  return columns.length === 0 ? print : new Map([...print].filter(([column]) => !columns.includes(column)));
}

/** Adds what another print of the row says. @returns false where the two differ */
function joinPrint(joined: Map<Column, CellRead>, print: Print): boolean {
  for (const [column, cell] of print) {
    const before = joined.get(column);
    if (before !== undefined && !sameReading(before.reading, cell.reading)) return false;
    joined.set(column, cell);
  }
  return true;
}
