import { type Finding, finding } from '../finding.js';
import { type YearLink, yearLinksOf } from '../form/year-links.js';
import type { CheckedReport } from '../report.js';
import { type Compared, compare, nothing, type YearSide } from './compare-years.js';
import { type BreakCause, explainBreak, type YearNeighbours } from './explain-break.js';

/** One cell of a year held against the year before; nothing is ever put in the place of what is printed. */
export interface YearCheck extends Compared {
  readonly link: YearLink;
  readonly explained: BreakCause | null;
  /** The reports whose figures do fit. */
  readonly explainedBy: readonly string[];
}

/**
 * Holds a body's year against the year before, in every relation that its form has. Where bodies became part of it, what
 * they left is added to its own. A break is noticed, not judged: bodies merge, reports are corrected, documents lapse.
 */
export function checkYears(all: YearNeighbours): YearCheck[] {
  if (all.now === null)
    return linksOf('form-2021').flatMap((link) =>
      link.relation === 'carry'
        ? [{ ...nothing, link, gap: 'no_report' as const, explained: null, explainedBy: [] }]
        : [],
    );
  const { now } = all;
  if (now.report.form === null) return [];
  const beside = besides(all);
  return linksOf(now.report.form).map((link): YearCheck => {
    const compared = asPart(all, compare(link, beside, [now]));
    return { ...compared, link, ...explainBreak(link, all, compared) };
  });
}

/** The reports of the year before whose figures are added up, or the bodies that lack one. */
export function besides(all: YearNeighbours): readonly YearSide[] | readonly string[] {
  const { agencyId, before, existed } = all;
  const joined = [...all.joined, ...dividedBodies(all)];
  const lacking = joined.flatMap((j) => (j.last === null ? [j.agencyId] : []));
  // What others left is no measure where its own part of the sum is not known.
  if (before === null && existed) return [agencyId, ...lacking];
  if (lacking.length > 0) return lacking;
  return [...(before === null ? [] : [before]), ...joined.flatMap((j) => j.last ?? [])];
}

/** The bodies of which this one is a part, where it had nothing of its own before. */
function dividedBodies({ existed, exchanges }: YearNeighbours) {
  return existed ? [] : exchanges.flatMap((e) => e.divided ?? []);
}

/** Of a part it is told what the whole had, and nothing is expected. */
function asPart(all: YearNeighbours, compared: Compared): Compared {
  if (compared.holds === null || dividedBodies(all).length === 0) return compared;
  return { ...compared, expected: null, residual: null, holds: null, gap: 'divided' };
}

const links = new Map<string, readonly YearLink[]>();

function linksOf(form: NonNullable<CheckedReport['form']>): readonly YearLink[] {
  const known = links.get(form) ?? yearLinksOf(form);
  links.set(form, known);
  return known;
}

export interface CarryCheck {
  /** Columns in which both years print a number. */
  readonly examined: number;
  readonly equal: number;
  readonly findings: readonly Finding[];
}

/** What the relations of a year come to: the carried requests counted, and what breaks noticed. */
export function carryOf(checks: readonly YearCheck[]): CarryCheck {
  const carried = checks.filter((c) => c.link.relation === 'carry' && c.holds !== null);
  const broken = (among: readonly YearCheck[]) =>
    among
      .filter((c) => c.holds === false)
      .map((c) => ({
        column: c.link.relation === 'carry' ? c.link.column : c.link.address,
        before: String(c.expected),
        now: String(c.now),
        ...(c.explained === null ? {} : { explained: `${c.explained} (${c.explainedBy.join(', ')})` }),
      }));
  const carry = broken(carried);
  const stocks = broken(checks.filter((c) => c.link.relation !== 'carry'));
  return {
    examined: carried.length,
    equal: carried.length - carry.length,
    findings: [
      ...(carry.length === 0 ? [] : [finding('carry.breaks', 'requests.carried_in', { columns: carry })]),
      ...(stocks.length === 0 ? [] : [finding('stock.breaks', 'documents', { cells: stocks })]),
    ],
  };
}

/**
 * What a year carries in must be what the year before carried out, in each of the seven columns.
 *
 * @param before the same agency's report of the year before; null where there is none, and then nothing is examined
 */
export function checkCarry(before: CheckedReport | null, now: CheckedReport): CarryCheck {
  const side = (id: string, report: CheckedReport) => ({ id, report });
  const checks = checkYears({
    agencyId: '',
    now: side('now', now),
    before: before?.form == null ? null : side('before', before),
    existed: before !== null,
    joined: [],
    exchanges: [],
    replacedNow: [],
    replacedBefore: [],
  });
  return carryOf(checks.filter((c) => c.link.relation === 'carry'));
}
