import { finding } from '../src/finding.js';
import { type Element, type Line, limits, type TableCell } from './document.js';
import { Refusal } from './refusal.js';

const isSpace = (code: number): boolean =>
  code <= 0x20 ||
  code === 0xa0 ||
  code === 0x3000 ||
  (code >= 0x2000 && code <= 0x200a) ||
  code === 0x202f ||
  code === 0x205f;

interface OpenRuns {
  readonly at: number[];
  readonly start: number[];
  readonly end: number[];
}

/** Before the first character of a line. */
const noRuns: OpenRuns = { at: [], start: [], end: [] };

/**
 * Collects the visible text of a page into lines: white space made one space, ends trimmed, each character with its
 * place in the source. Lines end where a browser would end them: at blocks, cells and line breaks.
 */
export class LineBuilder {
  readonly lines: Line[] = [];
  #text = '';
  #runs: OpenRuns = noRuns;
  #space = false;

  /** Adds the characters of `source` from `start` to `end`, which stand for themselves. */
  addRaw(source: string, start: number, end: number): void {
    for (let i = start; i < end; ) {
      while (i < end && isSpace(source.charCodeAt(i))) {
        this.#space = true;
        i++;
      }
      const from = i;
      while (i < end && !isSpace(source.charCodeAt(i))) i++;
      if (i > from) this.#push(source.slice(from, i), from, i);
    }
  }

  /** Adds one character that is written as an entity from `start` to `end`. */
  addEntity(codepoint: number, start: number, end: number): void {
    if (isSpace(codepoint)) this.#space = true;
    else this.#push(String.fromCodePoint(codepoint), start, end);
  }

  #push(text: string, start: number, end: number): void {
    // Most lines are one run, and an array that is made with its element is a tenth of one that grows.
    if (this.#text === '') {
      this.#runs = { at: [0], start: [start], end: [end] };
      this.#text = text;
    } else {
      if (this.#space) this.#append(' ', start, start);
      this.#append(text, start, end);
    }
    this.#space = false;
  }

  #append(text: string, start: number, end: number): void {
    this.#runs.at.push(this.#text.length);
    this.#runs.start.push(start);
    this.#runs.end.push(end);
    this.#text += text;
  }

  /** Ends a line of a page, if there is one. */
  breakAt(element: Element | null, cell: TableCell | null): void {
    this.#end({ element, cell, number: null, column: null });
  }

  /** Ends a line, or a part of one, of a plain text; `lineStart` is where the whole line begins. */
  breakLine(number: number, lineStart: number): void {
    this.#end({ element: null, cell: null, number, column: (this.#runs.start[0] ?? lineStart) - lineStart + 1 });
  }

  #end(where: Pick<Line, 'element' | 'cell' | 'number' | 'column'>): void {
    this.#space = false;
    if (this.#text === '') return;
    if (this.lines.length >= limits.lines)
      throw new Refusal(finding('document.too_many_lines', 'document', { limit: limits.lines }));
    const line = { text: this.#text, runs: this.#runs, ...where };
    this.lines.push(line);
    where.cell?.lines.push(line);
    this.#text = '';
    this.#runs = noRuns;
  }
}
