import { join } from 'node:path';
import { makeFolder, syncFolder } from '../disk.js';
import { hold } from '../lock.js';
import { isGood } from '../source.js';
import { type Baseline, baselineAfter, noBaseline } from './baseline.js';
import type { Entry, ListingEntry, NewEntry, RunEntry, VisitEntry } from './entries.js';
import { Journal, type Journalled, readJournal } from './journal.js';
import { Objects } from './objects.js';

/** Where a site's journal and objects lie below the data folder. */
export function archiveFolder(data: string, slug: string): string {
  return join(data, 'archive', slug);
}

const journalFile = 'journal.ndjson';

/** What one site's archive holds, as its journal tells it. */
export class Archive {
  readonly objects: Objects;
  readonly entries: Entry[];
  readonly #visits = new Map<string, VisitEntry[]>();
  readonly #listings = new Map<string, ListingEntry>();
  readonly #baselines = new Map<string, Baseline>();

  /** The last line of the journal is whole and wrong; a run would cut it off. */
  readonly endDamaged: boolean;

  constructor(folder: string, { entries, endDamaged }: Journalled) {
    this.endDamaged = endDamaged;
    this.objects = new Objects(join(folder, 'objects'));
    this.entries = [];
    for (const entry of entries) this.take(entry);
  }

  /** Reads an archive without holding it; a run in progress may be writing behind what is read. */
  static read(data: string, slug: string): Archive {
    const folder = archiveFolder(data, slug);
    return new Archive(folder, readJournal(join(folder, journalFile)));
  }

  protected take(entry: Entry): void {
    this.entries.push(entry);
    if (entry.kind === 'visit') {
      const visits = this.#visits.get(entry.url);
      if (visits === undefined) this.#visits.set(entry.url, [entry]);
      else visits.push(entry);
    }
    if (entry.kind !== 'listing') return;
    this.#listings.set(entry.column, entry);
    this.#baselines.set(entry.column, baselineAfter(this.baseline(entry.column), entry));
  }

  /** All visits to a URL, oldest first. */
  visits(url: string): readonly VisitEntry[] {
    return this.#visits.get(url) ?? [];
  }

  /** The last visit that brought the page or the word that it has not changed. */
  lastGood(url: string): VisitEntry | null {
    return this.visits(url).findLast((v) => isGood(v.outcome) && v.sha256 !== null) ?? null;
  }

  /** What each column listed when it was last seen, by the column's URL. */
  get listings(): readonly ListingEntry[] {
    return [...this.#listings.values()];
  }

  listing(column: string): ListingEntry | null {
    return this.#listings.get(column) ?? null;
  }

  /** What a column is known to list, and whether its last lists have fallen short of it. */
  baseline(column: string): Baseline {
    return this.#baselines.get(column) ?? noBaseline;
  }

  get runs(): readonly RunEntry[] {
    return this.entries.filter((e): e is RunEntry => e.kind === 'run');
  }
}

/** An archive that this process alone may write. */
export class HeldArchive extends Archive {
  readonly #journal: Journal;
  readonly #release: () => Promise<void>;
  /** Bytes of a line that a crash had cut off, and that were taken away. */
  readonly tornBytes: number;

  private constructor(folder: string, slug: string, time: string, release: () => Promise<void>) {
    const journalled = readJournal(join(folder, journalFile));
    super(folder, journalled);
    this.#journal = new Journal(join(folder, journalFile), journalled);
    this.#release = release;
    this.tornBytes = journalled.tornBytes;
    // Only a run that did not come to its end can have left anything half written, and a look costs a folder in 256.
    const last = this.entries.at(-1);
    if (last?.kind !== 'run' || last.phase !== 'end' || this.tornBytes > 0) this.objects.sweep();
    if (journalled.entries.length > 0) return;
    syncFolder(folder);
    this.append({ kind: 'archive', time, format: 1, site: slug });
  }

  /**
   * Takes hold of a site's archive, making it if there is none.
   *
   * @throws HeldError when another process holds it
   */
  static async hold(data: string, slug: string, time: string): Promise<HeldArchive> {
    const folder = archiveFolder(data, slug);
    makeFolder(folder);
    const release = await hold(folder, `the archive of ${slug}`);
    try {
      return new HeldArchive(folder, slug, time, release);
    } catch (error) {
      await release();
      throw error;
    }
  }

  append(entry: NewEntry): Entry {
    const written = this.#journal.append(entry);
    this.take(written);
    return written;
  }

  async release(): Promise<void> {
    this.#journal.close();
    await this.#release();
  }
}
