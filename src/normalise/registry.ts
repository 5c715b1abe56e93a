import { z } from 'zod';
import { agencyKinds, readFamilies } from './families.js';
import { checkLineage, isEnding, type Lineage, lineageSchema } from './lineage.js';
import { badFile, parseReviewed, readReviewed } from './reviewed-file.js';

const year = z.int().min(1949).max(2099);

/** A name, or a name with the years of the reports that may print it and where we have it from. */
const nameSchema = z.union([
  z
    .string()
    .min(1)
    .transform((name) => ({ name })),
  z.strictObject({
    name: z.string().min(1),
    from: year.optional(),
    to: year.optional(),
    source: z.string().min(1).optional(),
  }),
]);

/** A name that a body has or had; years that are left out are not known. */
export type RegisteredName = {
  name: string;
  from?: number | undefined;
  to?: number | undefined;
  source?: string | undefined;
};

const agencySchema = z.strictObject({
  /** Its id below the site. Ours for good: names and columns may change, this does not. */
  path: z.string().regex(/^[^\s/]+(?:\/[^\s/]+)*$/),
  /** Columns that belong to the agency besides its own, by their path below the site's entry. */
  columns: z.array(z.string()).default([]),
  /** Names that it has or had; a report or a column under any of them is its own. */
  names: z.array(nameSchema).default([]),
  kind: z.enum(agencyKinds).optional(),
  /** The family of bodies with the same work in other districts; an id of families.yaml. */
  family: z.string().optional(),
  /** The agency that it is a part of, by its path. */
  parent: z.string().optional(),
  /** Unified social credit code (GB 32100). */
  uscc: z
    .string()
    .regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/)
    .optional(),
  /** The first year of which it owes a report. */
  began: year.optional(),
  /** The last year of which it owes a report. */
  ended: year.optional(),
  /** The agency that took it over; the lineage says how. */
  into: z.string().optional(),
  evidence: z.string().min(1),
});

/** What reviewed data says of an agency: whose a column is, what it is, its names, when it ended. */
export type RegisteredAgency = z.output<typeof agencySchema>;

const fileSchema = z.strictObject({
  /** Every body of the site stands here, so that a name which is not is noticed. */
  complete: z.boolean().default(false),
  agencies: z.array(agencySchema).default([]),
  lineage: z.array(lineageSchema).default([]),
});

/** The reviewed agencies of a site and what became of them; empty where nobody has reviewed it. */
export interface SiteRegistry {
  readonly file: string;
  readonly complete: boolean;
  readonly agencies: readonly RegisteredAgency[];
  readonly lineage: Lineage;
}

const fileOf = (slug: string) => `data/registry/${slug}.yaml`;

/** The registry of a site. @throws RefusedError naming the file, for one that is malformed or contradicts itself */
export function readRegistry(slug: string): SiteRegistry {
  const file = fileOf(slug);
  return registryIn(file, readReviewed(file, fileSchema) ?? fileSchema.parse({}));
}

/** The registry in the text of such a file. @throws RefusedError naming the file */
export function parseRegistry(slug: string, text: string): SiteRegistry {
  return registryIn(fileOf(slug), parseReviewed(fileOf(slug), text, fileSchema));
}

function registryIn(file: string, { complete, agencies, lineage }: z.output<typeof fileSchema>): SiteRegistry {
  const byPath = new Map(agencies.map((a) => [a.path, a]));
  if (byPath.size < agencies.length) throw badFile(file, 'an agency stands there twice');
  const columns = agencies.flatMap((a) => a.columns);
  if (new Set(columns).size < columns.length) throw badFile(file, 'a column belongs to two agencies');
  for (const agency of agencies) checkAgency(file, agency, byPath);
  for (const path of lineage.flatMap((row) => [...row.from, ...row.to]))
    if (!byPath.has(path)) throw badFile(file, `the lineage names ${path}, which is no agency`);
  checkLineage({ file, rows: lineage });
  for (const row of lineage.filter(isEnding))
    for (const path of row.from) {
      const ended = byPath.get(path)?.ended;
      if (ended !== undefined && ended >= row.year)
        throw badFile(file, `${path} owes a report of ${ended}, but was no more in ${row.year}`);
    }
  return { file, complete, agencies, lineage: { file, rows: lineage } };
}

function checkAgency(file: string, agency: RegisteredAgency, byPath: ReadonlyMap<string, RegisteredAgency>): void {
  const { path, parent, into, family, names } = agency;
  for (const other of [parent, into])
    if (other !== undefined && !byPath.has(other)) throw badFile(file, `${path} names ${other}, which is no agency`);
  if (family !== undefined && !readFamilies().all.some((f) => f.id === family))
    throw badFile(file, `${path} is of the family ${family}, which there is not`);
  if (new Set(names.map((n) => n.name)).size < names.length) throw badFile(file, `${path} has a name twice`);
  for (const { name, from, to } of names as readonly RegisteredName[])
    if (from !== undefined && to !== undefined && from > to)
      throw badFile(file, `${path}: ${name} ends before it begins`);
}

/** The registered entry of an agency by its id. */
export function registered(id: string, slug: string, registry: SiteRegistry): RegisteredAgency | null {
  return registry.agencies.find((a) => `${slug}/${a.path}` === id) ?? null;
}
