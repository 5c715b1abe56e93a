import { type Document, type Gap, type Line, sourceOf } from '../document.js';
import { foldLabel, type LabelMatch, type Labels } from '../labels.js';
import { Memo } from '../memo.js';
import { looksFigure, looksMark } from '../numbers.js';

/** A piece of the text between two gaps. `from` and `to` count within the line's text. */
interface Piece {
  /** Its place among the tokens. */
  readonly first: number;
  readonly last: number;
  readonly text: string;
  readonly line: Line;
  readonly from: number;
  readonly to: number;
  /** What tells printed lines apart: the number of the line in a plain text, the line itself on a page. */
  readonly on: number;
  /** How far to the right the piece stands on its line, in characters. */
  readonly x: number;
  /** What stands before the piece, where it is the first of its line in a plain text. */
  readonly gap: Gap | null;
}

/** Digits that stand alone, or that a text without gaps prints against the words around them. */
export interface Figure extends Piece {
  readonly kind: 'figure';
  /** No gap separates it from the words before or behind it. */
  readonly stuck: boolean;
}

export interface Words extends Piece {
  readonly kind: 'words';
  /** What the piece as a whole names, in the form's words. */
  readonly match: LabelMatch | null;
  /** A sentence, or too long for a cell: no label is looked for in it. */
  readonly prose: boolean;
}

export type Token = Figure | Words;

/** Longer lines are prose, unless they hold a table's labels one after the other. */
const longestCell = 90;
/** A report has under 3,000; behind so many no more lines are cut. */
const mostTokens = 40_000;
/** A whole report in one line has under 40,000 characters; a longer line is not cut. */
const longestLine = 200_000;
/** So many rows' labels in one line make it a table without its lines. */
const fewestLabels = 3;
/** The lines that Markdown and drawn tables print between rows. */
const rule = /^[-—–―─=_:+\s]{3,}$/;
const folio =
  /^(?:[-—–－]\s*\d{1,3}\s*[-—–－]|第\s*\d{1,3}\s*页(?:\s*[,，/]?\s*共\s*\d{1,3}\s*页)?|\d{1,3}\s*\/\s*\d{1,3})$/;

/**
 * The document as figures and words, in the order of its lines. Page numbers between dashes are left out.
 *
 * A line that is a label or a figure as a whole is one token. Any other is cut at its spaces and between words and
 * digits; 1. in 1.属于国家秘密 belongs to the words, also where the figure before it is printed against it.
 */
export function tokensOf(document: Document, labels: Labels): Token[] {
  const tokens: Token[] = [];
  const kinds = kindsOf(labels);
  for (const [at, line] of document.lines.entries()) {
    const { text } = line;
    // 3 830 in a cell of its own is one figure that somebody broke, not two.
    const broken = line.cell?.lines.length === 1 && digitsApart.test(text);
    const kind = broken ? { match: null } : isPlain(text) ? 'figure' : kinds.get(text, (t) => kindOf(t, labels));
    if (kind === 'furniture') continue;
    const on = line.number ?? at;
    const x = (line.column ?? 1) - 1;
    const gap = document.gaps?.[at] ?? null;
    if (kind === 'cut' && tokens.length < mostTokens) cutLine({ line, on, x, gap }, labels, tokens);
    else {
      const words = kind !== 'figure';
      if (words) joinOrdinal(tokens, text, labels);
      const first = tokens.length;
      const piece = { first, last: first, text, line, from: 0, to: text.length, on, x, gap };
      const match = typeof kind === 'object' ? kind.match : null;
      const prose = kind === 'prose';
      tokens.push(words ? { kind: 'words', ...piece, match, prose } : { kind: 'figure', ...piece, stuck: false });
    }
  }
  return tokens;
}

/** A digit or a few that do not begin with a zero: half of all lines, and no need to look further. */
function isPlain(text: string): boolean {
  if (text.length > 6 || (text.length > 1 && text.charCodeAt(0) === 0x30)) return false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c < 0x30 || c > 0x39) return false;
  }
  return true;
}

/** What a whole line is: a figure, words with what they name, what no reader needs, or several of these. */
type LineKind = 'figure' | 'furniture' | 'prose' | 'cut' | { readonly match: LabelMatch | null };

function kindOf(text: string, labels: Labels): LineKind {
  if (isFigure(text)) return 'figure';
  if (text.length > longestCell) return holdsRows(text, labels) ? 'cut' : 'prose';
  if (folio.test(text) || rule.test(text)) return 'furniture';
  const match = markAmong.test(text) ? null : labels.find(text);
  if (match !== null || yearAlone.test(text)) return { match };
  if (/[。；！？]/.test(text) && !holdsRows(text, labels)) return 'prose';
  return /[\s\d０-９]/.test(text) ? 'cut' : { match };
}

const remembered = 4_000;
const known = new WeakMap<Labels, Memo<LineKind>>();

/** Nearly every line of a report stands on many others too. */
function kindsOf(labels: Labels): Memo<LineKind> {
  const kinds = known.get(labels) ?? new Memo<LineKind>(remembered, longestCell);
  known.set(labels, kinds);
  return kinds;
}

const digitsApart = /^[\d０-９]+(?: [\d０-９]+)+$/;
const folioAmong = /(?<=^| )[-—–－] \d{1,3} [-—–－](?= |$)/g;

/** A year over figures is words: 2024 年. */
const yearAlone = /^20\d\d\s*年度?$/;

