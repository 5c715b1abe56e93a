import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Archive, archiveFolder } from '../../src/archive/archive.js';
import { readJournal } from '../../src/archive/journal.js';
import { isGood } from '../../src/source.js';
import { slug } from '../support/district.js';

/** What an archive amounts to, however many runs it took: two archives are equal when this is. */
export interface ArchiveState {
  /** Names of all objects; each was found to hold what its name says. */
  readonly objects: readonly string[];
  /** The last listing of each column, without run, time and number. */
  readonly listings: readonly object[];
  /** Of each URL its versions in order: how the visit ended and which bytes it brought, repetitions told once. */
  readonly versions: Readonly<Record<string, readonly string[]>>;
  /** The last run came to its end, and how. */
  readonly ended: string;
  /** Files that have no business in an archive. */
  readonly strays: readonly string[];
}

export function stateOf(data: string): ArchiveState {
  const archive = Archive.read(data, slug);
  const versions: Record<string, string[]> = {};
  for (const entry of archive.entries) {
    if (entry.kind !== 'visit') continue;
    const version = `${isGood(entry.outcome) ? 'good' : entry.outcome} ${entry.sha256}`;
    versions[entry.url] ??= [];
    const of = versions[entry.url] ?? [];
    if (of.at(-1) !== version) of.push(version);
  }
  const objects = archive.objects.names().map((name) => (archive.objects.isSound(name) ? name : `${name} damaged`));
  const last = archive.runs.at(-1);
  const folder = join(archiveFolder(data, slug), 'objects');
  return {
    objects,
    listings: archive.listings
      .map(({ run, time, seq, ...rest }) => rest)
      .sort((a, b) => (a.column < b.column ? -1 : 1)),
    versions,
    ended: `${last?.phase} ${last?.sound}`,
    strays: existsSync(folder)
      ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((n) => !/^..(?:\/[0-9a-f]{64}\.gz)?$/.test(n))
      : [],
  };
}

/** What of a journal can be relied on as it lies there: its whole lines. */
export interface Lines {
  readonly bytes: Buffer;
  /** The run that it tells of last has come to its end. */
  readonly ended: boolean;
}

/** @throws RefusedError when it is damaged otherwise than by a write that was cut off */
export function linesOf(data: string): Lines {
  const path = join(archiveFolder(data, slug), 'journal.ndjson');
  const { soundBytes, entries, endDamaged } = readJournal(path);
  if (endDamaged) throw new Error('the last line of the journal is whole and damaged: no crash does that');
  const bytes = existsSync(path) ? readFileSync(path).subarray(0, soundBytes) : Buffer.alloc(0);
  const last = entries.findLast((e) => e.kind === 'run');
  return { bytes, ended: last?.phase === 'end' };
}

/** The lines are the beginning of the journal as it is now. */
export function isPrefix({ bytes }: Lines, data: string): boolean {
  return linesOf(data).bytes.subarray(0, bytes.length).equals(bytes);
}

/** Requests for a page beyond the first, robots.txt left out. */
export function repeated(log: readonly { readonly host: string; readonly path: string }[]): number {
  const pages = log.filter((r) => r.path !== '/robots.txt').map((r) => r.host + r.path);
  return pages.length - new Set(pages).size;
}
