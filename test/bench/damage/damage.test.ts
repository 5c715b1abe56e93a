import { beforeAll, describe, expect, test } from 'vitest';
import { damages } from './damages/damages.js';
import { seedFrom } from './draw.js';
import { describeTrial } from './show.js';
import { runTrial, type Trial } from './trial.js';
import { ways } from './ways/ways.js';

const seed = Date.now() % 1_000_000;
const trials = 3_000;

describe(`a short run of the damage bench (seed ${seed}; npm run bench:damage is the long one)`, () => {
  const ran: Trial[] = [];
  beforeAll(() => {
    for (let i = 0; i < trials; i++) {
      const trial = runTrial(seedFrom(seed, i), { form: null, way: null, damage: null });
      if (trial !== null) ran.push(trial);
    }
  });

  test('there are ways and damages enough, and every one of them was tried', () => {
    expect(ways.length).toBeGreaterThanOrEqual(30);
    expect(damages.length - 1).toBeGreaterThanOrEqual(20);
    expect(ran.length).toBeGreaterThan(trials * 0.95);
    expect(new Set(ran.map((t) => t.way.id)).size).toBe(ways.length);
    expect(new Set(ran.map((t) => t.damage.id)).size).toBe(damages.length);
  });

  test('no wrong figure stands without a flag', () => {
    const silent = ran.filter((t) => t.judgement.outcome === 'silent' && t.damage.kind !== 'unrevealable');
    expect(silent.map(describeTrial).slice(0, 5)).toEqual([]);
  });

  test('no certificate is given to a report with a wrong cell or a sum that is not true', () => {
    expect(ran.filter((t) => t.judgement.falsely !== null).map(describeTrial)).toEqual([]);
  });
});
