import { rowsOf, type Table } from '../../src/form/form.js';
import type { LabelKind, LabelRef } from '../labels.js';
import { align } from './align.js';
import { costs } from './costs.js';
import type { Item, LabelItem } from './items.js';
import { type Run, sharesLine } from './runs.js';

/** How figures and a row's label were brought together. */
export type Anchor = 'beside' | 'before' | 'order';

export interface PrintedRow {
  readonly ref: LabelRef;
  /** null where the row is told by its place among the others alone. */
  readonly label: LabelItem | null;
  /** null where no figures follow the label. */
  readonly run: Run | null;
  readonly anchor: Anchor;
}

export interface TableRows {
  readonly rows: readonly PrintedRow[];
  /** Runs between the table's rows that belong to none. */
  readonly loose: readonly Run[];
}

/** What the item names in this table, as one of these kinds. */
export function refOf(item: Item | undefined, table: Table, kinds: readonly LabelKind[]): LabelRef | null {
  if (item?.kind !== 'label') return null;
  return item.match.refs.find((r) => r.table === table && kinds.includes(r.kind)) ?? null;
}

interface Labelled {
  readonly item: LabelItem;
  readonly ref: LabelRef;
}

/**
 * Brings the labels of a table's rows together with the figures: a label on the figures' line, or broken around them,
 * else the one label before them. Figures that have no such label are taken for the row that is missing between their
 * neighbours, where the alignment leaves no doubt.
 */
export function rowsIn(items: readonly Item[], runs: readonly Run[], table: Table): TableRows {
  const start = items.findIndex((i) => refOf(i, table, ['table', 'section', 'column']) !== null);
  const labels = items.slice(Math.max(start, 0)).flatMap((item): Labelled[] => {
    const ref = refOf(item, table, ['row', 'alternative', 'local']);
    return ref === null || item.kind !== 'label' ? [] : [{ item, ref }];
  });
  const taken = new Map<Run, PrintedRow>();
  const owned = new Set<LabelItem>();
  for (const { item, ref } of labels) {
    const run = runBeside(item, items, runs);
    if (run === null || taken.has(run)) continue;
    taken.set(run, { ref, label: item, run, anchor: 'beside' });
    owned.add(item);
  }
  // Where rows are printed as lines, a lone figure on a line of its own is a page number, or has lost its row (上海市科委 2024).
  const lines = [...taken.values()].filter((r) => (r.run?.figures.length ?? 0) > 1).length * 2 > labels.length;
  const isStray = (run: Run) => lines && run.on === null && run.figures.length === 1 && table.columns.length > 2;
  const free = labels.filter((l) => !owned.has(l.item));
  for (const { item, ref } of free) {
    const run = runs.find((r) => r.first > item.last);
    if (run === undefined || taken.has(run) || isStray(run)) continue;
    if (!leadsTo(item, run, items, table)) continue;
    taken.set(run, { ref, label: item, run, anchor: 'before' });
    owned.add(item);
  }
  return complete(labels, runs, table, taken, owned);
}

/** Nothing stands between a label and the figures behind it but words over groups of rows, and one other word at most. */
function leadsTo(label: LabelItem, run: Run, items: readonly Item[], table: Table): boolean {
  let words = 0;
  for (let i = run.at - 1; i >= 0; i--) {
    const item = items[i];
    if (item === undefined || item === label) return true;
    if (item.last < label.first) return true;
    if (item.kind === 'figure' || (item.kind === 'text' && ++words > 1)) return false;
    if (item.kind === 'label' && refOf(item, table, ['group', 'heading', 'furniture']) === null) return false;
  }
  return true;
}

/** The figures on the label's own line, or the ones around which it is broken. */
function runBeside(item: LabelItem, items: readonly Item[], runs: readonly Run[]): Run | null {
  const around = runs.filter((r) => r.first > item.first && r.last < item.last);
  if (around.length > 0) return around.length === 1 ? (around[0] ?? null) : null;
  const next = runs.find((r) => r.first > item.last);
  if (next === undefined || next.on === null || !sharesLine(item, next.figures[0])) return null;
  // 一行 with two labels before its figures: the nearer one counts.
  const nearer = items
    .slice(0, next.at)
    .findLast((i) => i.kind === 'label' && i.match.refs.some((r) => r.kind === 'row'));
  return nearer === undefined || nearer === item || nearer.last < item.last ? next : null;
}

