import type { ValueType } from '../src/form/form.js';
import type { Reading } from '../src/report.js';

/** What stands in one cell, and the unit if the cell prints one. */
export interface CellReading {
  readonly reading: Reading;
  readonly unit: string | null;
}

/** Soft hyphen, zero-width space, joiners, word joiner, byte order mark: never printed, never counted. */
const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
/** White space and what is invisible, beyond ASCII's. */
const unprinted = /[\s\u00a0\u2000-\u200a\u202f\u205f\u3000\u00ad\u200b-\u200d\u2060\ufeff]/;

/** The character is white space or invisible. Nearly all are ASCII, ideographs and their punctuation: no need to look. */
function isUnprinted(text: string, i: number): boolean {
  const c = text.charCodeAt(i);
  if ((c > 0x20 && c < 0x7f) || (c > 0x3000 && c <= 0x9fff) || (c > 0xff00 && c < 0xff5f)) return false;
  return unprinted.test(text.charAt(i));
}

/**
 * The text without invisible characters and without white space at its ends. JavaScript's own trim knows all the white
 * space that is meant here and, unlike a pattern, looks at each end once.
 */
export function trimCell(text: string): string {
  for (let i = 0; i < text.length; i++) if (isUnprinted(text, i)) return text.replace(invisible, '').trim();
  return text;
}

/** The text without any white space or invisible character. */
export function squeeze(text: string): string {
  let squeezed = '';
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if (!isUnprinted(text, i)) continue;
    if (i > from) squeezed += text.slice(from, i);
    from = i + 1;
  }
  return from === 0 ? text : squeezed + text.slice(from);
}

/** Full-width digits, signs, comma, full stop and slash as their ASCII twins; nothing else changes. */
function halfWidth(text: string): string {
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c >= 0xff0b && c <= 0xff19) return text.replace(/[\uff0b-\uff19]/g, toHalfWidth);
  }
  return text;
}

function toHalfWidth(c: string): string {
  return String.fromCharCode(c.charCodeAt(0) - 0xfee0);
}

const marks = new Set(['/', '//', '\\', '-', '--', '—', '——', '–', '−', '―', '无', 'N/A', 'n/a']);

/** 12 digits at most; groups of three where commas stand. A leading zero is glued digits, not a number. */
const whole = String.raw`(?:0|[1-9]\d{0,11}|[1-9]\d{0,2}(?:,\d{3}){1,3})`;
const countPattern = new RegExp(`^(${whole})(件|项|个|宗|条)?$`);
// Tongzhou 2019 prints --253 for a decrease of 253.
const signedPattern = new RegExp(`^([+]|[-−—–]{1,2})?(${whole})(项|个|件)?$`);
const moneyPattern = new RegExp(String.raw`^(${whole}(?:\.\d{1,6})?)(元|万元|亿元|人民币元)?$`);

const units = /^(?:件|项|个|宗|条|元|万元|亿元|人民币元)$/;

/**
 * Reads one cell by one strict grammar: what is not wholly a number, a mark or nothing is text, as printed.
 *
 * @param text the cell's text, lines joined by a line break
 * @param type what the form's column holds; signs and decimals are numbers only where the form has them
 * @returns a count as a number, money as the decimal string that is printed (without commas)
 */
export function readCell(text: string, type: ValueType): CellReading {
  if (type !== 'decimal' && isBareCount(text))
    return { reading: { kind: 'number', value: digits(text), printed: text }, unit: null };
  const printed = trimCell(text);
  if (printed === '') return { reading: { kind: 'blank' }, unit: null };
  const plain = halfWidth(printed);
  if (marks.has(plain)) return { reading: { kind: 'mark', printed }, unit: null };
  const words: CellReading = { reading: { kind: 'text', printed }, unit: null };
  return number(printed, plain, type) ?? remarked(printed, plain, type) ?? words;
}