/** A mark alone at the end of a line: 规章 / / / is a label with three cells, 本年增 / 减 is none. */
const markAmong = /\s(?:[/\\—–−―-]{1,2}|无|N\/A)$/;

function isFigure(text: string): boolean {
  return looksFigure(text) || looksMark(text);
}

function holdsRows(text: string, labels: Labels): boolean {
  if (text.length > longestLine) return false;
  const folded = foldLabel(text);
  let found = 0;
  for (const label of labels.rowTexts) if (folded.includes(label) && ++found >= fewestLabels) return true;
  return false;
}

const digit = '[0-9０-９]';
/** Digits with what may belong to a figure; or an ordinal in brackets, which is none. */
const numeric = new RegExp(`[（(]${digit}{1,2}[）)]|[+＋\\-−]?${digit}+(?:[,，]${digit}{3})*(?:\\.${digit}+)?`, 'gu');
const unit = /^(?:万元|亿元|元|件|项|个|宗|条)(?![\p{L}])/u;

/** Cuts a line at its spaces, and its words between digits and other characters. */
function cutLine(whole: Pick<Piece, 'line' | 'on' | 'x' | 'gap'>, labels: Labels, tokens: Token[]): void {
  const { line } = whole;
  const add = (kind: Token['kind'], from: number, to: number) => {
    const text = line.text.slice(from, to);
    const first = tokens.at(-1)?.line !== line;
    const x = whole.x + offsetIn(line, from);
    joinOrdinal(tokens, text, labels);
    const place = tokens.length;
    const piece = { ...whole, first: place, last: place, text, from, to, x, gap: first ? whole.gap : null };
    const stuck = (line.text[from - 1] ?? ' ') !== ' ' || (line.text[to] ?? ' ') !== ' ';
    tokens.push(
      kind === 'figure' ? { kind, ...piece, stuck } : { kind, ...piece, match: labels.find(text), prose: false },
    );
  };
  const folios = [...line.text.matchAll(folioAmong)].map((m) => [m.index, m.index + m[0].length] as const);
  for (const word of line.text.matchAll(/\S+/g)) {
    const start = word.index;
    const text = word[0];
    // A page number in the middle of a line may be three cells as well: as words it ends the row before it.
    const folio = folios.some(([from, to]) => start >= from && start < to);
    const afterWords = tokens.at(-1);
    // A dash between words is no cell.
    const dash =
      looksMark(text) && afterWords?.kind === 'words' && afterWords.line === line && afterWords.match === null;
    if (folio) add('words', start, start + text.length);
    else if (isFigure(text) && !dash) add('figure', start, start + text.length);
    // l09 and 1O are no figures with letters beside them: somebody typed them for one.
    else if (!/[\d０-９]/.test(text) || /[A-Za-z][\d０-９]|[\d０-９][A-Za-z]/.test(text))
      for (const [from, to] of sentences(text)) add('words', start + from, start + to);
    else cutWord(text, start, add);
  }
}

/** A label may be broken right behind its number: 6 on one line, .属于四类过程性信息 on the next. */
function joinOrdinal(tokens: Token[], next: string, labels: Labels): void {
  if (!'.、．'.includes(next.charAt(0))) return;
  const last = tokens.at(-1);
  if (last?.kind !== 'figure' || next.length < 2 || !/^[1-9]\d?$/.test(last.text)) return;
  const text = foldLabel(last.text + next);
  if (labels.has(text) || labels.begins(text))
    tokens[tokens.length - 1] = { ...last, kind: 'words', match: null, prose: false };
}

/** Words end at the end of a sentence: 办结。二、主动公开政府信息情况 is two. */
function* sentences(text: string): Generator<[number, number]> {
  let from = 0;
  for (let i = 0; i < text.length; i++)
    if ('。；！？'.includes(text[i] ?? '')) {
      yield [from, i + 1];
      from = i + 1;
    }
  if (from < text.length) yield [from, text.length];
}

function cutWord(word: string, start: number, add: (kind: Token['kind'], from: number, to: number) => void): void {
  let open = 0;
  const flush = (to: number) => {
    for (const [from, end] of sentences(word.slice(open, to))) add('words', start + open + from, start + open + end);
  };
  for (const part of word.matchAll(numeric)) {
    if (/^[（(]/.test(part[0])) continue;
    let end = part.index + part[0].length;
    const rest = word.slice(end);
    // 00000002.其他法律: the last digit is the ordinal of the next label; 9116.36 has been taken whole.
    if (/^[.、．](?:\D|$)/u.test(rest)) end--;
    if (end === part.index) continue;
    // 2019年, 20%, 100余: no cell ends so.
    if (/^[年月日时%％余多]/.test(rest)) continue;
    const taken = unit.exec(rest)?.[0] ?? gluedUnit(rest);
    const to = end < part.index + part[0].length ? end : end + taken.length;
    flush(part.index);
    add('figure', start + part.index, start + to);
    open = to;
  }
  flush(word.length);
}

/** 75394432.52元三、收到…: money with the next heading printed against it. */
function gluedUnit(rest: string): string {
  return /^(万元|亿元|元)(?=[一二三四五六]、)/.exec(rest)?.[1] ?? '';
}

/** Characters from the beginning of the printed line, its runs of spaces counted. */
function offsetIn(line: Line, index: number): number {
  return sourceOf(line, index).start - (line.runs.start[0] ?? 0);
}
