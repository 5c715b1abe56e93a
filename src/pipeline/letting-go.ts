import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/**
 * Lets go of what is held no more, now: left to itself, the heap grows to a multiple of one site's reports before anyone
 * looks, and what a release takes would depend on how many sites there are.
 */
export function letGo(): void {
  collect();
}
