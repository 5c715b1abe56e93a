import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Ran, Share } from './run.js';

/** A worker's message: so many trials more are over, or all of them and what they gave. */
export type Message = { readonly over: number } | { readonly ran: Ran };

/**
 * Runs each share in a process of its own.
 *
 * @param over is told how many trials more are over
 */
export function runInWorkers(shares: readonly Share[], over: (trials: number) => void): Promise<Ran[]> {
  return Promise.all(shares.map((share) => runInWorker(share, over)));
}

function runInWorker(share: Share, over: (trials: number) => void): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'worker.js'));
    child.on('message', (message: Message) => {
      if ('over' in message) return over(message.over);
      resolve(message.ran);
      child.disconnect();
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`a worker ended with ${code} before it had counted`)));
    child.send(share);
  });
}
