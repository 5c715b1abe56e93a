import type { form2019 } from './form/form-2019.js';
import type { form2021 } from './form/form-2021.js';

type Headed<R> = R extends { readonly heading: true } ? never : R;

/** `table.row.column` for every cell of one table, its alternatives' rows included. */
type CellOf<T> = T extends {
  readonly id: infer I extends string;
  readonly rows: readonly (infer R)[];
  readonly columns: readonly { readonly id: infer C extends string }[];
}
  ? `${I}.${RowId<R> | AlternativeId<T>}.${C}`
  : never;

type RowId<R> = Headed<R> extends { readonly id: infer I extends string } ? I : never;

type AlternativeId<T> = T extends { readonly alternatives: readonly { readonly id: infer I extends string }[] }
  ? I
  : never;

type Forms = typeof form2019 | typeof form2021;

export type FormId = Forms['id'];

/**
 * Where a cell stands in the form: `requests.new_received.natural_person`.
 *
 * Derived from the forms' literals, so a misspelt address does not compile.
 */
export type Address = CellOf<Forms['tables'][number]>;
