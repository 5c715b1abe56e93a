import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { publishHere } from '../support/district.js';
import { temporaryFolder } from '../support/folders.js';
import { crashOnce, violationsOf } from './crashing.js';
import { modes } from './disk/plan.js';
import { stageHere } from './here.js';
import { linesOf, stateOf } from './state.js';

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

describe(`a quiet night that dies at any write (seed ${seed})`, () => {
  test.each(modes)('%s it: nothing is lost that was there', async (mode) => {
    const first = await stageHere(temporaryFolder());
    await first.attempt(null);
    const whole = stateOf(first.data);
    const evening = join(temporaryFolder(), 'data');
    cpSync(first.data, evening, { recursive: true });
    const violations: string[] = [];
    let struck = 0;
    for (let at = 1; ; at++) {
      rmSync(first.data, { recursive: true });
      cpSync(evening, first.data, { recursive: true });
      const crashed = await first.attempt({ crash: { at, mode }, seed: seed + at });
      if (crashed.report.struck === null && crashed.report.points < at) break;
      if (crashed.report.struck === null) continue;
      struck++;
      const lines = linesOf(first.data);
      if (!(await first.attempt(null)).ended) violations.push(`${at}: the night after did not end well`);
      violations.push(...violationsOf(first.data, whole, lines).map((v) => `${at} (${crashed.report.struck}): ${v}`));
    }
    await first.server.close();
    expect(violations).toEqual([]);
    expect(struck).toBeGreaterThan(mode === 'half' ? 3 : 6);
  });
});
