import { plainDecimal } from '../normalise/decimal.js';

/** A published figure with where it is said to be printed. */
export interface TracedFigure {
  readonly reportId: string;
  readonly address: string;
  readonly kind: string;
  readonly printed: string;
  readonly value: string | null;
  readonly source: string;
  readonly start: number;
  readonly end: number;
  /** The run that a made figure was cut from or placed in; null where the print itself gave the cell. */
  readonly madeFrom: string | null;
}

export interface TraceResult {
  readonly examined: number;
  /** What does not match, in words. */
  readonly mismatches: readonly string[];
}

/**
 * Holds every figure against the bytes that it is said to stand in: the characters at its place are cut out, freed of
 * markup, and must be the print; the number in them must be the value. A figure that the sums have cut out or placed
 * stands at its run: the characters there must be the run, and the print must occur in it.
 *
 * @param textOf the decoded text of a source by its sha256; null when the bytes cannot be had
 * @param shown what a browser shows of a piece of the text
 * @param numberIn the number that a print stands for; null where it is none
 */
export function traceFigures(
  figures: Iterable<TracedFigure>,
  textOf: (sha256: string) => string | null,
  shown: (piece: string) => string,
  numberIn: (figure: TracedFigure) => string | null,
): TraceResult {
  const mismatches: string[] = [];
  let examined = 0;
  for (const figure of figures) {
    examined++;
    const text = textOf(figure.source);
    const name = `${figure.reportId} ${figure.address}`;
    if (text === null) {
      mismatches.push(`${name}: source ${figure.source} is not in the archive`);
      continue;
    }
    const there = closeUp(shown(text.slice(figure.start, figure.end)));
    const wanted = closeUp(figure.madeFrom ?? figure.printed);
    if (there !== wanted)
      mismatches.push(
        `${name}: ${figure.madeFrom === null ? 'printed' : 'made from'} is ${wanted}, at its place stands ${there.slice(0, 40)}`,
      );
    else if (!occursIn(figure.printed, there))
      mismatches.push(`${name}: made from ${there.slice(0, 40)}, where ${figure.printed} does not occur`);
    else if (figure.kind === 'number' && !sameNumber(numberIn(figure), figure.value))
      mismatches.push(`${name}: ${figure.printed} is printed, ${figure.value} is published`);
  }
  return { examined, mismatches };
}

function closeUp(text: string): string {
  return text.replace(/\s+/g, '');
}

/** A piece is read in half-width digits, whatever the width of the run’s. */
function occursIn(printed: string, run: string): boolean {
  return run.includes(closeUp(printed)) || run.normalize('NFKC').includes(closeUp(printed).normalize('NFKC'));
}

/** Equal as decimals: a published 12.500000 is the printed 12.5. */
function sameNumber(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && plainDecimal(a) === plainDecimal(b);
}
