import { type Severity, sayFinding } from '../finding.js';
import { addressOf } from '../form/cells.js';
import { rowsOf, type Table } from '../form/form.js';
import { formById } from '../form/forms.js';
import { type CheckedReport, type Standing, standings, type Verdict } from '../report.js';
import { legendOf, markOf } from './marks.js';
import { columns, inLines, paint, safe, terminalWidth } from './terminal.js';

const longestLabel = 22;

const colours: Readonly<Record<Verdict, Parameters<typeof paint>[0]>> = {
  certified: 'green',
  solved: 'green',
  'source-incomplete': 'yellow',
  'source-inconsistent': 'yellow',
  doubtful: 'red',
  refused: 'red',
};

const signs: Readonly<Record<Severity, string>> = { note: '·', warning: '!', error: '✗' };

/** What a standing says of a cell, in a few words. */
const standingWords: Readonly<Record<Standing, string>> = {
  certified: 'certified (by a sum or by two readers)',
  solved: 'solved (by the sums alone)',
  unchecked: 'unchecked (read once, and no sum could tell)',
  disputed: 'disputed',
  missing: 'missing',
};

/**
 * A checked report for a person at a terminal: who and when, the form with its figures, sums, what the cells probably
 * should say, and what was noticed.
 */
export function reportText(report: CheckedReport, width: number | null = terminalWidth()): string {
  const { verdict, evidence, identities } = report;
  const held = identities.filter((i) => i.holds === true).length;
  const lines = [
    paint('bold', safe(report.title ?? report.source.name)),
    [
      report.agency ?? 'agency not sure',
      report.year ?? 'year not sure',
      report.published ?? 'no date',
      report.form ?? 'no form',
    ]
      .map(String)
      .map(safe)
      .join(' · '),
    `${paint(colours[verdict], verdict)}${evidence.vacuous && held > 0 ? ' (vacuous: nearly everything is zero)' : ''}` +
      (identities.length === 0
        ? ''
        : ` · ${held} of ${identities.length} sums hold · read by ${report.readers.join(' and ')}`),
    ...standingLines(report, width),
  ];
  const tables = report.form === null ? [] : formById(report.form).tables.map((table) => tableRows(table, report));
  for (const rows of tables) lines.push('', ...tableText(rows, width));
  const legend = legendOf(tables.flatMap((rows) => rows.slice(1).flatMap((row) => row.slice(1))));
  if (legend.length > 0) lines.push('', ...inLines(legend, width));
  const suggested = report.suggestions.map((s) => ({ ...s, cell: s.address, value: String(s.value) }));
  lines.push(...suggestionLines(suggested, width));
  if (report.findings.length > 0) lines.push('');
  for (const f of report.findings) {
    const words = safe(`${f.code} at ${f.at}: ${sayFinding(f)}`).split(' ');
    lines.push(...inLines([`${signs[f.severity]} ${words[0]}`, ...words.slice(1)], width, ' ', '  '));
  }
  return lines.join('\n');
}

/** How many cells stand how, best first. */
function standingLines(report: CheckedReport, width: number | null): string[] {
  const all = report.cells.map((c) => report.standings.get(c.address));
  const counts = standings.flatMap((standing) => {
    const n = all.filter((s) => s === standing).length;
    return n === 0 ? [] : [`${n} ${standingWords[standing]}`];
  });
  if (counts.length === 0) return [];
  return inLines(counts, width, ' · ');
}

/** What a cell probably should say, and why, where that is known. */
export interface Suggested {
  readonly cell: string;
  readonly printed: string;
  readonly value: string;
  readonly cause?: string;
}

/** What cells probably should say: beside the figures, never in them. */
export function suggestionLines(suggestions: readonly Suggested[], width: number | null): string[] {
  if (suggestions.length === 0) return [];
  const rows = suggestions.map(({ cell, printed, value, cause }) => [
    cell,
    printed === '' ? '□' : printed,
    value,
    ...(cause === undefined ? [] : [cause]),
  ]);
  const head = ['cell', 'printed', 'suggested', 'because'].slice(0, rows[0]?.length);
  const table = columns([head, ...rows], ['left', 'right', 'right', 'left'], { width, wrap: true });
  return ['', paint('bold', 'Suggestions; the figures above stay as printed:'), ...table.split('\n')];
}

function tableRows(table: Table, report: CheckedReport): string[][] {
  const cells = new Map(report.cells.map((c) => [c.address, c]));
  const rows = rowsOf(table, report.printed).map((row) => [
    short(row.zh),
    ...table.columns.map((column) => {
      const address = addressOf(table, row, column);
      const cell = cells.get(address);
      if (cell === undefined || cell.reading.kind === 'missing') return '?';
      const mark = markOf({ standing: report.standings.get(address) ?? null, rule: cell.made?.rule ?? null });
      return cell.reading.kind === 'blank' ? `□${mark}` : `${cell.reading.printed}${mark}`;
    }),
  ]);
  return [[short(table.zh), ...table.columns.map((c) => c.zh.replace(/（.*）/, ''))], ...rows];
}

function tableText(rows: readonly string[][], width: number | null): string[] {
  const aligns = (rows[0] ?? []).map((_, i) => (i === 0 ? ('left' as const) : ('right' as const)));
  const [title = '', ...body] = columns(rows, aligns, { width }).split('\n');
  return [paint('bold', title), ...body];
}

function short(label: string): string {
  const plain = label.replace(/（本列.*|（区分.*/, '');
  return plain.length > longestLabel ? `${plain.slice(0, longestLabel - 1)}…` : plain;
}
