import { type Finding, finding, sayFinding } from '../finding.js';
import type { Fact } from '../normalise/facts.js';
import { factsOf } from '../normalise/facts.js';
import { yuanOf } from '../normalise/money.js';
import type { ReportRecord } from '../normalise/records.js';
import type { CheckedReport } from '../report.js';
import type { Row } from './columns.js';
import { figuresHash } from './figures-hash.js';
import { mask } from './mask.js';

/** A report with what comparing it with the year before gave. */
export interface PublishedReport {
  readonly record: ReportRecord;
  readonly figures: ReportFigures;
  readonly carry: { readonly examined: number; readonly equal: number; readonly findings: readonly Finding[] };
}

/** What identifies a report, as every table that speaks of reports has it. */
export function keyOf(r: ReportRecord): Row {
  return {
    report_id: r.id,
    site: r.site.slug,
    agency_id: r.agencyId,
    agency: r.agency,
    year: r.year,
    scope: r.scope,
    version: r.version,
    current: r.current,
    invented: r.site.invented,
  };
}

/** A report's part of the table of figures: what is the same for all of them once, the rest column by column. */
export interface ReportFigures {
  readonly report: Row;
  readonly cells: Readonly<Record<string, readonly (string | number | null)[]>>;
  readonly count: number;
}

/** By columns, since a million rows as objects cost more than everything else that publishing does. */
export function figuresOf(record: ReportRecord): ReportFigures {
  const facts = factsOf(record.report);
  const { sha256 } = record.report.source;
  const list = (of: (fact: Fact) => string | number | null) => facts.map(of);
  const place = (of: 'start' | 'end' | 'path' | 'line' | 'column') => list(({ cell }) => cell?.place?.[of] ?? null);
  return {
    report: { ...keyOf(record), form: record.report.form },
    count: facts.length,
    cells: {
      address: list((f) => f.variable.address),
      variable: list((f) => f.variable.name),
      printed: list(printed),
      kind: list((f) => f.cell?.reading.kind ?? 'derived'),
      value: list((f) => f.value),
      suggested: list((f) => f.suggested),
      derived: list((f) => f.derived),
      rule: list((f) => f.rule),
      made_from: list((f) => f.cell?.made?.from ?? null),
      made_rule: list((f) => f.cell?.made?.rule ?? null),
      unit: list((f) => f.cell?.unit ?? f.variable.unit),
      value_yuan: list(yuanIn),
      standing: list((f) => f.standing),
      source_sha256: list(({ cell }) => (cell?.place == null ? null : (cell.place.source ?? sha256))),
      place_start: place('start'),
      place_end: place('end'),
      place_path: place('path'),
      place_line: place('line'),
      place_column: place('column'),
    },
  };
}

/** The same as rows. */
export function figureRows({ report, cells, count }: ReportFigures): Row[] {
  const columns = Object.entries(cells);
  return Array.from({ length: count }, (_, i) => ({
    ...report,
    ...Object.fromEntries(columns.map(([name, values]) => [name, values[i] ?? null])),
  }));
}

function printed(fact: Fact): string | null {
  const reading = fact.cell?.reading;
  if (reading === undefined || reading.kind === 'missing') return null;
  return reading.kind === 'blank' ? '' : reading.printed;
}

/** What is printed as money, in yuan; null for counts, and where the cell's unit is not known. */
export function yuanIn({ variable, value, cell }: Fact): string | null {
  return variable.type !== 'decimal' || value === null ? null : yuanOf(value, cell?.unit ?? null);
}

/** How many cells of a report hold this kind of reading. */
export function countOf(report: CheckedReport, kind: string): number {
  return report.cells.filter((c) => c.reading.kind === kind).length;
}

export function reportRow({ record, carry, figures }: PublishedReport): Row {
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
    cells_number: countOf(report, 'number'),
    cells_blank: countOf(report, 'blank'),
    cells_mark: countOf(report, 'mark'),
    cells_text: countOf(report, 'text'),
    cells_missing: countOf(report, 'missing'),
    carry_examined: carry.examined,
    carry_equal: carry.equal,
    url: record.url,
    also_at: record.alsoAt.join(' '),
    first_seen: record.shown[0]?.firstSeen ?? record.page.firstSeen,
    last_seen:
      record.shown
        .map((at) => at.lastSeen)
        .sort()
        .at(-1) ?? record.page.lastSeen,
    superseded_by: record.supersededBy,
    sha256: report.source.sha256,
    encoding: report.source.encoding,
    figures_hash: figuresHash(figures.count, (i, name) => figures.cells[name]?.[i] ?? figures.report[name]),
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

/** Findings in their order with their ids: what each is about, and its number there. */
export function numberFindings(rows: readonly Row[]): Row[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const about = row['report_id'] ?? `${row['agency_id'] ?? row['site']}/${row['year'] ?? 'every-year'}/none`;
    const nth = (seen.get(String(about)) ?? 0) + 1;
    seen.set(String(about), nth);
    return { ...row, finding_id: `${about}#${nth}` };
  });
}
