import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Column } from '../../scrapers/discover.js';
import type { Link } from '../../scrapers/family.js';
import type { ListingRead, Mark, Recall } from '../../scrapers/recall.js';
import type { Archive } from '../archive/archive.js';
import { sha256Of } from '../archive/objects.js';
import { makeFolder, sweepParts, writeWhole } from '../disk.js';
import type { Site } from '../site.js';
import { programSum } from './program.js';

const mark = z.strictObject({ url: z.string(), sha256: z.string(), contentType: z.string().nullable() });
const ask = z.strictObject({
  url: z.string(),
  form: z.string().exactOptional(),
  ajax: z.literal(true).exactOptional(),
});
const column = z.strictObject({ url: z.string(), agency: z.string(), owner: z.string(), mixed: z.boolean() });
const waysRead = z.strictObject({ mark, ways: z.array(z.strictObject({ url: z.string(), text: z.string() })) });
const listRead = z.strictObject({
  column,
  /** The entry of the journal that holds the items. */
  entry: z.strictObject({ seq: z.int(), run: z.string() }),
  pages: z.array(z.strictObject({ ask, mark })),
  below: z.array(column),
});
const contents = z.strictObject({
  ways: z.array(waysRead),
  lists: z.array(listRead),
  /** Names of articles on which nothing hangs. */
  alone: z.array(z.string()),
});

type WaysRead = z.infer<typeof waysRead>;
type ListRead = z.infer<typeof listRead>;

/** Where it is kept what a site’s pages gave; it may be thrown away at any time. */
export function recalledFile(data: string, slug: string): string {
  return join(data, 'recalled', `${slug}.ndjson`);
}

/**
 * What the pages of one site gave in the last run, in a file beside the archive. It holds for the very program and the
 * very declaration of the site that made it; after any change of either everything is read anew. Items are not in it:
 * they are the journal’s, and an entry that is no longer the column’s last is not recalled.
 */
export class Recalled implements Recall {
  readonly #ways = new Map<string, WaysRead>();
  readonly #lists = new Map<string, ListRead>();
  readonly #notedWays = new Map<string, WaysRead>();
  readonly #notedLists = new Map<string, Omit<ListRead, 'entry'>>();
  readonly #alone: Set<string>;
  readonly #path: string;
  /** null where nothing may be recalled. */
  readonly #key: string | null;
  readonly #kept: string;

  /** @param program the sum of the program; null where there is none */
  constructor(
    readonly archive: Archive,
    data: string,
    site: Site,
    program: string | null = programSum(),
  ) {
    this.#path = recalledFile(data, site.slug);
    this.#key = program === null ? null : sha256Of(Buffer.from(`${program}\n${JSON.stringify(site)}`));
    this.#kept = this.#key === null || !existsSync(this.#path) ? '' : readFileSync(this.#path, 'utf8');
    const { ways, lists, alone } = bodyOf(this.#kept, this.#key);
    this.#alone = new Set(alone);
    for (const one of ways) this.#ways.set(one.mark.url, one);
    for (const one of lists) this.#lists.set(one.column.url, one);
  }

  ways(mark: Mark): readonly Link[] | null {
    const one = this.#ways.get(mark.url);
    return one?.mark.sha256 === mark.sha256 && one.mark.contentType === mark.contentType ? one.ways : null;
  }

  noteWays(mark: Mark, ways: readonly Link[]): void {
    this.#notedWays.set(mark.url, { mark, ways: [...ways] });
  }

  list(column: Column): ListingRead | null {
    const one = this.#lists.get(column.url);
    const entry = this.archive.listing(column.url);
    if (one === undefined || entry?.seq !== one.entry.seq || entry.run !== one.entry.run) return null;
    if (JSON.stringify(one.column) !== JSON.stringify(columnOf(column))) return null;
    const { items, complete, reason } = entry;
    return { listing: { ...column, items, complete, reason, below: one.below }, pages: one.pages };
  }

  noteList({ listing, pages }: ListingRead): void {
    const below = listing.below.map(columnOf);
    this.#notedLists.set(listing.url, { column: columnOf(listing), pages: [...pages], below });
  }

  standsAlone(mark: Mark): boolean {
    return this.#alone.has(nameOf(mark));
  }

  noteAlone(mark: Mark): void {
    this.#alone.add(nameOf(mark));
  }

  /**
   * Keeps what this run has noted, once its listings are in the journal.
   *
   * @param whole the run went to its end: pages of navigation and lists that it did not come by are forgotten. Articles
   * are not: a night asks for one in thirty.
   */
  save(whole: boolean): void {
    if (this.#key === null) return;
    const lists = [...this.#notedLists].map(([url, read]) => [url, this.#written(read)] as const);
    const before = whole ? [] : ([this.#ways, this.#lists] as const);
    const ways = new Map([...(before[0] ?? []), ...this.#notedWays]);
    const all = new Map([...(before[1] ?? []), ...lists]);
    const body = JSON.stringify({
      ways: [...ways.values()],
      lists: [...all.values()].filter((one) => one !== null),
      alone: [...this.#alone].sort(),
    });
    const text = `${JSON.stringify(headOf(body, this.#key))}\n${body}\n`;
    if (text === this.#kept) return;
    makeFolder(dirname(this.#path));
    sweepParts(this.#path);
    writeWhole(this.#path, Buffer.from(text));
  }

  #written({ column, ...read }: Omit<ListRead, 'entry'>): ListRead | null {
    const entry = this.archive.listing(column.url);
    return entry === null ? null : { column, entry: { seq: entry.seq, run: entry.run }, ...read };
  }
}

/** A page by a name as short as can be: there are as many as there are reports. */
function nameOf({ url, sha256, contentType }: Mark): string {
  return sha256Of(Buffer.from(`${url}\n${sha256}\n${contentType}`)).slice(0, 16);
}

function columnOf({ url, agency, owner, mixed }: Column): Column {
  return { url, agency, owner, mixed };
}

function headOf(body: string, key: string): { key: string; sum: string } {
  return { key, sum: sha256Of(Buffer.from(body)) };
}

/** The body of a file that is whole and made by the same program for the same site; nothing otherwise. */
function bodyOf(text: string, key: string | null): z.infer<typeof contents> {
  const [head, body] = text.split('\n');
  if (key === null || body === undefined || head !== JSON.stringify(headOf(body, key)))
    return { ways: [], lists: [], alone: [] };
  return contents.parse(JSON.parse(body));
}
