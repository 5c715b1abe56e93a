import {
  existsSync,
  lstatSync,
  mkdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFolder, syncFile, syncFolder } from '../disk.js';
import { RefusedError } from '../errors.js';
import { hold } from '../lock.js';
import type { TableSpec } from './columns.js';
import { dataPackage, type WrittenFile } from './data-package.js';
import { filesBelow } from './formats/folder.js';
import type { FormatFile } from './formats/resources.js';
import { type Sink, Spool } from './spool.js';
import { damagedFiles, nameOfSums, sumOf, sumsName, sumsOf } from './sums.js';
import { countRows, openDatabase, writeTable } from './tables.js';

/** What a release is of, as the one who has filled it knows. */
export interface Filled {
  /** The day (yyyy-mm-dd) of the newest page in it. */
  readonly newest: string;
  readonly invented: boolean;
}

/** Writes a release’s further formats into its folder, from the tables that stand there. */
export type FormatWriter = (
  folder: string,
  tables: readonly TableSpec[],
  about: Filled,
) => Promise<readonly FormatFile[]>;

export interface Release {
  readonly name: string;
  readonly folder: string;
  /** The same release was there already. */
  readonly unchanged: boolean;
  readonly rows: ReadonlyMap<string, number>;
}

export function publishedFolder(data: string): string {
  return join(data, 'published');
}

/** The folder of the current release, whether or not it is still there; null when nothing was published yet. */
export function currentRelease(data: string): string | null {
  const pointer = join(publishedFolder(data), 'current');
  const published = lstatSync(pointer, { throwIfNoEntry: false }) !== undefined;
  return published ? join(publishedFolder(data), readlinkSync(pointer)) : null;
}

/**
 * Builds a release in a folder of its own, verifies it there, and only then moves the pointer `current` to it, in one
 * step. The same tables give the same bytes and so the same name: a second build changes nothing.
 *
 * @param fill puts in the rows; what it throws is thrown on, and nothing is published
 * @param formats writes further files beside the tables, and says which are data; without it there are none
 * @throws HeldError when another process is building a release there
 */
export async function buildRelease(
  data: string,
  fill: (sink: Sink) => Filled,
  formats: FormatWriter | null = null,
): Promise<Release> {
  const published = publishedFolder(data);
  makeFolder(published);
  const letGo = await hold(published, `the releases below ${data}`);
  const building = join(published, '.building');
  try {
    // What a run that was killed has left.
    rmSync(building, { recursive: true, force: true });
    mkdirSync(building);
    const { files, newest, invented } = await writeAll(building, fill);
    const tables = [...new Set(files.map((f) => f.table))];
    const others = formats === null ? [] : await formats(building, tables, { newest, invented });
    const summed = others.map((file) => ({
      ...file,
      ...(file.reproducible ? sumOf(join(building, file.path)) : { bytes: null, sha256: null }),
    }));
    const description = `${JSON.stringify(dataPackage(files, newest, invented, summed), null, 2)}\n`;
    writeFileSync(join(building, 'datapackage.json'), description);
    const list = sumsOf(building);
    writeFileSync(join(building, sumsName), list);
    await verifyFiles(building, files);
    const name = `${newest}-${nameOfSums(list)}`;
    const folder = join(published, name);
    // A release that has been damaged since is built again, not taken for the same.
    const unchanged = existsSync(folder) && damagedFiles(folder).damaged.length === 0;
    if (!unchanged) {
      syncAll(building);
      if (existsSync(folder)) mend(folder, building);
      else renameSync(building, folder);
      syncFolder(published);
    }
    point(published, name);
    const rows = new Map(files.filter((f) => f.path.endsWith('.csv')).map((f) => [f.table.name, f.rows]));
    return { name, folder, unchanged, rows };
  } finally {
    try {
      rmSync(building, { recursive: true, force: true });
    } finally {
      await letGo();
    }
  }
}

/** Makes all files of a folder durable, and their names. */
function syncAll(folder: string): void {
  const names = filesBelow(folder);
  for (const name of names) syncFile(join(folder, name));
  for (const below of new Set(names.map(dirname))) syncFolder(join(folder, below));
  syncFolder(folder);
}

/**
 * Puts sound files in the place of a damaged release's own, one by one: the release is named by its bytes, so that each
 * step makes it sounder, and at none is it gone.
 */
function mend(folder: string, sound: string): void {
  const right = new Set(filesBelow(sound));
  for (const name of right) {
    makeFolder(dirname(join(folder, name)));
    renameSync(join(sound, name), join(folder, name));
  }
  for (const name of filesBelow(folder)) if (!right.has(name)) rmSync(join(folder, name));
  for (const below of new Set([...right].map(dirname))) syncFolder(join(folder, below));
  syncFolder(folder);
}

async function writeAll(
  folder: string,
  fill: (sink: Sink) => Filled,
): Promise<Filled & { readonly files: readonly WrittenFile[] }> {
  const spool = new Spool(folder);
  const files: WrittenFile[] = [];
  try {
    const filled = fill(spool);
    const db = await openDatabase();
    try {
      for (const spooled of spool.end()) {
        await writeTable(db, folder, spooled);
        rmSync(spooled.lines.path);
        const { table, lines } = spooled;
        for (const path of [`${table.name}.csv`, `${table.name}.parquet`])
          files.push({ table, path, ...sumOf(join(folder, path)), rows: lines.count });
      }
    } finally {
      db.closeSync();
    }
    return { ...filled, files };
  } finally {
    spool.close();
  }
}

/** Reads back what was written: every file gives the rows that went into it. */
async function verifyFiles(folder: string, files: readonly WrittenFile[]): Promise<void> {
  const db = await openDatabase();
  try {
    for (const file of files) {
      const rows = await countRows(db, join(folder, file.path));
      if (rows !== file.rows || statSync(join(folder, file.path)).size !== file.bytes)
        throw new RefusedError(
          `${file.path} gives ${rows} rows back for ${file.rows} written`,
          'Nothing was published; the release before still stands.',
        );
    }
  } finally {
    db.closeSync();
  }
}

function point(published: string, name: string): void {
  const next = join(published, '.current');
  rmSync(next, { force: true });
  symlinkSync(name, next);
  renameSync(next, join(published, 'current'));
  syncFolder(published);
}
