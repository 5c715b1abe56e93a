import type { Cell, CheckedReport } from '../report.js';

/** Fewer figures that are not zero in common prove nothing: most reports are full of zeros. */
const fewestAlike = 5;

/**
 * The one is a poorer print of the other: the same report once with its tables and once with its figures run together,
 * say. Every figure that could be read of it stands in the other too, and where it could be read in several ways the
 * other's is one of them.
 */
export function isPoorerPrint(poor: CheckedReport, full: CheckedReport): boolean {
  if (poor.form !== full.form || poor.verdict !== 'doubtful') return false;
  if (full.verdict === 'doubtful' || full.verdict === 'refused') return false;
  const candidates = new Map(poor.findings.flatMap((f) => (f.code === 'cell.ambiguous' ? [[f.at, f.candidates]] : [])));
  if (candidates.size === 0) return false;
  const fulls = new Map(full.cells.map((c) => [c.address, c]));
  let alike = 0;
  for (const cell of poor.cells) {
    const other = fulls.get(cell.address);
    if (other === undefined) return false;
    if (cell.reading.kind === 'missing') {
      const among = candidates.get(cell.address);
      if (among !== undefined && !among.includes('…') && !among.includes(printOf(other))) return false;
    } else if (!isAlike(cell, other)) return false;
    else if (cell.reading.kind === 'number' && Number(cell.reading.value) !== 0) alike++;
  }
  return alike >= fewestAlike;
}

function isAlike({ reading: a }: Cell, { reading: b }: Cell): boolean {
  return a.kind === b.kind && (a.kind !== 'number' || b.kind !== 'number' || String(a.value) === String(b.value));
}

function printOf({ reading }: Cell): string {
  return 'printed' in reading ? reading.printed : '';
}
