import type { Random } from '../../../../src/sample/random.js';
import type { Page } from '../page.js';
import type { Truth } from '../truth.js';
import type { Way } from '../ways/way.js';

/**
 * What is damaged. `figures`: the sums can tell. `labels`, `structure`: labels, order and shape can tell.
 * `unrevealable`: the page is sound as it stands, and no page alone can tell.
 */
export type Kind = 'none' | 'figures' | 'labels' | 'structure' | 'unrevealable';

export interface Damaged {
  readonly page: Page;
  /** What the damaged page says now; of cells whose label is spoilt, what their owner said. */
  readonly truth: Truth;
  /** Cells that were made wrong, where the sums must tell: those of tables 三 and 四. */
  readonly wrong: readonly string[];
}

export interface Damage {
  readonly id: string;
  readonly kind: Kind;
  /** @returns null where the report has nothing to damage so, or the way of printing cannot show it */
  apply(page: Page, way: Way, random: Random): Damaged | null;
}
