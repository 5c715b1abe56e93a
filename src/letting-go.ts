import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/**
 * Lets go of what is held no more, now: left to itself, the heap grows to a multiple of one site's reports before anyone
 * looks, and what a release takes would depend on how many sites there are. What a database has answered lies outside
 * the heap, where nobody looks at all.
 */
export function letGo(): void {
  collect();
}

/**
 * Lets go, and moves what is left together, so that the system has back the memory between: all that reading took is
 * free for what comes then, and does not come on top of it. Takes three times as long as letting go alone.
 */
export function giveBack(): void {
  setFlagsFromString('--compact-on-every-full-gc');
  try {
    collect();
  } finally {
    setFlagsFromString('--no-compact-on-every-full-gc');
  }
}
