import { runShare, type Share } from './run.js';
import type { Message } from './workers.js';

/** How many trials a worker runs before it says so. */
const often = 250;

process.once('message', (share: Share) => {
  let over = 0;
  const ran = runShare(share, () => {
    if (++over % often === 0) tell({ over: often });
  });
  tell({ ran });
});

function tell(message: Message): void {
  process.send?.(message);
}
