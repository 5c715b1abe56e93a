import type { Table } from '../../src/form/form.js';
import type { LabelKind, LabelMatch, Labels, NamedLabel } from '../labels.js';

/** The labels of a form, each text of a page looked up once: headings and group labels span many rows and columns. */
export class Names {
  readonly #found = new Map<string, LabelMatch | null>();
  readonly #loose = new Map<string, LabelMatch | null>();

  constructor(readonly labels: Labels) {}

  /** The text is a label, or a declared variant of one. */
  find(text: string): LabelMatch | null {
    return remember(this.#found, text, () => this.labels.find(text));
  }

  /** As `find`, a slip of the pen allowed. */
  findLoosely(text: string): LabelMatch | null {
    return remember(this.#loose, text, () => this.labels.findLoosely(text));
  }

  /** What the text names in one table, as one of these kinds; a slip of the pen allowed. */
  name(text: string, table: Table, kinds: readonly LabelKind[]): NamedLabel | null {
    const match = this.findLoosely(text);
    const ref = match?.refs.find((r) => r.table === table && kinds.includes(r.kind));
    return match === null || ref === undefined ? null : { match, ref };
  }
}

function remember(
  known: Map<string, LabelMatch | null>,
  text: string,
  look: () => LabelMatch | null,
): LabelMatch | null {
  const before = known.get(text);
  if (before !== undefined) return before;
  const match = look();
  known.set(text, match);
  return match;
}
