import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { projectFile } from '../folder.js';

const agencySchema = z.strictObject({
  /** Path below the site, as in the agency's id. */
  path: z.string(),
  /** Columns that belong to the agency besides its own, by their path below the site's entry. */
  columns: z.array(z.string()).default([]),
  /** Names that it has had; a report under any of them is its own. */
  names: z.array(z.string()).default([]),
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
 * The agency whose reports a column lists: the folder that holds the column, below the site's entry.
 *
 * @returns `tianjin/dongli/zfgbm/dlqfgw` for `…/gongkai/zfxxgkzl/zfgbm/dlqfgw/gknb/`
 */
export function agencyOfColumn(
  column: string,
  site: { slug: string; entries: readonly string[] },
  registry: readonly RegisteredAgency[],
): string {
  const entry = site.entries.map((e) => new URL('.', e).pathname).find((p) => new URL(column).pathname.startsWith(p));
  const below = new URL('.', column).pathname.slice((entry ?? '/').length).replace(/\/$/, '');
  const owner = registry.find((a) => a.columns.includes(below));
  const path = owner?.path ?? (below.split('/').slice(0, -1).join('/') || below);
  return `${site.slug}/${path}`;
}
