import type { Document, Gap } from './document.js';
import { LineBuilder } from './lines.js';

/**
 * Reads plain text into lines, in the order of the file. A bar or a tab ends a cell, so it ends a line here too:
 * copies of tables keep one or the other between their cells. What stood between two lines is kept as a gap: where
 * every cell leaves the same trace, an empty one shows in it.
 *
 * @throws Refusal when there are more lines than any report has
 */
export function parseText(text: string): Document {
  const out = new LineBuilder();
  const gaps: Gap[] = [];
  let number = 1;
  let lineStart = 0;
  let from = 0;
  let lines = 0;
  let bars = 0;
  let barsHere = 0;
  let closed = false;
  let last = 10;
  let lone = 0;
  let most = 0;
  let empty = true;
  for (let i = 0; i <= text.length; i++) {
    const c = i === text.length ? 10 : text.charCodeAt(i);
    if (c !== 10 && c !== 124 && c !== 9) continue;
    out.addRaw(text, from, i);
    out.breakLine(number, lineStart);
    if (out.lines.length > gaps.length) {
      empty = false;
      gaps.push({ lines, bars, barsHere, lone, most, closed });
      closed = false;
      lone = 0;
      most = 0;
      lines = 0;
      bars = 0;
      barsHere = 0;
    }
    from = i + 1;
    if (c !== 10) {
      bars++;
      barsHere++;
      last = c;
      continue;
    }
    if (lines === 0) closed = bars > 0 && last === 124;
    lines++;
    last = c;
    if (empty && barsHere === 1) lone++;
    if (empty) most = Math.max(most, barsHere);
    barsHere = 0;
    empty = true;
    number++;
    lineStart = from;
  }
  return { text, kind: 'text', lines: out.lines, gaps, tables: [], meta: new Map(), pictures: [] };
}
