import { readReport } from '../../../parsers/read-report.js';
import { checkReport } from '../../../src/check/check-report.js';
import type { Equation } from '../../../src/form/equations.js';
import type { Cell, CheckedReport, Standing, Verdict } from '../../../src/report.js';
import { type Accept, bare, gone, type Truth } from './truth.js';

/** A cell whose reading is not what the page says. */
export interface WrongCell {
  readonly address: string;
  readonly accepted: string;
  readonly read: string;
  readonly standing: Standing;
}

/**
 * `exact`: every cell is read right and none is flagged. `refused`: the report is. `flagged`: nothing wrong stands
 * without a flag. `other`: wrong cells, all of them `solved`. `silent`: a wrong cell, and nothing says so.
 */
export type Outcome = 'exact' | 'refused' | 'flagged' | 'other' | 'silent';

export interface Judgement {
  readonly outcome: Outcome;
  readonly verdict: Verdict;
  readonly wrong: readonly WrongCell[];
  /** The verdict or a warning tells a person that something is the matter. */
  readonly noticed: boolean;
  /** Cells that are named as the one that explains every false sum. */
  readonly named: readonly string[];
  readonly disputed: boolean;
  /** Why a certificate was given that must not be; null where none was. */
  readonly falsely: string | null;
  readonly findings: readonly string[];
  readonly report: CheckedReport;
}

const good: readonly Verdict[] = ['certified', 'solved', 'source-incomplete'];
const flags: readonly Standing[] = ['disputed', 'missing'];

/** What the bench knows of a page before it is read. */
export interface Known {
  readonly truth: Truth;
  /** Sums that are false as the page stands. */
  readonly untrue: readonly Equation[];
  /** Damage may leave another consistent reading: cells run together, or blanks without a trace. */
  readonly mayBeOther: boolean;
}

/** Reads the bytes as `gongkai read` does and holds the reading against what is known of the page. */
export function judge(bytes: Buffer, mediaType: string, { truth, untrue, mayBeOther }: Known): Judgement {
  const parts = [{ bytes, contentType: mediaType }];
  const report = checkReport(readReport({ name: 'bench', parts, listed: null }));
  const wrong = report.cells.flatMap((cell) => wrongly(cell, report, truth));
  const outcome = outcomeOf(report, wrong, truth, mayBeOther);
  // In another consistent reading, sums with a cell that reads otherwise are other sums.
  const otherwise = new Set<string>(outcome === 'other' ? wrong.map((w) => w.address) : []);
  const falseAsRead = untrue.filter((e) => ![...e.left, ...e.right].some((a) => otherwise.has(a)));
  return {
    outcome,
    verdict: report.verdict,
    wrong,
    noticed: !good.includes(report.verdict) || report.findings.some((f) => f.severity !== 'note'),
    named: report.findings.flatMap((f) => (f.code === 'cell.named' ? [f.at] : [])),
    disputed: [...report.standings.values()].includes('disputed'),
    falsely: falsely(report, wrong, falseAsRead),
    findings: report.findings.map((f) => `${f.code}@${f.at}`),
    report,
  };
}

function outcomeOf(report: CheckedReport, wrong: readonly WrongCell[], truth: Truth, mayBeOther: boolean): Outcome {
  if (wrong.length > 0) {
    const solved = report.verdict !== 'certified' && wrong.every((w) => w.standing === 'solved');
    return mayBeOther && solved ? 'other' : 'silent';
  }
  if (report.verdict === 'refused') return 'refused';
  const flagged = report.cells.some((c) => flags.includes(standingOf(report, c)));
  const read = new Set<string>(report.cells.map((c) => c.address));
  return flagged || ![...truth.keys()].every((address) => read.has(address)) ? 'flagged' : 'exact';
}

function standingOf(report: CheckedReport, cell: Cell): Standing {
  return report.standings.get(cell.address) ?? 'missing';
}

function wrongly(cell: Cell, report: CheckedReport, truth: Truth): WrongCell[] {
  const standing = standingOf(report, cell);
  const accepted = truth.get(cell.address) ?? gone;
  if (flags.includes(standing) || says(cell, accepted)) return [];
  return [{ address: cell.address, accepted: sayAccept(accepted), read: sayReading(cell), standing }];
}

function says({ reading }: Cell, accepted: Accept): boolean {
  switch (reading.kind) {
    case 'number':
      return accepted.values.has(String(reading.value));
    case 'blank':
      return accepted.blank;
    case 'mark':
    case 'text':
      return accepted.texts.has(bare(reading.printed));
    case 'missing':
      return true;
  }
}

function sayAccept(a: Accept): string {
  return [...a.values, ...a.texts, ...(a.blank ? ['blank'] : [])].join(' or ') || 'nothing unflagged';
}

function sayReading({ reading }: Cell): string {
  return reading.kind === 'number' ? String(reading.value) : 'printed' in reading ? reading.printed : reading.kind;
}

function falsely(report: CheckedReport, wrong: readonly WrongCell[], untrue: readonly Equation[]): string | null {
  // A sum without a blank that is false as printed takes its cells along, whatever the verdict, once all are read.
  const read = new Set<string>(report.cells.flatMap((c) => (c.reading.kind === 'number' ? [c.address] : [])));
  for (const equation of untrue) {
    const cells = [...equation.left, ...equation.right];
    if (!cells.every((a) => read.has(a))) continue;
    for (const address of cells) {
      const standing = report.standings.get(address);
      if (standing === 'certified' || standing === 'solved')
        return `${address} is ${standing}, though ${equation.id}@${equation.at} is false`;
    }
  }
  if (report.verdict !== 'certified') return null;
  if (wrong[0] !== undefined) return `certified, though ${wrong[0].address} differs`;
  const open = report.identities.find((i) => i.holds !== true);
  if (open !== undefined) return `certified, though ${open.id}@${open.at} is not true`;
  const [first] = untrue;
  if (first !== undefined) return `certified, though ${first.id}@${first.at} is false by the page`;
  return report.identities.length === 0 ? 'certified by no sum at all' : null;
}
