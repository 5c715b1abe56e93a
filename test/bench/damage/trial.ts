import type { Form } from '../../../src/form/form.js';
import { form2019 } from '../../../src/form/form-2019.js';
import { form2021 } from '../../../src/form/form-2021.js';
import { Random } from '../../../src/sample/random.js';
import type { Damage, Damaged } from './damages/damage.js';
import { damages, none } from './damages/damages.js';
import { chance, pick, seedFrom } from './draw.js';
import { type Judgement, judge } from './judge.js';
import { neighboursOf, noticedBeside } from './neighbours.js';
import { pageOf } from './page.js';
import { type RandomReport, randomReport } from './reports.js';
import { falseSums } from './sums.js';
import type { Way } from './ways/way.js';
import { ways } from './ways/ways.js';

/** What is drawn for a trial, where it is not fixed. */
export interface Choice {
  readonly form: '2019' | '2021' | null;
  readonly way: string | null;
  readonly damage: string | null;
}

export interface Trial {
  readonly seed: number;
  readonly way: Way;
  readonly damage: Damage;
  readonly report: RandomReport;
  readonly damaged: Damaged;
  readonly bytes: Buffer;
  readonly judgement: Judgement;
  /** The neighbour years show what the page alone cannot; null where that is not asked. */
  readonly beside: boolean | null;
}

/** One in so many trials prints without any damage. */
const cleanShare = 0.2;
const mostDraws = 50;
/** How the neighbour years are printed, whatever way the year itself is. */
const plain = byId(ways, 'html-clean');

/**
 * One report, printed one way with one damage, read and judged. Seed and choice decide everything.
 *
 * @returns null where nothing that was drawn fits: this damage cannot be printed this way
 */
export function runTrial(seed: number, choice: Choice): Trial | null {
  const draw = new Random(seedFrom(seed, 1));
  const way = choice.way === null ? pick(draw, ways) : byId(ways, choice.way);
  for (let n = 0; n < mostDraws; n++) {
    const clean = chance(draw, cleanShare);
    const drawn = clean ? none : pick(draw, damages.slice(1));
    const damage = choice.damage === null ? drawn : byId(damages, choice.damage);
    const random = new Random(seedFrom(seed, 2 + n));
    const report = randomReport(formOf(choice, random), random);
    const page = pageOf(report, random);
    const damaged = damage.apply(page, way, random);
    if (damaged === null) continue;
    const bytes = way.print(damaged.page, random);
    const mayBeOther = damage !== none && (!way.keepsCells || !(way.keepsBlanks || isWhole(damaged)));
    const untrue = falseSums(report.form, report.printed, damaged.truth);
    const judgement = judge(bytes, way.mediaType, { truth: damaged.truth, untrue, mayBeOther });
    const beside =
      damage.kind === 'unrevealable' ? noticedBeside(neighboursOf(page, plain, random), judgement.report) : null;
    return { seed, way, damage, report, damaged, bytes, judgement, beside };
  }
  return null;
}

function formOf(choice: Choice, random: Random): Form {
  const drawn = chance(random, 0.5) ? '2019' : '2021';
  return (choice.form ?? drawn) === '2019' ? form2019 : form2021;
}

/** The page prints something in every cell. */
function isWhole({ page }: Damaged): boolean {
  return ![...page.figures.values()].includes('');
}

function byId<T extends { readonly id: string }>(items: readonly T[], id: string): T {
  const item = items.find((i) => i.id === id);
  if (item === undefined) throw new Error(`there is no ${id}; there are ${items.map((i) => i.id).join(', ')}`);
  return item;
}

/** The trial keeps cells apart and shows every cell: what the strictest bars are set for. */
export function isSeparate(way: Way, hasBlanks: boolean): boolean {
  return way.keepsCells && (way.keepsBlanks || !hasBlanks);
}
