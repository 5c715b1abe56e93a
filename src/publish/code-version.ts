import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesBelow } from '../disk.js';
import { projectFile } from '../folder.js';
import { version } from '../version.js';

/** Everything that decides what a page is read as. */
const reading = ['parsers', 'src/form', 'src/check', 'src/normalise'];
/** Everything that people have reviewed and the code goes by. */
const reviewed = ['data/registry', 'data/lookups'];

/**
 * The version of the code that reads: the package’s, and a hash of the files that run. The same sources, compiled by the
 * same compiler, give the same version on every machine; a change that decides no reading does not change it.
 */
export function codeVersion(): string {
  const running = join(dirname(fileURLToPath(import.meta.url)), '../..');
  const files = reading.flatMap((folder) =>
    // What was compiled from a source that is gone by now still lies there, and does not run.
    sourcesBelow(projectFile(folder)).map((file) => join(folder, compiledName(file, running))),
  );
  return `${version()}+${hashOf(running, files)}`;
}

/** The version of the reviewed data: a hash of its files. */
export function registryVersion(): string {
  const files = reviewed.flatMap((folder) => sourcesBelow(projectFile(folder)).map((file) => join(folder, file)));
  return hashOf(projectFile('.'), files);
}

/** Tests run the sources themselves. */
function compiledName(file: string, running: string): string {
  return existsSync(join(running, 'package.json')) ? file : file.replace(/\.ts$/, '.js');
}

function sourcesBelow(folder: string): string[] {
  return existsSync(folder) ? filesBelow(folder).filter((name) => /\.(?:ts|yaml|json|csv)$/.test(name)) : [];
}

function hashOf(root: string, files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) {
    const path = join(root, file);
    if (existsSync(path)) hash.update(`${file}\n`).update(readFileSync(path)).update('\n');
  }
  return hash.digest('hex').slice(0, 12);
}
