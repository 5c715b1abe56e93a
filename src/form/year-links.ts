import type { Address, FormId } from '../address.js';
import { addressOf } from './cells.js';
import { tableOf } from './form.js';
import { formById } from './forms.js';

/**
 * What ties a year to the one before, by the form's own words:
 *
 * - `carry`: 二、上年结转 is 四、结转下年度继续办理 of the year before, in each column; in both forms (国办公开办函〔2019〕60号,
 *   〔2021〕30号, section 三)
 * - `documents_stock`: 现行有效件数 is that of the year before, and 本年制发 less 本年废止; form of 2021. Documents also lapse, move
 *   with functions and are counted anew
 * - `items_chain`: 上一年项目数量 is that of the year before and its 本年增/减; form of 2019
 * - `disclosed_chain`: 对外公开总数量 is that of the year before and 本年新公开; form of 2019
 */
export type YearRelation = 'carry' | 'documents_stock' | 'items_chain' | 'disclosed_chain';

export interface Term {
  readonly address: Address;
  readonly sign: 1 | -1;
}

/** One cell of a year that the year before foretells: before + change = the cell. */
export interface YearLink {
  readonly relation: YearRelation;
  /** The cell of this year that is foretold. */
  readonly address: Address;
  /** Id of the printed column. */
  readonly column: string;
  /** Cells of the year before. */
  readonly before: readonly Term[];
  /** Other cells of this year. */
  readonly change: readonly Term[];
}

const plus = (address: Address): Term => ({ address, sign: 1 });
const minus = (address: Address): Term => ({ address, sign: -1 });

/** The links that a report in this form has to the year before, in the form's order. */
export function yearLinksOf(form: FormId): readonly YearLink[] {
  return [...stocks[form](), ...carry(form)];
}

function carry(form: FormId): YearLink[] {
  const table = tableOf(formById(form), 'requests');
  return table.columns.map((column) => ({
    relation: 'carry',
    address: addressOf(table, { id: 'carried_in' }, column),
    column: column.id,
    before: [plus(addressOf(table, { id: 'carried_out' }, column))],
    change: [],
  }));
}

const stocks: Readonly<Record<FormId, () => YearLink[]>> = {
  'form-2019': () => [...disclosedChain(), ...itemsChain()],
  'form-2021': documentsStock,
};

function documentsStock(): YearLink[] {
  const table = tableOf(formById('form-2021'), 'documents');
  return table.rows.map((row) => {
    const at = (id: string) => addressOf(table, row, { id });
    return {
      relation: 'documents_stock',
      address: at('in_force'),
      column: 'in_force',
      before: [plus(at('in_force'))],
      change: [plus(at('issued')), minus(at('repealed'))],
    };
  });
}

function disclosedChain(): YearLink[] {
  const table = tableOf(formById('form-2019'), 'documents');
  return table.rows.map((row) => {
    const at = (id: string) => addressOf(table, row, { id });
    return {
      relation: 'disclosed_chain',
      address: at('disclosed_total'),
      column: 'disclosed_total',
      before: [plus(at('disclosed_total'))],
      change: [plus(at('newly_disclosed'))],
    };
  });
}

/** Every row of section 二 that counts the items of the year before. */
function itemsChain(): YearLink[] {
  const tables = formById('form-2019').tables.filter((t) => t.columns.some((c) => c.id === 'items_prev_year'));
  return tables.flatMap((table) =>
    table.rows.map((row) => {
      const at = (id: string) => addressOf(table, row, { id });
      return {
        relation: 'items_chain',
        address: at('items_prev_year'),
        column: 'items_prev_year',
        before: [plus(at('items_prev_year')), plus(at('items_change'))],
        change: [],
      } as const;
    }),
  );
}
