import { harmonisedVariable } from '../form/crosswalk.js';
import { forms } from '../form/forms.js';
import type { Rate } from '../form/rates.js';
import type { Variable } from '../form/variables.js';
import type { ColumnSpec, Row } from './columns.js';
import { explainColumn, explainHarmonised, explainRate, explainVariable } from './explanations.js';

/**
 * A column of the panel that is no figure of the form: who, when, a verdict, a unit, a flag.
 *
 * @param observations agency-years that have it
 */
export function codebookColumn(
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
export function codebookRow(variable: Variable, inForms: readonly string[], observations: number): Row {
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
export function codebookHarmonised(name: string, observations: number): Row {
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
export function codebookRate(rate: Rate, observations: number): Row {
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
