import { distance } from 'fastest-levenshtein';
import type { Form, Labelled, Table } from '../src/form/form.js';
import { foldLabel } from './fold.js';
import { Memo } from './memo.js';

export { foldLabel };

/** What a label names. `section`, `furniture`, `group` and `heading` carry no figures. */
export type LabelKind =
  | 'section'
  | 'table'
  | 'furniture'
  | 'column'
  | 'row'
  | 'alternative'
  | 'local'
  | 'group'
  | 'heading'
  | 'prose';

export interface LabelRef {
  readonly kind: LabelKind;
  /** null for the headings of prose sections. */
  readonly table: Table | null;
  readonly id: string;
  /** The label as the form's document has it. */
  readonly meant: string;
  readonly exact: boolean;
}

/** A text that is a label of the form. Several refs where the form uses one word twice (总计, 其他). */
export interface LabelMatch {
  readonly refs: readonly LabelRef[];
  readonly misspelt: boolean;
}

/** A match, and the one meaning of it that counts here. */
export interface NamedLabel {
  readonly match: LabelMatch;
  readonly ref: LabelRef;
}

const bracketed = /（[^（）()]*）|\([^（）()]*\)|【[^【】]*】/g;
/** Longer than any label with a remark in it; prose is not compared. */
const longestLabel = 90;
/** Different texts on a page are some hundreds; a run's pages share most of them. */
const remembered = 4_000;

/** All labels of one form, by their folded text. */
export class Labels {
  readonly #byText = new Map<string, LabelRef[]>();
  readonly #byLength = new Map<number, [string, LabelRef[]][]>();
  readonly #prefixes = new Set<string>();
  /** The folded labels of rows that stand one below the other; the shortest are words of prose too and left out. */
  readonly rowTexts: readonly string[];
  readonly #found = new Memo<LabelMatch | null>(remembered, longestLabel);
  readonly #foundLoosely = new Memo<LabelMatch | null>(remembered, longestLabel);

  constructor(form: Form) {
    const rows = form.tables.filter((t) => t.layout === 'rows').flatMap((t) => t.rows.filter((r) => !r.heading));
    this.rowTexts = rows.map((r) => foldLabel(r.zh)).filter((text) => text.length >= 4);
    for (const section of form.sections) this.#add('prose', null, section.id, section);
    for (const table of form.tables) {
      this.#add('table', table, table.id, table);
      if (table.section !== undefined) this.#add('section', table, table.id, { zh: table.section });
      for (const word of table.furniture ?? []) this.#add('furniture', table, 'furniture', word);
      for (const column of table.columns) this.#add('column', table, column.id, column);
      for (const row of table.rows) this.#add(row.heading ? 'heading' : 'row', table, row.id, row);
      for (const group of table.groups ?? []) this.#add('group', table, group.id, group);
      for (const row of table.alternatives ?? []) this.#add('alternative', table, row.id, row);
      for (const row of table.localRows ?? []) this.#add('local', table, 'local', row);
    }
    for (const entry of this.#byText) {
      const alike = this.#byLength.get(entry[0].length) ?? [];
      alike.push(entry);
      this.#byLength.set(entry[0].length, alike);
    }
  }

