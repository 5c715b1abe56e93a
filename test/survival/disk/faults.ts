import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Code, Plan, Report } from './plan.js';
import { Unsynced } from './unsynced.js';

/** The process was killed, as far as its disk goes: from here on it writes nothing. */
export class Killed extends Error {}

type Kind = 'open' | 'write' | 'sync' | 'name' | 'remove';

// The first recursive removal of a process takes the functions that it then removes with: they are to be the real ones.
fs.rmSync(fs.mkdtempSync(join(tmpdir(), 'gongkai-shim-')), { recursive: true });
const real = { ...fs };
const promises = { ...fs.promises };

/** Which operations a code can come from. */
const from: Readonly<Record<Code, readonly Kind[]>> = {
  ENOSPC: ['open', 'write', 'sync', 'name'],
  EIO: ['open', 'write', 'sync', 'name', 'remove'],
  EMFILE: ['open'],
  EROFS: ['open', 'write', 'name', 'remove'],
};

const words: Readonly<Record<Code, string>> = {
  ENOSPC: 'no space left on device',
  EIO: 'i/o error',
  EMFILE: 'too many open files',
  EROFS: 'read-only file system',
};

/** Counts what a process writes below a folder, and does to it what a plan says. */
export class DiskFaults {
  readonly below: string;
  readonly unsynced: Unsynced | null;
  readonly #paths = new Map<number, string>();
  #points = 0;
  #struck: string | null = null;
  #dead = false;

  constructor(
    readonly plan: Plan,
    readonly die: () => void,
  ) {
    this.below = resolve(plan.below);
    this.unsynced = plan.crash?.mode === 'lost' ? new Unsynced(real, this.below) : null;
  }

