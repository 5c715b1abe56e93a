import { z } from 'zod';
import type { Site } from '../site.js';
import { regionsIn } from './regions.js';
import { badFile, parseReviewed, readReviewed } from './reviewed-file.js';

const file = 'data/registry/districts.yaml';
const code = z.string().regex(/^\d{6}$/);
const year = z.int().min(1949).max(2099);

const districtSchema = z.strictObject({
  code,
  zh: z.string().min(2),
  en: z.string().min(2),
  level: z.enum(['province', 'prefecture', 'county']),
  /** The division above it; none for a province. */
  parent: code.optional(),
  /** The first and the last year in which it stands under this code and name; left out where nobody has looked. */
  from: year.optional(),
  to: year.optional(),
  /** The division that took its place. */
  into: code.optional(),
  /** The same place under another code and name (宁河县, now 宁河区): its bodies are the same bodies. */
  continues: z.boolean().default(false),
  /** Keys of `sources`: for code and name, and for the years where these come from elsewhere. */
  source: z.string(),
  validity: z.string().optional(),
});

const fileSchema = z.strictObject({
  sources: z.record(z.string(), z.strictObject({ text: z.string().min(1), sure: z.boolean().default(true) })),
  districts: z.array(districtSchema).min(1),
});

/** A division after GB/T 2260, with its years and where we have them from. */
export interface District {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly level: 'province' | 'prefecture' | 'county';
  readonly parent: string | null;
  readonly from: number | null;
  readonly to: number | null;
  readonly into: string | null;
  readonly continues: boolean;
  /** Where code and name, and where the years are from, in words. */
  readonly source: string;
  /** Both sources were seen; false where one of them is memory. */
  readonly sure: boolean;
}

let known: readonly District[] | null = null;

/** All divisions, sorted by code. @throws RefusedError for a malformed file */
export function readDistricts(): readonly District[] {
  if (known !== null) return known;
  const read = readReviewed(file, fileSchema);
  if (read === null) throw badFile(file, 'the file is missing');
  known = districtsIn(read);
  return known;
}

/** The divisions in the text of such a file. @throws RefusedError for one that contradicts itself */
export function parseDistricts(text: string): readonly District[] {
  return districtsIn(parseReviewed(file, text, fileSchema));
}

function districtsIn({ sources, districts }: z.output<typeof fileSchema>): District[] {
  const codes = new Set(districts.map((d) => d.code));
  if (codes.size < districts.length) throw badFile(file, 'a code stands there twice');
  return districts
    .map((d) => {
      for (const other of [d.parent, d.into])
        if (other !== undefined && !codes.has(other))
          throw badFile(file, `${d.code} names ${other}, which is not there`);
      if ((d.level === 'province') !== (d.parent === undefined))
        throw badFile(file, `${d.code}: a province has no parent, and all others have one`);
      if (d.from !== undefined && d.to !== undefined && d.from > d.to)
        throw badFile(file, `${d.code} ends before it begins`);
      if (d.continues && d.into === undefined) throw badFile(file, `${d.code} continues, but nothing says as what`);
      const used = [d.source, ...(d.validity === undefined ? [] : [d.validity])].map((key) => {
        const source = sources[key];
        if (source === undefined) throw badFile(file, `${d.code} has the source ${key}, which is not declared`);
        return source;
      });
      return {
        ...d,
        parent: d.parent ?? null,
        from: d.from ?? null,
        to: d.to ?? null,
        into: d.into ?? null,
        source: used.map((s, i) => (i === 0 ? s.text : `years: ${s.text}`)).join('; '),
        sure: used.every((s) => s.sure),
      };
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** The words for places that may stand before the name of a body. */
export interface Regions {
  /** The site's own district, and what it was called before. */
  readonly own: readonly string[];
  /** What lies above it, from the top. */
  readonly above: readonly string[];
}

/**
 * The places before the names of a site's bodies: by its division's code, else by its own name (an invented district has no
 * code). A body of another place, or of the city above, is none of the site's.
 */
export function regionsOf(site: Pick<Site, 'zh' | 'division'>, districts: readonly District[]): Regions {
  const byCode = new Map(districts.map((d) => [d.code, d]));
  const own = site.division === null ? undefined : byCode.get(site.division);
  if (own === undefined) {
    const parts = regionsIn(site.zh);
    return { own: parts.slice(-1), above: parts.slice(0, -1) };
  }
  const above: string[] = [];
  for (let at = own.parent; at !== null; at = byCode.get(at)?.parent ?? null) above.unshift(byCode.get(at)?.zh ?? '');
  const before = districts.filter((d) => d.continues && d.into === own.code).map((d) => d.zh);
  return { own: [own.zh, ...before], above };
}
