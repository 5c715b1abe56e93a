import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Site, siteSchema } from '../src/site.js';
import { trsWcm } from './families/trs-wcm.js';
import type { Family } from './family.js';

const families: readonly Family[] = [trsWcm];

/** The family of this name. @throws Error when there is none: a mistake in a site's file. */
export function familyOf(site: Site): Family {
  const family = families.find((f) => f.id === site.family);
  if (family === undefined) throw new Error(`${site.slug}: no family ${site.family}`);
  return family;
}

/** All declared sites, sorted by slug. A site is covered by putting its file into the folder. */
export async function declaredSites(): Promise<Site[]> {
  const folder = new URL('./sites/', import.meta.url);
  const files = readdirSync(fileURLToPath(folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /^[^/]+\/[^/]+\.(js|ts)$/.test(name) && !name.endsWith('.d.ts'))
    .sort();
  return Promise.all(files.map((name) => load(new URL(name, folder), name.replace(/\.(js|ts)$/, ''))));
}

async function load(file: URL, slug: string): Promise<Site> {
  const module: { default?: unknown } = await import(file.href);
  const site = siteSchema.parse(module.default);
  if (site.slug !== slug) throw new Error(`${file.pathname} declares ${site.slug}`);
  return site;
}
