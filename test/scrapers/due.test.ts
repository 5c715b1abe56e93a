import { describe, expect, test } from 'vitest';
import { isDue, nightOf, rotaNights, type Seen } from '../../scrapers/due.js';

const night = (n: number) => new Date(Date.UTC(2026, 0, 1, 18) + n * 86_400_000);
const url = (i: number) => `http://www.example.gov.cn/bm/a/gknb/202601/t20260130_${i}.html`;
const seen = (rest: Partial<Seen>): Seen => ({
  time: night(0).toISOString(),
  outcome: 'ok',
  had: true,
  failures: 0,
  ...rest,
});

describe('what a run asks for', () => {
  test('a report that nobody has seen, whatever the plan', () => {
    for (const again of ['rota', 'never', 'all'] as const) expect(isDue(url(1), null, again, night(1))).toBe(true);
  });

  test('by the rota every known report once in thirty nights, a small share of them each night', () => {
    const pages = Array.from({ length: 600 }, (_, i) => url(i));
    const turns = new Map<string, number>();
    for (let n = 1; n <= rotaNights; n++) {
      const due = pages.filter((page) => isDue(page, seen({ time: night(n - 1).toISOString() }), 'rota', night(n)));
      expect(due.length).toBeLessThan(60);
      for (const page of due) turns.set(page, (turns.get(page) ?? 0) + 1);
    }
    expect([...turns.values()].every((times) => times === 1)).toBe(true);
    expect(turns.size).toBe(600);
  });

  test('a page whose nights were all missed is asked for on the next', () => {
    expect(isDue(url(1), seen({}), 'rota', night(61))).toBe(true);
  });

  test('a backfill asks for nothing that is there', () => {
    for (let n = 1; n < 100; n++) expect(isDue(url(1), seen({}), 'never', night(n))).toBe(false);
  });

  test('what another try may mend at once; what stands against it after one, two, four … days', () => {
    const failed = (outcome: Seen['outcome'], failures: number, days: number) =>
      isDue(url(1), seen({ outcome, failures, had: false }), 'never', night(days));
    for (const outcome of ['transient', 'truncated', 'robots_unknown', 'challenge'] as const)
      expect(failed(outcome, 5, 0)).toBe(true);
    expect([0, 1].map((days) => failed('gone', 1, days))).toEqual([false, true]);
    expect([3, 4].map((days) => failed('soft404', 3, days))).toEqual([false, true]);
    expect([29, 30].map((days) => failed('refused', 20, days))).toEqual([false, true]);
  });

  test('a night is one in Shanghai', () => {
    expect(nightOf(new Date('2026-01-01T15:59:59Z')) + 1).toBe(nightOf(new Date('2026-01-01T16:00:00Z')));
  });
});
