import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

const core = String(availableParallelism() - 1);
const pins = spawnSync('taskset', ['-c', core, 'true']).status === 0;

/** How a contestant is run, for the table's foot. */
export const pinning = pins ? `pinned to core ${core}` : 'not pinned: there is no taskset';

/** Of our own script for pandas (3), and of a shell or `taskset` that finds no such program (127). */
const notThere = [3, 127];

/**
 * Runs a program in a process of its own on one core.
 *
 * @returns what it prints as JSON, a list; null when it is not there
 * @throws Error when it fails
 */
export function runPinned<T = number>(program: string, args: readonly string[]): T[] | null {
  const [command = program, ...rest] = [...(pins ? ['taskset', '-c', core] : []), program, ...args];
  const run = spawnSync(command, rest, { encoding: 'utf8', maxBuffer: 1 << 26 });
  if (run.status === 0) return JSON.parse(run.stdout);
  if (run.error !== undefined || notThere.includes(run.status ?? 0)) return null;
  throw new Error(`${program} ${args.slice(0, 3).join(' ')} failed: ${run.stderr}`);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
