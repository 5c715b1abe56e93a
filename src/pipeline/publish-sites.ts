import { existsSync } from 'node:fs';
import { archiveFolder } from '../archive/archive.js';
import { RefusedError } from '../errors.js';
import { letGo } from '../letting-go.js';
import type { SiteRead } from '../normalise/site-read.js';
import { Assembly, type Dataset } from '../publish/assemble.js';
import { writeFormats } from '../publish/formats/formats.js';
import { buildRelease, type FormatWriter, type Release } from '../publish/release.js';
import type { Sink } from '../publish/spool.js';
import type { Site } from '../site.js';
import { readSite } from './read-site.js';

/** Reports of sites that were let go, and that may still stand in memory: to look for them after every small site costs more than they. */
const mostLoose = 1_000;

/** Who is told how far it is. */
export interface PublishingEvents {
  /** Reports read, and how many there are as far as is known: the sites to come are not looked at yet. */
  readonly onReport?: (done: number, of: number) => void;
  /** A site is read; it is let go when this returns. */
  readonly onSite?: (read: SiteRead) => void;
}

/**
 * Reads the archives of these sites, one after the other, and publishes them; no more than one site's reports are held.
 *
 * @param formats writes what is made of the tables; null: nothing is
 * @throws RefusedError when there is nothing to publish
 */
export async function publishSites(
  sites: readonly Site[],
  data: string,
  events: PublishingEvents = {},
  formats: FormatWriter | null = writeFormats,
): Promise<{ dataset: Dataset; release: Release }> {
  const ordered = [...sites].sort((a, b) => (a.slug < b.slug ? -1 : 1));
  const nothing = () =>
    new RefusedError(
      `the archive below ${data} holds no report of ${ordered.map((s) => s.slug).join(', ')}`,
      'Crawl first, or name the data folder with --data.',
    );
  // Where nothing was crawled no folder is made.
  if (!ordered.some((site) => existsSync(archiveFolder(data, site.slug)))) throw nothing();
  const filled: { dataset?: Dataset } = {};
  const fill = (sink: Sink) => {
    const assembly = new Assembly(sink);
    let before = 0;
    const addSite = (site: Site, done: number): number => {
      let pages = 0;
      const read = readSite(site, data, (own, of) => {
        pages = of;
        events.onReport?.(done + own, done + of);
      });
      assembly.add(read);
      events.onSite?.(read);
      return pages;
    };
    let loose = 0;
    for (const site of ordered) {
      const pages = addSite(site, before);
      before += pages;
      loose += pages;
      if (loose < mostLoose) continue;
      letGo();
      loose = 0;
    }
    const dataset = assembly.end();
    filled.dataset = dataset;
    const { newest, invented } = dataset;
    if (newest === null) throw nothing();
    return { newest, invented };
  };
  const release = await buildRelease(data, fill, { formats });
  if (filled.dataset === undefined) throw new Error('a release was built of nothing');
  return { dataset: filled.dataset, release };
}
