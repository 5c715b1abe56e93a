import type { Form, Table } from '../../src/form/form.js';
import type { LabelKind, LabelRef } from '../labels.js';
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

/** A row's label in the text, with its place among the items. */
export interface RowLabel {
  readonly item: LabelItem;
  readonly ref: LabelRef;
  readonly at: number;
}

/** The labels of one table's rows, and the figures that stand beside or behind them. */
export interface Anchors {
  readonly labels: readonly RowLabel[];
  readonly rows: ReadonlyMap<Run, PrintedRow>;
  readonly owned: ReadonlySet<LabelItem>;
}

const rowKinds: readonly LabelKind[] = ['row', 'alternative', 'local'];

/** What the item names in this table, as one of these kinds. */
export function refOf(item: Item | undefined, table: Table, kinds: readonly LabelKind[]): LabelRef | null {
  if (item?.kind !== 'label') return null;
  for (const ref of item.match.refs) if (ref.table === table && kinds.includes(ref.kind)) return ref;
  return null;
}

/**
 * Brings the labels of the tables' rows together with the figures: a label on the figures' line, or broken around them,
 * else the one label right before them.
 *
 * A table's labels count from its first heading on: before it they are words of prose.
 */
export function anchorRows(items: readonly Item[], runs: readonly Run[], form: Form): Map<Table, Anchors> {
  const next = nextRuns(items, runs);
  const anchors = new Map<Table, Anchors>();
  for (const [table, labels] of rowLabels(items, form)) {
    const rows = new Map<Run, PrintedRow>();
    const owned = new Set<LabelItem>();
    const take = (label: RowLabel, run: Run, anchor: Anchor) => {
      rows.set(run, { ref: label.ref, label: label.item, run, anchor });
      owned.add(label.item);
    };
    for (const [i, label] of labels.entries()) {
      const run = runBeside(label, next[label.at] ?? null, labels[i + 1], runs);
      if (run !== null && !rows.has(run) && follows(label, run, items)) take(label, run, 'beside');
    }
    // Where rows are printed as lines, a lone figure on a line of its own is a page number, or has lost its row (上海市科委 2024).
    let lines = 0;
    for (const run of rows.keys()) if (run.figures.length > 1) lines++;
    const isStray = (run: Run) =>
      lines * 2 > labels.length && run.on === null && run.figures.length === 1 && table.columns.length > 2;
    for (const label of labels) {
      const run = owned.has(label.item) ? null : (next[label.at] ?? null);
      if (run !== null && !rows.has(run) && !isStray(run) && follows(label, run, items)) take(label, run, 'before');
    }
    anchors.set(table, { labels, rows, owned });
  }
  return anchors;
}

/** For each item the first run that begins behind it. */
function nextRuns(items: readonly Item[], runs: readonly Run[]): (Run | null)[] {
  const next: (Run | null)[] = new Array(items.length).fill(null);
  let r = runs.length - 1;
  let run: Run | null = null;
  for (let at = items.length - 1; at >= 0; at--) {
    next[at] = run;
    const before = runs[r];
    if (before?.at === at) {
      run = before;
      r--;
    }
  }
  return next;
}

function rowLabels(items: readonly Item[], form: Form): Map<Table, readonly RowLabel[]> {
  const started = new Set<Table>();
  const labels = new Map<Table, RowLabel[]>();
  for (const [at, item] of items.entries()) {
    if (item.kind !== 'label') continue;
    for (const ref of item.match.refs) {
      const { table } = ref;
      if (table?.layout !== 'rows') continue;
      if (ref.kind === 'table' || ref.kind === 'section' || ref.kind === 'column') started.add(table);
      if (!rowKinds.includes(ref.kind)) continue;
      const own = labels.get(table) ?? [];
      labels.set(table, own);
      // One word may name a row in two ways: it counts once.
      if (own.at(-1)?.item !== item) own.push({ item, ref, at });
    }
  }
  const heads = headsOf(items, form);
  const inside = [...labels].map(([table, own]): [Table, RowLabel[]] => {
    const head = heads.get(table);
    const inside = started.has(table) && head !== undefined ? own.filter((l) => l.at >= head) : own;
    return [table, withoutGroups(inside, table)];
  });
  return new Map(inside);
}

/** Where the rows are printed that an alternative stands for, its label is the words over them (（六）其他处理 in 2021). */
function withoutGroups(labels: readonly RowLabel[], table: Table): RowLabel[] {
  const ids = new Set(labels.map((l) => l.ref.id));
  const groups = (table.alternatives ?? []).filter((a) => a.replaces.some((id) => ids.has(id))).map((a) => a.id);
  return labels.filter((l) => !groups.includes(l.ref.id));
}

/** Where each table's first title or heading stands. */
function headsOf(items: readonly Item[], form: Form): Map<Table, number> {
  const heads = new Map<Table, number>();
  for (const [at, item] of items.entries()) {
    if (item.kind !== 'label') continue;
    for (const { table, kind } of item.match.refs)
      if (table !== null && !heads.has(table) && (kind === 'table' || kind === 'section' || kind === 'column'))
        heads.set(table, at);
    if (heads.size === form.tables.length) break;
  }
  return heads;
}

/** The figures on the label's own line, or the ones around which it is broken. */
function runBeside(label: RowLabel, next: Run | null, after: RowLabel | undefined, runs: readonly Run[]): Run | null {
  const { item } = label;
  if (item.last - item.first >= item.pieces.length) {
    const around = runs.filter((r) => r.first > item.first && r.last < item.last);
    if (around.length > 0) return around.length === 1 ? (around[0] ?? null) : null;
  }
  if (next === null || next.on === null || next.first < item.last || !sharesLine(item, next.figures[0])) return null;
  // Two labels before the figures of one line: the nearer one counts.
  return after === undefined || after.at > next.at ? next : null;
}

/**
 * The figures come right behind the label's last piece; all that may stand among them are pieces that come before it.
 * Even the words over a group of rows would say that the figures are the first row's of the group, whose label is lost.
 */
function follows(label: RowLabel, run: Run, items: readonly Item[]): boolean {
  const [first, second] = run.figures;
  const gap = first?.gap;
  // Bars behind the label are its own empty cells; the figures on the next line are another row's.
  if (gap != null && gap.bars > gap.barsHere && gap.lines > 0 && first?.on === second?.on) return false;
  if (run.at - label.at > mostBetween) return false;
  for (let i = label.at + 1; i < run.at; i++) if ((items[i]?.last ?? 0) >= label.item.last) return false;
  return true;
}

/** Items between the first piece of a label and its figures: a vertical label beside it has ten pieces. */
const mostBetween = 60;
