/** Deeper than this no list or tree of columns is nested. */
const deepest = 60;

class Broken extends Error {}

/**
 * The value that a script writes down at this place: JSON, and what scripts write besides (names without quotes, single
 * quotes, comments, a comma too many). Nothing is run: what would have to be is undefined.
 *
 * Its objects have no prototype, so that no name in a page means more than itself.
 *
 * @returns undefined too where the value is not closed, or is nested too deeply
 */
export function literalAt(text: string, at: number): unknown {
  try {
    return new Literal(text, at).value(0);
  } catch (error) {
    if (error instanceof Broken) return undefined;
    throw error;
  }
}

class Literal {
  constructor(
    readonly text: string,
    private at: number,
  ) {}

  value(depth: number): unknown {
    if (depth > deepest) throw new Broken();
    this.#skipSpace();
    const from = this.at;
    const value = this.#simple(depth);
    this.#skipSpace();
    // `'a' + b`, `[1].concat(x)`: not what is written down, but what comes of it.
    const ended = depth === 0 || /^[,\]}]$/.test(this.#here());
    if (value !== undefined && ended) return value;
    this.at = from;
    const raw = this.#expression();
    return words.has(raw) ? words.get(raw) : /^[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?$/i.test(raw) ? Number(raw) : undefined;
  }

  #simple(depth: number): unknown {
    const first = this.#here();
    if (first === '{') return this.#object(depth);
    if (first === '[') return this.#array(depth);
    return first === '"' || first === "'" ? this.#string() : undefined;
  }

  #object(depth: number): Record<string, unknown> {
    const object: Record<string, unknown> = Object.create(null);
    this.at++;
    for (;;) {
      if (this.#ends('}')) return object;
      const quoted = this.#here() === '"' || this.#here() === "'";
      const name = quoted ? this.#string() : this.#match(/[\w$\u00aa-\uffff]+/y);
      this.#skipSpace();
      if (this.#here() !== ':') throw new Broken();
      this.at++;
      object[name] = this.value(depth + 1);
    }
  }

  #array(depth: number): unknown[] {
    const array: unknown[] = [];
    this.at++;
    while (!this.#ends(']')) array.push(this.value(depth + 1));
    return array;
  }

  /** Passes the comma between two members, and the mark that ends them. */
  #ends(mark: string): boolean {
    this.#skipSpace();
    if (this.#here() === ',') this.at++;
    this.#skipSpace();
    if (this.#here() === '') throw new Broken();
    if (this.#here() !== mark) return false;
    this.at++;
    return true;
  }

  #string(): string {
    const quote = this.#here();
    const raw = this.#match(quote === '"' ? /"[^"\\]*(?:\\[\s\S][^"\\]*)*"/y : /'[^'\\]*(?:\\[\s\S][^'\\]*)*'/y);
    return unescapeScript(raw.slice(1, -1));
  }

  /** Passes what is no literal, up to where its object or list goes on, and gives its characters. */
  #expression(): string {
    const from = this.at;
    for (let open = 0; ; this.at++) {
      const c = this.#here();
      if (c === '' && open > 0) throw new Broken();
      if (open === 0 && (c === '' || ',]};'.includes(c))) return this.text.slice(from, this.at).trim();
      if ('([{'.includes(c)) open++;
      if (')]}'.includes(c)) open--;
      if (c !== '"' && c !== "'") continue;
      this.#string();
      this.at--;
    }
  }

  #skipSpace(): void {
    this.#match(/\s*(?:(?:\/\/[^\n]*|\/\*[\s\S]*?\*\/)\s*)*/y);
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found === undefined) throw new Broken();
    this.at += found.length;
    return found;
  }

  #here(): string {
    return this.text.charAt(this.at);
  }
}

const words = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', '0': '\0' };

/** What stands between a script's quotes, as it is meant. */
function unescapeScript(raw: string): string {
  return raw.replace(/\\(?:u([\da-f]{4})|x([\da-f]{2})|\r?([\s\S]))/gi, (_all, unicode, hex, other: string) =>
    other === undefined
      ? String.fromCharCode(Number.parseInt(unicode ?? hex, 16))
      : other === '\n'
        ? ''
        : (escapes[other] ?? other),
  );
}
