import { plainDecimal } from '../../normalise/decimal.js';
import type { ColumnSpec } from '../columns.js';
import type { Value } from './parquet.js';

/** Rows that a sheet of Excel holds, and characters that a cell holds. */
export const limits = { rows: 1_048_576, characters: 32_767 } as const;

/** The value of a cell: a number where Excel's sixteen digits hold it, else text. It is never a formula. */
export function cellValue(column: ColumnSpec, value: Value): string | number | boolean | null {
  if (value === null || typeof value === 'boolean') return value;
  if (column.type === 'text') return cellText(value);
  const digits = plainDecimal(value);
  return digits.replace(/\D/g, '').length <= 15 ? Number(digits) : digits;
}

/** A text as a cell can hold it: what XML cannot say shows as U+FFFD, what is too long is cut and says so. */
export function cellText(text: string): string {
  const sayable = text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, '\ufffd')
    // Excel would read _x0041_ as the letter A.
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
  if (sayable.length <= limits.characters) return sayable;
  const mark = `… [${text.length} characters; cut for Excel / 超长截断]`;
  // Two of a pair are not to be parted.
  return `${sayable.slice(0, limits.characters - mark.length).replace(/[\ud800-\udbff]$/, '')}${mark}`;
}

/** Whom and when a row is about, first, where a table has both: they stay in sight while the rest is scrolled. */
export function sheetOrder(columns: readonly ColumnSpec[]): { order: number[]; frozen: number } {
  const first = ['agency', 'year'].map((name) => columns.findIndex((c) => c.name === name));
  const all = columns.map((_, i) => i);
  if (first.includes(-1)) return { order: all, frozen: 1 };
  return { order: [...first, ...all.filter((i) => !first.includes(i))], frozen: 2 };
}

/** The letters of a sheet's column, from 0: A, …, Z, AA. */
export function columnLetters(at: number): string {
  let letters = '';
  for (let n = at + 1; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return letters;
}
