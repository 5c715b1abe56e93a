import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, readSync, realpathSync } from 'node:fs';
import { basename, join } from 'node:path';
import { filesBelow } from '../disk.js';
import { databaseFile } from './formats/database.js';

/** The file in which a release says what its other files are. */
export const sumsName = 'SHA256SUMS';

const piece = 1 << 20;

/** The size in bytes and the sha256 of a file, which may be larger than memory. */
export function sumOf(path: string): { bytes: number; sha256: string } {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(piece);
  const fd = openSync(path, 'r');
  let bytes = 0;
  try {
    for (let n = readSync(fd, buffer); n > 0; n = readSync(fd, buffer)) {
      hash.update(buffer.subarray(0, n));
      bytes += n;
    }
  } finally {
    closeSync(fd);
  }
  return { bytes, sha256: hash.digest('hex') };
}

/**
 * The hashes of all files of a release, in the format of `sha256sum`; the database has its own list of rows.
 *
 * @param known hashes that were made since the files were written
 */
export function sumsOf(folder: string, known: ReadonlyMap<string, string> = new Map()): string {
  const names = filesBelow(folder).filter((name) => name !== sumsName && name !== databaseFile);
  return names.map((name) => `${known.get(name) ?? sumOf(join(folder, name)).sha256}  ${name}\n`).join('');
}

/**
 * How a release came to be: what was asserted of it, which depends on the release that stood then, and the versions of
 * what read it. They have their sums as all files have, but the release is named by its data alone, so that the same
 * archive gives the same release, whatever was published before.
 */
export const account: ReadonlySet<string> = new Set(['assertions.csv', 'assertions.parquet', 'release.json']);

/** What names a release by its bytes: the beginning of the hash of its data’s sums. */
export function nameOfSums(list: string): string {
  const lines = list.split('\n').filter((line) => line !== '' && !account.has(line.slice(66)));
  return createHash('sha256')
    .update(lines.map((line) => `${line}\n`).join(''))
    .digest('hex')
    .slice(0, 8);
}

/** A release is called by the day of its newest page and by its bytes. */
export function isReleaseName(name: string): boolean {
  return /^\d{4}-\d\d-\d\d-[0-9a-f]{8}$/.test(name);
}

/** Files of a release whose bytes are not those that its list of sums names; empty for a sound one. */
export function damagedFiles(folder: string): { examined: number; damaged: string[] } {
  const list = existsSync(join(folder, sumsName)) ? readFileSync(join(folder, sumsName), 'utf8') : '';
  const nameOf = (line: string) => line.slice(66);
  const said = list.split('\n').filter(Boolean);
  const found = sumsOf(folder).split('\n').filter(Boolean);
  // The folder is named by its list of sums, so that the list is held too.
  const held = basename(realpathSync(folder)).endsWith(nameOfSums(list));
  const damaged = new Set([
    ...(held ? [] : [sumsName]),
    ...said.filter((line) => !found.includes(line)).map(nameOf),
    ...found.filter((line) => !said.includes(line)).map(nameOf),
  ]);
  return { examined: found.length, damaged: [...damaged] };
}
