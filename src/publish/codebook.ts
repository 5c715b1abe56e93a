import { harmonisedVariable } from '../form/crosswalk.js';
import { forms } from '../form/forms.js';
import { type Rate, rates } from '../form/rates.js';
import type { Variable } from '../form/variables.js';
import type { ColumnSpec, Row, Values } from './columns.js';
import { explainColumn, explainHarmonised, explainRate, explainVariable } from './explanations.js';
import { harmonisedColumns } from './harmonised.js';
import { panelHead, panelTable, panelVariables, sideColumns } from './panel.js';

/** The codebook of the panel and of the rates, with how many agency-years have each of their columns. */
export class CodebookTally {
  /** By the place of the column. */
  readonly #observed: number[] = panelTable.columns.map(() => 0);
  readonly #rates = new Map<string, number>();

  /** Counts a row of the panel. */
  add(row: Values): void {
    for (const [i, value] of row.entries()) if (value !== null) this.#observed[i] = (this.#observed[i] ?? 0) + 1;
  }

  /** Counts rows of the table of rates. */
  addRates(rows: readonly Row[]): void {
    for (const { rate, value } of rows)
      if (value !== null) this.#rates.set(String(rate), (this.#rates.get(String(rate)) ?? 0) + 1);
  }

  /** Every column of the panel, in the panel’s order, and every rate. */
  rows(): Row[] {
    const places = new Map(panelTable.columns.map((c, i) => [c.name, i]));
    const observed = (name: string) => this.#observed[places.get(name) ?? -1] ?? 0;
    return [
      ...panelHead.map((column) => plainColumn(column, null, [], observed(column.name))),
      ...harmonisedColumns.map((column) =>
        column.name.startsWith('h_')
          ? harmonisedColumn(column.name, observed(column.name))
          : plainColumn(column, null, [], observed(column.name)),
      ),
      ...panelVariables.flatMap(({ variable, forms: inForms }) => [
        formColumn(variable, inForms, observed(variable.name)),
        ...sideColumns(variable).map((c) => plainColumn(c, variable.address, inForms, observed(c.name))),
      ]),
      ...rates.map((rate) => rateEntry(rate, this.#rates.get(rate.id) ?? 0)),
    ];
  }
}

/**
 * A column of the panel that is no figure of the form: who, when, a verdict, a unit, a flag.
 *
 * @param observations agency-years that have it
 */
function plainColumn(
  column: ColumnSpec,
  address: string | null,
  inForms: readonly string[],
  observations: number,
): Row {
  return {
    variable: column.name,
    in_table: 'panel',
    address,
    label_en: column.en,
    label_zh: column.zh,
    type: column.type,
    unit: null,
    forms: inForms.join(' '),
    sum_of: null,
    observations,
    ...explainColumn(column.name),
  };
}

/** A cell of the forms, or a sum that no form prints. */
function formColumn(variable: Variable, inForms: readonly string[], observations: number): Row {
  return {
    variable: variable.name,
    in_table: 'panel',
    address: variable.address,
    label_en: variable.en,
    label_zh: variable.zh,
    type: variable.type,
    unit: variable.unit,
    forms: inForms.join(' '),
    sum_of: variable.sum?.join(' ') ?? null,
    observations,
    ...explainVariable(variable),
  };
}

/** A variable that several eras have. */
function harmonisedColumn(name: string, observations: number): Row {
  const { en, zh, unit, sources } = harmonisedVariable(name);
  return {
    variable: name,
    in_table: 'panel',
    address: null,
    label_en: en,
    label_zh: zh,
    type: unit === '元' ? 'decimal' : 'count',
    unit,
    forms: forms.flatMap(({ id }) => (sources[id].operation === 'none' ? [] : [id])).join(' '),
    sum_of: null,
    observations,
    ...explainHarmonised(name),
  };
}

/** A rate, a value of the column `rate` of the table of rates. */
function rateEntry(rate: Rate, observations: number): Row {
  const used = [...rate.numerator, rate.denominator].map((name) => harmonisedVariable(name).sources);
  return {
    variable: rate.id,
    in_table: 'rates',
    address: null,
    label_en: rate.en,
    label_zh: rate.zh,
    type: 'decimal',
    unit: null,
    forms: forms.flatMap(({ id }) => (used.some((s) => s[id].operation === 'none') ? [] : [id])).join(' '),
    sum_of: null,
    observations,
    ...explainRate(rate),
  };
}
