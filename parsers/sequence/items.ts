import type { Document } from '../document.js';
import { foldLabel, type LabelMatch, type Labels } from '../labels.js';
import { segment } from './segment.js';
import { type Figure, type Token, tokensOf, type Words } from './tokens.js';
import { weave } from './weave.js';

/** Where an item stands among the tokens; a label woven from pieces may have other items between its first and last. */
interface Span {
  readonly first: number;
  readonly last: number;
}

/** A label of the form; its words may be broken over several pieces. */
export interface LabelItem extends Span {
  readonly kind: 'label';
  readonly match: LabelMatch;
  readonly text: string;
  readonly pieces: readonly Words[];
}

export interface TextItem extends Span {
  readonly kind: 'text';
  readonly text: string;
  readonly pieces: readonly Words[];
}

export type Item = LabelItem | TextItem | Figure;

const closing = /^[”’"'）)】》」』〕，。：:；;、]+$/;
/** No label is broken into more pieces than it has characters. */
const mostPieces = 40;

/**
 * The document as a sequence of labels, figures and other text.
 *
 * All that is used of the page is the order of its lines, and which pieces share one: no table, no column.
 */
export function itemsOf(document: Document, labels: Labels): Item[] {
  const tokens = tokensOf(document, labels);
  const items: Item[] = [];
  for (let i = 0; i < tokens.length; ) {
    const token = tokens[i];
    if (token === undefined) break;
    if (token.kind === 'figure') {
      items.push(token);
      i++;
      continue;
    }
    const joined = token.prose ? null : longestLabel(tokens, i, token, labels);
    // A quote or a bracket alone on its line is the end of a broken label, and no word.
    if (joined === null && closing.test(token.text)) {
      i++;
      continue;
    }
    if (joined === null) {
      items.push({ kind: 'text', text: token.text, pieces: [token], first: i, last: i });
      i++;
      continue;
    }
    const pieces = tokens.slice(i, i + joined.count) as Words[];
    const last = i + joined.count - 1;
    items.push({
      kind: 'label',
      match: joined.match,
      text: pieces.map((p) => p.text).join(''),
      pieces,
      first: i,
      last,
    });
    i = last + 1;
  }
  const parts: Item[] = [];
  for (const item of weave(items, labels))
    if (item.kind === 'text' && !isProse(item)) parts.push(...segmented(item, labels));
    else parts.push(item);
  return parts;
}

/** Nothing in the item can be a label or a piece of one. */
export function isProse(item: TextItem): boolean {
  return item.pieces[0]?.prose === true;
}

/** What is no label as a whole may be several printed without a gap, or a misspelt or a cut one. */
function segmented(item: TextItem, labels: Labels): Item[] {
  return segment(item.text, labels).map(({ text, match }) =>
    match === null ? { ...item, text } : { ...item, kind: 'label', text, match },
  );
}

/** The longest run of pieces from `start` that together are a label. */
function longestLabel(
  tokens: readonly Token[],
  start: number,
  first: Words,
  labels: Labels,
): { match: LabelMatch; count: number } | null {
  let found = first.match === null ? null : { match: first.match, count: 1 };
  let text = first.text;
  for (let count = 2; count <= mostPieces; count++) {
    const next = tokens[start + count - 1];
    if (next?.kind !== 'words' || !labels.begins(foldLabel(text))) break;
    text += next.text;
    const match = labels.find(text);
    if (match !== null) found = { match, count };
  }
  return found;
}

/** The first item that begins behind a token; items stand in the order of their first tokens. */
export function itemBehind(items: readonly Item[], token: number): Item | undefined {
  let low = 0;
  for (let high = items.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.first ?? 0) > token) high = middle;
    else low = middle + 1;
  }
  return items[low];
}
