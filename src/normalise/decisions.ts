import { existsSync, readFileSync } from 'node:fs';
import { projectFile } from '../folder.js';
import { readCsv } from './csv.js';
import type { SiteRegistry } from './registry.js';
import { badFile } from './reviewed-file.js';

const file = 'data/lookups/names.csv';
const header = ['site', 'printed', 'decision', 'reviewer', 'date', 'note'];
const slugPattern = /^[a-z0-9-]+\/[a-z0-9-]+$/;

/** What a reviewer has decided about a printed name: whose it is, that it is a body of its own, or that it says nothing. */
export interface NameDecision {
  readonly site: string;
  /** To the letter: another print is asked about anew. */
  readonly printed: string;
  /** The path of a registered agency below the site; `new`: a body that is not registered; `ignore`: the name says nothing. */
  readonly decision: string;
  readonly line: number;
}

/**
 * The decisions on a site's names.
 *
 * @throws RefusedError naming file and line, for a row that is malformed or names an agency that is not registered
 */
export function readDecisions(registry: SiteRegistry, slug: string): readonly NameDecision[] {
  const path = projectFile(file);
  return existsSync(path) ? parseDecisions(readFileSync(path, 'utf8'), registry, slug) : [];
}

/** The decisions on a site's names in the text of such a file; every row is held against the file's rules. */
export function parseDecisions(text: string, registry: SiteRegistry, slug: string): readonly NameDecision[] {
  const [first, ...rows] = rowsOf(text);
  if (first?.fields.join() !== header.join()) throw badFile(`${file}:1`, `the first line must be ${header.join(',')}`);
  const seen = new Map<string, number>();
  const decisions = rows.map(({ line, fields }): NameDecision => {
    const at = `${file}:${line}`;
    const [site = '', printed = '', decision = '', reviewer = '', date = ''] = fields;
    if (fields.length !== header.length) throw badFile(at, `${fields.length} fields, not ${header.length}`);
    if (!slugPattern.test(site)) throw badFile(at, `${site || 'an empty field'} is no site`);
    for (const [name, value] of Object.entries({ printed, decision, reviewer }))
      if (value.trim() === '') throw badFile(at, `${name} is empty`);
    if (!/^20\d\d-\d\d-\d\d$/.test(date)) throw badFile(at, `${date || 'an empty field'} is no date (yyyy-mm-dd)`);
    const key = `${site}\n${printed}`;
    const before = seen.get(key);
    if (before !== undefined) throw badFile(at, `${printed} was decided on line ${before}`);
    seen.set(key, line);
    return { site, printed, decision, line };
  });
  const own = decisions.filter((d) => d.site === slug);
  for (const { decision, line } of own)
    if (decision !== 'new' && decision !== 'ignore' && !registry.agencies.some((a) => a.path === decision))
      throw badFile(`${file}:${line}`, `${decision} is no agency in ${registry.file}, nor new or ignore`);
  return own;
}

function rowsOf(text: string) {
  try {
    return readCsv(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw badFile(file, error.message);
  }
}
