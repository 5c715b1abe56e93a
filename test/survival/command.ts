import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { projectFile } from '../../src/folder.js';
import { type RunningServer, servePages } from '../../src/sample/server.js';
import { type Ended, gongkai, type RunOptions } from '../support/cli.js';
import { onDistrict } from '../support/district.js';
import type { Attempt } from './crashing.js';
import { type Plan, planEnv, type Report } from './disk/plan.js';
import { smallPages } from './here.js';

const shim = projectFile('test/support/fs-shim.mjs');

export interface CommandAttempt extends Attempt {
  readonly run: Ended;
}

/** What is given to the command so that the shim is in its process, and where the shim tells what came of it. */
export function disturbing(folder: string, plan: Omit<Plan, 'below' | 'report'>) {
  const report = join(folder, 'report.json');
  rmSync(report, { force: true });
  // Releases tell when their pages were fetched; by one clock they are the same bytes.
  const env = planEnv({ now: '2026-03-01T02:00:00Z', ...plan, below: join(folder, 'data'), report });
  const options: RunOptions = { node: ['--import', shim], env };
  return { options, told: () => JSON.parse(readFileSync(report, 'utf8')) as Report };
}

/** The real command's crawl, in a process of its own that the shim kills or troubles. */
export async function stageCommand(folder: string) {
  const server: RunningServer = await servePages(smallPages());
  const data = join(folder, 'data');
  return {
    data,
    server,
    attempt: async (plan: Omit<Plan, 'below' | 'report'> | null): Promise<CommandAttempt> => {
      const { options, told } = disturbing(folder, plan ?? {});
      const run = await onDistrict(server, data, ['crawl'], options);
      return { run, ended: run.status === 0, report: told() };
    },
  };
}

/** The real command's `publish`, likewise. */
export async function publishCommand(
  folder: string,
  plan: Omit<Plan, 'below' | 'report'> | null,
): Promise<CommandAttempt> {
  const { options, told } = disturbing(folder, plan ?? {});
  const run = await gongkai(
    ['publish', '--tables-only', '--site', 'sample/yangli', '--data', join(folder, 'data')],
    options,
  );
  return { run, ended: run.status === 0, report: told() };
}
