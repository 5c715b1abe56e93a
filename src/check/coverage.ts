import type { Outcome } from '../source.js';
import { daysBetween, dueDate } from './due-date.js';

/**
 * What became of an agency's report of a year.
 *
 * - `present`: published in time, or on a day that is not known; `late`: after the legal date
 * - `moved`: there, at another address than it had; `withdrawn_candidate`: had once, and gone from page and list since
 * - `pictures`, `unreadable`: there, but its tables are pictures, or it is in a form that is not read
 * - `blocked`: listed, but the host turns programs away; `failed`: listed, and could not be had; `waiting`: listed, and
 *   not asked for yet
 * - `missing`: a list that was read to its end does not show it; `unknown`: the list could not be read to its end
 * - `not_due`: the legal date has not passed; `not_existing`: the body did not exist in that year
 */
export const coverageStatuses = [
  'present',
  'late',
  'moved',
  'withdrawn_candidate',
  'pictures',
  'unreadable',
  'blocked',
  'failed',
  'waiting',
  'missing',
  'unknown',
  'not_due',
  'not_existing',
] as const;
export type CoverageStatus = (typeof coverageStatuses)[number];

/** A report of which at least the page is there. */
export interface PresentReport {
  readonly id: string;
  readonly url: string;
  /** yyyy-mm-dd as printed; null where nothing tells. */
  readonly published: string | null;
  /** Why it was refused; null where it was read. */
  readonly refused: string | null;
  /** The page at which it was first found is gone, and another one shows it. */
  readonly moved: boolean;
  readonly withdrawn: boolean;
}

/** A report that is listed and of which no page could be had. */
export interface AbsentReport {
  /** null where the list does not tell. */
  readonly year: number | null;
  readonly url: string;
  /** How the last visit ended; null where none was made. */
  readonly outcome: Outcome | null;
}

/** An agency's reports, as far as the site shows them. */
export interface CoverageInput {
  readonly agencyId: string;
  readonly government: boolean;
  readonly reports: ReadonlyMap<number, PresentReport>;
  readonly absent: readonly AbsentReport[];
  /** The first and the last year of which it owes a report; null where nobody has reviewed that. */
  readonly began: number | null;
  readonly ended: number | null;
  /** All its lists were read to their end. */
  readonly complete: boolean;
}

export interface CoverageEntry {
  readonly agencyId: string;
  readonly year: number | null;
  readonly status: CoverageStatus;
  /** In words, where the status does not say it all. */
  readonly reason: string | null;
  /** yyyy-mm-dd; null where the year is not known. */
  readonly due: string | null;
  /** Days after the due date; null where the report is not late. */
  readonly daysLate: number | null;
  readonly report: PresentReport | null;
  readonly url: string | null;
}

/**
 * The calendar of agencies × years: every year from an agency's first known one to the last that has ended by `asOf`.
 *
 * @param asOf the day on which the sites were last seen, yyyy-mm-dd; null where none was, and then nothing is expected
 */
export function coverageOf(agencies: readonly CoverageInput[], asOf: string | null): CoverageEntry[] {
  return agencies.flatMap((agency) => {
    const years = yearsOf(agency, asOf);
    const dated = years.map((year) => entryOf(agency, year, asOf ?? ''));
    const undated = agency.absent.filter((a) => a.year === null).map((a) => absentEntry(agency, a));
    return [...dated, ...undated];
  });
}

function yearsOf(agency: CoverageInput, asOf: string | null): number[] {
  const known = [...agency.reports.keys(), ...agency.absent.flatMap((a) => a.year ?? [])];
  if (known.length === 0 || asOf === null) return [];
  const first = Math.min(...known, agency.began ?? Number.POSITIVE_INFINITY);
  const last = Math.max(...known, Number(asOf.slice(0, 4)) - 1);
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

function entryOf(agency: CoverageInput, year: number, asOf: string): CoverageEntry {
  const due = dueDate(year, agency.government);
  const base = { agencyId: agency.agencyId, year, due, daysLate: null, report: null, url: null, reason: null };
  const report = agency.reports.get(year);
  if (report !== undefined) return { ...base, ...presence(report, due), report, url: report.url };
  const absent = agency.absent.find((a) => a.year === year);
  if (absent !== undefined) return absentEntry(agency, absent);
  const { began, ended } = agency;
  if ((began !== null && year < began) || (ended !== null && year > ended)) return { ...base, status: 'not_existing' };
  if (asOf <= due) return { ...base, status: 'not_due' };
  if (!agency.complete) return { ...base, status: 'unknown', reason: 'its list could not be read to the end' };
  return { ...base, status: 'missing', reason: 'the site lists none for this year' };
}

function presence(report: PresentReport, due: string): Pick<CoverageEntry, 'status' | 'reason' | 'daysLate'> {
  const { published, refused } = report;
  const late = published === null ? 0 : daysBetween(due, published);
  const daysLate = late > 0 ? late : null;
  if (report.withdrawn) return { status: 'withdrawn_candidate', reason: 'gone from its page and its list', daysLate };
  if (refused === 'document.pictures') return { status: 'pictures', reason: null, daysLate };
  if (refused !== null) return { status: 'unreadable', reason: refused, daysLate };
  if (report.moved) return { status: 'moved', reason: null, daysLate };
  return { status: daysLate === null ? 'present' : 'late', reason: null, daysLate };
}

const turnedAway: ReadonlySet<Outcome> = new Set(['challenge', 'robots_denied']);

function absentEntry(agency: CoverageInput, { year, url, outcome }: AbsentReport): CoverageEntry {
  const due = year === null ? null : dueDate(year, agency.government);
  const base = { agencyId: agency.agencyId, year, due, daysLate: null, report: null, url };
  if (outcome === null) return { ...base, status: 'waiting', reason: `${url} was not asked for yet` };
  const status = turnedAway.has(outcome) ? 'blocked' : 'failed';
  return { ...base, status, reason: `${url} ended as ${outcome}` };
}
