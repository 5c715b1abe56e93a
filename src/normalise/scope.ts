import { isGovernment } from '../agency.js';
import { type Finding, finding } from '../finding.js';
import type { CheckedReport } from '../report.js';
import type { AgencyKind } from './families.js';

/**
 * Of whom a report's figures are: of the body alone (`own`), of the district's government as a body
 * (`government_proper`), or of all bodies of the district together (`whole_area`).
 */
export const scopes = ['own', 'government_proper', 'whole_area'] as const;
export type Scope = (typeof scopes)[number];

/** 全区共接收…633件; 全区各单位共受理962件. */
const whole = /全(?:区|市|县|州|旗)|各(?:单位|部门|街镇|乡镇)/;
/** 区政府本级无…; a budget's 本级 is not meant. */
const proper = /政府本级/;
const speaksOfRequests = /申请/;
const speaksOfReport = /申请|报告|数据|统计/;
/** 仅反映区政府本级, 不含各部门. */
const onlyProper = /(?:仅|只)[^，,]{0,8}政府本级|政府本级[^。]{0,12}不(?:含|包括|包含)[^。]{0,6}(?:部门|单位|街|镇|乡)/;

/**
 * The scope of a report. That of a district's government is of the whole area, unless its prose speaks of the government
 * itself alone: 天津市's districts report so (全区共接收…633件, and beside it 区政府本级无…). Every other body's is its own.
 *
 * @param name as the report prints it, else as the navigation calls the body
 * @param kind what reviewed data says that the body is; null where nobody has looked
 * @returns null where the prose contradicts itself, or nobody knows whose the report is
 */
export function scopeOf(
  report: CheckedReport,
  name: string,
  kind: AgencyKind | null,
): { scope: Scope | null; findings: readonly Finding[] } {
  if (kind === null && name === '') return { scope: null, findings: [] };
  if (kind === null ? !isGovernment(name) : kind !== 'government') return { scope: 'own', findings: [] };
  const sentences = report.sections.flatMap((s) => s.text.replace(/\s+/g, '').split(/[。；;]/));
  const ofWhole = sentences.filter((s) => whole.test(s) && speaksOfRequests.test(s));
  const ofProper = sentences.filter((s) => proper.test(s) && speaksOfReport.test(s));
  if (ofProper.length === 0) return { scope: 'whole_area', findings: [] };
  if (ofWhole.length === 0) return { scope: 'government_proper', findings: [] };
  const excluded = ofProper.some((s) => onlyProper.test(s));
  if (!excluded && !isOfProper(report, ofWhole, ofProper)) return { scope: 'whole_area', findings: [] };
  const said = { whole: ofWhole[0]?.slice(0, 80) ?? '', proper: ofProper[0]?.slice(0, 80) ?? '' };
  return { scope: null, findings: [finding('scope.contradictory', 'document', said)] };
}

/** The table holds the number that the prose gives for the government itself, and not the one that it gives for all. */
function isOfProper(report: CheckedReport, ofWhole: readonly string[], ofProper: readonly string[]): boolean {
  const cell = report.cells.find((c) => c.address === 'requests.new_received.total');
  if (cell?.reading.kind !== 'number') return false;
  const printed = Number(cell.reading.value);
  const all = ofWhole.flatMap(received);
  const own = ofProper.flatMap(received);
  return all.length > 0 && !all.includes(printed) && own.includes(printed);
}

/** How many requests a sentence says were received. */
function received(sentence: string): number[] {
  if (/(?:无|未(?:收到|接到)|没有收到)[^，,]{0,12}申请/.test(sentence)) return [0];
  return [...sentence.matchAll(/(?:新收|收到|接收|受理|接到)[^，,\d]{0,20}(\d{1,7})[件条]/g)].map((m) => Number(m[1]));
}