  get report(): Report {
    return { points: this.#points, struck: this.#struck };
  }

  isBelow(path: unknown): boolean {
    if (typeof path !== 'string') return false;
    const whole = resolve(path);
    return whole === this.below || whole.startsWith(`${this.below}/`);
  }

  pathOf(fd: number): string | null {
    return this.#paths.get(fd) ?? null;
  }

  opened(fd: number, path: string): number {
    this.#paths.set(fd, resolve(path));
    return fd;
  }

  closed(fd: number): void {
    this.#paths.delete(fd);
  }

  /** Opening to read is no point of its own, but it too fails where no file can be opened any more. */
  reading(path: string): void {
    const { fail } = this.plan;
    if (this.#struck !== null && fail?.on === true && fail.code === 'EMFILE') throw fault('EMFILE', 'open', path);
  }

  /** One point: does it, fails it, or dies of it. `half` does half of it, where it has halves. */
  point<T>(kind: Kind, name: string, path: string, act: () => T, half?: () => void): T {
    if (this.#dead) throw new Killed();
    const n = ++this.#points;
    const { crash, fail } = this.plan;
    if (crash?.at === n && (crash.mode !== 'half' || half !== undefined)) {
      this.#struck = `${name} ${path.slice(this.below.length + 1)}`;
      if (crash.mode === 'half') half?.();
      else if (crash.mode !== 'before') act();
      this.#dead = true;
      if (this.unsynced !== null) this.unsynced.lose((this.plan.seed ?? 0) + n);
      this.die();
      throw new Killed();
    }
    if (fail !== undefined && (fail.at === n || (fail.on && n > fail.at)) && from[fail.code].includes(kind)) {
      this.#struck ??= `${name} ${path.slice(this.below.length + 1)}`;
      // A disk that fills up takes what it still can.
      if (fail.code === 'ENOSPC') half?.();
      throw fault(fail.code, name, path);
    }
    return act();
  }
}

function fault(code: Code, syscall: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${words[code]}, ${syscall} '${path}'`), { code, syscall, path });
}

function isWriting(flags: unknown): boolean {
  if (typeof flags === 'number') return (flags & (fs.constants.O_WRONLY | fs.constants.O_RDWR)) !== 0;
  return typeof flags === 'string' && flags !== 'r';
}

/** Replaces what `node:fs` writes with; gives it back when called. Below the folder, what is not counted is refused. */
export function install(faults: DiskFaults): () => void {
  const { unsynced } = faults;
  const open = (path: string, flags: string | number = 'r', mode?: number): number => {
    // Node's own loader opens modules by their addresses; they lie elsewhere.
    if (typeof path !== 'string') return real.openSync(path, flags, mode);
    // The folder above is where the folder's own name stands.
    if (resolve(path) === dirname(faults.below)) return faults.opened(real.openSync(path, flags, mode), path);
    if (!faults.isBelow(path)) return real.openSync(path, flags, mode);
    if (!isWriting(flags)) {
      faults.reading(path);
      return faults.opened(real.openSync(path, flags, mode), path);
    }
    return faults.point('open', 'open', path, () => {
      const isNew = !real.existsSync(path);
      if (!isNew && String(flags).startsWith('w') && unsynced !== null) {
        const fd = real.openSync(path, 'r+');
        unsynced.cutting(fd, path, 0);
        real.closeSync(fd);
      }
      const fd = faults.opened(real.openSync(path, flags, mode), path);
      if (isNew) unsynced?.made(resolve(path));
      return fd;
    });
  };
  const write = (fd: number, data: string | NodeJS.ArrayBufferView, ...rest: unknown[]): number => {
    const path = faults.pathOf(fd);
    const [offset, length] = rest;
    const view =
      typeof data === 'string' ? Buffer.from(data) : Buffer.from(data.buffer, data.byteOffset, data.byteLength);
    const start = typeof data !== 'string' && typeof offset === 'number' ? offset : 0;
    const bytes = view.subarray(start, typeof length === 'number' ? start + length : undefined);
    if (path === null) return real.writeSync(fd, bytes);
    const put = (some: Buffer) => {
      unsynced?.written(fd);
      return real.writeSync(fd, some);
    };
    return faults.point(
      'write',
      'write',
      path,
      () => put(bytes),
      () => void put(bytes.subarray(0, bytes.length >> 1)),
    );
  };
  const sync = (fd: number): void => {
    const path = faults.pathOf(fd);
    // Only told of: a killed process loses nothing that it has written, and waiting for the disk takes long.
    if (path !== null) faults.point('sync', 'fsync', path, () => unsynced?.synced(fd, path));
    else real.fsyncSync(fd);
  };
  const makeOne = (path: string): void =>
    faults.point('name', 'mkdir', path, () => {
      real.mkdirSync(path);
      unsynced?.made(resolve(path));
    });
  const removeOne = (path: string, isFolder: boolean): void =>
    faults.point('remove', isFolder ? 'rmdir' : 'unlink', path, () => {
      const saved = unsynced?.save(path) ?? null;
      if (isFolder) real.rmdirSync(path);
      else real.unlinkSync(path);
      unsynced?.removed(resolve(path), saved);
    });
  const remove = (path: string): void => {
    const stat = real.lstatSync(path, { throwIfNoEntry: false });
    if (stat === undefined) return;
    if (stat.isDirectory()) for (const name of real.readdirSync(path).sort()) remove(join(path, name));
    removeOne(path, stat.isDirectory());
  };
  const writeFile = (path: string, data: string | NodeJS.ArrayBufferView, flags: string): void => {
    const fd = open(path, flags);
    try {
      write(fd, data);
    } finally {
      replaced.closeSync(fd);
    }
  };
  const replaced = {
    openSync: open,
    writeSync: write,
    fsyncSync: sync,
    fdatasyncSync: sync,
    fsync: (fd: number, done: (error: Error | null) => void) => {
      try {
        sync(fd);
        process.nextTick(done, null);
      } catch (error) {
        process.nextTick(done, error as Error);
      }
    },
    closeSync: (fd: number) => {
      faults.closed(fd);
      real.closeSync(fd);
    },
    close: (fd: number, done?: (error: Error | null) => void) => {
      faults.closed(fd);
      real.close(fd, done);
    },
    readFileSync: (path: string | number, options?: BufferEncoding) => {
      if (faults.isBelow(path)) faults.reading(String(path));
      return real.readFileSync(path, options);
    },
    writeFileSync: (path: string, data: string | NodeJS.ArrayBufferView) =>
      faults.isBelow(path) ? writeFile(path, data, 'w') : real.writeFileSync(path, data),
    appendFileSync: (path: string, data: string) =>
      faults.isBelow(path) ? writeFile(path, data, 'a') : real.appendFileSync(path, data),
    ftruncateSync: (fd: number, to = 0) => {
      const path = faults.pathOf(fd);
      if (path === null) return real.ftruncateSync(fd, to);
      faults.point('write', 'ftruncate', path, () => {
        unsynced?.cutting(fd, path, to);
        real.ftruncateSync(fd, to);
      });
    },
    renameSync: (old: string, path: string) => {
      if (!faults.isBelow(path)) return real.renameSync(old, path);
      faults.point('name', 'rename', path, () => {
        const over = unsynced?.save(path) ?? null;
        real.renameSync(old, path);
        unsynced?.moved(resolve(old), resolve(path), over);
      });
    },
    mkdirSync: (path: string, options?: { recursive?: boolean }) => {
      if (!faults.isBelow(path)) return real.mkdirSync(path, options);
      if (options?.recursive !== true) return makeOne(path);
      const missing: string[] = [];
      for (let at = resolve(path); !real.existsSync(at); at = dirname(at)) missing.unshift(at);
      for (const one of missing) makeOne(one);
      if (missing.length === 0) real.mkdirSync(path, options);
    },
    rmSync: (path: string, options?: fs.RmOptions) =>
      faults.isBelow(path) && real.lstatSync(path, { throwIfNoEntry: false }) !== undefined
        ? remove(path)
        : real.rmSync(path, options),
    unlinkSync: (path: string) => (faults.isBelow(path) ? removeOne(path, false) : real.unlinkSync(path)),
    symlinkSync: (target: string, path: string) => {
      if (!faults.isBelow(path)) return real.symlinkSync(target, path);
      faults.point('name', 'symlink', path, () => {
        real.symlinkSync(target, path);
        unsynced?.made(resolve(path));
      });
    },
    statfsSync: (path: string) => {
      const found = real.statfsSync(path);
      return faults.plan.free === undefined ? found : Object.assign(found, { bavail: faults.plan.free / found.bsize });
    },
  };
  const all: Record<string, unknown> = { ...refused(faults), ...replaced };
  Object.assign(fs, all);
  syncBuiltinESMExports();
  return () => {
    Object.assign(fs, Object.fromEntries(Object.keys(all).map((name) => [name, Reflect.get(real, name)])));
    Object.assign(fs.promises, promises);
    syncBuiltinESMExports();
  };
}

/** Ways to write that the product does not use. One that comes into use fails here, so that it is counted too. */
function refused(faults: DiskFaults): Record<string, unknown> {
  const callbacks = ['writeFile', 'appendFile', 'rename', 'mkdir', 'rm', 'rmdir', 'unlink', 'symlink', 'truncate'];
  const guard = (name: string, original: unknown) => {
    if (typeof original !== 'function') throw new Error(`node:fs has no ${name}`);
    return (...args: unknown[]) => {
      if (args.some((a) => faults.isBelow(a))) throw new Error(`${name} is not counted; teach the shim`);
      return Reflect.apply(original, fs, args);
    };
  };
  const others = [
    'copyFileSync',
    'cpSync',
    'linkSync',
    'rmdirSync',
    'truncateSync',
    'mkdtempSync',
    'createWriteStream',
  ];
  for (const name of [...callbacks, 'copyFile', 'cp', 'link'])
    Object.assign(fs.promises, { [name]: guard(name, Reflect.get(promises, name)) });
  return Object.fromEntries([...callbacks, ...others].map((name) => [name, guard(name, Reflect.get(real, name))]));
}
