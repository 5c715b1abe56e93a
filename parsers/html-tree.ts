import { finding } from '../src/finding.js';
import { type DocumentTable, type Element, limits, type TableCell } from './document.js';
import { LineBuilder } from './lines.js';
import { Refusal } from './refusal.js';

const words = (text: string) => text.split(/\s+/);
const voids = new Set(
  words('area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr'),
);
const blocks = new Set(
  words(`address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
  footer form frameset h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody td
  tfoot th thead title tr ul`),
);
/** Their text is not the page's: nothing in them is shown. */
const unseen = new Set(
  words('script style noscript template select textarea iframe noframes object svg math head title xml'),
);
const inHead = new Set(words('base basefont bgsound link meta noscript noframes script style template title'));
const sections = ['tbody', 'thead', 'tfoot'];
const cells = ['td', 'th'];
const hiddenStyle = /display\s*:\s*none/i;

interface Open extends Element {
  readonly hidden: boolean;
  readonly cell: TableCell | null;
  readonly table: OpenTable | null;
}
interface OpenTable extends DocumentTable {
  row: TableCell[] | null;
}

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
  readonly #stack: Open[] = [];
  readonly #counts = new Map<string, number>();
  #elements = 0;
  #hidden = 0;

  /** Text at this point is shown. */
  get shown(): boolean {
    return this.#hidden === 0;
  }

  get innermostTag(): string | undefined {
    return this.#stack.at(-1)?.tag;
  }

  /**
   * A start tag.
   *
   * @param at offset of its `<`; `after`: offset behind its `>`
   * @throws Refusal when the page is nested too deeply or has too many elements
   */
  open(tag: string, attributes: Readonly<Record<string, string>>, at: number, after: number): void {
    if (++this.#elements > limits.elements)
      throw new Refusal(finding('document.too_many_elements', 'document', { limit: limits.elements }));
    this.#closeImplied(tag, at);
    if (blocks.has(tag) || tag === 'br') this.#breakLine();
    if (tag === 'img') this.pictures.push(at);
    const nth = (this.#counts.get(tag) ?? 0) + 1;
    this.#counts.set(tag, nth);
    if (voids.has(tag)) return;
    if (this.#stack.length >= limits.depth)
      throw new Refusal(finding('document.too_deep', 'document', { limit: limits.depth }));
    const hidden = unseen.has(tag) || hiddenStyle.test(attributes['style'] ?? '') || attributes['hidden'] !== undefined;
    if (hidden) this.#hidden++;
    if (tag === 'tr') this.#beginRow();
    this.#stack.push({
      tag,
      parent: this.#stack.at(-1) ?? null,
      depth: this.#stack.length,
      nth,
      hidden,
      table: tag === 'table' ? this.#beginTable() : null,
      cell: cells.includes(tag) ? this.#beginCell(attributes, after) : null,
    });
  }

  /** An end tag at this offset. */
  close(tag: string, at: number): void {
    if (cells.includes(tag) || tag === 'tr' || sections.includes(tag)) this.#closeTo([tag], ['table'], at);
    else if (tag === 'table') this.#closeTo(['table'], [], at);
    else this.#closeTo([tag], ['td', 'th', 'table', 'caption'], at);
    if (tag === 'tr') {
      const table = this.#innermostTable();
      if (table !== null) table.row = null;
    }
  }

  /** The end of the page. */
  end(at: number): void {
    this.#breakLine();
    while (this.#stack.length > 0) this.#pop(at);
  }

  #closeImplied(tag: string, at: number): void {
    if (this.innermostTag === 'head' && !inHead.has(tag)) this.#pop(at);
    if (blocks.has(tag)) this.#closeTo(['p'], ['td', 'th', 'table', 'caption'], at);
    if (tag === 'li') this.#closeTo(['li'], ['ul', 'ol', 'menu', 'dir', 'td', 'th', 'table'], at);
    if (cells.includes(tag)) this.#closeTo(cells, ['tr', 'table'], at);
    if (tag === 'tr') this.#closeTo(['tr'], ['table', ...sections], at);
    if (sections.includes(tag)) this.#closeTo(sections, ['table'], at);
    // A table that begins between the cells of another ends it; inside a cell it is nested.
    if (tag === 'table' && this.#innermostCell() === null) this.#closeTo(['table'], [], at);
  }

  /** Closes up to and with the nearest open element of `tags`, unless one of `walls` stands before it. */
  #closeTo(tags: readonly string[], walls: readonly string[], at: number): void {
    for (let i = this.#stack.length - 1; i >= 0; i--) {
      const tag = this.#stack[i]?.tag ?? '';
      if (tags.includes(tag)) {
        if (blocks.has(tag)) this.#breakLine();
        while (this.#stack.length > i) this.#pop(at);
        return;
      }
      if (walls.includes(tag)) return;
    }
  }

  #pop(at: number): void {
    const open = this.#stack.pop();
    if (open?.hidden) this.#hidden--;
    if (open?.cell) open.cell.end = at;
  }

  #breakLine(): void {
    this.out.breakAt(this.#stack.findLast((o) => blocks.has(o.tag)) ?? null, this.#innermostCell());
  }

  #innermostTable(): OpenTable | null {
    return this.#stack.findLast((o) => o.table !== null)?.table ?? null;
  }

  /** The open cell of the innermost table; null between its cells. */
  #innermostCell(): TableCell | null {
    return this.#stack.findLast((o) => o.cell !== null || o.table !== null)?.cell ?? null;
  }

  #beginTable(): OpenTable {
    const table = { nth: this.tables.length + 1, rows: [], row: null };
    this.tables.push(table);
    return table;
  }

  #beginRow(): TableCell[] {
    const row: TableCell[] = [];
    const table = this.#innermostTable();
    if (table !== null) {
      table.row = row;
      table.rows.push(row);
    }
    return row;
  }

  #beginCell(attributes: Readonly<Record<string, string>>, after: number): TableCell | null {
    const table = this.#innermostTable();
    if (table === null) return null;
    const row = table.row ?? this.#beginRow();
    const cell = {
      table,
      row: table.rows.length,
      nth: row.length + 1,
      rowspan: span(attributes['rowspan'], 65_534),
      colspan: span(attributes['colspan'], 1_000),
      lines: [],
      start: after,
      end: after,
    };
    row.push(cell);
    return cell;
  }
}

/** A span as HTML reads it: at least 1, and no larger than the standard's cap. */
function span(value: string | undefined, cap: number): number {
  const m = /^\s*\+?(\d+)/.exec(value ?? '');
  if (m?.[1] === undefined) return 1;
  // Ten digits are beyond any cap.
  return m[1].length > 9 ? cap : Math.min(Math.max(Number(m[1]), 1), cap);
}
