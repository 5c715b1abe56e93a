import { join } from 'node:path';
import pino from 'pino';
import type { Visit } from '../../scrapers/visitor.js';
import { logName } from '../pipeline/run-folder.js';
import { printable } from '../printable.js';
import type { Site } from '../site.js';

/** The log of a run: one line of JSON for every visit. */
export interface RunLog {
  readonly visit: (site: Site, visit: Visit) => void;
  readonly end: (status: number) => void;
}

/** Opens the log in a run's folder. What pages say is data in it, in one line and without what a terminal would obey. */
export function openLog(folder: string): RunLog {
  const file = pino.destination({ dest: join(folder, logName), sync: true });
  const log = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, file);
  return {
    visit: (site, { purpose, url, finalUrl, status, outcome, reason, body }) =>
      log.info({
        site: site.slug,
        purpose,
        url,
        ...(finalUrl === url ? {} : { finalUrl }),
        status,
        outcome,
        ...(reason === null ? {} : { reason: printable(reason) }),
        bytes: body?.length ?? 0,
      }),
    end: (status) => {
      log.info({ status }, 'end');
      file.end();
    },
  };
}
