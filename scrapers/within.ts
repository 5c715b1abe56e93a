import type { Clock } from './pace.js';

const step = 50;

/** What the work comes to; null when it takes longer than so many milliseconds, and is left to itself. */
export async function within<T>(work: Promise<T>, milliseconds: number, clock: Clock): Promise<{ value: T } | null> {
  const until = clock.monotonic() + milliseconds;
  const done = work.then((value) => ({ value }));
  // Whoever gave up on it does not hear of its failure any more.
  done.catch(() => {});
  // In small steps, so that no long timer keeps the program alive once the work is done.
  while (clock.monotonic() < until) {
    const first = await Promise.race([done, clock.sleep(step).then(() => null)]);
    if (first !== null) return first;
  }
  return null;
}
