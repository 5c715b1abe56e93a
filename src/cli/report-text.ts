import { type Severity, sayFinding } from '../finding.js';
import { addressOf } from '../form/cells.js';
import { rowsOf, type Table } from '../form/form.js';
import { formById } from '../form/forms.js';
import type { CheckedReport, Standing, Verdict } from '../report.js';
import { columns, paint, safe } from './terminal.js';

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

/** A checked report for a person at a terminal: who and when, the form with its figures, sums, and what was noticed. */
export function reportText(report: CheckedReport): string {
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
  ];
  if (report.form !== null)
    for (const table of formById(report.form).tables) lines.push('', ...tableText(table, report));
  if (report.cells.some((c) => c.reading.kind !== 'number' && c.reading.kind !== 'text'))
    lines.push('', '□ blank   ? not found   ! in a sum that fails, or read two ways');
  if (report.findings.length > 0) lines.push('');
  for (const f of report.findings) lines.push(safe(`${signs[f.severity]} ${f.code} at ${f.at}: ${sayFinding(f)}`));
  return lines.join('\n');
}

function tableText(table: Table, report: CheckedReport): string[] {
  const cells = new Map(report.cells.map((c) => [c.address, c]));
  const rows = rowsOf(table, report.printed).map((row) => [
    short(row.zh),
    ...table.columns.map((column) => {
      const address = addressOf(table, row, column);
      const reading = cells.get(address)?.reading;
      const flag = mark(report.standings.get(address));
      if (reading === undefined || reading.kind === 'missing') return '?';
      return reading.kind === 'blank' ? `□${flag}` : `${reading.printed}${flag}`;
    }),
  ]);
  const head = [short(table.zh), ...table.columns.map((c) => c.zh.replace(/（.*）/, ''))];
  const aligns = ['left' as const, ...table.columns.map(() => 'right' as const)];
  const [title = '', ...body] = columns([head, ...rows], aligns).split('\n');
  return [paint('bold', title), ...body];
}

function mark(standing: Standing | undefined): string {
  return standing === 'disputed' ? '!' : '';
}

function short(label: string): string {
  const plain = label.replace(/（本列.*|（区分.*/, '');
  return plain.length > longestLabel ? `${plain.slice(0, longestLabel - 1)}…` : plain;
}
