import type { Bar } from './bars.js';
import { type Counts, type Group, sumOf } from './tally.js';

const columns = ['trials', 'exact', 'refused', 'flagged', 'other', 'silent', 'noticed'] as const;
const wide = 34;

/** One line for each way or each damage: how its trials ended. */
export function renderTable(groups: readonly Group[], by: 'way' | 'damage', order: readonly string[]): string {
  const names = order.filter((name) => groups.some((g) => g[by] === name));
  const lines = names.map((name) =>
    line(
      name,
      sumOf(groups, (g) => g[by] === name),
    ),
  );
  const head = `${by.padEnd(wide)}${columns.map((c) => c.padStart(9)).join('')}`;
  return [
    head,
    ...lines,
    line(
      'all',
      sumOf(groups, () => true),
    ),
  ].join('\n');
}

/** Damage that no page alone can reveal: noticed on the page, and noticed with the years beside it. */
export function renderBeside(groups: readonly Group[], order: readonly string[]): string {
  const hidden = groups.filter((g) => g.kind === 'unrevealable');
  const head = `${'no page alone can tell'.padEnd(wide)}${['trials', 'noticed', 'with years beside'].map((t) => t.padStart(18)).join('')}`;
  const names = order.filter((name) => hidden.some((g) => g.damage === name));
  const lines = names.map((name) => {
    const { trials, noticed, beside } = sumOf(hidden, (g) => g.damage === name);
    return name.padEnd(wide) + [trials, noticed, beside].map((n) => String(n).padStart(18)).join('');
  });
  return [head, ...lines].join('\n');
}

function line(name: string, counts: Counts): string {
  return `${name.padEnd(wide)}${columns.map((c) => String(counts[c]).padStart(9)).join('')}`;
}

/** One line for each demand; `none` where no trial was one to which it applies. */
export function renderBars(bars: readonly Bar[]): string {
  return bars
    .map((b) => `${b.examined === 0 ? 'none' : b.met ? 'pass' : 'FAIL'}  ${b.text}: ${b.measured} of ${b.examined}`)
    .join('\n');
}
