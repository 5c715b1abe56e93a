import type { Address } from '../address.js';
import { equationsOf } from '../form/equations.js';
import { formById } from '../form/forms.js';
import { type Variable, variablesOf } from '../form/variables.js';
import type { Cell, CheckedReport, Standing } from '../report.js';

/** One figure of the dataset: as printed, as suggested and as derived, side by side. */
export interface Fact {
  readonly variable: Variable;
  /** null for a sum that the form does not print: a figure that we made has no place. */
  readonly cell: Cell | null;
  readonly standing: Standing | null;
  /** As printed: a count as an integer, money as a decimal, both in digits. */
  readonly value: string | null;
  readonly suggested: string | null;
  readonly derived: string | null;
  /** What was added up: an identity of the form, or `sum_of` for the codebook's cells. */
  readonly rule: string | null;
}

const variables = new Map<string, Variable[]>();

function variablesOfForm(id: string): Variable[] {
  const known = variables.get(id) ?? variablesOf(formById(id));
  variables.set(id, known);
  return known;
}

/** Every figure of a report, in the form's order; rows that the page does not print are left out. */
export function factsOf(report: CheckedReport): Fact[] {
  if (report.form === null || report.cells.length === 0) return [];
  const cells = new Map<string, Cell>(report.cells.map((c) => [c.address, c]));
  const sums = printedSums(report, cells);
  return variablesOfForm(report.form).flatMap((variable): Fact[] => {
    const cell = cells.get(variable.address);
    if (cell !== undefined) {
      const sum = sums.get(cell.address) ?? null;
      const suggestion = report.suggestions.find((s) => s.address === cell.address);
      return [
        {
          variable,
          cell,
          standing: report.standings.get(cell.address) ?? null,
          value: valueIn(cell),
          suggested: suggestion === undefined ? null : String(suggestion.value),
          derived: sum?.value ?? null,
          rule: sum?.rule ?? null,
        },
      ];
    }
    if (variable.sum === null) return [];
    const derived = addUp(variable.sum, cells);
    return [{ variable, cell: null, standing: null, value: null, suggested: null, derived, rule: 'sum_of' }];
  });
}

function valueIn(cell: Cell): string | null {
  return cell.reading.kind === 'number' ? String(cell.reading.value) : null;
}

/** The sum of counts, if every one of them is a number: nothing defaults. */
function addUp(addresses: readonly Address[], cells: ReadonlyMap<string, Cell>): string | null {
  let sum = 0;
  for (const address of addresses) {
    const reading = cells.get(address)?.reading;
    if (reading?.kind !== 'number' || typeof reading.value !== 'number') return null;
    sum += reading.value;
  }
  return String(sum);
}

/** What the parts make for each cell in which the form prints their sum. */
function printedSums(
  report: CheckedReport,
  cells: ReadonlyMap<string, Cell>,
): Map<Address, { value: string; rule: string }> {
  const sums = new Map<Address, { value: string; rule: string }>();
  if (report.form === null) return sums;
  for (const equation of equationsOf(formById(report.form), report.printed)) {
    const [total] = equation.right;
    if (total === undefined || equation.right.length > 1 || sums.has(total)) continue;
    const value = addUp(equation.left, cells);
    if (value !== null) sums.set(total, { value, rule: `${equation.id}@${equation.at}` });
  }
  return sums;
}
