import { describe, expect, test } from 'vitest';
import { Gate, Halted, type Limits, noLimits } from '../../scrapers/gate.js';

const at = (time: string) => ({ now: () => new Date(time) });
const reason = (work: () => void) => {
  try {
    work();
  } catch (error) {
    if (error instanceof Halted) return `${error.scope}: ${error.reason}`;
    throw error;
  }
  return null;
};
const gate = (limits: Partial<Limits>, time = '2026-01-01T02:00:00Z', exists = () => false) =>
  new Gate({ ...noLimits, ...limits }, at(time), exists);

describe('the gate before every request', () => {
  test('lets through what nothing forbids, and counts it', () => {
    const open = gate({});
    open.pass('a');
    open.pass('b');
    expect(open.made).toBe(2);
  });

  test('ends the run where the stop file is there, at the run’s most, and when a person closes it', () => {
    let there = false;
    const one = gate({ stopFile: 'data/stop', altogether: 2 }, undefined, () => there);
    one.pass('a');
    there = true;
    expect(reason(() => one.pass('a'))).toBe('run: the stop file data/stop is there');
    there = false;
    one.pass('b');
    expect(reason(() => one.pass('c'))).toBe('run: 2 request(s), the most that this run may make');
    const closed = gate({});
    closed.close('ended by SIGINT');
    expect(reason(() => closed.pass('a'))).toBe('run: ended by SIGINT');
  });

  test('ends a host at its most for a day, what earlier runs asked counted in; others go on', () => {
    const one = gate({ perHost: 3 });
    one.already('a', 2);
    one.pass('a');
    expect(reason(() => one.pass('a'))).toBe('host: 3 requests today, the most for a host');
    expect(reason(() => one.pass('b'))).toBeNull();
  });

  test.each([
    [
      '8-18',
      { from: 8, to: 18 },
      ['2026-01-01T00:00:00Z', '2026-01-01T09:59:59Z'],
      ['2025-12-31T23:59:59Z', '2026-01-01T10:00:00Z'],
    ],
    [
      '22-6',
      { from: 22, to: 6 },
      ['2026-01-01T14:00:00Z', '2026-01-01T21:59:59Z'],
      ['2026-01-01T13:59:59Z', '2026-01-01T22:00:00Z'],
    ],
  ])('quiet hours %s are hours in Shanghai', (_name, quiet, quietTimes, otherTimes) => {
    for (const time of quietTimes)
      expect(
        reason(() => gate({ quiet }, time).pass('a')),
        time,
      ).toMatch(/^run: quiet hours/);
    for (const time of otherTimes)
      expect(
        reason(() => gate({ quiet }, time).pass('a')),
        time,
      ).toBeNull();
  });
});
