import type { Document } from './document.js';
import { LineBuilder } from './lines.js';

/**
 * Reads plain text into lines, in the order of the file. A bar or a tab ends a cell, so it ends a line here too:
 * copies of tables keep one or the other between their cells.
 *
 * @throws Refusal when there are more lines than any report has
 */
export function parseText(text: string): Document {
  const out = new LineBuilder();
  let number = 1;
  let lineStart = 0;
  let from = 0;
  for (let i = 0; i <= text.length; i++) {
    const c = text[i] ?? '\n';
    if (c !== '\n' && c !== '|' && c !== '\t') continue;
    out.addRaw(text, from, i);
    out.breakLine(number, lineStart);
    from = i + 1;
    if (c !== '\n') continue;
    number++;
    lineStart = from;
  }
  return { text, kind: 'text', lines: out.lines, tables: [], meta: new Map(), pictures: [] };
}
