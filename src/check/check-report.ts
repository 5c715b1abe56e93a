import { type Finding, finding } from '../finding.js';
import { equationsByCell, equationsOf } from '../form/equations.js';
import { formById } from '../form/forms.js';
import type { Cell, CheckedReport, Evidence, Report, Standing, Verdict } from '../report.js';
import { type ComputedIdentity, compute } from './identities.js';
import { locate } from './locate.js';
import { suggest } from './suggest.js';

/** Figures of eight digits occur on real reports (licensing decisions of a province); of nine, none was seen. */
const largestCount = 99_999_999;

/**
 * Holds a report against the arithmetic of its form: verdict, evidence, and the standing of every cell.
 *
 * The report is not touched. A sum that fails although the reading is sure is the agency's, and is said so.
 */
export function checkReport(report: Report): CheckedReport {
  const readings = new Map(report.cells.map((c) => [c.address, c.reading]));
  const form = report.form === null ? null : formById(report.form);
  const identities = form === null ? [] : equationsOf(form, report.printed).map((e) => compute(e, readings));
  const byCell = form === null ? null : equationsByCell(form, report.printed);
  const standings = new Map(
    report.cells.map((c) => [c.address, standing(c, identities, byCell?.get(c.address) ?? [])]),
  );
  return {
    ...report,
    findings: [...report.findings, ...noticed(report, identities)],
    verdict: verdictOf(report, identities),
    evidence: weigh(report, identities),
    standings,
    identities: identities.map(({ id, at, holds, examined, nonzero }) => ({ id, at, holds, examined, nonzero })),
    suggestions: form === null ? [] : suggest(report, form, identities),
  };
}

function verdictOf(report: Report, identities: readonly ComputedIdentity[]): Verdict {
  if (report.cells.length === 0) return 'refused';
  if (!report.sure || report.cells.some((c) => c.reading.kind === 'missing')) return 'doubtful';
  if (identities.some((i) => i.holds === false)) return 'source-inconsistent';
  if (!identities.every((i) => i.holds === true)) return 'source-incomplete';
  return report.cells.some((c) => c.made !== undefined) ? 'solved' : 'certified';
}

function weigh(report: Report, identities: readonly ComputedIdentity[]): Evidence {
  const true_ = identities.filter((i) => i.holds === true);
  const nonzero = true_.filter((i) => i.nonzero > 0).length;
  return {
    readers: report.readers,
    anchored: report.cells.filter((c) => c.reading.kind !== 'missing').length,
    identities: true_.length,
    nonzero,
    vacuous: nonzero < 3,
  };
}

/** What is said of one cell; `own` are the places of the sums that hold it. */
function standing(cell: Cell, identities: readonly ComputedIdentity[], own: readonly number[]): Standing {
  if (cell.reading.kind === 'missing') return 'missing';
  if (cell.readers === 'disputed' || own.some((i) => identities[i]?.holds === false)) return 'disputed';
  if (cell.made !== undefined) return 'solved';
  if (cell.readers === 'agreed') return 'certified';
  const zero = cell.reading.kind === 'number' && cell.reading.value === 0;
  const proves = (i: ComputedIdentity | undefined) => i?.holds === true && i.nonzero > (zero ? 0 : 1);
  return own.some((i) => proves(identities[i])) ? 'certified' : 'unchecked';
}

function noticed(report: Report, identities: readonly ComputedIdentity[]): Finding[] {
  const findings: Finding[] = [];
  for (const { address, reading } of report.cells) {
    if (reading.kind === 'text') findings.push(finding('cell.text', address, { printed: reading.printed }));
    const remark = reading.kind === 'number' ? remarkIn(reading.printed) : null;
    if (reading.kind === 'number' && remark !== null)
      findings.push(finding('cell.remark', address, { printed: reading.printed, remark }));
    if (reading.kind === 'number' && Number(reading.value) > largestCount)
      findings.push(finding('number.large', address, { printed: reading.printed }));
  }
  for (const i of identities)
    if (i.holds === false)
      findings.push(finding('sum.wrong', i.equation.line, { identity: i.id, left: i.left, right: i.right }));
  const undecided = identities.filter((i) => i.holds === null).map((i) => `${i.id}@${i.at}`);
  const read = report.cells.every((c) => c.reading.kind !== 'missing');
  if (undecided.length > 0 && read) findings.push(finding('sums.undecided', 'document', { identities: undecided }));
  // Each table by itself: a false sum of table 四 takes nothing from what table 三 says of its cells.
  const tables = new Set(identities.map((i) => tableOfLine(i)));
  for (const table of tables) {
    const own = identities.filter((i) => tableOfLine(i) === table);
    findings.push(...named(report, own));
  }
  return findings;
}

/** What stands in brackets behind a figure. */
function remarkIn(printed: string): string | null {
  const open = printed.search(/[（(]/);
  return open === -1 ? null : printed.slice(open + 1, -1).trim();
}

/** The one cell that explains all false sums of a table, with what it would have to say. */
function named(report: Report, identities: readonly ComputedIdentity[]): Finding[] {
  const located = locate(identities);
  const cell = report.cells.find((c) => c.address === located?.address);
  if (located === null || cell?.reading.kind !== 'number') return [];
  const wrong = identities.filter((i) => i.holds === false).map((i) => `${i.id}@${i.at}`);
  const would = Number(cell.reading.value) + located.change;
  // No count is negative: a change that would make it so explains nothing.
  if (would < 0) return [];
  const payload = { printed: cell.reading.printed, would: String(would), identities: wrong };
  return [finding('cell.named', located.address, payload)];
}

function tableOfLine({ equation }: ComputedIdentity): string {
  return equation.line.slice(0, equation.line.indexOf('.'));
}
