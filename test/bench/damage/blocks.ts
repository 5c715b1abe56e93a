import { tableOf } from '../../../src/form/form.js';
import type { Block, Filling, PrintedCell } from '../../../src/sample/print/layout.js';
import { requestsTable } from '../../../src/sample/print/layout.js';
import { composeReport } from '../../../src/sample/print/report.js';
import { cut, firstFigures, insertRow, mergeCells, type Rows, removeCell } from './grid.js';
import type { Furniture, Page } from './page.js';

/** A printed cell, and what stands behind it in a text of cells. */
export interface Cell extends PrintedCell {
  readonly behind?: string;
}

export interface TableBlock {
  readonly kind: 'table';
  readonly rows: Rows;
}

/** What a page is made of. */
export type PageBlock =
  | TableBlock
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string };

/** The blocks of a page, from its title on: prose and tables with their furniture, up to where the page ends. */
export function blocksOf(page: Page): PageBlock[] {
  const blocks = [title(page.title), ...bodyOf(page)];
  const { appended } = page;
  if (appended === null) return blocks;
  const heading = tableOf(appended.form, 'requests').zh;
  return [
    ...blocks,
    title(appended.title),
    { kind: 'heading', text: heading },
    ...own([requestsTable(appended.form, fillingOf(appended))], appended),
  ];
}

function title(text: string): PageBlock {
  return { kind: 'paragraph', text };
}

function bodyOf(page: Page): PageBlock[] {
  const all = own(composeReport(page.form, fillingOf(page), page.prose), page);
  const remark: PageBlock[] = page.remark === null ? [] : [{ kind: 'paragraph', text: page.remark }];
  const blocks = all
    .flatMap((b, i) => (i === all.findLastIndex((t) => t.kind === 'table') ? [b, ...remark] : [b]))
    .filter((b) => b.kind === 'table' || b.text !== '');
  if (page.last === null) return blocks;
  const { table, row } = page.last;
  const holds = (cells: readonly Cell[]) => cells.some((c) => c.address?.startsWith(`${table}.${row}.`));
  const at = blocks.findIndex((b) => b.kind === 'table' && b.rows.some(holds));
  const cut = blocks[at];
  if (cut?.kind !== 'table') return blocks;
  return [...blocks.slice(0, at), { ...cut, rows: cut.rows.slice(0, cut.rows.findIndex(holds) + 1) }];
}

function fillingOf(page: Page): Filling {
  return { cell: (a) => page.figures.get(a) ?? '', printed: new Set(), labels: new Map() };
}

function own(blocks: readonly Block[], page: Page): PageBlock[] {
  return blocks.flatMap((block): PageBlock[] => {
    if (block.kind === 'picture') return [];
    if (block.kind !== 'table') return [block];
    let rows: Rows = block.rows;
    for (const address of page.removed) rows = removeCell(rows, address);
    if (page.merged !== null) rows = mergeCells(rows, ...page.merged);
    for (const furniture of page.furniture) rows = addFurniture(rows, furniture);
    return [{ kind: 'table', rows }];
  });
}

function addFurniture(rows: Rows, { at, behind, text }: Furniture): Rows {
  const y = rows.findIndex((row) => row.some((c) => c.address === at));
  if (y === -1) return rows;
  if (behind === 'cell')
    return rows.map((row) => row.map((c) => (c.address === at && text !== null ? { ...c, behind: text } : c)));
  if (text !== null) return insertRow(rows, y + 1, text);
  const [top, bottom] = cut(rows, y + 1, (label) => label);
  return [...top, ...rows.slice(0, firstFigures(rows)), ...bottom];
}
