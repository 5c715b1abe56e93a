import type { Address } from '../address.js';
import type { ComputedIdentity } from './identities.js';

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
