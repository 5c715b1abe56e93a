import { rowsOf, type Table } from '../../src/form/form.js';
import type { LabelRef } from '../labels.js';
import { align } from './align.js';
import type { Anchors, PrintedRow, RowLabel } from './anchors.js';
import { costs } from './costs.js';
import type { Run } from './runs.js';

export interface TableRows {
  readonly rows: readonly PrintedRow[];
  /** Runs between the table's rows that belong to none. */
  readonly loose: readonly Run[];
  /** Rows with figures whose label stands a second time without any. */
  readonly again: readonly string[];
}

/**
 * The rows of a table with their figures, in the order of the text. Figures without a label are taken for the row that
 * is missing between their neighbours, where the alignment leaves no doubt.
 *
 * @param free the runs that no label of any table owns
 */
export function rowsIn(table: Table, anchors: Anchors, free: readonly Run[]): TableRows {
  const anchored = [...anchors.rows.values()];
  let from = Number.POSITIVE_INFINITY;
  let to = -1;
  for (const { label, run } of anchored) {
    from = Math.min(from, label?.first ?? from, run?.first ?? from);
    to = Math.max(to, label?.last ?? to, run?.last ?? to);
  }
  const bare = free.filter((r) => r.first > from && r.first <= to + 1);
  const rows = bare.length === 0 ? anchored : byOrder(table, anchors, bare);
  const named = new Set(rows.map((r) => r.ref.id));
  const empty: PrintedRow[] = [];
  const labelled = new Set(anchored.map((r) => r.ref.id));
  const again = new Set<string>();
  for (const { item, ref } of anchors.labels) {
    if (!anchors.owned.has(item) && labelled.has(ref.id)) again.add(ref.id);
    if (anchors.owned.has(item) || named.has(ref.id) || ref.kind === 'local') continue;
    named.add(ref.id);
    empty.push({ ref, label: item, run: null, anchor: 'before' });
  }
  const placed = new Set(rows.flatMap((r) => r.run ?? []));
  const place = (r: PrintedRow) => r.label?.first ?? r.run?.first ?? 0;
  const all = [...rows, ...empty].sort((a, b) => place(a) - place(b));
  return { rows: all, loose: bare.filter((r) => !placed.has(r)), again: [...again] };
}

/** No table has more rows than a tenth of this; text that has is not worth the search. */
const mostRuns = 300;

/** Gives the runs without a label to the rows between their neighbours; labels that only stand before are doubted too. */
function byOrder(table: Table, anchors: Anchors, bare: readonly Run[]): PrintedRow[] {
  const taken = anchors.rows;
  const beside = [...taken.values()].filter((r) => r.anchor === 'beside');
  // Figures may stand before their labels all through: then nothing here can be trusted.
  if (beside.length * 2 < taken.size) return [];
  const printed = new Set(beside.flatMap((r) => (r.ref.kind === 'alternative' ? [r.ref.id] : [])));
  const rows = rowsOf(table, printed);
  const runs = [...taken.keys(), ...bare.filter((r) => r.figures.length > 1)].sort((a, b) => a.first - b.first);
  const order = runs.flatMap((r) => {
    const known = taken.get(r);
    return isSure(known) ? [rows.findIndex((row) => row.id === known?.ref.id)] : [];
  });
  if (runs.length > mostRuns) return beside;
  if (order.some((row, i) => i > 0 && row <= (order[i - 1] ?? 0))) return beside;
  const aligned = align(
    runs.map((run, i) => rows.map((row) => costOf(row.id, taken.get(run), anchors.labels, runs, i))),
    rows.length,
  );
  return runs.flatMap((run, i): PrintedRow[] => {
    const known = taken.get(run);
    if (known !== undefined && isSure(known)) return [known];
    const best = aligned[i];
    const row = best?.row == null ? undefined : rows[best.row];
    if (best === undefined || row === undefined || best.margin < costs.margin) return [];
    const ref: LabelRef = { kind: 'row', table, id: row.id, meant: row.zh, exact: false };
    return [{ ref, label: null, run, anchor: 'order' }];
  });
}

/** The label stands with the figures and is spelt as the form has it or in a declared variant. */
function isSure(known: PrintedRow | undefined): boolean {
  return known?.anchor === 'beside' && known.label?.match.misspelt === false;
}

function costOf(
  row: string,
  known: PrintedRow | undefined,
  labels: readonly RowLabel[],
  runs: readonly Run[],
  at: number,
): number {
  if (known !== undefined) {
    const spelt = known.label?.match.misspelt ? costs.labelMisspelt : known.ref.exact ? 0 : costs.labelVariant;
    const stands = known.anchor === 'beside' ? costs.labelBeside : costs.labelBefore;
    if (known.ref.id === row) return stands + spelt;
    if (isSure(known)) return costs.labelContrary;
  }
  const low = runs[at - 1]?.last ?? 0;
  const high = runs[at + 1]?.first ?? Number.POSITIVE_INFINITY;
  const near = labels.some((l) => l.ref.id === row && l.item.last > low && l.item.first < high);
  return near ? costs.labelApart : costs.labelMissing;
}
