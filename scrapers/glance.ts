import { createHash } from 'node:crypto';
import type { Source } from '../src/source.js';
import type { Known, Memory, Visit } from './visitor.js';

type Ended = Pick<Source, 'outcome' | 'status' | 'finalUrl' | 'sha256'> & Pick<Source, 'reason' | 'headers'>;

/**
 * A memory for a few looks at a site before it is declared: nothing that is seen becomes data, so nothing is kept. The
 * first crawl of the declared site asks for everything anew.
 */
export class Glance implements Memory {
  readonly #ends = new Map<string, Ended>();
  readonly #bytes = new Map<string, Buffer>();

  /** @param onVisit hears of every visit */
  constructor(readonly onVisit: (visit: Visit) => void = () => {}) {}

  known(url: string): Known | null {
    const end = this.#ends.get(url);
    return end?.sha256 == null ? null : { sha256: end.sha256, headers: end.headers };
  }

  visited(url: string): Ended | null {
    return this.#ends.get(url) ?? null;
  }

  bytes(sha256: string): Buffer {
    const bytes = this.#bytes.get(sha256);
    if (bytes === undefined) throw new Error(`nothing with ${sha256} was seen`);
    return bytes;
  }

  keep(visit: Visit): void {
    const { url, outcome, reason, status, finalUrl, headers, body } = visit;
    const sha256 = body === null ? null : createHash('sha256').update(body).digest('hex');
    if (body !== null && sha256 !== null) this.#bytes.set(sha256, body);
    this.#ends.set(url, { outcome, reason, status, finalUrl, headers, sha256 });
    this.onVisit(visit);
  }
}
