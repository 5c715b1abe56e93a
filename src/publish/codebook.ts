import type { Variable } from '../form/variables.js';
import { type ColumnSpec, panelKey, type Row } from './columns.js';
import { panelVariables, unitColumns } from './panel.js';

/** The codebook of the panel, with how many agency-years have each of its columns. */
export class CodebookTally {
  readonly #observed = new Map<string, number>();

  /** Counts a row of the panel. */
  add(row: Row): void {
    for (const [name, value] of Object.entries(row))
      if (value !== null) this.#observed.set(name, (this.#observed.get(name) ?? 0) + 1);
  }

  /** Every column of the panel, in the panel’s order. */
  rows(): Row[] {
    const observed = (name: string) => this.#observed.get(name) ?? 0;
    return [
      ...panelKey.map((column) => plainColumn(column, null, [], observed(column.name))),
      ...panelVariables.flatMap(({ variable, forms }) => [
        figureColumn(variable, forms, observed(variable.name)),
        ...unitColumns(variable).map((c) => plainColumn(c, variable.address, forms, observed(c.name))),
      ]),
    ];
  }
}

/** A column of the panel that is no figure: who, when, a verdict, a unit. */
function plainColumn(column: ColumnSpec, address: string | null, forms: readonly string[], observations: number): Row {
  return {
    variable: column.name,
    address,
    label_en: column.en,
    label_zh: column.zh,
    type: column.type,
    unit: null,
    forms: forms.join(' '),
    sum_of: null,
    observations,
  };
}

function figureColumn(variable: Variable, forms: readonly string[], observations: number): Row {
  return {
    variable: variable.name,
    address: variable.address,
    label_en: variable.en,
    label_zh: variable.zh,
    type: variable.type,
    unit: variable.unit,
    forms: forms.join(' '),
    sum_of: variable.sum?.join(' ') ?? null,
    observations,
  };
}
