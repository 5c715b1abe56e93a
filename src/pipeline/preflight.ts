import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Archive } from '../archive/archive.js';
import { freeBytes } from '../disk.js';
import { exit, PersonError } from '../errors.js';
import { utc } from '../source.js';

/** A run is not begun with less room than this: it would end half way. */
const leastFree = 64 * 1024 * 1024;

/** How much a clock may be set back, by a second too many or by a time server, before its times are not believed. */
const setBack = 60 * 60 * 1000;

/** @throws PersonError where the disk on which the data lies, or will lie, is nearly full */
export function checkSpace(data: string): void {
  let folder = resolve(data);
  while (!existsSync(folder) && folder !== dirname(folder)) folder = dirname(folder);
  const free = freeBytes(folder);
  if (free >= leastFree) return;
  const megabytes = (bytes: number) => Math.floor(bytes / (1024 * 1024));
  throw new PersonError(
    `${folder} has ${megabytes(free)} MB free, and a run is begun with ${megabytes(leastFree)} at least`,
    'Make room, or name another place with --data.',
    exit.ours,
  );
}

/**
 * Holds the clock against the newest entry of an archive. With a clock that has gone back, lists and reports would be
 * taken for older than they are, and what is due would be asked for too late.
 *
 * @throws PersonError when the clock stands more than an hour before that entry
 */
export function checkClock(archive: Archive, now: Date): void {
  const newest = archive.entries.at(-1);
  if (newest === undefined || now.getTime() >= Date.parse(newest.time) - setBack) return;
  throw new PersonError(
    `it is ${utc(now)} by this machine’s clock, and the archive’s newest entry is of ${newest.time}`,
    'Set the clock, then run again. If it was wrong before and is right now, wait until that time has passed.',
    exit.ours,
  );
}