  #add(kind: LabelKind, table: Table | null, id: string, label: Labelled): void {
    const texts = [label.zh, ...(label.variants ?? [])];
    // Reports that skip or restart a section number keep its words (蠡县 2022, 上海市科委 2024).
    if (kind === 'prose' || kind === 'section' || kind === 'table')
      texts.push(...texts.map((t) => t.replace(/^[一二三四五六七八九十]+、/, '')));
    // Shortened wordings keep the row's number or lose it: 1.逾期不补正 (宿迁 2023).
    const ordinal = kind === 'row' ? /^[（(]?[一二三四五六七八九十\d]+[)）、.．]+/.exec(label.zh)?.[0] : undefined;
    if (ordinal !== undefined) texts.push(...texts.filter((t) => !t.startsWith(ordinal)).map((t) => ordinal + t));
    for (const [i, text] of texts.entries()) {
      const folded = foldLabel(text);
      const refs = this.#byText.get(folded) ?? [];
      if (!refs.some((r) => r.kind === kind && r.table === table && r.id === id))
        refs.push({ kind, table, id, meant: label.zh, exact: i === 0 });
      this.#byText.set(folded, refs);
      for (let end = 1; end < folded.length; end++) this.#prefixes.add(folded.slice(0, end));
    }
  }

  /** The text is a label, or a declared variant of one, or one with a remark in brackets. */
  find(text: string): LabelMatch | null {
    return text.length > longestLabel ? null : this.#found.get(text, this.#find);
  }

  readonly #find = (text: string): LabelMatch | null => {
    const folded = foldLabel(text);
    const refs = this.#byText.get(folded);
    if (refs !== undefined) return { refs, misspelt: false };
    const unnumbered = this.#unnumbered(text);
    if (unnumbered !== null) return { refs: unnumbered, misspelt: false };
    const bare = foldLabel(text.replace(bracketed, ''));
    if (bare === folded || bare === '') return null;
    const inside = this.#byText.get(bare);
    return inside === undefined ? null : { refs: inside.map((r) => ({ ...r, exact: false })), misspelt: false };
  };

  /** A heading under another number than the form's: sections are skipped, and numbering starts again. */
  #unnumbered(text: string): LabelRef[] | null {
    const words = text.replace(/^\s*[一二三四五六七八九十]+\s*[、.．,，]?/, '');
    if (words === text) return null;
    const refs =
      this.#byText.get(foldLabel(words))?.filter((r) => ['prose', 'section', 'table'].includes(r.kind)) ?? [];
    return refs.length === 0 ? null : refs.map((r) => ({ ...r, exact: false }));
  }

  /** As `find`; failing that, the one label that a slip of one character (two in a long label) could have spoilt. */
  findLoosely(text: string): LabelMatch | null {
    return text.length > longestLabel ? null : this.#foundLoosely.get(text, this.#findLoosely);
  }

  readonly #findLoosely = (text: string): LabelMatch | null => this.find(text) ?? this.#misspelt(foldLabel(text));

  #misspelt(folded: string): LabelMatch | null {
    const allowed = folded.length >= 10 ? 2 : folded.length >= 4 ? 1 : 0;
    let best: LabelRef[] | null = null;
    let bestDistance = allowed + 1;
    for (let length = folded.length - allowed; allowed > 0 && length <= folded.length + allowed; length++)
      for (const [label, refs] of this.#byLength.get(length) ?? []) {
        const d = distance(label, folded);
        if (d > bestDistance) continue;
        best = d < bestDistance ? refs : null;
        bestDistance = d;
      }
    return best === null ? null : { refs: best.map((r) => ({ ...r, exact: false })), misspelt: true };
  }

  /** What the text names in one table, as one of these kinds; a slip of the pen allowed. */
  name(text: string, table: Table, kinds: readonly LabelKind[]): NamedLabel | null {
    const match = this.findLoosely(text);
    const ref = match?.refs.find((r) => r.table === table && kinds.includes(r.kind));
    return match === null || ref === undefined ? null : { match, ref };
  }

  /** The folded text is a label, or a declared variant of one. */
  has(folded: string): boolean {
    return this.#byText.has(folded);
  }

  /** What all labels that begin with this folded text name; null where they name different things, or there are none. */
  cut(folded: string): LabelRef | null {
    let found: LabelRef | null = null;
    if (!this.#prefixes.has(folded)) return null;
    for (const [label, refs] of this.#byText) {
      if (!label.startsWith(folded)) continue;
      for (const ref of refs) {
        if (found !== null && (found.table !== ref.table || found.id !== ref.id)) return null;
        found = ref;
      }
    }
    return found === null ? null : { ...found, exact: false };
  }

  /** Some label begins with this folded text and goes on. */
  begins(folded: string): boolean {
    return this.#prefixes.has(folded);
  }

  /** Every label of the form by its folded text. */
  entries(): IterableIterator<[string, LabelRef[]]> {
    return this.#byText.entries();
  }
}

const cache = new Map<string, Labels>();

/** The labels of a form, built once. */
export function labelsOf(form: Form): Labels {
  const known = cache.get(form.id);
  if (known !== undefined) return known;
  const labels = new Labels(form);
  cache.set(form.id, labels);
  return labels;
}
