import { z } from 'zod';
import { foldName } from './names.js';
import { badFile, parseReviewed, readReviewed } from './reviewed-file.js';

const file = 'data/registry/families.yaml';

/** What a body is: the government itself, its office, a department, and so on down to those that answer upwards (tax). */
export const agencyKinds = [
  'government',
  'office',
  'department',
  'street',
  'town',
  'township',
  'zone',
  'vertical',
  'institution',
] as const;
export type AgencyKind = (typeof agencyKinds)[number];

const familySchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z_]*$/),
  zh: z.string().min(1),
  en: z.string().min(1),
  kind: z.enum(agencyKinds),
  names: z.array(z.string()).default([]),
  endings: z.array(z.string()).default([]),
});
const fileSchema = z.strictObject({ families: z.array(familySchema).min(1) });

/** Bodies of one line of work in different districts. */
export type Family = z.output<typeof familySchema>;

export interface Families {
  readonly all: readonly Family[];
  /** The family of a folded name; null where none has it, or where it could be more than one. */
  of(folded: string): Family | null;
}

let known: Families | null = null;

/** The families of the project. @throws RefusedError for a malformed file */
export function readFamilies(): Families {
  if (known !== null) return known;
  const read = readReviewed(file, fileSchema);
  if (read === null) throw badFile(file, 'the file is missing');
  known = familiesIn(read.families);
  return known;
}

/** The families in the text of such a file. @throws RefusedError for one that contradicts itself */
export function parseFamilies(text: string): Families {
  return familiesIn(parseReviewed(file, text, fileSchema).families);
}

const nowhere = { own: [], above: [] };

function familiesIn(families: readonly Family[]): Families {
  const byName = new Map<string, Family>();
  const ids = new Set<string>();
  for (const family of families) {
    if (ids.has(family.id)) throw badFile(file, `${family.id} stands there twice`);
    ids.add(family.id);
    if (family.names.length + family.endings.length === 0) throw badFile(file, `${family.id} has no names`);
    for (const name of new Set(family.names.map((n) => foldName(n, nowhere)))) {
      const other = byName.get(name);
      if (other !== undefined) throw badFile(file, `${name} is of ${other.id} and of ${family.id}`);
      byName.set(name, family);
    }
  }
  return {
    all: families,
    of: (folded) => {
      const exact = byName.get(folded);
      if (exact !== undefined) return exact;
      const ending = families.filter((f) => f.endings.some((e) => folded.endsWith(e) && folded.length > e.length));
      return ending.length === 1 ? (ending[0] ?? null) : null;
    },
  };
}

/** What a body is, and how we know: `registry` where a person has looked, `name` where its name alone says so. */
export interface Classification {
  readonly kind: AgencyKind | null;
  readonly family: string | null;
  readonly from: 'registry' | 'name' | null;
}

interface Registered {
  readonly kind?: AgencyKind | undefined;
  readonly family?: string | undefined;
}

/** What a body is: as registered, else as its folded name says, else not known; never a guess. */
export function classify(entry: Registered | null, folded: string, families: Families): Classification {
  const family = entry?.family === undefined ? null : (families.all.find((f) => f.id === entry.family) ?? null);
  if (family !== null || entry?.kind !== undefined)
    return { kind: entry?.kind ?? family?.kind ?? null, family: family?.id ?? null, from: 'registry' };
  const named = families.of(folded);
  return named === null
    ? { kind: null, family: null, from: null }
    : { kind: named.kind, family: named.id, from: 'name' };
}
