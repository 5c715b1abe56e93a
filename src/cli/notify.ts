import { request } from 'undici';
import { PersonError } from '../errors.js';
import type { RunRecord } from '../pipeline/run-record.js';
import { complain } from './complain.js';

const patience = 10_000;

/**
 * Posts a run's record to the webhook of the configuration, if there is one. A webhook that does not take it is told of,
 * and changes nothing of how the run ended.
 */
export async function notify(webhook: string | null, record: RunRecord): Promise<void> {
  if (webhook === null) return;
  try {
    const answer = await request(webhook, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(record),
      signal: AbortSignal.timeout(patience),
    });
    await answer.body.dump();
    if (answer.statusCode >= 400) throw new Error(`status ${answer.statusCode}`);
  } catch (error) {
    const why = (error as Error).message;
    complain(
      new PersonError(`the webhook did not take the run's record: ${why}`, 'Look at webhook in the configuration.', 0),
    );
  }
}
