import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Clock } from '../../scrapers/pace.js';
import { PersonError } from '../../src/errors.js';
import { crawlHere, onDistrict, serveBody } from '../support/district.js';
import { fakeClock } from '../support/fetching.js';
import { temporaryFolder } from '../support/folders.js';
import { disturbing } from './command.js';
import { small } from './here.js';
import { stateOf } from './state.js';

const hour = 60 * 60 * 1000;

/** The clock of the other tests, set otherwise. */
function clockSet(by: () => number): Clock {
  const clock = fakeClock();
  return { ...clock, now: () => new Date(clock.now().getTime() + by()) };
}

describe('the clock', () => {
  test('that has gone back by a day is not believed: nothing is asked, and the archive is left as it is', async () => {
    const data = temporaryFolder();
    const { server } = await serveBody(small);
    await crawlHere(server, data);
    const [before, asked] = [stateOf(data), server.log.length];
    const refused = crawlHere(server, data, { clock: clockSet(() => -24 * hour) });
    await expect(refused).rejects.toThrow(PersonError);
    await expect(refused).rejects.toThrow('it is 2025-12-31T00:00:00Z by this machine’s clock');
    expect([stateOf(data), server.log.length]).toEqual([before, asked]);
    await crawlHere(server, data);
  });

  test.each([
    ['back by less than an hour', -hour + 1000],
    ['forward by a year', 365 * 24 * hour],
  ])('%s is believed', async (_what, by) => {
    const data = temporaryFolder();
    const { server } = await serveBody(small);
    await crawlHere(server, data);
    const before = stateOf(data);
    await crawlHere(server, data, { clock: clockSet(() => by) });
    expect(stateOf(data)).toEqual(before);
  });

  test('that steps back in the middle of a run changes the order of nothing', async () => {
    const undisturbed = temporaryFolder();
    const { server } = await serveBody(small);
    await crawlHere(server, undisturbed);
    const data = temporaryFolder();
    const { server: other } = await serveBody(small);
    await crawlHere(other, data, { clock: clockSet(() => (other.log.length > 3 ? -24 * hour : 0)) });
    expect(stateOf(data)).toEqual(stateOf(undisturbed));
  });
});

describe('a disk with little room', () => {
  test('is not crawled to: status 1, in words, and nothing is asked', async () => {
    const folder = temporaryFolder();
    const { server } = await serveBody(small);
    const { options } = disturbing(folder, { free: 63 * 1024 * 1024 });
    const run = await onDistrict(server, join(folder, 'data'), ['crawl'], options);
    expect([run.status, run.stderr]).toEqual([1, expect.stringMatching(/63 MB free.*64 at least.*Make room/s)]);
    expect(server.log).toHaveLength(0);
  });

  test('with just enough is', async () => {
    const folder = temporaryFolder();
    const { server } = await serveBody(small);
    const { options } = disturbing(folder, { free: 64 * 1024 * 1024 });
    expect((await onDistrict(server, join(folder, 'data'), ['crawl'], options)).status).toBe(0);
  });
});
