/**
 * Remembers what was made of a text. The same labels, figures and words stand on every page of a run, so most texts
 * have been seen before; the number that is kept is bounded, because a page may hold anything.
 */
export class Memo<V> {
  readonly #known = new Map<string, V>();

  /**
   * @param most texts that are kept; when there are more, all are forgotten and the common ones are soon back
   * @param longest texts longer than this are prose, which does not come again
   */
  constructor(
    readonly most: number,
    readonly longest: number,
  ) {}

  get(text: string, make: (text: string) => V): V {
    if (text.length > this.longest) return make(text);
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    // What is made of the text may hold parts of it, so it is made of the copy.
    const kept = copyOf(text);
    const made = make(kept);
    if (this.#known.size >= this.most) this.#known.clear();
    this.#known.set(kept, made);
    return made;
  }
}

/** V8 makes a part of a text as a view of the whole: kept as a key, one word would keep its page in memory. */
function copyOf(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
