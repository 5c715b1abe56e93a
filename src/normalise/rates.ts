import { harmonisedVariable, type Quality, qualities } from '../form/crosswalk.js';
import { countsDisputes, type Rate, rates, smallNumbers, suitBreak } from '../form/rates.js';
import type { CheckedReport, Standing } from '../report.js';
import { ratio } from './decimal.js';
import { type HarmonisedFigure, harmonisedOf } from './harmonised.js';
import { worstStanding } from './standing.js';

/** Why a rate has no value. */
export type RateStatus = 'not_in_form' | 'numerator_not_number' | 'denominator_not_number' | 'zero_denominator';

/** A rate in one report, with what it was computed from. */
export interface RateFigure {
  readonly rate: Rate;
  readonly numerator: string | null;
  readonly denominator: string | null;
  /** Six places, rounded half up. */
  readonly value: string | null;
  /** null where there is a value. */
  readonly status: RateStatus | null;
  /** Fewer cases than a rate should rest on; null where they are not known. */
  readonly smallNumbers: boolean | null;
  /** The worst standing of all cells used. */
  readonly standing: Standing | null;
  /** The worst quality of all variables used. */
  readonly quality: Quality;
  /** The year lies behind the break of 2024, for rates that count reviews or lawsuits; false for others. */
  readonly suitBreak: boolean | null;
}

/** Every rate of a report; none where its form was not read. */
export function ratesOf(report: CheckedReport): RateFigure[] {
  const figures = new Map(harmonisedOf(report).map((f) => [f.variable.name, f]));
  if (figures.size === 0) return [];
  const figure = (name: HarmonisedFigure['variable']['name']): HarmonisedFigure => {
    const found = figures.get(name);
    if (found === undefined) throw new Error(`no figure for ${harmonisedVariable(name).name}`);
    return found;
  };
  return rates.map((rate) => compute(rate, rate.numerator.map(figure), figure(rate.denominator), report.year));
}

function compute(
  rate: Rate,
  parts: readonly HarmonisedFigure[],
  whole: HarmonisedFigure,
  year: number | null,
): RateFigure {
  const numerator = addUp(parts);
  const denominator = addUp([whole]);
  const used = [...parts, whole];
  const status = statusOf(used, numerator, denominator);
  return {
    rate,
    numerator: numerator?.toString() ?? null,
    denominator: denominator?.toString() ?? null,
    value: status === null && numerator !== null && denominator !== null ? ratio(numerator, denominator) : null,
    status,
    smallNumbers: denominator === null ? null : denominator < BigInt(smallNumbers),
    standing: worstStanding(used.flatMap((f) => f.standing ?? [])),
    quality: qualities.findLast((q) => used.some((f) => f.quality === q)) ?? 'not comparable',
    suitBreak: countsDisputes(rate) ? suitBreak(year) : false,
  };
}

function statusOf(
  used: readonly HarmonisedFigure[],
  numerator: bigint | null,
  denominator: bigint | null,
): RateStatus | null {
  if (used.some((f) => f.status === 'not_in_form')) return 'not_in_form';
  if (denominator === null) return 'denominator_not_number';
  if (numerator === null) return 'numerator_not_number';
  return denominator === 0n ? 'zero_denominator' : null;
}

/** The sum of counts, if every one is known. */
function addUp(figures: readonly HarmonisedFigure[]): bigint | null {
  let sum = 0n;
  for (const { value } of figures) {
    if (value === null) return null;
    sum += BigInt(value);
  }
  return sum;
}
