import { createHash } from 'node:crypto';
import { mayBeSame } from '../agency.js';
import { type Finding, finding } from '../finding.js';
import { equationsOf } from '../form/equations.js';
import { formById } from '../form/forms.js';
import type { Cell, CheckedReport } from '../report.js';

/** Tables that are held against others': by themselves, or all that a report prints. */
export type RecycledTable = 'whole' | 'requests' | 'disputes';

/** The figures of a table as one hash. */
export interface FigurePrint {
  readonly table: RecycledTable;
  readonly hash: string;
  /** Different figures in it that are not zero and that are no sums of others. */
  readonly figures: number;
}

/** A current report, as far as it is held against others. */
export interface PrintedFigures {
  readonly id: string;
  readonly site: string;
  readonly agencyId: string;
  readonly agency: string;
  readonly year: number;
  readonly prints: readonly FigurePrint[];
}

/** Fewer different figures prove nothing: tables of zeros and ones are alike everywhere. */
const fewestFigures = 5;

/**
 * The tables of a report that can be told from all others; a table of which a cell was not found is none.
 *
 * Figures that follow from others do not count, for two small tables that are alike have alike sums.
 */
export function figurePrints(report: CheckedReport): FigurePrint[] {
  if (report.form === null || report.cells.length === 0) return [];
  const sums = sumsOf(report);
  const tables: readonly RecycledTable[] = ['whole', 'requests', 'disputes'];
  return tables.flatMap((table) => {
    const cells = report.cells.filter((c) => table === 'whole' || c.address.startsWith(`${table}.`));
    if (cells.some((c) => c.reading.kind === 'missing')) return [];
    const figures = new Set(cells.filter((c) => !sums.has(c.address)).flatMap(nonzero)).size;
    if (figures < fewestFigures) return [];
    const said = cells.map(({ address, reading }) => [
      address,
      reading.kind,
      reading.kind === 'number' ? String(reading.value) : '',
    ]);
    return [{ table, hash: createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 24), figures }];
  });
}

/** In every sum the cell that follows from the others: the total, and in the balance what was newly received. */
function sumsOf(report: CheckedReport): ReadonlySet<string> {
  const equations = report.form === null ? [] : equationsOf(formById(report.form), report.printed);
  return new Set(equations.flatMap(({ left, right }) => (right.length === 1 ? right : left.slice(0, 1))));
}

function nonzero({ reading }: Cell): string[] {
  return reading.kind === 'number' && Number(reading.value) !== 0 ? [String(reading.value)] : [];
}

/** A finding about a report that was taken earlier. */
export interface LateFinding {
  readonly report: PrintedFigures;
  readonly finding: Finding;
}

/**
 * Finds reports that print another report's figures: the year before's, or another body's, on whatever site.
 *
 * Reports may be taken in any order. Of those that print the same the earliest (by year, then id) is taken for the
 * first, and every other is held against the same body's year before where that is among them, else against the first.
 */
export class RecycledFigures {
  readonly #byHash = new Map<string, { report: PrintedFigures; figures: number }[]>();
  #examined = 0;

  /** Tables with figures enough to be told from others. */
  get examined(): number {
    return this.#examined;
  }

  take(report: PrintedFigures): void {
    for (const { table, hash, figures } of report.prints) {
      this.#examined++;
      const key = `${table} ${hash}`;
      const alike = this.#byHash.get(key);
      if (alike === undefined) this.#byHash.set(key, [{ report, figures }]);
      else alike.push({ report, figures });
    }
  }

  /** What was found, by report; call it when every report was taken. */
  findings(): LateFinding[] {
    const found = new Map<string, { report: PrintedFigures; table: RecycledTable; other: string; figures: number }[]>();
    for (const [key, alike] of this.#byHash) {
      if (alike.length < 2) continue;
      const table = key.slice(0, key.indexOf(' ')) as RecycledTable;
      const ordered = alike.map((a) => a.report).sort(byYear);
      for (const [i, report] of ordered.entries()) {
        const other = originalOf(report, ordered.slice(0, i));
        if (other === null) continue;
        const mine = found.get(report.id) ?? [];
        mine.push({ report, table, other: other.id, figures: alike[0]?.figures ?? 0 });
        found.set(report.id, mine);
      }
    }
    return [...found.values()]
      .flatMap((mine) => {
        const whole = mine.filter((f) => f.table === 'whole');
        return whole.length > 0 ? whole : mine;
      })
      .sort((a, b) => (`${a.report.id} ${a.table}` < `${b.report.id} ${b.table}` ? -1 : 1))
      .map(({ report, table, other, figures }) => ({
        report,
        finding: finding('figures.recycled', table === 'whole' ? 'document' : table, { table, other, figures }),
      }));
  }
}

function byYear(a: PrintedFigures, b: PrintedFigures): number {
  return a.year - b.year || (a.id < b.id ? -1 : 1);
}

/** The report whose figures these may be, among those before it; null where all of them are this very report. */
function originalOf(report: PrintedFigures, before: readonly PrintedFigures[]): PrintedFigures | null {
  const own = before.findLast((b) => b.agencyId === report.agencyId && b.year < report.year);
  return own ?? before.find((b) => !isSameReport(b, report)) ?? null;
}

/** One body's report of one year that stands in two columns, or on two sites. */
function isSameReport(a: PrintedFigures, b: PrintedFigures): boolean {
  return a.year === b.year && mayBeSame(a.agency, b.agency);
}
