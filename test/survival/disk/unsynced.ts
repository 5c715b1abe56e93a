import type * as FileSystem from 'node:fs';
import { dirname, join } from 'node:path';
import { Random } from '../../../src/sample/random.js';

type Real = typeof FileSystem;

/** A change of a folder's list of names that the folder has not been synced since. */
type Change =
  | { readonly kind: 'made'; path: string }
  | { readonly kind: 'moved'; from: string; path: string; readonly over: string | null }
  | { readonly kind: 'removed'; path: string; readonly saved: string | null };

interface Content {
  /** Bytes that a sync has made durable. */
  synced: number;
  /** What was cut off and not synced since: a power cut can bring it back. */
  cut: { readonly at: number; readonly bytes: Buffer } | null;
}

/**
 * What a power cut may take: names of a folder that was not synced after they were made, moved or removed, and the ends
 * of files that were not synced after they were written. Stricter than most file systems, and no more than POSIX allows:
 * a synced file does not make its own name durable.
 */
export class Unsynced {
  readonly #changes: Change[] = [];
  /** By inode. A file that is not here and was not there at the beginning was written past the shim, by native code. */
  readonly #contents = new Map<number, Content>();
  readonly #first = new Set<number>();
  readonly #shadow: string;
  #saved = 0;

  constructor(
    readonly real: Real,
    readonly below: string,
  ) {
    this.#shadow = `${below}.shadow`;
    for (const path of this.#files()) this.#first.add(real.lstatSync(path).ino);
  }

  #files(): string[] {
    if (!this.real.existsSync(this.below)) return [];
    return this.real
      .readdirSync(this.below, { recursive: true, withFileTypes: true })
      .filter((f) => f.isFile())
      .map((f) => join(f.parentPath, f.name));
  }

  /** Keeps what is about to lose its name, so that it can come back. */
  save(path: string): string | null {
    const stat = this.real.lstatSync(path, { throwIfNoEntry: false });
    if (stat === undefined || stat.isDirectory()) return null;
    this.real.mkdirSync(this.#shadow, { recursive: true });
    const saved = join(this.#shadow, String(++this.#saved));
    this.real.linkSync(path, saved);
    return saved;
  }

  made(path: string): void {
    this.#changes.push({ kind: 'made', path });
  }

  removed(path: string, saved: string | null): void {
    this.#changes.push({ kind: 'removed', path, saved });
  }

  moved(from: string, to: string, over: string | null): void {
    this.#rebase(from, to);
    this.#changes.push({ kind: 'moved', from, path: to, over });
  }

  #rebase(from: string, to: string): void {
    const within = (path: string) => (path.startsWith(`${from}/`) ? to + path.slice(from.length) : path);
    for (const change of this.#changes) {
      change.path = within(change.path);
      if (change.kind === 'moved') change.from = within(change.from);
    }
  }

  /** Bytes are about to be written to a file. */
  written(fd: number): void {
    const { ino, size } = this.real.fstatSync(fd);
    if (!this.#contents.has(ino)) this.#contents.set(ino, { synced: this.#first.has(ino) ? size : 0, cut: null });
  }

  /** A file is about to be cut. */
  cutting(fd: number, path: string, to: number): void {
    this.written(fd);
    const content = this.#contents.get(this.real.fstatSync(fd).ino);
    if (content === undefined) return;
    content.cut = { at: to, bytes: this.real.readFileSync(path).subarray(to) };
    content.synced = Math.min(content.synced, to);
  }

  synced(fd: number, path: string): void {
    const stat = this.real.fstatSync(fd);
    if (stat.isFile()) {
      this.#contents.set(stat.ino, { synced: stat.size, cut: null });
      return;
    }
    for (let i = this.#changes.length - 1; i >= 0; i--) {
      const change = this.#changes[i];
      if (change !== undefined && dirname(change.path) === path) this.#changes.splice(i, 1);
    }
  }

  /** The power is cut. */
  lose(seed: number): void {
    const random = new Random(seed);
    this.#loseNames(random);
    this.#loseEnds(random);
    this.real.rmSync(this.#shadow, { recursive: true, force: true });
  }

  /** Of each folder some of the last changes, in falling order of time. */
  #loseNames(random: Random): void {
    const folders = new Map<string, number>();
    for (const { path } of this.#changes) folders.set(dirname(path), (folders.get(dirname(path)) ?? 0) + 1);
    const doomed = new Map([...folders].map(([folder, changes]) => [folder, random.between(0, changes)]));
    for (let change = this.#changes.pop(); change !== undefined; change = this.#changes.pop()) {
      const folder = dirname(change.path);
      const left = doomed.get(folder) ?? 0;
      if (left === 0) continue;
      doomed.set(folder, left - 1);
      this.#undo(change);
    }
  }

  #undo(change: Change): void {
    const { real } = this;
    if (!real.existsSync(dirname(change.path))) return;
    if (change.kind === 'made') real.rmSync(change.path, { recursive: true, force: true });
    else if (change.kind === 'removed') {
      if (change.saved === null) real.mkdirSync(change.path, { recursive: true });
      else real.renameSync(change.saved, change.path);
    } else if (real.lstatSync(change.path, { throwIfNoEntry: false }) !== undefined) {
      real.renameSync(change.path, change.from);
      this.#rebase(change.path, change.from);
      if (change.over !== null) real.renameSync(change.over, change.path);
    }
  }

  #loseEnds(random: Random): void {
    const { real } = this;
    for (const path of this.#files().sort()) {
      const { ino, size } = real.lstatSync(path);
      const { synced, cut } = this.#contents.get(ino) ?? { synced: this.#first.has(ino) ? size : 0, cut: null };
      const fd = real.openSync(path, 'r+');
      if (cut !== null && cut.at === size && random.next() < 0.5)
        real.writeSync(fd, cut.bytes, 0, cut.bytes.length, size);
      else if (size > synced) {
        real.ftruncateSync(fd, random.between(synced, size));
        // Some file systems know the new length before they have the bytes.
        if (random.next() < 0.3) real.ftruncateSync(fd, size);
      }
      real.closeSync(fd);
    }
  }
}
