import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { filesBelow, makeFolder, syncFile, syncFolder } from '../disk.js';
import { RefusedError } from '../errors.js';
import { giveBack } from '../letting-go.js';
import { hold } from '../lock.js';
import type { Last } from './assertions/assertion.js';
import { assertionRow, assertionsTable, examineRelease, type Judgement } from './assertions/examine.js';
import { refusalOf } from './assertions/refusal.js';
import { readAssertionSettings } from './assertions/settings.js';
import { codeVersion, registryVersion } from './code-version.js';
import type { TableSpec } from './columns.js';
import { dataPackage, type WrittenFile } from './data-package.js';
import { inDatabase } from './database.js';
import { databaseFile } from './formats/database.js';
import type { FormatFile } from './formats/resources.js';
import { type Sink, Spool } from './spool.js';
import { account, damagedFiles, nameOfSums, sumOf, sumsName, sumsOf } from './sums.js';
import { countRows, writeTable } from './tables.js';

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

/** What is done with a release besides writing its tables. */
export interface ReleaseOptions {
  /** Writes further files beside the tables, and says which are data; without it there are none. */
  readonly formats?: FormatWriter | null;
  /** Holds it against what is asserted of it. */
  readonly examine?: typeof examineRelease;
}

export interface Release {
  readonly name: string;
  readonly folder: string;
  /** The same release was there already. */
  readonly unchanged: boolean;
  readonly rows: ReadonlyMap<string, number>;
  /** What was asserted of it; of a release that was there already, again. */
  readonly judgement: Judgement;
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
 * Builds a release in a folder of its own, verifies it there, holds it against what is asserted of it and against the
 * release that stands, and only then moves the pointer `current` to it, in one step. The same tables give the same bytes
 * and so the same name: a second build changes nothing.
 *
 * @param fill puts in the rows; what it throws is thrown on, and nothing is published
 * @throws HeldError when another process is building a release there
 * @throws FailedAssertions when an assertion keeps it from being published; the release before still stands
 */
export async function buildRelease(
  data: string,
  fill: (sink: Sink) => Filled,
  { formats = null, examine = examineRelease }: ReleaseOptions = {},
): Promise<Release> {
  const published = publishedFolder(data);
  makeFolder(published);
  const letGo = await hold(published, `the releases below ${data}`);
  const building = join(published, '.building');
  const judge = async (tables: readonly TableSpec[], name: string): Promise<Judgement> => {
    const last = standing(data, name);
    const judgement = await examine(building, last, tables, readAssertionSettings(data));
    if (judgement.refusing.length > 0) throw refusalOf(data, name, 'none' in last ? null : last.name, judgement);
    return judgement;
  };
  try {
    // What a run that was killed has left.
    rmSync(building, { recursive: true, force: true });
    mkdirSync(building);
    const { files, filled } = await writeTables(building, fill);
    const { newest, invented } = filled;
    const tables = [...new Set(files.map((f) => f.table))];
    const same = sameTables(data, files, formats === null);
    if (same !== null) {
      const judgement = await judge(tables, basename(same));
      return { name: basename(same), folder: same, unchanged: true, rows: rowsOf(files), judgement };
    }
    const others = formats === null ? [] : await formats(building, tables, { newest, invented });
    const summed = others.map((file) => ({
      ...file,
      ...(file.reproducible ? sumOf(join(building, file.path)) : { bytes: null, sha256: null }),
    }));
    const description = dataPackage(files, { newest, invented }, assertionsTable, summed);
    writeFileSync(join(building, 'datapackage.json'), `${JSON.stringify(description, null, 2)}\n`);
    await verifyFiles(building, files);
    // Gigabytes, which nobody has touched in between.
    const known = new Map(
      [...files, ...summed].flatMap((f) => (f.sha256 === null ? [] : [[f.path, f.sha256] as const])),
    );
    const name = `${newest}-${nameOfSums(sumsOf(building, known))}`;
    const folder = join(published, name);
    const last = standing(data, name);
    const judgement = await judge(tables, name);
    // A release that has been damaged since is built again, not taken for the same.
    const damaged = existsSync(folder) ? damagedFiles(folder).damaged : null;
    const stands = currentRelease(data) === folder;
    const unchanged = stands && damaged?.length === 0;
    // The account of the release that stands tells of the one before it, and stays as long as it is whole.
    if (stands && damaged?.some((file) => file === sumsName || account.has(file)) === false)
      for (const file of account) writeFileSync(join(building, file), readFileSync(join(folder, file)));
    else await writeAccount(building, judgement, 'none' in last ? null : last.name, formats === null);
    writeFileSync(join(building, sumsName), sumsOf(building, known));
    if (!unchanged) {
      syncAll(building);
      if (existsSync(folder)) mend(folder, building);
      else renameSync(building, folder);
      syncFolder(published);
    }
    point(published, name);
    return { name, folder, unchanged, rows: rowsOf(files), judgement };
  } finally {
    try {
      rmSync(building, { recursive: true, force: true });
    } finally {
      await letGo();
    }
  }
}

/**
 * The folder of the release that stands, where it is whole and these are its tables, to the byte, made by this very
 * program: what is made of the tables stands there too, and need not be made again.
 */
function sameTables(data: string, files: readonly WrittenFile[], tablesOnly: boolean): string | null {
  const folder = currentRelease(data);
  if (folder === null || !['release.json', sumsName].every((file) => existsSync(join(folder, file)))) return null;
  const stands = new Set(readFileSync(join(folder, sumsName), 'utf8').split('\n'));
  if (!files.every(({ path, sha256 }) => stands.has(`${sha256}  ${path}`))) return null;
  // Only of the same tables the whole release is hashed again, and before anything in it is believed.
  if (damagedFiles(folder).damaged.length > 0) return null;
  const told: unknown = JSON.parse(readFileSync(join(folder, 'release.json'), 'utf8'));
  const made = madeBy.safeParse(told);
  if (!made.success || made.data.code_version !== codeVersion() || made.data.tables_only !== tablesOnly) return null;
  // The database is in no list of sums.
  return tablesOnly || existsSync(join(folder, databaseFile)) ? folder : null;
}

const madeBy = z.object({ code_version: z.string(), tables_only: z.boolean() });

function rowsOf(files: readonly WrittenFile[]): Map<string, number> {
  return new Map(files.filter((f) => f.path.endsWith('.csv')).map((f) => [f.table.name, f.rows]));
}

/** The release that stands and can be asked. @param name of the one that is to take its place */
function standing(data: string, name: string): Last {
  const folder = currentRelease(data);
  if (folder === null) return { none: 'no release before', inOrder: true };
  const before = basename(folder);
  // The same data, even where its files were damaged since.
  if (before === name) return { none: `${name} is the release that stands`, inOrder: true };
  if (!existsSync(folder)) return { none: `${before}, the release that stands, is gone`, inOrder: false };
  const { damaged } = damagedFiles(folder);
  const needed = damaged.filter((file) => file.endsWith('.parquet'));
  if (needed.length > 0)
    return { none: `${before}, the release that stands, is damaged (${needed.join(', ')})`, inOrder: false };
  return { name: before, folder };
}

/** Writes how the release came to be. @param before the release that stood */
async function writeAccount(
  folder: string,
  { results }: Judgement,
  before: string | null,
  tablesOnly: boolean,
): Promise<void> {
  await writeTables(folder, (sink) => sink.rows(assertionsTable, results.map(assertionRow)));
  const versions = { code_version: codeVersion(), registry_version: registryVersion() };
  const told = { schemaVersion: 1, ...versions, tables_only: tablesOnly, before };
  writeFileSync(join(folder, 'release.json'), `${JSON.stringify(told, null, 2)}\n`);
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

/** Writes the tables that are filled, as CSV and as Parquet. */
async function writeTables<T>(
  folder: string,
  fill: (sink: Sink) => T,
): Promise<{ readonly files: readonly WrittenFile[]; readonly filled: T }> {
  const spool = new Spool(folder);
  const files: WrittenFile[] = [];
  try {
    const filled = fill(spool);
    const tables = spool.end();
    // Nothing of what the rows were made of is needed any more.
    giveBack();
    for (const spooled of tables) {
      await writeTable(folder, spooled);
      rmSync(spooled.lines.path);
      const { table, lines } = spooled;
      for (const path of [`${table.name}.csv`, `${table.name}.parquet`])
        files.push({ table, path, ...sumOf(join(folder, path)), rows: lines.count });
    }
    return { files, filled };
  } finally {
    spool.close();
  }
}

/** Reads back what was written: every file gives the rows that went into it. */
async function verifyFiles(folder: string, files: readonly WrittenFile[]): Promise<void> {
  await inDatabase(async (db) => {
    for (const file of files) {
      const rows = await countRows(db, join(folder, file.path));
      if (rows !== file.rows || statSync(join(folder, file.path)).size !== file.bytes)
        throw new RefusedError(
          `${file.path} gives ${rows} rows back for ${file.rows} written`,
          'Nothing was published; the release before still stands.',
        );
    }
  });
}

function point(published: string, name: string): void {
  const next = join(published, '.current');
  rmSync(next, { force: true });
  symlinkSync(name, next);
  renameSync(next, join(published, 'current'));
  syncFolder(published);
}
