import { decimalOf, millionths } from './decimal.js';

/** What one of a unit is in yuan. */
const factors = new Map([
  ['元', 1n],
  ['人民币元', 1n],
  ['万元', 10_000n],
  ['亿元', 100_000_000n],
]);

/** Figures of a release have at most twelve digits before the point. */
const limit = 10n ** 18n;

/**
 * A printed amount in yuan, exactly: the point is moved, nothing is rounded, no unit is guessed.
 *
 * @param value digits, with a sign and a point where printed
 * @param unit as printed in the cell, else in the heading, else the form's own
 * @returns null where the unit is not known to be money, or the yuan have more than twelve digits
 */
export function yuanOf(value: string, unit: string | null): string | null {
  const factor = unit === null ? undefined : factors.get(unit);
  const amount = millionths(value);
  if (factor === undefined || amount === null) return null;
  const yuan = amount * factor;
  return yuan >= limit || yuan <= -limit ? null : decimalOf(yuan);
}
