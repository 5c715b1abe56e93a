import { Browser } from '../../scrapers/browser.js';
import type { HostMap } from '../../scrapers/connect.js';
import { Gate, noLimits } from '../../scrapers/gate.js';
import { Pace } from '../../scrapers/pace.js';
import type { Settings } from '../../src/pipeline/crawl.js';
import { fakeClock } from './fetching.js';

/**
 * How a crawl behaves in this process, where a test does not say otherwise: by a clock that waits for nothing, every
 * report asked for again, hosts that have turned it away too.
 */
export function testSettings(data: string, map: HostMap, options: Partial<Settings> = {}): Settings {
  const clock = options.clock ?? fakeClock();
  return {
    data,
    userAgent: 'gongkai-test',
    map,
    delay: 0,
    clock,
    pace: new Pace(clock, 0),
    gate: new Gate(noLimits, clock, () => false),
    years: null,
    again: 'all',
    retryBlocked: true,
    browser: new Browser(null, clock),
    ...options,
  };
}
