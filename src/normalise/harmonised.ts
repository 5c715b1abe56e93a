import { crosswalk, type Harmonised, type Quality, type Source } from '../form/crosswalk.js';
import type { Cell, CheckedReport, Reading, Standing } from '../report.js';
import { decimalOf, millionths } from './decimal.js';
import { yuanOf } from './money.js';
import { worstStanding } from './standing.js';

/**
 * How a value came about, or why there is none.
 *
 * `number`: one printed cell. `derived`: made of several. The kinds of a reading: a cell that is needed says so instead
 * of a number. `not_in_form`: the form prints nothing that may stand for the variable. `unit_unknown`: an amount without
 * a unit of money. `negative`: what is taken off is more than what it is taken off from.
 */
export type HarmonisedStatus =
  | 'number'
  | 'derived'
  | Exclude<Reading['kind'], 'number'>
  | 'not_in_form'
  | 'unit_unknown'
  | 'negative';

/** A harmonised variable's value in one report. */
export interface HarmonisedFigure {
  readonly variable: Harmonised;
  readonly value: string | null;
  readonly status: HarmonisedStatus;
  readonly quality: Quality;
  /** The worst standing of the cells that were needed; null where none was. */
  readonly standing: Standing | null;
}

/** What a form's cell says, and how far it is to be believed. */
export type Looked = Pick<Cell, 'reading' | 'unit'> & { readonly standing: Standing };

/** Every harmonised variable of a report, in the order of the crosswalk; none where its form was not read. */
export function harmonisedOf(report: CheckedReport): HarmonisedFigure[] {
  const { form } = report;
  if (form === null || report.cells.length === 0) return [];
  const cells = new Map<string, Cell>(report.cells.map((c) => [c.address, c]));
  const look = (id: string): Looked => {
    const cell = cells.get(id);
    if (cell === undefined) return { reading: { kind: 'missing' }, unit: null, standing: 'missing' };
    return { ...cell, standing: report.standings.get(cell.address) ?? 'unchecked' };
  };
  return crosswalk.map((variable) => harmonise(variable, variable.sources[form], report.printed, look));
}

/**
 * A variable from one era's cells. A value is made of numbers alone: where one part is blank, a mark, text or not
 * found there is no value, and never the sum of the rest.
 *
 * @param printed ids of the alternative rows that the page prints
 * @param look what stands in a cell of the form
 */
export function harmonise(
  variable: Harmonised,
  source: Source,
  printed: ReadonlySet<string>,
  look: (id: string) => Looked,
): HarmonisedFigure {
  const { quality } = source;
  if (source.operation === 'none') return { variable, value: null, status: 'not_in_form', quality, standing: null };
  const { plus, minus } = partsOf(source, printed);
  const found = [...plus, ...minus].map(look);
  const standing = worstStanding(found.map((f) => f.standing));
  const without = (status: HarmonisedStatus) => ({ variable, value: null, status, quality, standing });
  const lacking = gravest(found.map((f) => f.reading));
  if (lacking !== null) return without(lacking);
  const amounts = found.map((f) => amountOf(f, variable.unit === '元'));
  let sum = 0n;
  for (const [i, amount] of amounts.entries()) {
    if (amount === null) return without('unit_unknown');
    sum += i < plus.length ? amount : -amount;
  }
  if (sum < 0n && minus.length > 0) return without('negative');
  return { variable, value: decimalOf(sum), status: found.length === 1 ? 'number' : 'derived', quality, standing };
}

function partsOf(source: Source, printed: ReadonlySet<string>): Pick<Source, 'plus' | 'minus'> {
  const { instead } = source;
  return instead !== null && printed.has(instead.row) ? { plus: [instead.address], minus: [] } : source;
}

const byGravity = ['missing', 'text', 'mark', 'blank'] as const;

/** The gravest reason for which some part is no number; null where all are. */
function gravest(readings: readonly Reading[]): (typeof byGravity)[number] | null {
  return byGravity.find((kind) => readings.some((r) => r.kind === kind)) ?? null;
}

function amountOf({ reading, unit }: Looked, money: boolean): bigint | null {
  if (reading.kind !== 'number') return null;
  const value = String(reading.value);
  const text = money ? yuanOf(value, unit) : value;
  return text === null ? null : millionths(text);
}
