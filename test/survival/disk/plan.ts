/** When of an operation a process is killed. `lost` is after it, with what was not synced gone too. */
export const modes = ['before', 'half', 'after', 'lost'] as const;
export type Mode = (typeof modes)[number];

export const codes = ['ENOSPC', 'EIO', 'EMFILE', 'EROFS'] as const;
export type Code = (typeof codes)[number];

/** What is to go wrong with the writing below a folder. */
export interface Plan {
  /** Only what is done below this folder is counted. */
  readonly below: string;
  readonly crash?: { readonly at: number; readonly mode: Mode };
  /** The operation that fails; with `on`, all later ones fail too. */
  readonly fail?: { readonly at: number; readonly code: Code; readonly on: boolean };
  /** What the loss of unsynced bytes and names is drawn from. */
  readonly seed?: number;
  /** Bytes that are said to be free, whatever is. */
  readonly free?: number;
  /** The time at which this process's clock stands. */
  readonly now?: string;
  /** Where the counting is written to when the process ends or is killed. */
  readonly report?: string;
}

/** What came of a plan. */
export interface Report {
  /** Operations counted. */
  readonly points: number;
  /** The operation at which the plan struck; null when the run was left untouched. */
  readonly struck: string | null;
}

/** The plan as a child process is told of it. */
export function planEnv(plan: Plan): Record<string, string> {
  return { FS_SHIM_PLAN: JSON.stringify(plan) };
}

export function planOf(env: NodeJS.ProcessEnv): Plan | null {
  const written = env['FS_SHIM_PLAN'];
  return written === undefined ? null : (JSON.parse(written) as Plan);
}
