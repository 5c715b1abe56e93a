import type { Address } from '../address.js';
import type { Equation } from '../form/equations.js';
import type { IdentityResult, Reading } from '../report.js';

/** One side of a sum: what the numbers make, and whether a cell without a number could add to it. */
interface Side {
  readonly sum: number;
  readonly open: boolean;
  readonly unread: boolean;
  readonly examined: number;
  readonly nonzero: number;
}

function addUp(addresses: readonly Address[], readings: ReadonlyMap<Address, Reading>): Side {
  let sum = 0;
  let open = false;
  let unread = false;
  let examined = 0;
  let nonzero = 0;
  for (const address of addresses) {
    const reading = readings.get(address);
    if (reading?.kind === 'number' && typeof reading.value === 'number') {
      sum += reading.value;
      examined++;
      if (reading.value !== 0) nonzero++;
    } else {
      open = true;
      // Blanks and marks count as nothing in a sum; text and cells that were not found could be anything.
      if (reading?.kind !== 'blank' && reading?.kind !== 'mark') unread = true;
    }
  }
  return { sum, open, unread, examined, nonzero };
}

/** A sum with what its two sides make. */
export interface ComputedIdentity extends IdentityResult {
  readonly equation: Equation;
  readonly left: number;
  readonly right: number;
}

/**
 * Computes one sum over a report's readings.
 *
 * True: the numbers make it so, blanks and marks counting as nothing. False: no filling of the cells without a number
 * could make it so. null: some filling could, a cell was not read, or there is no number in it at all.
 */
export function compute(equation: Equation, readings: ReadonlyMap<Address, Reading>): ComputedIdentity {
  const left = addUp(equation.left, readings);
  const right = addUp(equation.right, readings);
  const examined = left.examined + right.examined;
  return {
    id: equation.id,
    at: equation.at,
    holds: examined === 0 ? null : judge(left, right),
    examined,
    nonzero: left.nonzero + right.nonzero,
    equation,
    left: left.sum,
    right: right.sum,
  };
}

function judge(left: Side, right: Side): boolean | null {
  if (left.sum === right.sum) return left.unread || right.unread ? null : true;
  // No cell of these sums can be negative, so only the smaller side can be filled up.
  const fillable = left.sum < right.sum ? left.open : right.open;
  return fillable ? null : false;
}
