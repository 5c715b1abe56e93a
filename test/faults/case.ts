/** One concrete fault: what goes wrong, what must come of it, and a way to let it happen. */
export interface FaultCase {
  /** Row of the catalogue: N network and HTTP, S storage, C meaning of the content, H hostile input. */
  readonly row: string;
  readonly fault: string;
  readonly expected: string;
  /** Lets it happen, and says what came of it in the same words. */
  readonly reach: () => Promise<string>;
}

/** A case with the outcome that was reached. */
export interface Reached {
  /** The row, and the case's number in it: `N4.07`. */
  readonly id: string;
  readonly row: string;
  readonly fault: string;
  readonly expected: string;
  readonly reached: string;
}

/** Runs cases one after the other; what is thrown is an outcome that nobody expects. */
export async function reachAll(
  cases: readonly FaultCase[],
  onCase: (done: number) => void = () => {},
): Promise<Reached[]> {
  const all: Reached[] = [];
  const counts = new Map<string, number>();
  for (const { reach, ...rest } of cases) {
    const reached = await reach().catch((error: Error) => `threw ${error.name}: ${error.message}`);
    const nth = (counts.get(rest.row) ?? 0) + 1;
    counts.set(rest.row, nth);
    all.push({ id: `${rest.row}.${String(nth).padStart(2, '0')}`, ...rest, reached });
    onCase(all.length);
  }
  return all;
}
