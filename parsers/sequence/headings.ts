import { finding } from '../../src/finding.js';
import type { Column, Table } from '../../src/form/form.js';
import { foldLabel, type LabelRef } from '../labels.js';
import type { TableReading } from '../reading.js';
import { refOf } from './anchors.js';
import { type HeaderLines, readHeaderLines } from './header-lines.js';
import type { Item, LabelItem } from './items.js';
import type { Words } from './tokens.js';

/** A column with the words that head it. */
export interface HeadedColumn {
  readonly column: Column;
  readonly text: string;
}

interface Printed {
  readonly item: LabelItem;
  /** The columns that the words may head, or the words over several columns. */
  readonly means: readonly (Column | string)[];
  readonly refs: readonly LabelRef[];
}

/**
 * The columns of a table in the order of its figures, from the headings between its title (or the figures before it)
 * and its first row.
 *
 * @returns null, with a doubt in the reading, where the headings are not the form's, or in an order that says nothing
 */
export function headingsBefore(
  items: readonly Item[],
  first: number,
  table: Table,
  reading: TableReading,
): HeadedColumn[] | null {
  let words = wordsBefore(items, first, table, 1);
  let columns = orderOf(words.printed, table);
  if (columns === null && words.titled) {
    // 上海市科委 2024 prints a second title between the upper headings and the lower ones.
    const more = wordsBefore(items, first, table, 2);
    const order = orderOf(more.printed, table);
    if (order !== null || spelt(more.pieces, table).columns === table.columns.length) {
      words = more;
      columns = order;
    }
  }
  const { printed, unknown, pieces } = words;
  if (columns !== null) {
    for (const [i, p] of printed.entries()) {
      const meant = columns.order[i];
      const ref = p.refs.find((r) => typeof meant === 'object' && r.id === meant.id) ?? p.refs[0];
      if (ref !== undefined) reading.label(p.item.match, ref, p.item.text);
    }
    const textOf = (column: Column) => printed[columns.order.indexOf(column)]?.item.text ?? '';
    return table.columns.map((column) => ({ column, text: textOf(column) }));
  }
  const lines = spelt(pieces, table);
  if (lines.columns === table.columns.length) {
    if (!lines.upright) reading.doubt(finding('header.unordered', table.id, {}));
    if (!lines.upright) reading.unanchored = true;
    return table.columns.map((column) => ({ column, text: column.zh }));
  }
  const found = [...printed.map((p) => p.item.text), ...unknown.slice(-10)];
  reading.doubt(finding(found.length === 0 ? 'header.missing' : 'header.unknown', table.id, { printed: found }));
  return null;
}

function spelt(pieces: readonly Words[], table: Table): HeaderLines {
  const around = (table.furniture ?? []).flatMap((f) => [f.zh, ...(f.variants ?? [])]).map(foldLabel);
  return readHeaderLines(
    byLine(pieces),
    table.columns.map((c) => foldLabel(c.zh)),
    around,
  );
}

interface HeadingWords {
  readonly printed: readonly Printed[];
  readonly unknown: readonly string[];
  readonly pieces: readonly Words[];
  /** The words end at a title of the table. */
  readonly titled: boolean;
}

function wordsBefore(items: readonly Item[], first: number, table: Table, titles: number): HeadingWords {
  const parents = new Set(table.columns.flatMap((c) => c.parent ?? []));
  const printed: Printed[] = [];
  const unknown: string[] = [];
  const pieces: Words[] = [];
  let passed = 0;
  for (let i = first - 1; i >= 0 && unknown.length <= table.columns.length * 2; i--) {
    const item = items[i];
    if (item === undefined || item.kind === 'figure') break;
    if (refOf(item, table, ['table', 'section']) !== null) {
      if (++passed === titles) break;
      continue;
    }
    if (item.kind === 'label' && item.match.refs.every((r) => r.kind === 'prose')) break;
    pieces.unshift(...item.pieces);
    if (item.kind === 'text') unknown.unshift(item.text);
    else {
      const refs = item.match.refs.filter((r) => r.table === table && (r.kind === 'column' || r.kind === 'furniture'));
      const means = refs.flatMap((r): (Column | string)[] =>
        r.kind === 'column' ? table.columns.filter((c) => c.id === r.id) : parents.has(r.meant) ? [r.meant] : [],
      );
      if (means.length > 0) printed.unshift({ item, means, refs });
    }
  }
  return { printed, unknown, pieces, titled: passed > 0 };
}

/**
 * Headings in two storeys come out storey by storey: 自然人, 法人或其他组织, 总计, then the organisations' columns. There the
 * words over several columns stand where those columns' figures do; without them nobody can say whether 总计 comes second
 * or last. Headings in one storey are in the order of the figures. Any other order is none that we can trust.
 */
function orderOf(printed: readonly Printed[], table: Table): { order: readonly (Column | string)[] } | null {
  const lower = table.columns.filter((c) => c.parent !== undefined);
  const upper: (Column | string)[] = [];
  const oneStorey: (Column | string)[] = [];
  for (const column of table.columns) {
    if (column === lower[0] && column.parent !== undefined) {
      upper.push(column.parent);
      oneStorey.push(column.parent);
    }
    if (column.parent === undefined) upper.push(column);
    oneStorey.push(column);
  }
  const known = [table.columns, oneStorey, [...upper, ...lower]];
  const order = known.find((o) => o.length === printed.length && o.every((c, i) => printed[i]?.means.includes(c)));
  return order === undefined ? null : { order };
}

/** The pieces by the printed line on which they stand, each line from left to right. */
export function byLine(pieces: readonly Words[]): Words[][] {
  const lines: Words[][] = [];
  for (const piece of [...new Set(pieces)].sort((a, b) => a.on - b.on || a.x - b.x)) {
    const last = lines.at(-1);
    if (last !== undefined && last[0]?.on === piece.on) last.push(piece);
    else lines.push([piece]);
  }
  return lines;
}
