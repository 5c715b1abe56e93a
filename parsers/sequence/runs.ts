import type { Item } from './items.js';
import type { Figure } from './tokens.js';

/** Figures that follow one another with no words between. */
export interface Run {
  readonly figures: readonly Figure[];
  /** Among the tokens. */
  readonly first: number;
  readonly last: number;
  /** The item at which the run begins, and the one behind it. */
  readonly at: number;
  readonly end: number;
  /** The printed line that holds them all; null where each stands on a line of its own. */
  readonly on: number | null;
}

/**
 * All runs of figures. Where a printed line holds several figures it is a row by itself: the next line's figures are
 * another row's, labels or none (上海市科委 2024).
 */
export function runsOf(items: readonly Item[]): Run[] {
  const runs: Run[] = [];
  for (let at = 0; at < items.length; ) {
    if (items[at]?.kind !== 'figure') {
      at++;
      continue;
    }
    const figures: Figure[] = [];
    let end = at;
    for (let item = items[end]; item?.kind === 'figure' && goesOn(figures, item, items, end); item = items[end]) {
      figures.push(item);
      end++;
    }
    const [first] = figures;
    const one = first !== undefined && figures.length > 1 && figures.every((f) => f.on === first.on);
    runs.push({
      figures,
      first: items[at]?.first ?? 0,
      last: items[end - 1]?.last ?? 0,
      at,
      end,
      on: one || sharesLine(items[at - 1], first) ? (first?.on ?? null) : null,
    });
    at = end;
  }
  return runs;
}

function goesOn(figures: readonly Figure[], next: Figure, items: readonly Item[], at: number): boolean {
  const last = figures.at(-1);
  if (last === undefined || last.on === next.on) return true;
  const several = figures.length > 1 && figures.at(-2)?.on === last.on;
  const after = items[at + 1];
  return !several && !(after?.kind === 'figure' && after.on === next.on);
}

/** The words right before a figure stand on its line. */
export function sharesLine(item: Item | undefined, figure: Figure | undefined): boolean {
  if (item === undefined || item.kind === 'figure' || figure === undefined) return false;
  return item.pieces.at(-1)?.on === figure.on;
}
