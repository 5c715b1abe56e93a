import type { ColumnSpec } from '../columns.js';
import type { MissingCode } from './missing.js';
import type { Value } from './parquet.js';
import { cellValue, columnLetters } from './sheet.js';

/**
 * Writes rows of a sheet as SpreadsheetML, to the letter as the library that lays out the workbook would: it makes an
 * object of every cell, which costs more than everything else in a workbook.
 */
export class SheetRows {
  readonly #columns: readonly { readonly spec: ColumnSpec; readonly from: number; readonly letters: string }[];
  readonly #open: string;

  /**
   * @param table the columns as the values come
   * @param order the places of the columns in the sheet’s order
   */
  constructor(table: readonly ColumnSpec[], order: readonly number[]) {
    this.#columns = order.flatMap((from, at) => {
      const spec = table[from];
      return spec === undefined ? [] : [{ spec, from, letters: columnLetters(at) }];
    });
    this.#open = `spans="1:${this.#columns.length}" x14ac:dyDescent="0.25">`;
  }

  /** @param number of the row in the sheet, from 1 */
  row(number: number, values: readonly (Value | MissingCode)[]): string {
    let cells = '';
    for (const { spec, from, letters } of this.#columns) {
      const value = values[from] ?? null;
      const shown = value !== null && typeof value === 'object' ? `.${value.letter}` : cellValue(spec, value);
      if (shown !== null) cells += cell(`${letters}${number}`, shown);
    }
    return `<row r="${number}" ${this.#open}${cells}</row>`;
  }
}

function cell(at: string, value: string | number | boolean): string {
  if (typeof value === 'number') return `<c r="${at}"><v>${value}</v></c>`;
  if (typeof value === 'boolean') return `<c r="${at}" t="b"><v>${value ? 1 : 0}</v></c>`;
  return `<c r="${at}" t="str"><v>${escaped(value)}</v></c>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

function escaped(text: string): string {
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign) : text;
}
