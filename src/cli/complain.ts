import type { PersonError } from '../errors.js';
import { FailedAssertions, failureText } from '../publish/assertions/refusal.js';
import { paint, safe } from './terminal.js';

/** So many failed assertions are told one by one. */
const told = 20;

/** Says what is wrong and what to do, on standard error. */
export function complain(error: PersonError): void {
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  say(`${paint('red', 'gongkai:', process.stderr)} ${safe(error.message)}.`);
  if (error instanceof FailedAssertions) {
    const { refusing } = error.judgement;
    for (const failed of refusing.slice(0, told))
      say(`${paint('red', '✗', process.stderr)} ${safe(failureText(failed))}`);
    if (refusing.length > told) say(`… and ${refusing.length - told} more`);
  }
  say(safe(error.remedy));
}
