import { createHash } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { declaredSites } from '../../scrapers/sites.js';
import { type Reviewed, reviewedOf } from '../../src/normalise/reviewed.js';
import type { SiteRead } from '../../src/normalise/site-read.js';
import { type CrawlSummary, crawl, type Settings } from '../../src/pipeline/crawl.js';
import { publishSites } from '../../src/pipeline/publish-sites.js';
import { readSite } from '../../src/pipeline/read-site.js';
import { Assembly } from '../../src/publish/assemble.js';
import { figuresTable, type Row, type TableSpec, type Values } from '../../src/publish/columns.js';
import type { Release } from '../../src/publish/release.js';
import { figureRows } from '../../src/publish/rows.js';
import { sampleAgencies } from '../../src/sample/agencies.js';
import { navigationPage } from '../../src/sample/pages.js';
import { buildPortal, type PortalPage } from '../../src/sample/portal.js';
import { type RunningServer, servePages } from '../../src/sample/server.js';
import type { Site } from '../../src/site.js';
import { type Ended, gongkai, type RunOptions } from './cli.js';
import { mapTo } from './fetching.js';
import { testSettings } from './settings.js';

export const slug = 'sample/yangli';
export const hosts = ['www.yangli.example', 'gaj.yangli.example'];
export const portal = buildPortal();

/** The sample district, served on loopback until the test ends; its pages can be changed while it is served. */
export async function serveDistrict(): Promise<{ server: RunningServer; pages: Map<string, PortalPage> }> {
  const pages = new Map(portal.pages);
  const server = await servePages(pages);
  onTestFinished(() => server.close());
  return { server, pages };
}

/** Runs a verb against the served district; where it publishes, the tables alone. */
export function onDistrict(
  server: RunningServer,
  data: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<Ended> {
  const maps = hosts.flatMap((host) => ['--map', `${host}=127.0.0.1:${server.port}`]);
  const only = args[0] === 'run' || args[0] === 'backfill' ? ['--tables-only'] : [];
  return gongkai([...args, ...only, '--site', slug, '--data', data, ...maps], options);
}

const entry = 'www.yangli.example/gongkai/zfxxgkzl/';

/** The portal with one body of the district alone: seven reports, a dozen pages, read in no time. */
export function serveBody(path: string): Promise<{ server: RunningServer; pages: Map<string, PortalPage> }> {
  return serveBodies([path]);
}

/** The same with several bodies. */
export async function serveBodies(
  paths: readonly string[],
): Promise<{ server: RunningServer; pages: Map<string, PortalPage> }> {
  const pages = pagesOf(...paths);
  const server = await servePages(pages);
  onTestFinished(() => server.close());
  return { server, pages };
}

export function pagesOf(...paths: readonly string[]): Map<string, PortalPage> {
  const pages = new Map(portal.pages);
  const links = paths.map((path) => ({
    href: `./${path}/`,
    text: sampleAgencies.find((a) => a.path === path)?.names.at(-1)?.name ?? '',
  }));
  put(pages, entry, navigationPage('政府信息公开专栏', links));
  return pages;
}

/** Puts other words on a page, with validators of their own. */
export function put(pages: Map<string, PortalPage>, key: string, text: string): void {
  const page = pages.get(key);
  if (page === undefined) throw new Error(`no page ${key}`);
  const body = Buffer.from(text);
  pages.set(key, { ...page, body, etag: `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"` });
}

/** The page of a report, as the pages are kept: by host and path. */
export function keyOf(path: string, year: number): string {
  const url = portal.printed.find((p) => p.path === path && p.year === year)?.url;
  if (url == null) throw new Error(`no report of ${path} for ${year}`);
  return url.replace('http://', '');
}

export const listOf = (path: string) => `${entry}${path}/gknb/`;

/** How the served district is crawled in this process: by a clock that waits for nothing. */
export function settingsHere(server: RunningServer, data: string, options: Partial<Settings> = {}): Settings {
  return testSettings(data, mapTo(server.port, hosts), options);
}

/** Crawls the served district; every report is asked for again, unless the options say otherwise. */
export async function crawlHere(
  server: RunningServer,
  data: string,
  options: Partial<Settings> & { onProgress?: (due: number, visited: number) => void } = {},
): Promise<CrawlSummary> {
  const { onProgress = () => {}, ...settings } = options;
  return crawl(await sampleSite(), settingsHere(server, data, settings), { onProgress });
}

export async function sampleSite(): Promise<Site> {
  const site = (await declaredSites()).find((s) => s.slug === slug);
  if (site === undefined) throw new Error(`no site ${slug}`);
  return site;
}

/** The rows of every table, as they would be published from this archive. */
export async function datasetOf(data: string, reviewed?: Partial<Reviewed>) {
  const site = await sampleSite();
  return tablesOf([readSite(site, data, () => {}, { ...reviewedOf(site), ...reviewed })]);
}

/** The rows of every table, as they would be published from these sites. */
export function tablesOf(sites: readonly SiteRead[]) {
  const tables = new Map<string, { table: TableSpec; rows: Row[] }>();
  const rows = (table: TableSpec, more: Iterable<Row | Values>) => {
    const known = tables.get(table.name) ?? { table, rows: [] };
    for (const row of more)
      known.rows.push(
        Array.isArray(row) ? Object.fromEntries(table.columns.map((c, i) => [c.name, row[i] ?? null])) : (row as Row),
      );
    tables.set(table.name, known);
  };
  const assembly = new Assembly({ rows, figures: (figures) => rows(figuresTable, figureRows(figures)) });
  for (const read of sites) assembly.add(read);
  const dataset = assembly.end();
  return { ...dataset, tables: [...tables.values()], rows: (name: string) => tables.get(name)?.rows ?? [] };
}

/** Publishes the archive as `gongkai publish --tables-only` does. */
export async function publishHere(data: string): Promise<Release> {
  const { release } = await publishSites([await sampleSite()], data, {}, null);
  return release;
}
