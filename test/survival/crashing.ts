import { isDeepStrictEqual } from 'node:util';
import type { RunningServer } from '../../src/sample/server.js';
import type { Mode, Plan, Report } from './disk/plan.js';
import { type ArchiveState, isPrefix, type Lines, linesOf, repeated, stateOf } from './state.js';

/** A run through a crawl, in this process or in one of its own. */
export interface Attempt {
  /** The run came to its end; otherwise it was killed, or failed. */
  readonly ended: boolean;
  readonly report: Report;
}

export interface Stage {
  readonly data: string;
  readonly server: RunningServer;
  readonly attempt: (plan: Omit<Plan, 'below'> | null) => Promise<Attempt>;
}

/** What came of one crash: past the last point, a point that the mode leaves alone, or what was violated (nothing, mostly). */
export type Outcome = 'past' | 'untouched' | { readonly struck: string; readonly violations: readonly string[] };

/**
 * Crashes a crawl at one point, runs it again to the end, and holds what is then there against an undisturbed archive.
 */
export async function crashOnce(
  stage: Stage,
  whole: ArchiveState,
  at: number,
  mode: Mode,
  seed: number,
): Promise<Outcome> {
  const { data, server, attempt } = stage;
  const crashed = await attempt({ crash: { at, mode }, seed });
  const { struck } = crashed.report;
  if (struck === null) return leftAlone(crashed, at);
  const violations: string[] = [];
  if (crashed.ended) violations.push('the crash did not end the run');
  let lines: Lines | null = null;
  try {
    lines = linesOf(data);
  } catch (error) {
    violations.push(`the journal after the crash: ${(error as Error).message}`);
  }
  const before = repeated(server.log);
  const again = await attempt(null);
  if (!again.ended) violations.push('the run after the crash did not end well');
  violations.push(...violationsOf(data, whole, lines));
  // A run that had come to its end is not taken up; the next asks for the lists as every run does.
  if (lines?.ended === false && repeated(server.log) - before > 1)
    violations.push(`${repeated(server.log) - before} pages were asked for again`);
  return { struck, violations };
}

/** What a run that nothing was done to shows of a point. It must have ended well: one that could not begin has no points. */
export function leftAlone({ ended, report }: Attempt, at: number): Outcome {
  if (!ended) return { struck: 'nothing', violations: ['the run failed though nothing was done to it'] };
  return report.points < at ? 'past' : 'untouched';
}

/** What is wrong with an archive that was completed after an accident. */
export function violationsOf(data: string, whole: ArchiveState, lines: Lines | null): string[] {
  try {
    const state = stateOf(data);
    const wrong = (Object.keys(whole) as (keyof ArchiveState)[]).filter((k) => !isDeepStrictEqual(state[k], whole[k]));
    const different = wrong.map((k) => `${k} differ: ${JSON.stringify(state[k])}`);
    return lines !== null && !isPrefix(lines, data) ? [...different, 'lines of the journal are gone'] : different;
  } catch (error) {
    return [`the archive cannot be read: ${(error as Error).message}`];
  }
}
