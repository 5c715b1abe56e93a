import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { UsageError } from '../errors.js';
import { currentRelease, publishedFolder } from './release.js';
import { isReleaseName } from './sums.js';

/** A release that somebody has named. */
export interface NamedRelease {
  readonly name: string;
  readonly folder: string;
}

/** What a release says of how it came to be; null for what it does not say. */
export interface Account {
  /** The version of what reads and checks. */
  readonly code: string | null;
  /** The version of what was reviewed: agencies and their names. */
  readonly registry: string | null;
  /** The release that stood when this one was published. */
  readonly before: string | null;
}

/** The names of the releases below a data folder, oldest first. */
export function releaseNames(data: string): string[] {
  const folder = publishedFolder(data);
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter(isReleaseName).sort();
}

/** What a release says of itself in `release.json`; nothing for a release without one. */
export function accountOf(folder: string): Account {
  const path = join(folder, 'release.json');
  const read: unknown = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
  const text = (key: string) => {
    const value = (read as Record<string, unknown>)[key];
    return typeof value === 'string' ? value : null;
  };
  return { code: text('code_version'), registry: text('registry_version'), before: text('before') };
}

/**
 * The release that a person means: its name or the beginning of it, a folder, `current`, or `previous` (the one that
 * stood before the current one).
 *
 * @throws UsageError when there is none, naming those that there are
 */
export function findRelease(data: string, wanted: string): NamedRelease {
  const names = releaseNames(data);
  if (wanted === 'current') return currentOf(data, names);
  if (wanted === 'previous') return previousOf(data, names);
  const known = names.filter((name) => name === wanted || (wanted.length > 3 && name.startsWith(wanted)));
  const [name] = known;
  if (name !== undefined && known.length === 1) return folderAt(join(publishedFolder(data), name));
  if (known.length > 1) throw new UsageError(`${known.length} releases begin with ${wanted}`, `${hint(data, known)}`);
  const stat = wanted === '' ? undefined : statSync(wanted, { throwIfNoEntry: false });
  if (stat?.isDirectory()) return folderAt(wanted);
  throw new UsageError(`there is no release ${wanted || '“”'}`, hint(data, names));
}

function folderAt(path: string): NamedRelease {
  const folder = realpathSync(path);
  const lacking = ['reports.parquet', 'figures.parquet'].filter((file) => !existsSync(join(folder, file)));
  if (lacking.length > 0)
    throw new UsageError(
      `${path} is no release: it has no ${lacking.join(' and no ')}`,
      'Name a release’s own folder.',
    );
  return { name: basename(folder), folder };
}

function currentOf(data: string, names: readonly string[]): NamedRelease {
  const folder = currentRelease(data);
  if (folder === null || !existsSync(folder)) throw new UsageError('there is no current release', hint(data, names));
  return folderAt(folder);
}

/** As the current release tells it; else, where only one other release is there or one is the newest, that one. */
function previousOf(data: string, names: readonly string[]): NamedRelease {
  const current = currentOf(data, names);
  const told = accountOf(current.folder).before;
  const others = names.filter((name) => name !== current.name);
  if (told !== null && others.includes(told)) return folderAt(join(publishedFolder(data), told));
  const earlier = others.filter((name) => name.slice(0, 10) <= current.name.slice(0, 10));
  const day = earlier.at(-1)?.slice(0, 10);
  const newest = earlier.filter((name) => name.slice(0, 10) === day);
  const [name] = newest;
  if (name === undefined) throw new UsageError(`there is no release before ${current.name}`, hint(data, names));
  if (newest.length > 1)
    throw new UsageError('which release stood before the current one is not told', hint(data, newest));
  return folderAt(join(publishedFolder(data), name));
}

function hint(data: string, names: readonly string[]): string {
  if (names.length === 0)
    return `There is none below ${data}: make one with gongkai run or gongkai publish, or name --data.`;
  const shown = names.slice(-10);
  return `${names.length > shown.length ? `The newest of ${names.length} are` : 'There are'} ${shown.join(', ')}; current and previous are names too.`;
}
