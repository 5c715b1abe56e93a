import type { Address } from '../address.js';
import type { Reading } from '../report.js';
import { type ComputedIdentity, compute } from './identities.js';

export interface Located {
  readonly address: Address;
  /** What added to the cell would make every false sum true. */
  readonly change: number;
}

/**
 * The one cell that explains every false sum, if there is exactly one.
 *
 * Each cell of table 三 has a pattern of sums that no other cell has, so a single wrong cell is always named. A cell
 * explains them if all false sums contain it, the same change mends them all, and no true sum contains it.
 */
export function locate(identities: readonly ComputedIdentity[]): Located | null {
  const wrong = identities.filter((i) => i.holds === false);
  const [first, ...rest] = wrong;
  if (first === undefined) return null;
  const explains = [...first.equation.left, ...first.equation.right].flatMap((address): Located[] => {
    const change = mend(first, address);
    const all = rest.every((i) => contains(i, address) && mend(i, address) === change);
    const spoils = identities.some((i) => i.holds === true && contains(i, address));
    return all && !spoils ? [{ address, change }] : [];
  });
  return explains.length === 1 ? (explains[0] ?? null) : null;
}

function contains(identity: ComputedIdentity, address: Address): boolean {
  return identity.equation.left.includes(address) || identity.equation.right.includes(address);
}

function mend(identity: ComputedIdentity, address: Address): number {
  const missing = identity.right - identity.left;
  return identity.equation.left.includes(address) ? missing : -missing;
}

export interface Implied {
  readonly address: Address;
  /** The one value with which every sum that is not true becomes true. */
  readonly value: number;
  /** Those sums. */
  readonly identities: readonly ComputedIdentity[];
}

/**
 * The one cell, whatever is printed in it, whose one value would make all sums true that are false or undecided.
 *
 * As `locate`, for cells too that hold no number: text, a mark, or nothing. Of one table's sums: what is undecided in
 * another says nothing here. In table 四 a wrong number is never singled out, a cell that was not read is.
 *
 * @param identities the sums of one table
 */
export function imply(
  identities: readonly ComputedIdentity[],
  readings: ReadonlyMap<Address, Reading>,
): Implied | null {
  const open = identities.filter((i) => i.holds !== true);
  const [first] = open;
  // A sum without any number in it vouches for nothing.
  if (first === undefined || open.some((i) => i.examined === 0)) return null;
  const found = [...first.equation.left, ...first.equation.right].flatMap((address): Implied[] => {
    if (!open.every((i) => contains(i, address))) return [];
    if (identities.some((i) => i.holds === true && contains(i, address))) return [];
    const value = numberAt(readings, address) + mend(first, address);
    if (!Number.isSafeInteger(value) || value < 0) return [];
    return allTrue(open, readings, new Map([[address, value]])) ? [{ address, value, identities: open }] : [];
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** All these sums are true once these cells hold these values. */
export function allTrue(
  identities: readonly ComputedIdentity[],
  readings: ReadonlyMap<Address, Reading>,
  values: ReadonlyMap<Address, number>,
): boolean {
  const changed = new Map(readings);
  for (const [address, value] of values) changed.set(address, { kind: 'number', value, printed: String(value) });
  return identities.every((i) => compute(i.equation, changed).holds === true);
}

function numberAt(readings: ReadonlyMap<Address, Reading>, address: Address): number {
  const reading = readings.get(address);
  return reading?.kind === 'number' && typeof reading.value === 'number' ? reading.value : 0;
}
