import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statfsSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { exit, PersonError } from './errors.js';

/** Makes the folder's own list of names durable: without it a renamed file can be gone after a power cut. */
export function syncFolder(folder: string): void {
  sync(folder);
}

/** Makes a file durable that was written elsewhere, by native code. Its name is its folder's. */
export function syncFile(path: string): void {
  sync(path);
}

function sync(path: string): void {
  const fd = openSync(path, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** Makes a folder and all above it, durably. @throws PersonError where the system makes no folders */
export function makeFolder(folder: string): void {
  const missing: string[] = [];
  // Whole paths: above a relative “d” stands “.”, which is its own parent.
  for (let path = resolve(folder); !existsSync(path) && path !== dirname(path); path = dirname(path))
    missing.unshift(path);
  // One by one: where a folder is there and takes none (/proc), Node’s own recursion never ends.
  for (const path of missing) {
    makeOne(path);
    syncFolder(dirname(path));
  }
  // Of what is there already only a folder will do.
  if (missing.length === 0) mkdirSync(folder, { recursive: true });
}

/**
 * Makes one folder, which may be there. Its name is not durable yet: whoever makes it syncs the folder above once
 * something stands in it, for then the disk has one thing less to wait for.
 *
 * @returns false where it was there
 */
export function makeOne(path: string): boolean {
  try {
    mkdirSync(path);
    return true;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    // Another run may have made it in the meantime.
    if (code === 'EEXIST') return false;
    if (code !== 'ENOENT') throw error;
    throw new PersonError(`the folder ${path} cannot be made: ${message}`, 'Name another place.', exit.ours);
  }
}

/** How the names of files end that are not yet whole. */
export const partEnd = '.part';

/**
 * Writes a whole file so that it is there completely or not at all: a temporary file beside it, synced, then renamed,
 * then the folder synced.
 */
export function writeWhole(path: string, bytes: Uint8Array): void {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}${partEnd}`);
  try {
    const fd = openSync(temporary, 'w');
    try {
      writeAll(fd, bytes);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  syncFolder(dirname(path));
}

/** Takes away what killed processes have left of a file half written; only for who alone may write it. */
export function sweepParts(path: string): void {
  const folder = dirname(path);
  for (const name of readdirSync(folder))
    if (name.startsWith(`.${basename(path)}.`) && name.endsWith(partEnd)) rmSync(join(folder, name));
}

/** Writes all pieces at the end of an open file, one behind the other. The disk need not have them yet. */
export function append(fd: number, pieces: Iterable<Uint8Array>): void {
  for (const bytes of pieces) writeAll(fd, bytes);
}

/** Waits until the disk has all that was written to an open file. */
export function syncOpen(fd: number): void {
  fsyncSync(fd);
}

function writeAll(fd: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done);
}

/** Bytes that are free on the disk on which a folder lies. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** Every file below a folder, as paths with `/` from there, sorted by their characters. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) =>
      entry.isDirectory() ? filesBelow(join(folder, entry.name)).map((path) => `${entry.name}/${path}`) : [entry.name],
    )
    .sort();
}
