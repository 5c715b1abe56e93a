import type { Document, Line } from '../document.js';
import { foldLabel, type LabelMatch, type Labels } from '../labels.js';
import { looksMark, looksNumeric } from '../numbers.js';

/** A label of the form (its words may be broken over several lines), a figure or mark, or other text. */
export type Item =
  | { readonly kind: 'label'; readonly match: LabelMatch; readonly text: string; readonly lines: readonly Line[] }
  | { readonly kind: 'value'; readonly text: string; readonly line: Line }
  | { readonly kind: 'text'; readonly text: string; readonly line: Line };

/** Labels are cut over as many lines as this (one character a line would be prose in disguise). */
const mostPieces = 8;

/**
 * The document as a sequence of labels, figures and other text, in the order of the lines.
 *
 * All that is used of the page is that order: no table, no column, no empty cell.
 */
export function itemsOf(document: Document, labels: Labels): Item[] {
  const items: Item[] = [];
  const lines = document.lines;
  for (let i = 0; i < lines.length; ) {
    const line = lines[i];
    if (line === undefined) break;
    if (isValue(line.text)) {
      items.push({ kind: 'value', text: line.text, line });
      i++;
      continue;
    }
    const joined = longestLabel(lines, i, labels);
    if (joined !== null) {
      const used = lines.slice(i, i + joined.count);
      items.push({ kind: 'label', match: joined.match, text: used.map((l) => l.text).join(''), lines: used });
      i += joined.count;
      continue;
    }
    const loose = labels.findLoosely(line.text);
    if (loose !== null) items.push({ kind: 'label', match: loose, text: line.text, lines: [line] });
    else items.push({ kind: 'text', text: line.text, line });
    i++;
  }
  return items;
}

function isValue(text: string): boolean {
  return looksNumeric(text) || looksMark(text);
}

/** The longest run of lines from `start` that together are a label. */
function longestLabel(
  lines: readonly Line[],
  start: number,
  labels: Labels,
): { match: LabelMatch; count: number } | null {
  let found: { match: LabelMatch; count: number } | null = null;
  let text = '';
  for (let count = 1; count <= mostPieces; count++) {
    const line = lines[start + count - 1];
    if (line === undefined || isValue(line.text)) break;
    text += line.text;
    const match = labels.find(text);
    if (match !== null) found = { match, count };
    if (!labels.begins(foldLabel(text))) break;
  }
  return found;
}
