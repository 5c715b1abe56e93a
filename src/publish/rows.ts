import { type Finding, finding, sayFinding } from '../finding.js';
import type { Variable } from '../form/variables.js';
import type { AgencyRecord } from '../normalise/agencies.js';
import type { Fact } from '../normalise/facts.js';
import { factsOf } from '../normalise/facts.js';
import type { ReportRecord } from '../normalise/records.js';
import type { CheckedReport } from '../report.js';
import type { ColumnSpec, Row } from './columns.js';
import { figuresHash } from './figures-hash.js';
import { mask } from './mask.js';

/** A finding about something of which there is no report. */
export interface AbsenceRecord {
  readonly site: string;
  readonly agencyId: string;
  readonly year: number | null;
  readonly finding: Finding;
}

/** A report with what comparing it with the year before gave. */
export interface PublishedReport {
  readonly record: ReportRecord;
  readonly carry: { readonly examined: number; readonly equal: number; readonly findings: readonly Finding[] };
}

function keyOf(r: ReportRecord): Row {
  return {
    report_id: r.id,
    site: r.site.slug,
    agency_id: r.agencyId,
    agency: r.agency,
    year: r.year,
    version: r.version,
    current: r.current,
    invented: r.site.invented,
  };
}

export function figureRows(record: ReportRecord): Row[] {
  return factsOf(record.report).map((fact) => ({
    ...keyOf(record),
    form: record.report.form,
    address: fact.variable.address,
    variable: fact.variable.name,
    printed: printed(fact),
    kind: fact.cell?.reading.kind ?? 'derived',
    value: fact.value,
    suggested: fact.suggested,
    derived: fact.derived,
    rule: fact.rule,
    made_from: fact.cell?.made?.from ?? null,
    made_rule: fact.cell?.made?.rule ?? null,
    unit: fact.cell?.unit ?? fact.variable.unit,
    standing: fact.standing,
    source_sha256: fact.cell?.place == null ? null : (fact.cell.place.source ?? record.report.source.sha256),
    place_start: fact.cell?.place?.start ?? null,
    place_end: fact.cell?.place?.end ?? null,
    place_path: fact.cell?.place?.path ?? null,
    place_line: fact.cell?.place?.line ?? null,
    place_column: fact.cell?.place?.column ?? null,
  }));
}

function printed(fact: Fact): string | null {
  const reading = fact.cell?.reading;
  if (reading === undefined || reading.kind === 'missing') return null;
  return reading.kind === 'blank' ? '' : reading.printed;
}

function count(report: CheckedReport, kind: string): number {
  return report.cells.filter((c) => c.reading.kind === kind).length;
}

export function reportRow({ record, carry }: PublishedReport): Row {
  const { report } = record;
  const { evidence, identities } = report;
  return {
    ...keyOf(record),
    form: report.form,
    verdict: report.verdict,
    title: report.title,
    published: report.published,
    readers: report.readers.join(' '),
    anchored: evidence.anchored,
    identities: evidence.identities,
    identities_false: identities.filter((i) => i.holds === false).length,
    identities_undecided: identities.filter((i) => i.holds === null).length,
    nonzero: evidence.nonzero,
    vacuous: evidence.vacuous,
    cells_number: count(report, 'number'),
    cells_blank: count(report, 'blank'),
    cells_mark: count(report, 'mark'),
    cells_text: count(report, 'text'),
    cells_missing: count(report, 'missing'),
    carry_examined: carry.examined,
    carry_equal: carry.equal,
    url: record.url,
    also_at: record.alsoAt.join(' '),
    first_seen: record.page.firstSeen,
    sha256: report.source.sha256,
    encoding: report.source.encoding,
    figures_hash: figuresHash(figureRows(record)),
  };
}

export function sectionRows(record: ReportRecord): { rows: Row[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const rows = record.report.sections.map((section) => {
    const { text, cards, telephones } = mask(section.text);
    if (cards > 0)
      findings.push(finding('privacy.masked', section.id, { kind: 'identity card number(s)', count: cards }));
    if (telephones > 0)
      findings.push(finding('privacy.masked', section.id, { kind: 'mobile number(s)', count: telephones }));
    return { ...keyOf(record), section_id: section.id, title: section.title, text };
  });
  return { rows, findings };
}

export function findingRow(
  found: Finding,
  about: { site: string; agencyId: string | null; year: number | null; reportId: string | null },
): Row {
  const { code, severity, at, ...payload } = found;
  return {
    finding_id: null,
    report_id: about.reportId,
    site: about.site,
    agency_id: about.agencyId,
    year: about.year,
    code,
    severity,
    at,
    message: sayFinding(found),
    payload: JSON.stringify(payload),
  };
}

export function agencyRow(agency: AgencyRecord, years: number): Row {
  return {
    agency_id: agency.id,
    site: agency.site.slug,
    invented: agency.site.invented,
    agency: agency.name,
    names: agency.names.map((n) => `${n.name} ${n.from}-${n.to}`).join('; '),
    first_year: agency.firstYear,
    last_year: agency.lastYear,
    reports: years,
    ended: agency.ended,
    into: agency.into,
    columns: agency.columns.join(' '),
  };
}

/** Findings in their order with their ids: what each is about, and its number there. */
export function numberFindings(rows: readonly Row[]): Row[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const about = row['report_id'] ?? `${row['agency_id']}/${row['year'] ?? 'every-year'}/none`;
    const nth = (seen.get(String(about)) ?? 0) + 1;
    seen.set(String(about), nth);
    return { ...row, finding_id: `${about}#${nth}` };
  });
}

/** The name of the column that holds a variable's unit, where the form leaves it to the cell. */
export function unitColumn(variable: Variable): string | null {
  return variable.unit === null ? `${variable.name}_unit` : null;
}

/** One row for an agency's year: the printed numbers, and the sums that the form does not print. */
export function panelRow(record: ReportRecord): Row {
  const { report } = record;
  const row: Record<string, Row[string]> = {
    report_id: record.id,
    site: record.site.slug,
    agency_id: record.agencyId,
    agency: record.agency,
    year: record.year,
    invented: record.site.invented,
    form: report.form,
    verdict: report.verdict,
    blank: count(report, 'blank'),
    not_read: count(report, 'missing'),
  };
  for (const fact of factsOf(report)) {
    row[fact.variable.name] = fact.cell === null ? fact.derived : fact.value;
    const unit = unitColumn(fact.variable);
    if (unit !== null) row[unit] = fact.cell?.unit ?? null;
  }
  return row;
}

/** A column of the panel that is no figure: who, when, a verdict, a unit. */
export function codebookColumn(column: ColumnSpec, address: string | null, forms: readonly string[], n: number): Row {
  return {
    variable: column.name,
    address,
    label_en: column.en,
    label_zh: column.zh,
    type: column.type,
    unit: null,
    forms: forms.join(' '),
    sum_of: null,
    observations: n,
  };
}

export function codebookRow(variable: Variable, inForms: readonly string[], observations: number): Row {
  return {
    variable: variable.name,
    address: variable.address,
    label_en: variable.en,
    label_zh: variable.zh,
    type: variable.type,
    unit: variable.unit,
    forms: inForms.join(' '),
    sum_of: variable.sum?.join(' ') ?? null,
    observations,
  };
}
