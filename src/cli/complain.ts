import type { PersonError } from '../errors.js';
import { paint, safe } from './terminal.js';

/** Says what is wrong and what to do, on standard error. */
export function complain(error: PersonError): void {
  process.stderr.write(`${paint('red', 'gongkai:', process.stderr)} ${safe(error.message)}.\n${safe(error.remedy)}\n`);
}
