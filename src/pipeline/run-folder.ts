import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { archiveFolder } from '../archive/archive.js';
import { makeFolder, writeWhole } from '../disk.js';
import { utc } from '../source.js';
import { runMarkdown } from './run-markdown.js';
import type { RunKind, RunRecord } from './run-record.js';

/** Logs of so many runs are kept; the records of all. */
const logsKept = 60;
export const logName = 'log.ndjson';

/** The folder of a run that begins now: `data/runs/2026-11-25T02-00-00Z-nightly`. */
export function makeRunFolder(data: string, kind: RunKind, now: Date): { id: string; folder: string } {
  const stamp = `${utc(now).replaceAll(':', '-')}-${kind}`;
  let id = stamp;
  for (let nth = 2; existsSync(join(data, 'runs', id)); nth++) id = `${stamp}-${nth}`;
  const folder = join(data, 'runs', id);
  makeFolder(folder);
  return { id, folder };
}

/** Writes a run's record for programs and for people, and lets go of the logs of old runs. */
export function writeRunRecord(data: string, record: RunRecord): void {
  const folder = join(data, 'runs', record.id);
  writeWhole(join(folder, 'run.json'), Buffer.from(`${JSON.stringify(record, null, 1)}\n`));
  writeWhole(join(folder, 'run.md'), Buffer.from(runMarkdown(record)));
  const runs = readdirSync(join(data, 'runs')).sort();
  for (const old of runs.slice(0, -logsKept)) rmSync(join(data, 'runs', old, logName), { force: true });
}

/** Bytes that the archives of these sites take. */
export function archiveBytes(data: string, slugs: readonly string[]): number {
  return slugs.reduce((sum, slug) => {
    const folder = archiveFolder(data, slug);
    if (!existsSync(folder)) return sum;
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((f) => f.isFile());
    return sum + files.reduce((n, f) => n + statSync(join(f.parentPath, f.name)).size, 0);
  }, 0);
}
