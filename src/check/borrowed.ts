import { createHash } from 'node:crypto';
import { isBodyName, mayBeSame } from '../agency.js';
import { type Finding, finding } from '../finding.js';
import type { CheckedReport } from '../report.js';
import { isGovernment } from './due-date.js';

/** A body of the site, by every name that it is known to have had. */
export interface NamedBody {
  readonly id: string;
  readonly names: readonly string[];
}

/** Sentences that say whose report this is: 现公布…年度报告, 本报告由…编制, 根据…要求，…编制本报告. */
const ofThisReport = new Set(['opening', 'compiler']);

/** The district's government and its office are named in everybody's reports: they order and collect them. */
function isNamedEverywhere(name: string): boolean {
  return isGovernment(name) || /政府办(?:公室|公厅)?$/.test(name);
}

/**
 * Another body of the site is named where the report says whose it is: the text was taken from that body's report.
 *
 * @param own the report's body, its predecessors and its successor, by all their names
 * @param others the other bodies of the site
 */
export function borrowedNames(
  report: CheckedReport,
  own: readonly string[],
  others: readonly NamedBody[],
): readonly Finding[] {
  const said = report.votes.agency.filter((v) => ofThisReport.has(v.from)).map((v) => v.says);
  return [...new Set(said)].flatMap((name) => {
    if (!isBodyName(name) || isNamedEverywhere(name) || own.some((mine) => mayBeSame(mine, name))) return [];
    const fitting = others.filter((o) => o.names.some((n) => n === name || n.endsWith(name) || name.endsWith(n)));
    const [body] = fitting;
    if (body === undefined || fitting.length > 1) return [];
    return [finding('prose.other_body', 's1_overview', { printed: name, agency: body.id })];
  });
}

/** So many characters are no stock phrase. */
const fewestCharacters = 200;

/** The overview as one hash, whatever its figures and white space; null for a short one. */
export function overviewPrint(report: CheckedReport): string | null {
  const text = report.sections.find((s) => s.id === 's1_overview')?.text ?? '';
  const folded = text.normalize('NFKC').replace(/\s+/g, '').replace(/\d+/g, '0');
  return folded.length < fewestCharacters ? null : createHash('sha256').update(folded).digest('hex');
}

/** A current report of a site, as far as its overview is held against its neighbours'. */
export interface Overview {
  readonly id: string;
  readonly agencyId: string;
  readonly agency: string;
  readonly year: number;
  readonly print: string;
}

/**
 * Reports whose overview is a neighbour's, word by word, but for the figures; the earliest by year and id is taken for
 * the first. A body's own words of another year are its own.
 *
 * @returns findings by report id
 */
export function copiedOverviews(overviews: readonly Overview[]): Map<string, Finding> {
  const firsts = new Map<string, Overview[]>();
  const found = new Map<string, Finding>();
  for (const one of [...overviews].sort((a, b) => a.year - b.year || (a.id < b.id ? -1 : 1))) {
    const before = firsts.get(one.print) ?? [];
    firsts.set(one.print, [...before, one]);
    const other = before.find((b) => b.agencyId !== one.agencyId && !mayBeSame(b.agency, one.agency));
    if (other !== undefined) found.set(one.id, finding('prose.copied', 's1_overview', { other: other.id }));
  }
  return found;
}
