import { foldLabel, type Labels } from '../labels.js';
import { type Item, isProse, type TextItem } from './items.js';
import type { Words } from './tokens.js';

/** A label of which the beginning has been seen. */
interface Begun {
  text: string;
  readonly pieces: Words[];
  readonly items: TextItem[];
}

/** So many figures at most stand between the pieces of one label: a row's, when its label is broken around them. */
const mostBetween = 24;
/** So many labels at most are begun and not ended at one time: a group's, a row's, and what prose begins by chance. */
const mostOpen = 8;
/** Shorter beginnings are too common in prose. */
const shortestBeginning = 2;

/**
 * Puts labels together whose pieces stand apart, in text that keeps a page's layout: the words of a label broken over
 * two lines, with the row's figures or another label's words between them (淮安 2024, 宿迁 2023).
 *
 * A piece must be used whole: as the beginning of a label, or as what a label begun before goes on with.
 */
export function weave(items: readonly Item[], labels: Labels): readonly Item[] {
  if (!items.some((i) => i.kind === 'text' && !isProse(i) && beginsLabel(i.text, labels))) return items;
  const used = new Set<Item>();
  const woven: Item[] = [];
  let open: Begun[] = [];
  for (const item of items) {
    open = open.filter((b) => item.first - (b.items[0]?.first ?? 0) <= mostBetween * 2);
    if (item.kind !== 'text' || isProse(item)) continue;
    const folded = foldLabel(item.text);
    if (folded === '' || folded.length > 40) continue;
    const whole = take(folded, item, open, labels);
    if (whole === null) {
      if (labels.begins(folded) && folded.length >= shortestBeginning)
        open = [{ text: folded, pieces: [...item.pieces], items: [item] }, ...open.slice(0, mostOpen - 1)];
      continue;
    }
    for (const begun of whole) {
      const match = labels.find(begun.text);
      const first = begun.items[0];
      if (match === null || first === undefined) continue;
      woven.push({
        kind: 'label',
        match,
        text: begun.pieces.map((p) => p.text).join(''),
        pieces: begun.pieces,
        first: first.first,
        last: item.last,
      });
      for (const i of begun.items) used.add(i);
      open = open.filter((b) => b !== begun);
    }
  }
  return [...items.filter((i) => !used.has(i)), ...woven].sort((a, b) => a.first - b.first);
}

function beginsLabel(text: string, labels: Labels): boolean {
  const folded = foldLabel(text);
  return folded.length >= shortestBeginning && labels.begins(folded);
}

/** The labels that the piece goes on with, the whole of it used; null where it is not that. */
function take(folded: string, item: TextItem, open: readonly Begun[], labels: Labels): Begun[] | null {
  for (const begun of open) {
    for (let size = folded.length; size > 0; size--) {
      const text = begun.text + folded.slice(0, size);
      if (!labels.begins(text) && !labels.has(text)) continue;
      const rest = folded.slice(size);
      const others = open.filter((b) => b !== begun);
      const more = rest === '' ? [] : take(rest, item, others, labels);
      if (more === null) continue;
      begun.text = text;
      begun.pieces.push(...item.pieces);
      begun.items.push(item);
      return [begun, ...more];
    }
  }
  return null;
}
