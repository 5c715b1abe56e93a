import { type ChildProcess, spawn } from 'node:child_process';
import { Cron } from 'croner';
import { exit, UsageError } from '../errors.js';

/**
 * Stays, and runs the same command without `--every` at the times that the pattern names in Shanghai, each run in a
 * process of its own: one that fails, or is killed, does not end the next. Runs never overlap.
 *
 * @param args the arguments of the command, `--every` among them
 * @returns the status to end with, once a signal has ended the waiting
 * @throws UsageError for a pattern that names no time
 */
export async function runEvery(pattern: string, args: readonly string[]): Promise<number> {
  const at = args.findIndex((a) => a === '--every' || a.startsWith('--every='));
  const own = args.filter((_, i) => i !== at && !(args[at] === '--every' && i === at + 1));
  let child: ChildProcess | null = null;
  let cron: Cron;
  try {
    cron = new Cron(pattern, { timezone: 'Asia/Shanghai', protect: true, paused: true }, async () => {
      await new Promise<void>((resolve) => {
        child = spawn(process.execPath, [...process.execArgv, process.argv[1] ?? '', ...own], { stdio: 'inherit' });
        child.on('close', (status) => {
          child = null;
          process.stdout.write(`Ended with status ${status ?? 'none'}. ${next(cron)}\n`);
          resolve();
        });
      });
    });
  } catch (error) {
    throw new UsageError(
      `--every ${pattern} names no time: ${(error as Error).message}`,
      'Write minute, hour, day, month, weekday: --every "0 2 * * *" is two in the morning in Shanghai.',
    );
  }
  if (cron.nextRun() === null) throw new UsageError(`--every ${pattern} is never`, 'Name a time that comes.');
  process.stdout.write(`${next(cron)}\n`);
  cron.resume();
  await new Promise<void>((resolve) => {
    const end = (signal: NodeJS.Signals) => {
      cron.stop();
      if (child === null) return resolve();
      child.once('close', () => resolve());
      child.kill(signal);
    };
    process.once('SIGINT', end).once('SIGTERM', end);
  });
  return exit.well;
}

function next(cron: Cron): string {
  const time = cron.nextRun();
  return time === null ? 'No further run.' : `The next run is at ${time.toISOString().slice(0, 16)}Z.`;
}
