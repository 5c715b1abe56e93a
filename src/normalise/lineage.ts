import { z } from 'zod';
import { badFile } from './reviewed-file.js';

export const lineageKinds = ['rename', 'merge', 'split', 'transfer', 'abolish'] as const;
export type LineageKind = (typeof lineageKinds)[number];

export const lineageSchema = z.strictObject({
  /**
   * `rename`: the one is the other. `merge`: all of the predecessors went into one body, which may have been there before.
   * `split`: all of one body went to several. `transfer`: a part of a body went elsewhere, and the body stayed.
   * `abolish`: nothing took its place.
   */
  kind: z.enum(lineageKinds),
  /** The first year whose report was written after the change. */
  year: z.int().min(2000).max(2099),
  /** Agencies by their paths below the site. */
  from: z.array(z.string()).min(1),
  to: z.array(z.string()).default([]),
  evidence: z.string().min(1),
});

/** A change of a site's bodies. */
export type LineageRow = z.output<typeof lineageSchema>;

/** The changes of a site's bodies, and the file in which they stand. */
export interface Lineage {
  readonly file: string;
  readonly rows: readonly LineageRow[];
}

/** The body is no more after the change. */
export function isEnding(row: LineageRow): boolean {
  return row.kind !== 'transfer';
}

const counts: Readonly<Record<LineageKind, (from: number, to: number) => boolean>> = {
  rename: (from, to) => from === 1 && to === 1,
  merge: (_from, to) => to === 1,
  split: (from, to) => from === 1 && to > 1,
  transfer: (_from, to) => to > 0,
  abolish: (_from, to) => to === 0,
};

/**
 * Holds a site's lineage against itself: every row has as many bodies on each side as its kind says, no body ends twice,
 * and nobody is his own successor, at whatever distance.
 *
 * @throws RefusedError naming the file
 */
export function checkLineage({ file, rows }: Lineage): void {
  const ends = new Map<string, LineageRow>();
  for (const row of rows) {
    const what = `lineage ${row.kind} ${row.year} of ${row.from.join(', ')}`;
    if (!counts[row.kind](row.from.length, row.to.length))
      throw badFile(file, `${what}: a ${row.kind} is not from ${row.from.length} to ${row.to.length}`);
    if (new Set([...row.from, ...row.to]).size < row.from.length + row.to.length)
      throw badFile(file, `${what}: a body is named twice`);
    if (!isEnding(row)) continue;
    for (const path of row.from) {
      const other = ends.get(path);
      if (other !== undefined) throw badFile(file, `${path} ends twice, in ${other.year} and in ${row.year}`);
      ends.set(path, row);
    }
  }
  for (const path of ends.keys()) follow(path, ends, [], file);
}

function follow(path: string, ends: ReadonlyMap<string, LineageRow>, behind: readonly string[], file: string): void {
  if (behind.includes(path)) throw badFile(file, `the lineage runs in a circle: ${[...behind, path].join(' → ')}`);
  for (const next of ends.get(path)?.to ?? []) follow(next, ends, [...behind, path], file);
}
