import { describe, expect, test } from 'vitest';
import { verify } from '../../src/pipeline/verify.js';
import { publishHere, sampleSite } from '../support/district.js';
import { temporaryFolder } from '../support/folders.js';
import { violationsOf } from './crashing.js';
import type { Code } from './disk/plan.js';
import { stageHere } from './here.js';
import { type ArchiveState, linesOf, stateOf } from './state.js';

async function undisturbed(): Promise<ArchiveState> {
  const stage = await stageHere(temporaryFolder());
  await stage.attempt(null);
  await stage.server.close();
  return stateOf(stage.data);
}

describe('a disk that answers a write with an error', () => {
  test.each<[Code, boolean]>([
    ['ENOSPC', true],
    ['ENOSPC', false],
    ['EIO', false],
    ['EROFS', true],
    ['EMFILE', true],
    ['EMFILE', false],
  ])(
    '%s (from then on: %s), at any point: the run ends with it, and the next completes the archive',
    async (code, on) => {
      const whole = await undisturbed();
      const violations: string[] = [];
      let struck = 0;
      for (let at = 1; ; at++) {
        const stage = await stageHere(temporaryFolder());
        const { report, ended, error } = await stage.attempt({ fail: { at, code, on } });
        const lines = linesOf(stage.data);
        if (report.struck === null) {
          await stage.server.close();
          if (report.points < at) break;
          continue;
        }
        struck++;
        const found: string[] = [];
        if (ended || (error as NodeJS.ErrnoException).code !== code) found.push(`ended by ${ended || error}`);
        const again = await stage.attempt(null);
        await stage.server.close();
        if (!again.ended) found.push(`the next run ended by ${again.error}`);
        found.push(...violationsOf(stage.data, whole, lines));
        violations.push(...found.map((v) => `${at} (${report.struck}): ${v}`));
      }
      expect(violations).toEqual([]);
      expect(struck).toBeGreaterThan(code === 'EMFILE' ? 5 : 40);
    },
  );
});

describe('what survived errors', () => {
  test('is published and verified like any other', async () => {
    const stage = await stageHere(temporaryFolder());
    for (const at of [20, 30, 40, 50]) await stage.attempt({ fail: { at, code: 'ENOSPC', on: true } });
    expect((await stage.attempt(null)).ended).toBe(true);
    await stage.server.close();
    const { folder } = await publishHere(stage.data);
    const { mismatches, figures } = await verify([await sampleSite()], stage.data, folder, () => {});
    expect(mismatches).toEqual([]);
    expect(figures).toBeGreaterThan(300);
  });
});
