import { cpSync, existsSync, lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { basename, join } from 'node:path';
import { currentRelease, publishedFolder } from '../../src/publish/release.js';
import { damagedFiles } from '../../src/publish/sums.js';
import { servePages } from '../../src/sample/server.js';
import { crawlHere, keyOf, put } from '../support/district.js';
import { type Attempt, leftAlone, type Outcome } from './crashing.js';
import type { Mode, Plan } from './disk/plan.js';
import { small, smallPages } from './here.js';

/** An archive that was published once and has grown since, so that a second release is due. */
export interface Grown {
  /** Holds `data`. */
  readonly folder: string;
  readonly old: string;
}

/** Crawls, publishes, changes a page, crawls again. */
export async function growArchive(folder: string, publish: (data: string) => Promise<unknown>): Promise<Grown> {
  const data = join(folder, 'data');
  const pages = smallPages();
  const server = await servePages(pages);
  await crawlHere(server, data);
  await publish(data);
  const key = keyOf(small, 2025);
  put(pages, key, (pages.get(key)?.body.toString() ?? '').replace('无。', '没有。'));
  await crawlHere(server, data);
  await server.close();
  return { folder, old: basename(realpathSync(currentRelease(data) ?? '')) };
}

export function copyOf(grown: Grown, folder: string): string {
  cpSync(grown.folder, folder, { recursive: true, verbatimSymlinks: true });
  return join(folder, 'data');
}

/** What is wrong with what a reader of the current release finds: it is there and whole, and one of these. */
export function readerViolations(data: string, names: readonly string[]): string[] {
  const folder = currentRelease(data);
  if (folder === null || !existsSync(folder)) return ['there is no current release'];
  const name = basename(realpathSync(folder));
  const damaged = damagedFiles(folder).damaged.map((file) => `${file} of ${name} is damaged`);
  return names.includes(name) ? damaged : [...damaged, `the current release is ${name}`];
}

/** Kills or troubles a publishing at one point, looks at what readers find, and publishes again. */
export async function publishOnce(
  data: string,
  names: { readonly old: string; readonly next: string },
  plan: { readonly crash: { at: number; mode: Mode }; readonly seed: number } | Pick<Plan, 'fail'>,
  attempt: (plan: Omit<Plan, 'below' | 'report'> | null) => Promise<Attempt>,
): Promise<Outcome> {
  const at = 'crash' in plan ? plan.crash.at : (plan.fail?.at ?? 0);
  const tried = await attempt(plan);
  const { report, ended } = tried;
  if (report.struck === null) return leftAlone(tried, at);
  const violations = ended ? ['what was done to it did not end it'] : [];
  violations.push(...readerViolations(data, [names.old, names.next]));
  if (!(await attempt(null)).ended) violations.push('publishing again did not end well');
  violations.push(...readerViolations(data, [names.next]));
  const strays = readdirSync(publishedFolder(data)).filter((name) => name.startsWith('.'));
  if (strays.length > 0) violations.push(`left over: ${strays.join(' ')}`);
  return { struck: report.struck, violations };
}

/** All bytes of the current release, by file. */
export function releaseBytes(data: string): Map<string, string> {
  const folder = realpathSync(currentRelease(data) ?? '');
  const files = readdirSync(folder).filter((name) => lstatSync(join(folder, name)).isFile());
  return new Map(files.sort().map((name) => [name, readFileSync(join(folder, name), 'base64')]));
}
