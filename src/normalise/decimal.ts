/** Six places behind the point, as every format of a release holds them. */
const places = 6;
const unit = 10n ** BigInt(places);

const written = /^([+-]?)(\d+)(?:\.(\d{1,6}))?$/;

/** A decimal in digits as whole millionths; null for what is no decimal of at most six places. */
export function millionths(text: string): bigint | null {
  const [, sign, whole, fraction = ''] = written.exec(text) ?? [];
  if (whole === undefined) return null;
  const size = BigInt(whole) * unit + BigInt(fraction.padEnd(places, '0'));
  return sign === '-' ? -size : size;
}

/** Millionths as a decimal in digits, without zeros at its end: `-12.5`, `3`, `0`. */
export function decimalOf(amount: bigint): string {
  const size = amount < 0n ? -amount : amount;
  const fraction = (size % unit).toString().padStart(places, '0').replace(/0+$/, '');
  return `${amount < 0n ? '-' : ''}${size / unit}${fraction === '' ? '' : `.${fraction}`}`;
}

/** A decimal in digits without the zeros behind its point that say nothing: 293.526900 is 293.5269. */
export function plainDecimal(digits: string): string {
  return digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits;
}

/**
 * A fraction with six places, computed in whole numbers and rounded half up: `0.666667`.
 *
 * @param numerator not negative
 * @param denominator above zero
 */
export function ratio(numerator: bigint, denominator: bigint): string {
  const rounded = (2n * numerator * unit + denominator) / (2n * denominator);
  return `${rounded / unit}.${(rounded % unit).toString().padStart(places, '0')}`;
}
