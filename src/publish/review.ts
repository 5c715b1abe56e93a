import { join } from 'node:path';
import { makeFolder, writeWhole } from '../disk.js';
import { writeCsvRow } from '../normalise/csv.js';
import type { NameToReview } from '../normalise/place.js';

const header = ['site', 'printed', 'year', 'report_url', 'code', 'candidates'];

/** Where the names wait for a reviewer, below the data folder. */
export function reviewFile(data: string): string {
  return join(data, 'review', 'names.csv');
}

/**
 * Writes down every printed name of which nobody knows whose it is, one row for every page, sorted; without any the header
 * alone, so that no older list is taken for today's. A reviewer's answers go into data/lookups/names.csv.
 *
 * @returns the number of names, each counted once for its site
 */
export function writeReview(data: string, names: readonly NameToReview[]): number {
  const rows = names
    .map((n) => [n.site, n.printed, String(n.year ?? ''), n.url, n.code, n.candidates.join(' ')])
    .map((fields) => ({ key: fields.join('\n'), line: writeCsvRow(fields) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const file = reviewFile(data);
  makeFolder(join(data, 'review'));
  writeWhole(file, Buffer.from(writeCsvRow(header) + rows.map((r) => r.line).join('')));
  return new Set(names.map((n) => `${n.site}\n${n.printed}`)).size;
}
