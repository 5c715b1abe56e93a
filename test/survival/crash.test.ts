import { describe, expect, test } from 'vitest';
import { publishHere } from '../support/district.js';
import { temporaryFolder } from '../support/folders.js';
import { crashOnce } from './crashing.js';
import { modes } from './disk/plan.js';
import { stageHere } from './here.js';
import { stateOf } from './state.js';

const seed = Date.now() % 1_000_000;

describe(`a crawl that dies at any write (seed ${seed})`, () => {
  test.each(modes)('%s it: the next run completes the archive as if nothing had been', async (mode) => {
    const undisturbed = await stageHere(temporaryFolder());
    const { report } = await undisturbed.attempt(null);
    await undisturbed.server.close();
    const whole = stateOf(undisturbed.data);
    const release = (await publishHere(undisturbed.data)).name;
    const violations: string[] = [];
    let struck = 0;
    for (let at = 1; ; at++) {
      const stage = await stageHere(temporaryFolder());
      const outcome = await crashOnce(stage, whole, at, mode, seed);
      await stage.server.close();
      if (outcome === 'past') break;
      if (outcome === 'untouched') continue;
      struck++;
      violations.push(...outcome.violations.map((v) => `${at} (${outcome.struck}): ${v}`));
      // The name of a release tells its bytes.
      if (at % 20 === 0) expect((await publishHere(stage.data)).name).toBe(release);
    }
    expect(violations).toEqual([]);
    expect(struck).toBeGreaterThan(mode === 'half' ? 15 : 60);
    if (mode !== 'half') expect(struck).toBe(report.points);
  });
});
