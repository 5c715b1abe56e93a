import type { Kind } from './damages/damage.js';
import { isSeparate, type Trial } from './trial.js';

/** What is counted of the trials of one way and one damage. */
export interface Counts {
  trials: number;
  exact: number;
  refused: number;
  flagged: number;
  other: number;
  silent: number;
  /** Verdict refused or doubtful. */
  unsure: number;
  /** Refused, doubtful, or with a cell disputed. */
  alarm: number;
  noticed: number;
  /** Noticed on its own page or beside the neighbour years. */
  beside: number;
  /** Exact, noticed, refused, or at least without a cell that is wrong. */
  harmless: number;
  /** Exactly the one cell that was made wrong is named. */
  named: number;
  falsely: number;
  crashed: number;
}

/** Trials that are counted together. */
export interface Group {
  readonly way: string;
  readonly damage: string;
  readonly kind: Kind;
  /** Cells are kept apart and every one leaves a trace. */
  readonly separate: boolean;
  /** Every cell of the report is printed. */
  readonly whole: boolean;
  readonly counts: Counts;
}

export function emptyCounts(): Counts {
  return {
    trials: 0,
    exact: 0,
    refused: 0,
    flagged: 0,
    other: 0,
    silent: 0,
    unsure: 0,
    alarm: 0,
    noticed: 0,
    beside: 0,
    harmless: 0,
    named: 0,
    falsely: 0,
    crashed: 0,
  };
}

/** Counts trials by way and damage; what several processes have counted is added up. */
export class Tally {
  readonly #groups = new Map<string, Group>();

  get groups(): Group[] {
    return [...this.#groups.values()];
  }

  add(trial: Trial): void {
    const { way, damage, report, damaged, judgement } = trial;
    const whole = !report.hasBlanks;
    const counts = this.#group(way.id, damage.id, damage.kind, isSeparate(way, report.hasBlanks), whole).counts;
    const { outcome, verdict } = judgement;
    const unsure = verdict === 'refused' || verdict === 'doubtful';
    counts.trials++;
    counts[outcome]++;
    if (unsure) counts.unsure++;
    if (unsure || judgement.disputed) counts.alarm++;
    if (judgement.noticed) counts.noticed++;
    if (judgement.noticed || trial.beside) counts.beside++;
    if (outcome !== 'silent' && outcome !== 'other') counts.harmless++;
    if (damaged.wrong.length === 1 && judgement.named.length === 1 && judgement.named[0] === damaged.wrong[0])
      counts.named++;
    if (judgement.falsely !== null) counts.falsely++;
  }

  /** A reader threw: worse than any wrong figure. */
  addCrash(): void {
    this.#group('-', 'crash', 'none', false, false).counts.crashed++;
  }

  merge(groups: readonly Group[]): void {
    for (const g of groups) {
      const counts = this.#group(g.way, g.damage, g.kind, g.separate, g.whole).counts;
      for (const key of Object.keys(counts) as (keyof Counts)[]) counts[key] += g.counts[key];
    }
  }

  #group(way: string, damage: string, kind: Kind, separate: boolean, whole: boolean): Group {
    const key = [way, damage, separate, whole].join();
    const group = this.#groups.get(key) ?? { way, damage, kind, separate, whole, counts: emptyCounts() };
    this.#groups.set(key, group);
    return group;
  }
}

/** The sum over the groups that pass. */
export function sumOf(groups: readonly Group[], passes: (g: Group) => boolean): Counts {
  const sum = emptyCounts();
  for (const g of groups.filter(passes))
    for (const key of Object.keys(sum) as (keyof Counts)[]) sum[key] += g.counts[key];
  return sum;
}