/** A figure with a remark in brackets: the figure counts, and all of it is what is printed. */
function remarked(printed: string, plain: string, type: ValueType): CellReading | null {
  const parts = splitRemark(plain);
  if (parts === null) return null;
  const { figure, remark } = parts;
  // 251000（元）: the remark is the unit. Any other talk of money or of a measure could change what the figure means.
  if (units.test(remark)) return number(printed, figure + remark, type);
  if (/^[十百千万亿余多约]/.test(remark) || (type === 'decimal' && remark.includes('元'))) return null;
  return number(printed, figure, type);
}

/** What nearly all cells hold, digits and nothing else, is told without the grammar. */
function isBareCount(text: string): boolean {
  if (text === '' || text.length > 12 || (text.length > 1 && text.charCodeAt(0) === 0x30)) return false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c < 0x30 || c > 0x39) return false;
  }
  return true;
}

/** Figures and marks begin with a digit, a sign, or a character of a mark, white space aside. Prose hardly ever does. */
const beginsFigure = /^[\s\u00a0\u00ad\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff]*[\d+\-−—–\uff10-\uff19\uff0b\uff0d]/;
const beginsMark = /^[\s\u00a0\u00ad\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff]*[-/\\—–−―无Nn\uff0d\uff0f]/;

/** The text is a whole number, a signed one, or money: what a token must be to stand in a cell. */
export function looksNumeric(text: string): boolean {
  if (isBareCount(text)) return true;
  if (!beginsFigure.test(text)) return false;
  const plain = halfWidth(trimCell(text));
  return countPattern.test(plain) || signedPattern.test(plain) || moneyPattern.test(plain);
}

/** As `looksNumeric`, or such a number with a remark behind it. */
export function looksFigure(text: string): boolean {
  // Most of what is asked for is a label; none of the grammar begins with a Chinese character.
  const first = text.charCodeAt(0);
  if (first > 0x3000 && first < 0xff00) return false;
  if (looksNumeric(text)) return true;
  const remarked = splitRemark(halfWidth(trimCell(text)));
  return remarked !== null && looksNumeric(remarked.figure);
}

/** The text is one of the marks that stand for "not applicable". */
export function looksMark(text: string): boolean {
  return beginsMark.test(text) && marks.has(halfWidth(trimCell(text)));
}

/**
 * A figure and the remark in brackets behind it: 22（其中修订 16 件） (real pages put it on a second line).
 *
 * Only where the figure stands alone outside one pair of brackets that holds words: (22), 22() and 2(3)4 are no such.
 */
export function splitRemark(text: string): { figure: string; remark: string } | null {
  const open = text.search(/[（(]/);
  if (open <= 0 || !/[）)]$/.test(text)) return null;
  const remark = trimCell(text.slice(open + 1, -1));
  if (/[（()）]/.test(remark) || !/\p{L}/u.test(remark)) return null;
  return { figure: trimCell(text.slice(0, open)), remark };
}

function number(printed: string, plain: string, type: ValueType): CellReading | null {
  if (type === 'decimal') {
    const m = moneyPattern.exec(plain);
    if (m?.[1] === undefined) return null;
    return { reading: { kind: 'number', value: m[1].replaceAll(',', ''), printed }, unit: m[2] ?? null };
  }
  if (type === 'signed') {
    const m = signedPattern.exec(plain);
    if (m?.[2] === undefined) return null;
    const size = digits(m[2]);
    const negative = m[1] !== undefined && m[1] !== '+' && size !== 0;
    return { reading: { kind: 'number', value: negative ? -size : size, printed }, unit: m[3] ?? null };
  }
  const m = countPattern.exec(plain);
  if (m?.[1] === undefined) return null;
  return { reading: { kind: 'number', value: digits(m[1]), printed }, unit: m[2] ?? null };
}

/** At most twelve digits, checked by the pattern: exact as a JavaScript number. */
function digits(text: string): number {
  let value = 0;
  for (const c of text) if (c !== ',') value = value * 10 + (c.charCodeAt(0) - 48);
  return value;
}
