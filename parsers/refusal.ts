import type { Finding } from '../src/finding.js';

/** Thrown inside the readers when a document cannot or must not be read; it never leaves `readReport`. */
export class Refusal extends Error {
  constructor(readonly finding: Finding) {
    super(finding.code);
  }
}
