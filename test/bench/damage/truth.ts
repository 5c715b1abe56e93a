import type { ValueType } from '../../../src/form/form.js';
import { type Page, pageRows, printAt } from './page.js';

/** What a reader may rightly say of one cell of a page. */
export interface Accept {
  readonly values: ReadonlySet<string>;
  /** Marks and texts, without white space. */
  readonly texts: ReadonlySet<string>;
  readonly blank: boolean;
}

/** By address; of a cell that is not in it the page prints nothing. */
export type Truth = ReadonlyMap<string, Accept>;

/** Of what is not printed any more, a reader may say that it is blank, and no more. */
export const gone: Accept = { values: new Set(), texts: new Set(), blank: true };

/** Printed twice with different figures, or otherwise beyond telling: whatever is read must be flagged. */
export const unsayable: Accept = { values: new Set(), texts: new Set(), blank: false };

const figure = /^([+-]?)(\d+(?:\.\d+)?)(件|项|元|万元)?$/;

/** What a print says under a column of this type. The bench's own reading: it shares nothing with the parsers. */
export function accept(print: string, type: ValueType): Accept {
  if (print === '') return gone;
  const m = figure.exec(print);
  const [, sign = '', digits = ''] = m ?? [];
  const fits = type === 'decimal' ? sign === '' : !digits.includes('.') && (type === 'signed' || sign === '');
  if (m === null || !fits) return { values: new Set(), texts: new Set([bare(print)]), blank: false };
  const value = type === 'decimal' ? digits : String(Number(digits) * (sign === '-' ? -1 : 1) + 0);
  return { values: new Set([value]), texts: new Set(), blank: false };
}

/** One or the other. */
export function either(...all: readonly (Accept | undefined)[]): Accept {
  const known = all.map((a) => a ?? gone);
  return {
    values: new Set(known.flatMap((a) => [...a.values])),
    texts: new Set(known.flatMap((a) => [...a.texts])),
    blank: known.some((a) => a.blank),
  };
}

/** What a page says in each of its cells: that of the form whose labels stand over and beside them. */
export function truthOf(page: Page): Map<string, Accept> {
  const truth = new Map<string, Accept>();
  for (const { table, addresses } of pageRows(page))
    for (const [i, address] of addresses.entries())
      truth.set(address, accept(printAt(page, address), table.columns[i]?.type ?? 'count'));
  return truth;
}

/** A text as it is compared: compatibility forms folded, no white space. */
export function bare(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '');
}
