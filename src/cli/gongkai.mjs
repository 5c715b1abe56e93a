#!/usr/bin/env node
// Starts the compiled program. A fresh clone has none yet: then it is compiled first, beside the place where it will
// stand, and moved there in one step, so that two first calls at once do no harm.
import { spawnSync } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const main = `${root}dist/src/cli/main.js`;

if (!existsSync(main)) {
  process.stderr.write('gongkai: compiling, this once …\n');
  const out = `${root}dist.${process.pid}`;
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const args = [tsc, '-p', root, '--outDir', out, '--incremental', 'false', '--tsBuildInfoFile', 'null'];
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) {
    rmSync(out, { recursive: true, force: true });
    process.stderr.write(`${stdout}\ngongkai: this copy does not compile. Get a clean one, or mend the lines above.\n`);
    process.exit(1);
  }
  try {
    renameSync(out, `${root}dist`);
  } catch {
    // Another first call was quicker; its result is the same.
    rmSync(out, { recursive: true, force: true });
  }
}
await import(main);
