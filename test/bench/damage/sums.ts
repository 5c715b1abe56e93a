import { type Equation, equationsOf } from '../../../src/form/equations.js';
import type { Form } from '../../../src/form/form.js';
import type { Accept, Truth } from './truth.js';

/** The sums that are false on a page, by the bench's own reckoning; where the page leaves a cell open, none is. */
export function falseSums(form: Form, printed: ReadonlySet<string>, truth: Truth): Equation[] {
  return equationsOf(form, printed).flatMap((equation): Equation[] => {
    const cells = [...equation.left, ...equation.right].map((a) => truth.get(a));
    if (cells.some((c) => numberIn(c) === null)) return [];
    const side = (addresses: readonly string[]) => addresses.reduce((sum, a) => sum + (numberIn(truth.get(a)) ?? 0), 0);
    if (side(equation.left) === side(equation.right)) return [];
    return [equation];
  });
}

/** The one number that a cell says, a blank counting as 0; null where it may say several or none. */
function numberIn(accept: Accept | undefined): number | null {
  if (accept === undefined || accept.texts.size > 0) return null;
  const [value, ...others] = accept.values;
  if (others.length > 0 || (value !== undefined && accept.blank)) return null;
  if (value === undefined) return accept.blank ? 0 : null;
  return Number(value);
}