function complete(
  labels: readonly Labelled[],
  runs: readonly Run[],
  table: Table,
  taken: ReadonlyMap<Run, PrintedRow>,
  owned: ReadonlySet<LabelItem>,
): TableRows {
  const anchored = [...taken.values()];
  const spans = anchored.flatMap((r) => (r.run === null ? [] : [r.run]));
  const from = Math.min(
    ...anchored.map((r) => r.label?.first ?? Number.POSITIVE_INFINITY),
    ...spans.map((r) => r.first),
  );
  const to = Math.max(...labels.filter((l) => owned.has(l.item)).map((l) => l.item.last), ...spans.map((r) => r.last));
  const bare = runs.filter((r) => !taken.has(r) && r.first > from && r.last < to + 2 && r.first < to);
  const rows = bare.length === 0 ? anchored : byOrder(labels, runs, table, taken, bare);
  const named = new Set(rows.map((r) => r.ref.id));
  const empty = labels
    .filter((l) => !owned.has(l.item) && !named.has(l.ref.id) && l.ref.kind === 'row' && l.item.first >= from)
    .map(({ item, ref }): PrintedRow => ({ ref, label: item, run: null, anchor: 'before' }));
  const placed = new Set(rows.flatMap((r) => r.run ?? []));
  const once = empty.filter((r, i) => empty.findIndex((o) => o.ref.id === r.ref.id) === i);
  const place = (r: PrintedRow) => r.label?.first ?? r.run?.first ?? 0;
  const all = [...rows, ...once].sort((a, b) => place(a) - place(b));
  return { rows: all, loose: bare.filter((r) => !placed.has(r)) };
}

/** Gives the runs without a label to the rows between their neighbours; labels that only stand before are doubted too. */
function byOrder(
  labels: readonly Labelled[],
  runs: readonly Run[],
  table: Table,
  taken: ReadonlyMap<Run, PrintedRow>,
  bare: readonly Run[],
): PrintedRow[] {
  const beside = [...taken.values()].filter((r) => r.anchor === 'beside');
  // Figures may stand before their labels all through: then nothing here can be trusted.
  if (beside.length * 2 < taken.size) return [];
  const printed = new Set(beside.flatMap((r) => (r.ref.kind === 'alternative' ? [r.ref.id] : [])));
  const rows = rowsOf(table, printed);
  const inTable = runs.filter((r) => taken.has(r) || (bare.includes(r) && r.figures.length > 1));
  const order = inTable.flatMap((r) => {
    const known = taken.get(r);
    return known?.anchor === 'beside' ? [rows.findIndex((row) => row.id === known.ref.id)] : [];
  });
  if (order.some((row, i) => i > 0 && row <= (order[i - 1] ?? 0))) return beside;
  const aligned = align(
    inTable.map((run) => rows.map((row) => costOf(run, row.id, taken.get(run), labels, inTable))),
    rows.length,
  );
  return inTable.flatMap((run, i): PrintedRow[] => {
    const known = taken.get(run);
    if (known?.anchor === 'beside') return [known];
    const best = aligned[i];
    const row = best?.row == null ? undefined : rows[best.row];
    if (best === undefined || row === undefined || best.margin < costs.margin) return [];
    const ref: LabelRef = { kind: 'row', table, id: row.id, meant: row.zh, exact: false };
    return [{ ref, label: null, run, anchor: 'order' }];
  });
}

function costOf(
  run: Run,
  row: string,
  known: PrintedRow | undefined,
  labels: readonly Labelled[],
  all: readonly Run[],
): number {
  if (known?.anchor === 'beside') return known.ref.id === row ? costs.labelBeside : costs.labelContrary;
  if (known?.ref.id === row) return costs.labelBefore;
  const at = all.indexOf(run);
  const low = all[at - 1]?.last ?? 0;
  const high = all[at + 1]?.first ?? Number.POSITIVE_INFINITY;
  const near = labels.some((l) => l.ref.id === row && l.item.last > low && l.item.first < high);
  return near ? costs.labelApart : costs.labelMissing;
}
