import type { Random } from '../../../src/sample/random.js';

/** One of the items. @throws Error when there is none: a mistake of the bench, not of a page. */
export function pick<T>(random: Random, items: readonly T[]): T {
  const item = items[random.between(0, items.length - 1)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}

/** `count` different items in random order; fewer where there are not so many. */
export function pickSome<T>(random: Random, items: readonly T[], count: number): T[] {
  const left = [...items];
  const taken: T[] = [];
  while (taken.length < count && left.length > 0) taken.push(...left.splice(random.between(0, left.length - 1), 1));
  return taken;
}

/** True in a share of the draws. */
export function chance(random: Random, share: number): boolean {
  return random.next() < share;
}

/** A seed of its own for each number drawn from one seed: neighbours have nothing in common. */
export function seedFrom(seed: number, n: number): number {
  let x = (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) + Math.imul(n + 1, 0xc2b2ae35)) >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d) >>> 0;
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b) >>> 0;
  return (x ^ (x >>> 16)) >>> 0;
}
