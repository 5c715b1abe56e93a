import { type Finding, finding } from '../finding.js';
import { addressOf } from '../form/cells.js';
import { tableOf } from '../form/form.js';
import { formById } from '../form/forms.js';
import type { CheckedReport } from '../report.js';

export interface CarryCheck {
  /** Columns in which both years print a number. */
  readonly examined: number;
  readonly equal: number;
  readonly findings: readonly Finding[];
}

/**
 * What a year carries in must be what the year before carried out, in each of the seven columns.
 *
 * Only numbers are compared: a blank is no zero. A break is noticed, not judged: bodies merge, reports are corrected.
 *
 * @param before the same agency's report of the year before; null where there is none, and then nothing is examined
 */
export function checkCarry(before: CheckedReport | null, now: CheckedReport): CarryCheck {
  if (before?.form == null || now.form === null) return { examined: 0, equal: 0, findings: [] };
  const table = tableOf(formById(now.form), 'requests');
  const breaks: { column: string; before: string; now: string }[] = [];
  let examined = 0;
  for (const column of table.columns) {
    const out = numberAt(before, addressOf(table, { id: 'carried_out' }, column));
    const in_ = numberAt(now, addressOf(table, { id: 'carried_in' }, column));
    if (out === null || in_ === null) continue;
    examined++;
    if (out !== in_) breaks.push({ column: column.id, before: String(out), now: String(in_) });
  }
  const findings = breaks.length === 0 ? [] : [finding('carry.breaks', 'requests.carried_in', { columns: breaks })];
  return { examined, equal: examined - breaks.length, findings };
}

function numberAt(report: CheckedReport, address: string): number | string | null {
  const cell = report.cells.find((c) => c.address === address);
  return cell?.reading.kind === 'number' ? cell.reading.value : null;
}
