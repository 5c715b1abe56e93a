import type { Random } from '../../../../src/sample/random.js';
import type { Cell, PageBlock } from '../blocks.js';
import { chance, pick } from '../draw.js';

/** Another writing of the same words. */
export type Writing = (text: string, random: Random) => string;

/** The blocks with every label and heading in another writing, and every figure. */
export function rewrite(
  blocks: readonly PageBlock[],
  random: Random,
  label: Writing,
  figure: Writing = same,
): PageBlock[] {
  const cell = (c: Cell): Cell => ({ ...c, text: (c.address === null ? label : figure)(c.text, random) });
  return blocks.map((block): PageBlock => {
    if (block.kind === 'table') return { ...block, rows: block.rows.map((row) => row.map(cell)) };
    return block.kind === 'heading' ? { ...block, text: label(block.text, random) } : block;
  });
}

function same(text: string): string {
  return text;
}

/** Digits, signs and points as wide as the characters around them. */
export function fullWidth(text: string): string {
  return text.replace(/[0-9+\-./]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
}

const spaces = [' ', '\u00a0', '\u3000', '\u2002'];

/** White space around a figure. */
export function padded(text: string, random: Random): string {
  if (text === '') return text;
  return pick(random, ['', ...spaces]) + text + pick(random, ['', ...spaces]);
}

/** White space in and around a label, as justified text comes out (三 、本 年 度办 理 结果). */
export function spaced(text: string, random: Random): string {
  return padded(
    between(text, random, 0.15, () => pick(random, spaces)),
    random,
  );
}

/** Lines broken inside a label. */
export function broken(text: string, random: Random): string {
  return between(text, random, 0.12, () => '\n');
}

function between(text: string, random: Random, share: number, what: () => string): string {
  return [...text].map((c, i) => (i > 0 && chance(random, share) ? what() + c : c)).join('');
}

const narrow: Readonly<Record<string, string>> = { '（': '(', '）': ')', '：': ':', '，': ',' };

/** Half-width and full-width brackets mixed in one report. */
export function mixedBrackets(text: string, random: Random): string {
  return text.replace(/[（）：，]/g, (c) => (chance(random, 0.5) ? (narrow[c] ?? c) : c));
}

/** Ordinals as 1、 (1) 1． in place of 1. */
export function otherOrdinals(text: string, random: Random): string {
  return text.replace(/^(\d)\./, (_, n: string) => pick(random, [`${n}、`, `（${n}）`, `(${n})`, `${n}．`, `${n} . `]));
}

const radicals = new Map(
  Array.from({ length: 0x2fd6 - 0x2f00 }, (_, i) => String.fromCharCode(0x2f00 + i)).map((r) => [
    r.normalize('NFKC'),
    r,
  ]),
);

/** Kangxi radicals in place of the characters that they look like, as some fonts' PDFs give them. */
export function kangxi(text: string, random: Random): string {
  return [...text].map((c) => (chance(random, 0.7) ? (radicals.get(c) ?? c) : c)).join('');
}

const simplified = '开条项规处许强费业科机构计关数时维结纠终审发现举诉补质类确认获还办继续总权称据为现预执法无护';
const traditional = '開條項規處許強費業科機構計關數時維結糾終審發現舉訴補質類確認獲還辦繼續總權稱據為現預執法無護';
const twins = new Map([...simplified].map((c, i) => [c, [...traditional][i] ?? c]));

/** Some labels in traditional characters, as on mirrors. */
export function someTraditional(text: string, random: Random): string {
  if (chance(random, 0.5)) return text;
  return [...text].map((c) => twins.get(c) ?? c).join('');
}

/** Remarks with figures in them behind labels, as 湖北 bodies filled the form's brackets in 2019. */
export function remarked(text: string, random: Random): string {
  if (text === '' || chance(random, 0.8)) return text;
  return text + pick(random, ['（指2019年事项数）', '(指2018年办件量,如-8)', '（单位：件，截至12月31日）']);
}
