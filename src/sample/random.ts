/** A small generator of pseudo-random numbers (mulberry32): the same seed gives the same numbers on every machine. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** At least 0, under 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** Spreads `total` over `parts` cells by weights; the parts add up to the total. */
  spread(total: number, weights: readonly number[]): number[] {
    const sum = weights.reduce((a, b) => a + b, 0);
    const parts = weights.map(() => 0);
    for (let i = 0; i < total; i++) {
      let at = this.next() * sum;
      const part = weights.findIndex((w) => {
        at -= w;
        return at < 0;
      });
      const to = part === -1 ? 0 : part;
      parts[to] = (parts[to] ?? 0) + 1;
    }
    return parts;
  }
}
