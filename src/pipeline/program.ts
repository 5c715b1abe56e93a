import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFile } from '../folder.js';

/** The running program’s own folder: the compiled one, or the sources where a test runs these. */
const root = join(import.meta.dirname, '..', '..');

let known: string | null | undefined;

/**
 * The sha256 over all that can have a say in what a page gives: every file of the program, the packages as installed,
 * and Node with what it is made of. What one program has read out of a page is never taken for what another would.
 *
 * @returns null where it cannot be told which packages are installed
 */
export function programSum(): string | null {
  if (known === undefined) known = sumOf(root, projectFile('node_modules/.package-lock.json'));
  return known;
}

/** @param installed npm’s own list of what it has installed; the lock file may be newer than that */
export function sumOf(folder: string, installed: string): string | null {
  if (!existsSync(installed)) return null;
  const hash = createHash('sha256').update(JSON.stringify(process.versions)).update(readFileSync(installed));
  for (const wing of ['parsers', 'scrapers', 'src']) {
    const names = readdirSync(join(folder, wing), { recursive: true, encoding: 'utf8' });
    for (const name of names.filter((n) => /\.[mc]?[jt]s$/.test(n)).sort())
      hash.update(`\n${wing}/${name}\n`).update(readFileSync(join(folder, wing, name)));
  }
  return hash.digest('hex');
}
