import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { makeFolder, syncFile, syncFolder } from '../disk.js';
import { RefusedError } from '../errors.js';
import { hold } from '../lock.js';
import type { Last } from './assertions/assertion.js';
import { assertionRow, assertionsTable, examineRelease, type Judgement } from './assertions/examine.js';
import { refusalOf } from './assertions/refusal.js';
import { readAssertionSettings } from './assertions/settings.js';
import { codeVersion, registryVersion } from './code-version.js';
import type { ColumnSpec, Row, TableSpec } from './columns.js';
import { dataPackage, type WrittenFile } from './data-package.js';
import { countRows, openDatabase, writeTable } from './tables.js';

/** A table with its rows, in the order in which they are to be published. */
export interface FilledTable {
  readonly table: TableSpec;
  readonly rows: Iterable<Row>;
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

const sums = 'SHA256SUMS';

/**
 * How a release came to be: what was asserted of it, which depends on the release that stood then, and the versions of
 * what read it. They have their sums as all files have, but the release is named by its data alone, so that the same
 * archive gives the same release, whatever was published before.
 */
const account: ReadonlySet<string> = new Set(['assertions.csv', 'assertions.parquet', 'release.json']);

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
 * @param newest the day (yyyy-mm-dd) of the newest page in it
 * @param examine what holds it against what is asserted of it
 * @throws HeldError when another process is building a release there
 * @throws FailedAssertions when an assertion keeps it from being published; the release before still stands
 */
export async function buildRelease(
  data: string,
  tables: readonly FilledTable[],
  newest: string,
  invented: boolean,
  examine: typeof examineRelease = examineRelease,
): Promise<Release> {
  const published = publishedFolder(data);
  makeFolder(published);
  const letGo = await hold(published, `the releases below ${data}`);
  const building = join(published, '.building');
  try {
    // What a run that was killed has left.
    rmSync(building, { recursive: true, force: true });
    mkdirSync(building);
    const files = await writeAll(building, tables);
    const description = `${JSON.stringify(dataPackage(files, assertionsTable, newest, invented), null, 2)}\n`;
    writeFileSync(join(building, 'datapackage.json'), description);
    await verifyFiles(building, files);
    const name = `${newest}-${nameHash(sumsOf(building))}`;
    const folder = join(published, name);
    const last = standing(data, name);
    const specs = tables.map((t) => t.table);
    const judgement = await examine(building, last, specs, readAssertionSettings(data));
    if (judgement.refusing.length > 0) throw refusalOf(data, name, 'none' in last ? null : last.name, judgement);
    // A release that has been damaged since is built again, not taken for the same.
    const damaged = existsSync(folder) ? damagedFiles(folder).damaged : null;
    const stands = currentRelease(data) === folder;
    const unchanged = stands && damaged?.length === 0;
    // The account of the release that stands tells of the one before it, and stays as long as it is whole.
    if (stands && damaged?.some((file) => file === sums || account.has(file)) === false)
      for (const file of account) writeFileSync(join(building, file), readFileSync(join(folder, file)));
    else await writeAccount(building, judgement, 'none' in last ? null : last.name);
    writeFileSync(join(building, sums), sumsOf(building));
    if (!unchanged) {
      syncAll(building);
      if (existsSync(folder)) mend(folder, building);
      else renameSync(building, folder);
      syncFolder(published);
    }
    point(published, name);
    const rows = new Map(files.filter((f) => f.path.endsWith('.csv')).map((f) => [f.table.name, f.rows]));
    return { name, folder, unchanged, rows, judgement };
  } finally {
    try {
      rmSync(building, { recursive: true, force: true });
    } finally {
      await letGo();
    }
  }
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
async function writeAccount(folder: string, { results }: Judgement, before: string | null): Promise<void> {
  await writeAll(folder, [{ table: assertionsTable, rows: results.map(assertionRow) }]);
  const told = { schemaVersion: 1, code_version: codeVersion(), registry_version: registryVersion(), before };
  writeFileSync(join(folder, 'release.json'), `${JSON.stringify(told, null, 2)}\n`);
}

/** By which a release is named: the sums of its data. */
function nameHash(list: string): string {
  const lines = list.split('\n').filter((line) => line !== '' && !account.has(line.slice(66)));
  return hashOf(Buffer.from(lines.map((line) => `${line}\n`).join(''))).slice(0, 8);
}

/** Makes all files of a folder durable, and their names. */
function syncAll(folder: string): void {
  for (const name of readdirSync(folder)) syncFile(join(folder, name));
  syncFolder(folder);
}

/**
 * Puts sound files in the place of a damaged release's own, one by one: the release is named by its bytes, so that each
 * step makes it sounder, and at none is it gone.
 */
function mend(folder: string, sound: string): void {
  const right = new Set(readdirSync(sound));
  for (const name of right) renameSync(join(sound, name), join(folder, name));
  for (const name of readdirSync(folder)) if (!right.has(name)) rmSync(join(folder, name), { recursive: true });
  syncFolder(folder);
}

async function writeAll(folder: string, tables: readonly FilledTable[]): Promise<WrittenFile[]> {
  const db = await openDatabase();
  const files: WrittenFile[] = [];
  try {
    for (const { table, rows } of tables) {
      const count = await writeTable(db, folder, table, rows);
      rmSync(join(folder, `.${table.name}.ndjson`));
      for (const path of [`${table.name}.csv`, `${table.name}.parquet`]) {
        const bytes = readFileSync(join(folder, path));
        files.push({ table, path, bytes: bytes.length, sha256: hashOf(bytes), rows: count });
      }
    }
  } finally {
    db.closeSync();
  }
  return files;
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The hashes of all files of a release, in the format of `sha256sum`. */
function sumsOf(folder: string): string {
  const names = readdirSync(folder)
    .filter((name) => name !== sums)
    .sort();
  return names.map((name) => `${hashOf(readFileSync(join(folder, name)))}  ${name}\n`).join('');
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

/** Files of a release whose bytes are not those that its list of sums names; empty for a sound one. */
export function damagedFiles(folder: string): { examined: number; damaged: string[] } {
  const list = existsSync(join(folder, sums)) ? readFileSync(join(folder, sums), 'utf8') : '';
  const nameOf = (line: string) => line.slice(66);
  const said = list.split('\n').filter(Boolean);
  const found = sumsOf(folder).split('\n').filter(Boolean);
  // The folder is named by its list of sums, so that the list is held too, and told first: it may be all that is wrong.
  const listed = basename(realpathSync(folder)).endsWith(nameHash(list));
  const damaged = new Set([
    ...(listed ? [] : [sums]),
    ...said.filter((line) => !found.includes(line)).map(nameOf),
    ...found.filter((line) => !said.includes(line)).map(nameOf),
  ]);
  return { examined: found.length, damaged: [...damaged] };
}

/** The panel's table: its key, then one column for each variable. */
export function panelTable(key: readonly ColumnSpec[], variables: readonly ColumnSpec[]): TableSpec {
  return {
    name: 'panel',
    en: 'One row for every agency and year: printed numbers, and sums that the form does not print',
    zh: '面板数据：每个机关每年一行',
    key: ['agency_id', 'year'],
    columns: [...key, ...variables],
  };
}
