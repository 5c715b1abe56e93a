import type { Term, YearLink } from '../form/year-links.js';
import type { CheckedReport } from '../report.js';

/** A report that was read, with its id. */
export interface YearSide {
  readonly id: string;
  readonly report: CheckedReport;
}

/**
 * Why two years cannot be held against each other: one has no report, or a report in a form without these cells, or a
 * cell that is no number (a blank is no zero), or the body is one of those into which another was divided, of which none
 * need carry on the whole.
 */
export type YearGap = 'no_report' | 'no_report_before' | 'other_form' | 'not_number' | 'divided';

/** A cell of a year, and what the year before foretells of it. */
export interface Compared {
  readonly before: number | null;
  readonly change: number | null;
  /** before + change */
  readonly expected: number | null;
  readonly now: number | null;
  /** now − expected */
  readonly residual: number | null;
  readonly holds: boolean | null;
  readonly gap: YearGap | null;
  /** The cells that are no numbers, as `address@before=blank`, or the bodies that lack a report. */
  readonly lacking: readonly string[];
}

export const nothing = {
  before: null,
  change: null,
  expected: null,
  now: null,
  residual: null,
  holds: null,
  gap: null,
  lacking: [],
} as const;

/**
 * Holds one cell against the sum of what these reports of the year before print.
 *
 * @param before the bodies by their ids instead, where a report of theirs is lacking
 * @param nows the report of the year, or those of several bodies, which are added up too
 */
export function compare(
  link: YearLink,
  before: readonly YearSide[] | readonly string[],
  nows: readonly YearSide[],
): Compared {
  const sides = before.filter((b): b is YearSide => typeof b !== 'string');
  const changes = added(link.change, nows, 'now');
  const printed = added([{ address: link.address, sign: 1 }], nows, 'now');
  const base = { ...nothing, now: printed.sum, change: link.change.length === 0 ? null : changes.sum };
  if (sides.length < before.length || sides.length === 0)
    return { ...base, gap: 'no_report_before', lacking: before.filter((b) => typeof b === 'string') };
  const befores = added(link.before, sides, 'before');
  if (befores.foreign) return { ...base, gap: 'other_form' };
  const lacking = [...befores.lacking, ...changes.lacking, ...printed.lacking];
  const known = { ...base, before: befores.sum };
  if (befores.sum === null || changes.sum === null) return { ...known, gap: 'not_number', lacking };
  const expected = befores.sum + changes.sum;
  if (printed.sum === null) return { ...known, expected, gap: 'not_number', lacking };
  const residual = printed.sum - expected;
  return { ...known, expected, residual, holds: residual === 0 };
}

interface Added {
  /** null unless every cell is a number. */
  readonly sum: number | null;
  readonly lacking: readonly string[];
  /** A report is in a form that has no such cell. */
  readonly foreign: boolean;
}

function added(terms: readonly Term[], sides: readonly YearSide[], when: 'before' | 'now'): Added {
  let sum = 0;
  let foreign = false;
  const lacking: string[] = [];
  for (const { report } of sides)
    for (const { address, sign } of terms) {
      const reading = report.cells.find((c) => c.address === address)?.reading;
      if (reading?.kind === 'number' && typeof reading.value === 'number') sum += sign * reading.value;
      else lacking.push(`${address}@${when}=${reading?.kind ?? 'not_in_form'}`);
      foreign ||= reading === undefined;
    }
  return { sum: lacking.length === 0 ? sum : null, lacking, foreign };
}
