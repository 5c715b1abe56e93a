import { type Finding, finding } from '../finding.js';
import { addressOf } from '../form/cells.js';
import { rowsOf } from '../form/form.js';
import { formById } from '../form/forms.js';
import type { CheckedReport } from '../report.js';

export interface DecisionsCheck {
  /** Rows that print both items and decisions as numbers, the decisions not zero. */
  readonly examined: number;
  readonly findings: readonly Finding[];
}

/**
 * Rows of section 二 whose decisions are as many as the items: in the form of 2019 some bodies copied the number of
 * items (of the year before, or after the year's change) into the column of decisions. The figures are left as printed.
 *
 * Source: 泗村店镇 2019, 283 items and 283 decisions, 49 and 49.
 */
export function checkDecisions(report: CheckedReport): DecisionsCheck {
  if (report.form === null) return { examined: 0, findings: [] };
  const numbers = new Map<string, number>();
  for (const { address, reading } of report.cells)
    if (reading.kind === 'number' && typeof reading.value === 'number') numbers.set(address, reading.value);
  const findings: Finding[] = [];
  let examined = 0;
  for (const table of formById(report.form).tables)
    for (const row of rowsOf(table, report.printed)) {
      const at = (column: string) => numbers.get(addressOf(table, row, { id: column }));
      const decisions = at('decisions');
      const before = at('items_prev_year');
      if (decisions === undefined || decisions === 0 || before === undefined) continue;
      examined++;
      const change = at('items_change');
      if (decisions !== before && (change === undefined || decisions !== before + change)) continue;
      findings.push(finding('decisions.equal_items', `${table.id}.${row.id}`, { decisions }));
    }
  return { examined, findings };
}
