import type { Counts, Group } from './tally.js';
import { sumOf } from './tally.js';

/** One demand on the readers, and what was measured. */
export interface Bar {
  readonly text: string;
  readonly measured: string;
  /** How many trials were looked at; a demand that looked at nothing has not been met. */
  readonly examined: number;
  readonly met: boolean;
}

interface Demand {
  readonly text: string;
  readonly of: (g: Group) => boolean;
  readonly count: (c: Counts) => number;
  /** The share that may be counted at most, or must be at least. */
  readonly atMost?: number;
  readonly atLeast?: number;
}

const clean = (g: Group) => g.damage === 'none';
const demands: readonly Demand[] = [
  {
    text: 'cells apart, clean: refused or doubtful',
    of: (g) => g.separate && clean(g),
    count: (c) => c.unsure,
    atMost: 0.01,
  },
  {
    text: 'cells apart, clean: false alarms',
    of: (g) => g.separate && clean(g),
    count: (c) => c.alarm,
    atMost: 0.005,
  },
  {
    text: 'cells apart, any damage: silently wrong',
    of: (g) => g.separate,
    count: (c) => c.silent + c.other,
    atMost: 0,
  },
  {
    text: 'cells apart, one wrong cell in table 三: noticed',
    of: (g) => g.separate && g.whole && (g.damage === 'digit-changed' || g.damage === 'digit-lost'),
    count: (c) => c.noticed,
    atLeast: 1,
  },
  {
    text: 'cells apart, one wrong cell in table 三: named',
    of: (g) => g.separate && g.whole && (g.damage === 'digit-changed' || g.damage === 'digit-lost'),
    count: (c) => c.named,
    atLeast: 1,
  },
  {
    text: 'cells apart, two wrong cells in table 三: noticed',
    of: (g) => g.separate && g.whole && g.damage === 'digits-changed-in-two',
    count: (c) => c.noticed,
    atLeast: 1,
  },
  {
    text: 'cells apart, three wrong cells in table 三: noticed',
    of: (g) => g.separate && g.whole && g.damage === 'digits-changed-in-three',
    count: (c) => c.noticed,
    atLeast: 1,
  },
  {
    text: 'cells apart, one wrong cell in table 四: noticed',
    of: (g) => g.separate && g.whole && g.damage === 'digit-changed-disputes',
    count: (c) => c.noticed,
    atLeast: 1,
  },
  {
    text: 'glued or blanks vanished, clean: silently wrong',
    of: (g) => !g.separate && clean(g),
    count: (c) => c.silent + c.other,
    atMost: 0,
  },
  {
    text: 'glued or blanks vanished, damaged: wrong, and not solved',
    of: (g) => !g.separate && !clean(g),
    count: (c) => c.silent,
    atMost: 0,
  },
  {
    text: 'labels and structure: read right, noticed or refused',
    of: (g) => g.kind === 'labels' || g.kind === 'structure',
    count: (c) => c.harmless,
    atLeast: 0.99,
  },
  { text: 'certified though a cell differs or a sum is not true', of: () => true, count: (c) => c.falsely, atMost: 0 },
];

/** Every demand with what the trials gave. */
export function barsOf(groups: readonly Group[]): Bar[] {
  const crashed = sumOf(groups, () => true).crashed;
  const bars = demands.map((d): Bar => {
    const counts = sumOf(groups, d.of);
    const n = d.count(counts);
    const share = counts.trials === 0 ? 0 : n / counts.trials;
    const met = counts.trials > 0 && share <= (d.atMost ?? 1) && share >= (d.atLeast ?? 0);
    const limit = d.atMost === undefined ? `at least ${percent(d.atLeast ?? 0)}` : `at most ${percent(d.atMost)}`;
    return { text: `${d.text} (${limit})`, measured: `${n} = ${percent(share)}`, examined: counts.trials, met };
  });
  const trials = sumOf(groups, () => true).trials;
  return [
    ...bars,
    { text: 'the readers threw (never)', measured: String(crashed), examined: trials, met: crashed === 0 },
  ];
}

function percent(share: number): string {
  return `${(share * 100).toFixed(share === 0 || share === 1 ? 0 : 3)} %`;
}
