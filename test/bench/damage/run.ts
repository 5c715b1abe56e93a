import { seedFrom } from './draw.js';
import { describeTrial } from './show.js';
import { type Group, Tally } from './tally.js';
import { type Choice, runTrial, type Trial } from './trial.js';

/** A share of a bench run: the trials `from`, `from + step`, … below `reports`. */
export interface Share {
  readonly seed: number;
  readonly reports: number;
  readonly from: number;
  readonly step: number;
  readonly choice: Choice;
  /** How many examples of each damage are kept, for each shape of print. */
  readonly show: number;
}

export interface Ran {
  readonly groups: readonly Group[];
  readonly examples: readonly string[];
}

/** Runs a share of the trials. */
export function runShare(share: Share): Ran {
  const tally = new Tally();
  const examples: string[] = [];
  const kept = new Map<string, number>();
  for (let i = share.from; i < share.reports; i += share.step) {
    const seed = seedFrom(share.seed, i);
    let trial: Trial | null;
    try {
      trial = runTrial(seed, share.choice);
    } catch (error) {
      // Counted, and a demand of its own: a reader must never throw, whatever the page.
      tally.addCrash();
      examples.push(`threw  --trial ${seed}: ${error instanceof Error ? error.stack : String(error)}`);
      continue;
    }
    if (trial === null) continue;
    tally.add(trial);
    if (!isBad(trial)) continue;
    const kind = `${trial.damage.id} ${trial.way.shape}`;
    const n = kept.get(kind) ?? 0;
    kept.set(kind, n + 1);
    if (n < share.show) examples.push(describeTrial(trial));
  }
  return { groups: tally.groups, examples };
}

/** Silently wrong, or certified against the evidence. */
function isBad({ judgement }: Trial): boolean {
  return judgement.outcome === 'silent' || judgement.falsely !== null;
}
