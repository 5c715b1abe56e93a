import type { Random } from '../../../../src/sample/random.js';
import type { Cell, PageBlock, TableBlock } from '../blocks.js';
import { chance } from '../draw.js';
import { cellOf, cut, firstFigures, type Rows, widthOf, withoutRowspans } from '../grid.js';

/** Another shape of the same tables. */
export type Reshape = (blocks: readonly PageBlock[], random: Random) => PageBlock[];

function tables(change: (rows: Rows, random: Random) => readonly Rows[]): Reshape {
  return (blocks, random) =>
    blocks.flatMap((block): PageBlock[] => {
      if (block.kind !== 'table') return [block];
      return change(block.rows, random).map((rows): TableBlock => ({ kind: 'table', rows }));
    });
}

const isTitle = (row: readonly Cell[]) => row.length === 1 && row[0]?.address === null;
/** The tables of section 二 have a title row over every part. */
const hasParts = (rows: Rows) => rows.filter(isTitle).length > 1 && isTitle(rows[0] ?? []);
/** Table 三 is the long one: it alone gets split, and only between its figures. */
const isLong = (rows: Rows) => rows.length >= 12 && widthOf(rows) === 10;

/** One table for each part of section 二. */
export const partTables = tables((rows) => {
  if (!hasParts(rows)) return [rows];
  const starts = rows.flatMap((row, y) => (isTitle(row) && rows[y + 1]?.length !== 1 ? [y] : []));
  return starts.map((y, i) => rows.slice(y, starts[i + 1]));
});

/** Everything from the first table to the last one in a single table, headings as rows of it. */
export const oneTable: Reshape = (blocks) => {
  const at = blocks.flatMap((b, i) => (b.kind === 'table' ? [i] : []));
  const [first, last] = [at[0] ?? 0, at.at(-1) ?? 0];
  const inside = blocks.slice(first, last + 1);
  const width = Math.max(...inside.map((b) => (b.kind === 'table' ? widthOf(b.rows) : 1)));
  const rows = inside.flatMap((b) => (b.kind === 'table' ? b.rows : [[cellOf(b.text, width)]]));
  return [...blocks.slice(0, first), { kind: 'table', rows }, ...blocks.slice(last + 1)];
};

/** Table 三 in two tables, the headings over both. */
export const splitWithHeadings = tables((rows, random) => {
  const parts = splitLong(rows, random);
  return parts.map((part, i) => (i === 0 ? part : [...rows.slice(0, firstFigures(rows)), ...part]));
});

/** Table 三 in two tables, the headings over the first alone. */
export const splitBare = tables(splitLong);

function splitLong(rows: Rows, random: Random): readonly Rows[] {
  const first = firstFigures(rows);
  if (!isLong(rows) || rows.length < first + 3) return [rows];
  const again = chance(random, 0.5);
  return cut(rows, random.between(first + 1, rows.length - 1), (label) => (again ? label : ''));
}

/** Headings that span other columns than the figures below (上海市政府办公厅 2019). */
export const driftingSpans = tables((rows) => {
  if (!hasParts(rows)) return [rows];
  return [
    rows.map((row) => {
      if (isTitle(row)) return row.map((c) => ({ ...c, colspan: c.colspan + 1 }));
      const figures = row.some((c) => c.address !== null);
      const wide = row.length === 2 ? (figures ? 0 : 1) : figures ? 1 : 2;
      return row.map((c, i) => (i === wide ? { ...c, colspan: c.colspan + 1 } : c));
    }),
  ];
});

/** An empty heading cell too many over table 四 (洪泽 2023). */
export const extraHeadingCell = tables((rows, random) => {
  const [head, ...rest] = rows;
  if (head === undefined || widthOf(rows) !== 15) return [rows];
  const last = head.at(-1);
  if (last === undefined || chance(random, 0.5)) return [[[...head, cellOf('')], ...rest]];
  return [[[...head.slice(0, -1), { ...last, colspan: last.colspan - 1 }, cellOf('')], ...rest]];
});

/** Empty cells below a label where it should span. */
export const emptyForRowspan = tables((rows) => [withoutRowspans(rows)]);

/** One or two empty cells at the end of every row. */
export const trailingEmpties = tables((rows, random) => {
  const more = Array.from({ length: random.between(1, 2) }, () => cellOf(''));
  return [rows.map((row) => [...row, ...more])];
});

/** A table about the document before the report. */
export const metadataTable: Reshape = (blocks) => [
  {
    kind: 'table',
    rows: [
      [cellOf('名称'), cellOf(titleOf(blocks), 3)],
      [cellOf('索引号'), cellOf('YL0012345-2023-00017'), cellOf('发布机构'), cellOf('样例区政务服务办')],
      [cellOf('文号'), cellOf('无'), cellOf('成文日期'), cellOf('2023-01-17')],
    ],
  },
  ...blocks,
];

function titleOf(blocks: readonly PageBlock[]): string {
  const [first] = blocks;
  return first?.kind === 'paragraph' ? first.text : '';
}
