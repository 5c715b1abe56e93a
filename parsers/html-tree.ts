import { finding } from '../src/finding.js';
import { type DocumentTable, type Element, limits, type TableCell } from './document.js';
import { LineBuilder } from './lines.js';
import { Refusal } from './refusal.js';
import { type Tag, textWalls } from './tags.js';

/** The attributes that mean something to us, the first of each name. */
export interface Attributes {
  style: string | null;
  hidden: string | null;
  rowspan: string | null;
  colspan: string | null;
  name: string | null;
  content: string | null;
}

interface OpenTable extends DocumentTable {
  row: TableCell[] | null;
}

/** An open element, and what stands around a place in it: found once, when it is opened. */
class Open implements Element {
  readonly tag: string;
  readonly depth: number;
  /** The innermost block, with this element. */
  readonly block: Open | null;
  readonly inTable: OpenTable | null;
  /** The open cell of the innermost table; null between its cells. */
  readonly inCell: TableCell | null;

  constructor(
    tag: Tag,
    readonly parent: Open | null,
    readonly nth: number,
    readonly hidden: boolean,
    table: OpenTable | null,
    readonly cell: TableCell | null,
  ) {
    this.tag = tag.name;
    this.depth = parent === null ? 0 : parent.depth + 1;
    this.block = tag.block ? this : (parent?.block ?? null);
    this.inTable = table ?? parent?.inTable ?? null;
    this.inCell = cell ?? (table !== null ? null : (parent?.inCell ?? null));
  }
}

const paragraph = ['p'];
const hiddenStyle = /display\s*:\s*none/i;

/**
 * The open elements of a page while it is read, and what is kept of them: lines, tables, pictures.
 *
 * Elements are closed as a browser closes them where it matters to us: cells and rows never outlive their table, a
 * block ends a paragraph, a stray end tag closes nothing. There is no recursion, whatever the depth.
 */
export class HtmlTree {
  readonly out = new LineBuilder();
  readonly tables: DocumentTable[] = [];
  readonly pictures: number[] = [];
  readonly #counts = new Map<string, number>();
  #innermost: Open | null = null;
  #elements = 0;
  #hidden = 0;

  /** Text at this point is shown. */
  get shown(): boolean {
    return this.#hidden === 0;
  }

  get innermostTag(): string | undefined {
    return this.#innermost?.tag;
  }

  /**
   * A start tag.
   *
   * @param at offset of its `<`; `after`: offset behind its `>`
   * @throws Refusal when the page is nested too deeply or has too many elements
   */
  open(tag: Tag, attributes: Readonly<Attributes>, at: number, after: number): void {
    if (++this.#elements > limits.elements)
      throw new Refusal(finding('document.too_many_elements', 'document', { limit: limits.elements }));
    this.#closeImplied(tag, at);
    if (tag.block || tag.name === 'br') this.#breakLine();
    if (tag.name === 'img') this.pictures.push(at);
    const nth = (this.#counts.get(tag.name) ?? 0) + 1;
    this.#counts.set(tag.name, nth);
    if (tag.empty) return;
    const parent = this.#innermost;
    if (parent !== null && parent.depth + 1 >= limits.depth)
      throw new Refusal(finding('document.too_deep', 'document', { limit: limits.depth }));
    const hidden = tag.unseen || attributes.hidden !== null || hides(attributes.style);
    if (hidden) this.#hidden++;
    if (tag.name === 'tr') this.#beginRow();
    const table = tag.name === 'table' ? this.#beginTable() : null;
    const cell = tag.cell ? this.#beginCell(attributes, after) : null;
    this.#innermost = new Open(tag, parent, nth, hidden, table, cell);
  }

  /** An end tag at this offset. */
  close(tag: Tag, at: number): void {
    this.#closeTo([tag.name], tag.endWalls, at);
    if (tag.name !== 'tr') return;
    const table = this.#innermost?.inTable ?? null;
    if (table !== null) table.row = null;
  }

  /** The end of the page. */
  end(at: number): void {
    this.#breakLine();
    while (this.#innermost !== null) this.#pop(at);
  }

  #closeImplied(tag: Tag, at: number): void {
    if (this.innermostTag === 'head' && !tag.head) this.#pop(at);
    if (!tag.block) return;
    this.#closeTo(paragraph, textWalls, at);
    if (tag.closes.length > 0) this.#closeTo(tag.closes, tag.startWalls, at);
    // A table that begins between the cells of another ends it; inside a cell it is nested.
    if (tag.name === 'table' && (this.#innermost?.inCell ?? null) === null) this.#closeTo([tag.name], tag.endWalls, at);
  }

  /** Closes up to and with the nearest open element of `tags`, unless one of `walls` stands before it. */
  #closeTo(tags: readonly string[], walls: readonly string[], at: number): void {
    for (let open = this.#innermost; open !== null; open = open.parent) {
      if (tags.includes(open.tag)) {
        if (open.block === open) this.#breakLine();
        while (this.#innermost !== open.parent) this.#pop(at);
        return;
      }
      if (walls.includes(open.tag)) return;
    }
  }

  #pop(at: number): void {
    const open = this.#innermost;
    if (open === null) return;
    this.#innermost = open.parent;
    if (open.hidden) this.#hidden--;
    if (open.cell !== null) open.cell.end = at;
  }

  #breakLine(): void {
    this.out.breakAt(this.#innermost?.block ?? null, this.#innermost?.inCell ?? null);
  }

  #beginTable(): OpenTable {
    const table = { nth: this.tables.length + 1, rows: [], row: null };
    this.tables.push(table);
    return table;
  }

  #beginRow(): TableCell[] {
    const row: TableCell[] = [];
    const table = this.#innermost?.inTable ?? null;
    if (table !== null) {
      table.row = row;
      table.rows.push(row);
    }
    return row;
  }

  #beginCell(attributes: Readonly<Attributes>, after: number): TableCell | null {
    const table = this.#innermost?.inTable ?? null;
    if (table === null) return null;
    const row = table.row ?? this.#beginRow();
    const cell = {
      table,
      row: table.rows.length,
      nth: row.length + 1,
      rowspan: span(attributes.rowspan, 65_534),
      colspan: span(attributes.colspan, 1_000),
      lines: [],
      start: after,
      end: after,
    };
    row.push(cell);
    return cell;
  }
}

/** Every cell that Word wrote has a style of its own, and hardly any hides it. */
function hides(style: string | null): boolean {
  return style !== null && hiddenStyle.test(style);
}

/** A span as HTML reads it: at least 1, and no larger than the standard's cap. */
function span(value: string | null, cap: number): number {
  if (value === null) return 1;
  const m = /^\s*\+?(\d+)/.exec(value);
  if (m?.[1] === undefined) return 1;
  // Ten digits are beyond any cap.
  return m[1].length > 9 ? cap : Math.min(Math.max(Number(m[1]), 1), cap);
}
