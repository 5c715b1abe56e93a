import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { makeFolder, makeOne, partEnd, syncFolder, writeWhole } from '../disk.js';

export function sha256Of(bytes: Uint8Array): string {
  return hash('sha256', bytes);
}

/** Nine makes pages a tenth smaller (pasted from Word, a fifth), in three to four times the time. */
const gzipLevel = 3;

/** Content-addressed bytes: `objects/ab/abcd….gz`, named by the sha256 of what is inside. Never changed once written. */
export class Objects {
  /** Folders of objects of which this process has made sure that their names are on the disk. */
  readonly #durable = new Set<string>();

  constructor(readonly folder: string) {}

  path(sha256: string): string {
    return join(this.folder, sha256.slice(0, 2), `${sha256}.gz`);
  }

  /** Keeps the bytes and returns their name. A damaged object under that name is set aside, never overwritten. */
  put(bytes: Uint8Array): string {
    const sha256 = sha256Of(bytes);
    const path = this.path(sha256);
    const folder = dirname(path);
    const durable = this.#durable.has(folder);
    if (this.#durable.size === 0) makeFolder(this.folder);
    const made = !durable && makeOne(folder);
    if (!made && existsSync(path)) {
      if (this.isSound(sha256)) return sha256;
      renameSync(path, `${path}.damaged`);
    }
    writeWhole(path, gzipSync(bytes, { level: gzipLevel }));
    // A folder that was there may be one that a killed run had no time to make durable.
    if (!durable) syncFolder(this.folder);
    this.#durable.add(folder);
    return sha256;
  }

  /** The bytes under this name. @throws Error when they are not there, or are not what the name says. */
  get(sha256: string): Buffer {
    const bytes = gunzipSync(readFileSync(this.path(sha256)));
    if (sha256Of(bytes) !== sha256) throw new Error(`object ${sha256} does not hold the bytes that its name says`);
    return bytes;
  }

  /** The bytes are there and are what the name says. */
  isSound(sha256: string): boolean {
    try {
      this.get(sha256);
      return true;
    } catch {
      // Missing, cut, or changed: whichever, the object cannot be relied on.
      return false;
    }
  }

  /** Takes away what runs that were killed have left half written; only who holds the archive may. */
  sweep(): void {
    if (!existsSync(this.folder)) return;
    // Two levels and no more: Node's own recursion asks the system about every single object.
    for (const { name: below } of readdirSync(this.folder, { withFileTypes: true }).filter((e) => e.isDirectory()))
      for (const name of readdirSync(join(this.folder, below)))
        if (name.endsWith(partEnd)) rmSync(join(this.folder, below, name));
  }

  /** The names of all objects, sorted. */
  names(): string[] {
    if (!existsSync(this.folder)) return [];
    return readdirSync(this.folder, { recursive: true, encoding: 'utf8' })
      .flatMap((name) => /([0-9a-f]{64})\.gz$/.exec(name)?.[1] ?? [])
      .sort();
  }
}
