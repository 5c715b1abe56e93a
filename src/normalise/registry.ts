import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { projectFile } from '../folder.js';
import type { Site } from '../site.js';
import type { ListedReport } from './listed.js';

const agencySchema = z.strictObject({
  /** Path below the site, as in the agency's id. */
  path: z.string(),
  /** Columns that belong to the agency besides its own, by their path below the site's entry. */
  columns: z.array(z.string()).default([]),
  /** Names that it has had; a report under any of them is its own. */
  names: z.array(z.string()).default([]),
  /** The first year of which it owes a report. */
  began: z.int().optional(),
  /** The last year of which it owes a report. */
  ended: z.int().optional(),
  /** The agency that took it over. */
  into: z.string().optional(),
  evidence: z.string(),
});

/** What reviewed data says of a site's agencies: whose a column is, and which bodies have ended. */
export type RegisteredAgency = z.infer<typeof agencySchema>;

const registrySchema = z.strictObject({ agencies: z.array(agencySchema) });

/** The registered agencies of a site; none where nobody has reviewed it. @throws ZodError for a malformed file */
export function readRegistry(slug: string): readonly RegisteredAgency[] {
  const path = projectFile(`data/registry/${slug}.yaml`);
  if (!existsSync(path)) return [];
  return registrySchema.parse(parse(readFileSync(path, 'utf8'))).agencies;
}

/** The registered entry of an agency by its id. */
export function registered(id: string, slug: string, registry: readonly RegisteredAgency[]): RegisteredAgency | null {
  return registry.find((a) => `${slug}/${a.path}` === id) ?? null;
}

/**
 * The agency whose reports a column lists: by the registry, else by what the column's address says of its owner.
 *
 * @param column its address as the registry has it: the path below the site's entry, or the owner
 * @returns `tianjin/dongli/zfgbm/dlqfgw`; null for a column that may hold several bodies' reports
 */
export function agencyOfColumn(
  column: { readonly url: string; readonly owner: string },
  site: Pick<Site, 'slug' | 'entries'>,
  registry: readonly RegisteredAgency[],
): string | null {
  const entry = site.entries
    .map((e) => new URL('.', e).pathname)
    .find((p) => new URL(column.url).pathname.startsWith(p));
  const below = new URL('.', column.url).pathname.slice((entry ?? '/').length).replace(/\/$/, '');
  const path = registry.find((a) => a.columns.includes(below))?.path ?? column.owner;
  return path === '' ? null : `${site.slug}/${path}`;
}

/**
 * The agency of a listed report: by the first of its columns that is one body's; else by the name that the report gives
 * itself; else, where it could not be read, by the one in its title.
 */
export function agencyOfListed(
  listed: Pick<ListedReport, 'columns' | 'title'>,
  named: string | null,
  site: Pick<Site, 'slug' | 'entries'>,
  registry: readonly RegisteredAgency[],
): string {
  const owned = listed.columns.map((column) => agencyOfColumn(column, site, registry)).find((id) => id !== null);
  if (owned !== undefined) return owned;
  const name = (named ?? nameIn(listed.title)).replace(/[\s/]+/g, '');
  const known = registry.find((a) => a.names.includes(name));
  return `${site.slug}/${known?.path ?? (name || 'unnamed')}`;
}

/** 样例区民政局 of 样例区民政局2025年政府信息公开工作年度报告. */
function nameIn(title: string): string {
  return (/^(.*?)(?:政府|政务)?信息公开/.exec(title)?.[1] ?? '').replace(/20\d\d年?度?|关于.*$/g, '');
}
