/**
 * How a visit to a URL can end; nothing else escapes a fetch.
 *
 * - `ok`: whole page, its end proved; `ok_end_unproven`: no length, no last chunk, no trailer, but a complete HTML page
 * - `not_modified`: 304 to a conditional request
 * - `gone`: 404 or 410; `soft404`: an error page served with 200
 * - `challenge`: a gateway asks for a browser's proof of work; never answered
 * - `robots_denied`, `robots_unknown`: the site says no, or could not say
 * - `transient`: may work later; `truncated`: cut on the way; `refused`: against our own rules (host, size, depth)
 * - `parser_failed`, `needs_person`: fetched, but not understood
 */
export const outcomes = [
  'ok',
  'ok_end_unproven',
  'not_modified',
  'gone',
  'soft404',
  'challenge',
  'robots_denied',
  'robots_unknown',
  'transient',
  'truncated',
  'refused',
  'parser_failed',
  'needs_person',
] as const;
export type Outcome = (typeof outcomes)[number];

/** What proved that the body is whole; null where nothing did. */
export type BodyEnd = 'length' | 'chunked' | 'trailer' | 'html' | null;

/** Bytes fetched once, and all that the visit told. */
export interface Source {
  readonly url: string;
  readonly finalUrl: string;
  /** UTC, to the second. */
  readonly time: string;
  /** null where no answer came. */
  readonly status: number | null;
  readonly outcome: Outcome;
  /** Why, in a few words; null where the outcome says it all. */
  readonly reason: string | null;
  /** The headers that matter, lower case: content-type, etag, last-modified, content-encoding, location, retry-after. */
  readonly headers: Readonly<Record<string, string>>;
  /** Of the bytes that were kept; null where none were. */
  readonly sha256: string | null;
  /** Length of the kept bytes, after content codings were undone. */
  readonly bytes: number;
  readonly end: BodyEnd;
}

/** The visit brought the page, or the word that the kept one still stands. */
export function isGood(outcome: Outcome): boolean {
  return outcome === 'ok' || outcome === 'ok_end_unproven' || outcome === 'not_modified';
}

const well: ReadonlySet<Outcome> = new Set(['ok', 'ok_end_unproven', 'not_modified', 'gone', 'soft404']);

/** The visit told what there is: the page, or that there is none. Every other end may be another one another day. */
export function endsWell(outcome: Outcome): boolean {
  return well.has(outcome);
}

/** A time as sources have it: UTC, to the second. */
export function utc(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}
