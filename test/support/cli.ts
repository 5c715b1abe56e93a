import { spawn } from 'node:child_process';
import { projectFile } from '../../src/folder.js';

const program = projectFile('src/cli/gongkai.mjs');

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly stdin?: string;
  /** Options of Node itself. */
  readonly node?: readonly string[];
  /** Closes the reading end of the stream before the program writes. */
  readonly closeStdout?: boolean;
  readonly closeStderr?: boolean;
  /** Kills the program, without warning, when this resolves. */
  readonly killWhen?: Promise<unknown>;
  /** Asks the program to end when this resolves. */
  readonly endWhen?: Promise<unknown>;
  /** Hears everything that the program has written so far. */
  readonly onStdout?: (text: string) => void;
}

/** Runs the real command in a process of its own. */
export function gongkai(args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...(options.node ?? []), program, ...args], {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
    });
    if (options.closeStdout) child.stdout.destroy();
    if (options.closeStderr) child.stderr.destroy();
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (data) => {
      stdout += data;
      options.onStdout?.(stdout);
    });
    child.stderr.on('data', (data) => {
      stderr += data;
    });
    child.stdin.on('error', () => {});
    child.stdin.end(options.stdin ?? '');
    void options.killWhen?.then(() => child.kill('SIGKILL'));
    void options.endWhen?.then(() => child.kill('SIGTERM'));
    child.on('close', (status) => resolve({ status, stdout, stderr }));
  });
}
