import { join } from 'node:path';
import { type RunningServer, servePages } from '../../src/sample/server.js';
import { crawlHere, pagesOf } from '../support/district.js';
import { DiskFaults, install } from './disk/faults.js';
import type { Plan, Report } from './disk/plan.js';

/** A body with two reports: six pages, some eighty points at which something is written. */
export const small = 'bm/jytyj';

export const smallPages = () => pagesOf(small);

/** Does something in this process on a disk that a plan disturbs. Killed, the process writes nothing more. */
export async function disturbed<T>(
  plan: Plan,
  act: () => Promise<T>,
): Promise<{ report: Report; ended: T | null; error: unknown }> {
  const faults = new DiskFaults(plan, () => {});
  const restore = install(faults);
  try {
    return { ended: await act(), report: faults.report, error: null };
  } catch (error) {
    return { ended: null, report: faults.report, error };
  } finally {
    restore();
  }
}

/** A crawl in this process, without what starting a program takes: cheap enough for every point in every mode. */
export async function stageHere(folder: string) {
  const server: RunningServer = await servePages(smallPages());
  const data = join(folder, 'data');
  return {
    data,
    server,
    attempt: async (plan: Omit<Plan, 'below'> | null) => {
      const { report, ended, error } = await disturbed({ ...plan, below: data }, () => crawlHere(server, data));
      return { report, ended: ended !== null, error };
    },
  };
}
