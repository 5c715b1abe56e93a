import type { Row, Table } from '../../src/form/form.js';
import type { LabelRef } from '../labels.js';
import { findHeadings, type Heading } from './headings.js';
import type { Names } from './names.js';
import type { GridCell } from './spans.js';

/** One row of the form that stands beside others: its label, and the headings of its columns in printed order. */
export interface HeadedBlock {
  readonly row: Row;
  readonly headings: readonly Heading[];
}

export interface Blocks {
  readonly blocks: readonly HeadedBlock[];
  /** The headings cannot be told apart into blocks: what is printed. */
  readonly unknown: readonly string[] | null;
}

interface RowLabel {
  readonly row: Row;
  readonly ref: LabelRef;
  readonly cell: GridCell;
}

/**
 * Finds the blocks of a table whose rows stand side by side, in the rows above its figures: 行政复议 over its five
 * columns, then the two kinds of lawsuits over theirs.
 *
 * Where each label has as many headings as the form has columns, the order decides, as long as each label stands at
 * least partly over its block: an empty cell too many in a heading row (seen over 行政诉讼) shifts the labels
 * against their columns. Otherwise a block counts only where its label covers its columns exactly.
 *
 * @returns null where too few headings of the table stand there to be this table
 */
export function findBlocks(
  rows: readonly (readonly GridCell[])[],
  table: Table,
  labels: Names,
  width: number,
): Blocks | null {
  const { found } = findHeadings(rows, table, labels, { left: 0, from: 0, to: width }, width);
  const size = table.columns.length;
  if (found.length < size) return null;
  const over = rowLabels(rows, table, labels);
  const words = [...over.map((l) => l.cell.text), ...found.map((h) => h.cell.text)];
  if (found.length === size * over.length) {
    const blocks = over.map((label, i) => block(label, found.slice(i * size, (i + 1) * size)));
    if (blocks.every((b, i) => isWhole(b, table) && touches(over[i], b))) return { blocks, unknown: null };
  }
  const exact = over
    .map((label) =>
      block(
        label,
        found.filter((h) => label.cell.left <= h.left && h.right <= label.cell.right),
      ),
    )
    .filter((b, i) => isWhole(b, table) && covers(over[i], b));
  return { blocks: exact, unknown: words };
}

function rowLabels(rows: readonly (readonly GridCell[])[], table: Table, labels: Names): RowLabel[] {
  const seen = new Map<GridCell, RowLabel>();
  for (const cell of rows.flat()) {
    if (cell.text === '' || seen.has(cell)) continue;
    const ref = labels.name(cell.text, table, ['row'])?.ref;
    const row = table.rows.find((r) => r.id === ref?.id);
    if (ref !== undefined && row !== undefined) seen.set(cell, { row, ref, cell });
  }
  return [...seen.values()].sort((a, b) => a.cell.left - b.cell.left);
}

function block(label: RowLabel, headings: readonly Heading[]): HeadedBlock {
  return { row: label.row, headings: headings.map((h) => ({ ...h, row: label.row })) };
}

/** Each column of the form once. */
function isWhole({ headings }: HeadedBlock, table: Table): boolean {
  return headings.length === table.columns.length && new Set(headings.map((h) => h.column)).size === headings.length;
}

function touches(label: RowLabel | undefined, { headings }: HeadedBlock): boolean {
  return label !== undefined && headings.some((h) => h.left < label.cell.right && label.cell.left < h.right);
}

function covers(label: RowLabel | undefined, { headings }: HeadedBlock): boolean {
  return label?.cell.left === headings[0]?.left && label?.cell.right === headings.at(-1)?.right;
}
