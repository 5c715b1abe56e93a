import { foldLabel, type LabelMatch, type Labels } from '../labels.js';
import { Memo } from '../memo.js';

export interface Segment {
  readonly text: string;
  readonly match: LabelMatch | null;
}

/** A shorter beginning of a label may be a word of anything. */
const shortestCut = 4;
/** Prose is not searched for labels: only what may be labels printed without a gap. */
const longest = 400;

/**
 * Cuts words that are printed without a gap into the labels that they are made of: 信息内容本年处理决定数量行政许可 is three.
 *
 * Every character must belong to a label: prose that only mentions one is none. Of several cuts the one with the longest
 * labels is taken. Words that are left over beside labels may be a misspelt one together with its neighbours.
 */
export function segment(text: string, labels: Labels): readonly Segment[] {
  const memo = known.get(labels) ?? new Memo<readonly Segment[]>(remembered, longestRemembered);
  known.set(labels, memo);
  return memo.get(text, (t) => cutApart(t, labels));
}

/** A site's own words stand on each of its pages. */
const remembered = 4_000;
const longestRemembered = 90;
const known = new WeakMap<Labels, Memo<readonly Segment[]>>();

function cutApart(text: string, labels: Labels): Segment[] {
  const whole = labels.findLoosely(text);
  if (whole !== null || text.length > longest) return [{ text, match: whole }];
  const folded = foldLabel(text);
  const cut = folded.length < shortestCut ? null : labels.cut(folded);
  if (cut !== null) return [{ text, match: { refs: [cut], misspelt: true } }];
  const cuts = bestCuts(folded, labels);
  if (cuts.length < 2 && cuts[0]?.known !== true) return [{ text, match: null }];
  const parts = cuts.map((c) => folded.slice(c.from, c.to));
  const mended = mend(
    parts.map((part, i) => ({ text: part, match: cuts[i]?.known ? labels.find(part) : null })),
    labels,
  );
  return mended.every((s) => s.match !== null) ? mended : [{ text, match: null }];
}

interface Cut {
  readonly from: number;
  readonly to: number;
  readonly known: boolean;
}

function bestCuts(folded: string, labels: Labels): Cut[] {
  const size = folded.length;
  /** For each beginning the fewest characters that are left over behind it, the number of cuts, and the first cut. */
  const best: { over: number; cuts: number; to: number; known: boolean }[] = new Array(size + 1);
  best[size] = { over: 0, cuts: 0, to: size, known: true };
  for (let from = size - 1; from >= 0; from--) {
    const next = best[from + 1];
    let mine = {
      over: (next?.over ?? 0) + 1,
      cuts: (next?.cuts ?? 0) + (next?.known === false ? 0 : 1),
      to: from + 1,
      known: false,
    };
    for (let to = from + 2; to <= size && labels.begins(folded.slice(from, to - 1)); to++) {
      if (!labels.has(folded.slice(from, to))) continue;
      const rest = best[to];
      if (rest === undefined) continue;
      const cuts = rest.cuts + 1;
      if (rest.over < mine.over || (rest.over === mine.over && cuts <= mine.cuts))
        mine = { over: rest.over, cuts, to, known: true };
    }
    best[from] = mine;
  }
  const cuts: Cut[] = [];
  for (let from = 0; from < size; ) {
    const { to, known } = best[from] ?? { to: size, known: false };
    const last = cuts.at(-1);
    if (!known && last?.known === false) cuts[cuts.length - 1] = { ...last, to };
    else cuts.push({ from, to, known });
    from = to;
  }
  return cuts;
}

/** 四、政府信息公开行政法复议、行政诉讼情况 (平潭 2022) falls into 行政诉讼 and what is left over around it. */
function mend(parts: readonly Segment[], labels: Labels): Segment[] {
  const mended: Segment[] = [];
  for (let i = 0; i < parts.length; ) {
    const found = longestMended(parts, i, labels);
    const part = parts[i];
    if (found !== null) mended.push(found.segment);
    else if (part !== undefined) mended.push(part);
    i += found?.count ?? 1;
  }
  return mended;
}

function longestMended(
  parts: readonly Segment[],
  start: number,
  labels: Labels,
): { segment: Segment; count: number } | null {
  for (let count = Math.min(4, parts.length - start); count > 0; count--) {
    const used = parts.slice(start, start + count);
    if (used.every((p) => p.match !== null)) continue;
    const text = used.map((p) => p.text).join('');
    const match = labels.findLoosely(text);
    if (match !== null) return { segment: { text, match }, count };
  }
  return null;
}
