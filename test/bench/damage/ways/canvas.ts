/** Lines of characters to be written on at any place; later text does not overwrite earlier. */
export class Canvas {
  readonly #lines: { x: number; text: string }[][] = [];

  put(y: number, x: number, text: string): void {
    while (this.#lines.length <= y) this.#lines.push([]);
    this.#lines[y]?.push({ x, text });
  }

  /** The lines, each text at its column, or behind its left neighbour with a blank where that is longer. */
  lines(): string[] {
    return this.#lines.map((texts) => {
      let line = '';
      for (const { x, text } of [...texts].sort((a, b) => a.x - b.x))
        line = line.padEnd(line === '' ? x : Math.max(x, line.length + 1)) + text;
      return line;
    });
  }
}
