import type { Random } from '../../../../src/sample/random.js';
import type { Page } from '../page.js';

/** How a page is laid out: tables, one cell a line, one row a line, or all in one run. */
export type Shape = 'table' | 'cells' | 'rows' | 'run';

/** One way of printing a page to bytes. */
export interface Way {
  readonly id: string;
  readonly shape: Shape;
  /** The print shows where one cell ends and the next begins. */
  readonly keepsCells: boolean;
  /** An empty cell leaves a trace. */
  readonly keepsBlanks: boolean;
  /** Cells that span rows come out as several: nothing printed so can stand over two rows. */
  readonly cutsSpans?: boolean;
  readonly mediaType: string;
  print(page: Page, random: Random): Buffer;
}
