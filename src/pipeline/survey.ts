import { Halted } from '../../scrapers/gate.js';
import { Glance } from '../../scrapers/glance.js';
import { type Survey, surveySite } from '../../scrapers/survey.js';
import { type Visit, Visitor } from '../../scrapers/visitor.js';
import { exit, PersonError } from '../errors.js';
import type { Outcome } from '../source.js';
import { fetcherFor, type Settings } from './crawl.js';
import { toText } from './to-text.js';

/** How a first look can end without a page, in words, and what to do then. */
const ends: Partial<Record<Outcome, readonly [what: string, remedy: string]>> = {
  challenge: ['turns programs away', 'It is left alone. Ask the site’s owner for access; nothing here gets around it.'],
  robots_denied: ['asks programs to stay away (robots.txt)', 'It is left alone.'],
  robots_unknown: ['could not say whether programs may ask it (robots.txt)', 'Try again another day.'],
  transient: [
    'did not answer',
    'Look at the address in a browser and at the network of this machine; try http:// and https://.',
  ],
  truncated: ['answered with half a page', 'Try again another day.'],
  gone: ['has no such page', 'Give an address that a browser shows.'],
  soft404: ['answered with an error page', 'Give an address that a browser shows.'],
  refused: ['sends its reader on to another host', 'Give the address at which a browser ends.'],
};

/**
 * Looks at a site as a crawl would, with its rules and at its pace, and keeps nothing.
 *
 * @param hosts the hosts that may be asked
 * @throws PersonError when the first page cannot be had, or no family knows it
 */
export async function survey(
  url: string,
  hosts: readonly string[],
  settings: Settings,
  onVisit: (visit: Visit) => void,
): Promise<Survey> {
  const fetcher = fetcherFor(settings, { tls: 'standard' });
  const memory = new Glance(onVisit);
  const visitor = new Visitor(hosts, fetcher, memory, toText);
  try {
    const { outcome, page } = await visitor.visit({ url }, { purpose: 'navigation' });
    if (page !== null) return await surveySite(page, new URL(url).hostname, visitor);
    const [what, remedy] = ends[outcome] ?? ['answered with what is no page', 'Give the address of a page.'];
    const reason = memory.visited(url)?.reason ?? null;
    throw new PersonError(`${url} ${what}${reason === null ? '' : ` (${reason})`}`, remedy, exit.degraded);
  } catch (error) {
    if (!(error instanceof Halted)) throw error;
    throw new PersonError(
      `nothing may be asked now: ${error.reason}`,
      'Try again when that has passed.',
      exit.degraded,
    );
  } finally {
    await fetcher.close();
  }
}
