import { createRequire } from 'node:module';
import type { Outcome } from '../src/source.js';

// The package's types declare a default export that its CommonJS file does not have.
const robotsParser: typeof import('robots-parser').default = createRequire(import.meta.url)('robots-parser');

/** The name by which robots.txt files may address this program. */
export const robotName = 'gongkai';

const mostBytes = 500 * 1024;
/** Seconds; a longer wish is taken as this, and the run asks for fewer pages instead. */
const longestDelay = 60;

/** What a site's robots.txt lets us do. */
export interface Rules {
  /** null: go ahead. */
  readonly verdict: (url: string) => Outcome | null;
  /** Seconds between requests that the file asks for. */
  readonly delay: number;
}

const go: Rules = { verdict: () => null, delay: 0 };
const always = (outcome: Outcome): Rules => ({ verdict: () => outcome, delay: 0 });

/**
 * The rules of a host from its answer for `/robots.txt`.
 *
 * RFC 9309: a client error means that there is no file, a server error or silence means not now. We take 401 and 403 as
 * a no, and a page of HTML (a home page for every path) as no file.
 *
 * @param body the file, where it was had or is known unchanged
 */
export function rulesOf(url: string, outcome: Outcome, status: number | null, body: Buffer | null): Rules {
  if (status === 401 || status === 403) return always('robots_denied');
  if (outcome === 'challenge') return always('challenge');
  if (status !== null && status >= 400 && status < 500 && status !== 429) return go;
  if (outcome === 'soft404') return go;
  if (outcome !== 'ok' && outcome !== 'ok_end_unproven' && outcome !== 'not_modified') return always('robots_unknown');
  const text = (body ?? Buffer.alloc(0))
    .subarray(0, mostBytes)
    .toString()
    .replace(/^\ufeff/, '');
  if (/^\s*</.test(text)) return go;
  const robots = robotsParser(url, text);
  return {
    verdict: (asked) => (robots.isDisallowed(asked, robotName) === true ? 'robots_denied' : null),
    delay: Math.min(robots.getCrawlDelay(robotName) ?? 0, longestDelay),
  };
}
