import { formById } from '../form/forms.js';
import type { Cell, CheckedReport } from '../report.js';

/** The version of the object below; it grows when a program that relies on it would have to change. */
const schemaVersion = 1;

/**
 * A checked report as `gongkai read --json` prints it: plain data, keys in a fixed order.
 *
 * `value` is there for numbers only: a JSON number for counts, a decimal string for money. `cells` lists every address
 * that the printed form has, in its order, the missing ones too.
 */
export function reportJson(report: CheckedReport): object {
  const { title, agency, year, published, form, verdict, evidence, votes } = report;
  return {
    schemaVersion,
    source: report.source,
    title,
    agency,
    year,
    published,
    form,
    verdict,
    evidence: { ...evidence, agency: votes.agency, year: votes.year },
    cells: report.cells.map((cell) => cellJson(cell, report)),
    suggestions: report.suggestions,
    identities: report.identities,
    sections: report.sections,
    findings: report.findings,
  };
}

function cellJson(cell: Cell, report: CheckedReport): object {
  const { address, reading, unit, place } = cell;
  const standing = report.standings.get(address);
  if (reading.kind === 'missing') return { address, kind: 'missing', unit: formUnit(cell, report), standing };
  const value = reading.kind === 'number' ? { value: reading.value } : {};
  const printed = reading.kind === 'blank' ? '' : reading.printed;
  return { address, kind: reading.kind, ...value, printed, unit, standing, place, ...cell.made };
}

/** A cell that was not found still has the unit that the form gives it. */
function formUnit(cell: Cell, report: CheckedReport): string | null {
  const [tableId, , columnId] = cell.address.split('.');
  if (report.form === null) return null;
  const table = formById(report.form).tables.find((t) => t.id === tableId);
  return table?.columns.find((c) => c.id === columnId)?.unit ?? null;
}
