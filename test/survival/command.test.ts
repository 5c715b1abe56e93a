import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { publishHere } from '../support/district.js';
import { temporaryFolder } from '../support/folders.js';
import { publishCommand, stageCommand } from './command.js';
import { crashOnce, violationsOf } from './crashing.js';
import { codes, modes } from './disk/plan.js';
import { growArchive, readerViolations } from './publishing.js';
import { linesOf, stateOf } from './state.js';

/** Every so many points the real command is tried; `npm run survive` tries it at all of them. */
const step = 37;
const seed = Date.now() % 1_000_000;

describe(`the real command (seed ${seed})`, () => {
  test('killed at a write completes its archive in the next run, and publishes the same bytes', async () => {
    const undisturbed = await stageCommand(temporaryFolder());
    const { report } = await undisturbed.attempt(null);
    await undisturbed.server.close();
    expect(report.points).toBeGreaterThan(80);
    const whole = stateOf(undisturbed.data);
    const release = (await publishHere(undisturbed.data)).name;
    for (let i = 0, at = 7; at <= report.points; i++, at += step) {
      const mode = modes[i % modes.length] ?? 'lost';
      let stage = await stageCommand(temporaryFolder());
      let outcome = await crashOnce(stage, whole, at, mode, seed);
      // Only a write has a middle: the next one is taken, of a new archive.
      for (let n = at + 1; outcome === 'untouched'; n++) {
        await stage.server.close();
        stage = await stageCommand(temporaryFolder());
        outcome = await crashOnce(stage, whole, n, mode, seed);
      }
      await stage.server.close();
      expect(outcome, `${mode} ${at}`).toMatchObject({ violations: [] });
      expect((await publishHere(stage.data)).name).toBe(release);
    }
  });

  test.each(codes)('that meets %s ends with status 1, says so in words, and is taken up by the next', async (code) => {
    const tryAt = async (at: number) => {
      const stage = await stageCommand(temporaryFolder());
      const { run, report } = await stage.attempt({ fail: { at, code, on: true } });
      expect(report.struck, `${code} at ${at}`).not.toBeNull();
      expect([run.status, run.stderr], `${code} at ${at}`).toEqual([1, expect.stringMatching(/disk|too many files/)]);
      expect(run.stderr).not.toMatch(/failure of the program|\n {4}at /);
      const lines = linesOf(stage.data);
      const again = await stage.attempt(null);
      await stage.server.close();
      expect(again.run.status, again.run.stderr).toBe(0);
      expect(violationsOf(stage.data, stateOf(stage.data), lines)).toEqual([]);
    };
    await Promise.all([tryAt(3), tryAt(45)]);
  });

  test('that cannot publish leaves the release before, whole, and says why', async () => {
    const folder = temporaryFolder();
    const grown = await growArchive(folder, publishHere);
    const data = join(folder, 'data');
    for (const [at, code] of [
      [5, 'ENOSPC'],
      [40, 'EIO'],
      [60, 'EROFS'],
    ] as const) {
      const { run, report } = await publishCommand(folder, { fail: { at, code, on: true } });
      expect(report.struck).not.toBeNull();
      expect([run.status, run.stderr], `${code} at ${at}`).toEqual([1, expect.stringContaining('disk')]);
      expect(run.stderr).not.toContain('failure of the program');
      expect(readerViolations(data, [grown.old])).toEqual([]);
    }
    expect((await publishCommand(folder, null)).run.status).toBe(0);
  });
});
