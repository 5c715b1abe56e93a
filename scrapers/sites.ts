import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Site, siteSchema } from '../src/site.js';
import { channels } from './families/channels.js';
import { gkmlpt } from './families/gkmlpt.js';
import { hanweb } from './families/hanweb.js';
import { lonsun } from './families/lonsun.js';
import { trsWcm } from './families/trs-wcm.js';
import { ucap } from './families/ucap.js';
import { vsb } from './families/vsb.js';
import type { Family, FamilyMaker } from './family.js';

/** All families, in the order in which an unknown page is tried against them. */
export const families: readonly FamilyMaker[] = [trsWcm, hanweb, vsb, gkmlpt, channels, lonsun, ucap];

/** The site's family with the site's options. @throws Error for a mistake in the site's file */
export function familyOf(site: Pick<Site, 'slug' | 'family' | 'options'>): Family {
  const maker = families.find((f) => f.id === site.family);
  if (maker === undefined) throw new Error(`${site.slug}: no family ${site.family}`);
  return maker.make(site.options);
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
