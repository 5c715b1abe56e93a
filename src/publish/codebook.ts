import { caveatsOf, definitionOf } from '../form/definitions.js';
import type { Variable } from '../form/variables.js';
import { type ColumnSpec, panelKey, type Row, type Values } from './columns.js';
import { panelTable, panelVariables, unitColumns } from './panel.js';

/** The codebook of the panel, with how many agency-years have each of its columns. */
export class CodebookTally {
  /** By the place of the column. */
  readonly #observed: number[] = panelTable.columns.map(() => 0);

  /** Counts a row of the panel. */
  add(row: Values): void {
    for (const [i, value] of row.entries()) if (value !== null) this.#observed[i] = (this.#observed[i] ?? 0) + 1;
  }

  /** Every column of the panel, in the panel’s order. */
  rows(): Row[] {
    const places = new Map(panelTable.columns.map((c, i) => [c.name, i]));
    const observed = (name: string) => this.#observed[places.get(name) ?? -1] ?? 0;
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
    definition_en: null,
    definition_zh: null,
    caveats_en: null,
    caveats_zh: null,
  };
}

function figureColumn(variable: Variable, forms: readonly string[], observations: number): Row {
  const definition = definitionOf(variable);
  const caveats = caveatsOf(variable);
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
    definition_en: definition.en,
    definition_zh: definition.zh,
    caveats_en: caveats?.en ?? null,
    caveats_zh: caveats?.zh ?? null,
  };
}
