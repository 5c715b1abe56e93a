import { z } from 'zod';
import { outcomes } from '../source.js';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const common = { seq: z.int().min(0), time: z.string() };
const inRun = { ...common, run: z.string() };

/** The first line of every journal. */
const archiveEntry = z.strictObject({ kind: z.literal('archive'), ...common, format: z.literal(1), site: z.string() });

const runEntry = z.strictObject({
  kind: z.literal('run'),
  ...inRun,
  phase: z.enum(['begin', 'end']),
  /** Of an end: nothing was lacking, no host was given up, every visit ended well. */
  sound: z.boolean().default(false),
});

const visitEntry = z.strictObject({
  kind: z.literal('visit'),
  ...inRun,
  purpose: z.enum(['robots', 'navigation', 'list', 'article', 'part', 'attachment']),
  url: z.string(),
  finalUrl: z.string(),
  status: z.int().nullable(),
  outcome: z.enum(outcomes),
  reason: z.string().nullable(),
  headers: z.record(z.string(), z.string()),
  sha256: hash.nullable(),
  bytes: z.int(),
  end: z.enum(['length', 'chunked', 'trailer', 'html']).nullable(),
  /** The article of which this is a later part, with the part's number from 2, or on which this file hangs. */
  partOf: z.string().nullable(),
  part: z.int().nullable(),
});

/** What the pages of one column listed. Written when it differs from what the column listed before. */
const listingEntry = z.strictObject({
  kind: z.literal('listing'),
  ...inRun,
  column: z.string(),
  agency: z.string(),
  /** The body by the column's address; empty where the column may hold several bodies' reports. */
  owner: z.string(),
  /** Other things stand in the column too; only what says that it is a report was taken from it. */
  mixed: z.boolean(),
  complete: z.boolean(),
  /** Why the list is not complete. */
  reason: z.string().nullable(),
  items: z.array(z.strictObject({ url: z.string(), title: z.string(), date: z.string().nullable() })),
});

export const entrySchema = z.discriminatedUnion('kind', [archiveEntry, runEntry, visitEntry, listingEntry]);

export type Entry = z.infer<typeof entrySchema>;
export type VisitEntry = z.infer<typeof visitEntry>;
export type ListingEntry = z.infer<typeof listingEntry>;
export type RunEntry = z.infer<typeof runEntry>;
/** An entry before the journal has numbered it. */
export type NewEntry = { [K in Entry['kind']]: Omit<Extract<Entry, { kind: K }>, 'seq'> }[Entry['kind']];

/**
 * A visit with its number, member by member: visits are nearly all of a journal, and to hold each against the schema
 * costs more than to write it.
 */
export function visitAt(seq: number, visit: Omit<VisitEntry, 'seq'>): VisitEntry {
  const { kind, time, run, purpose, url, finalUrl, status, outcome, reason, headers, sha256, bytes, end } = visit;
  const { partOf, part } = visit;
  return {
    kind,
    seq,
    time,
    run,
    purpose,
    url,
    finalUrl,
    status,
    outcome,
    reason,
    headers,
    sha256,
    bytes,
    end,
    partOf,
    part,
  };
}

/** A listing with its number; its items are taken over as they are, for a long list is not to be in memory twice. */
export function listingAt(seq: number, listing: Omit<ListingEntry, 'seq'>): ListingEntry {
  const { kind, time, run, column, agency, owner, mixed, complete, reason, items } = listing;
  return { kind, seq, time, run, column, agency, owner, mixed, complete, reason, items };
}

const visitMembers = Object.keys(visitEntry.shape).join();

/** A line whose sum was right is what some version has written; it is this one's visit when it has the very members of one. */
export function isVisit(written: unknown): written is VisitEntry {
  return Object.keys(written as object).join() === visitMembers && (written as VisitEntry).kind === 'visit';
}
