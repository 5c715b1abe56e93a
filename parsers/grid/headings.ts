import type { Column, Row, Table } from '../../src/form/form.js';
import { foldLabel, type LabelMatch, type LabelRef } from '../labels.js';
import type { Names } from './names.js';
import type { GridCell } from './spans.js';

/** A column of the form as a page's table heads it. `row` is set where the form's rows stand side by side. */
export interface Heading {
  readonly column: Column;
  readonly row: Row | null;
  readonly cell: GridCell;
  readonly left: number;
  readonly right: number;
  readonly match: LabelMatch;
  readonly ref: LabelRef;
}

export interface Headings {
  readonly found: readonly Heading[];
  /** Cells over figures that name no column of this table: words over several columns, and foreign ones. */
  readonly others: readonly GridCell[];
  /** Two columns are named one above the other, or one stands beside the words over its group: no place can be trusted. */
  readonly torn: boolean;
  /** The others' words that are not the form's for this table, one for each cell. */
  readonly unknown: readonly string[];
}

/** Longer text over figures is prose or a table, not a heading. */
const longestHeading = 90;

/** Grid columns that belong to one printed row: its labels from `left` on, its figures from `from` up to, not with, `to`. */
export interface Span {
  readonly left: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Finds the columns of one table of the form in the rows above its figures.
 *
 * Over each column of the grid the lowest cell that names a column of the form counts, so that empty cells under a
 * heading (put where a span should be) do no harm.
 *
 * @param rows the heading rows, from top to bottom
 * @param width the width of the grid: a cell as wide as that is a caption, and heads no column
 */
export function findHeadings(
  rows: readonly (readonly GridCell[])[],
  table: Table,
  labels: Names,
  { left, from, to }: Span,
  width: number,
): Headings {
  const found: Heading[] = [];
  const others = new Set<GridCell>();
  const upwards = [...rows].reverse().map((cells) => cells.filter((c) => c.text !== ''));
  for (let x = left; x < Math.min(to, width); x++) {
    const above = upwards.flatMap((cells) => cells.find((c) => c.left <= x && x < c.right) ?? []);
    const heading = headingAt(x, above, table, labels);
    if (heading === null) {
      const other = above.find((c) => !isCaption(c, width));
      // What stands left of every heading is the corner over the labels.
      if (x >= from && other !== undefined && (found.length > 0 || !isFurniture(other.text, table, labels)))
        others.add(other);
      continue;
    }
    const last = found.at(-1);
    if (last !== undefined && last.cell === heading.cell && last.right === x)
      found[found.length - 1] = { ...last, right: x + 1 };
    else found.push(heading);
  }
  const unknown = [...others].filter((c) => c.text.length <= longestHeading && !isFurniture(c.text, table, labels));
  const shared = shareOut(found, table);
  const torn = isTorn(shared, upwards, table, labels);
  return { found: shared, others: [...others], unknown: unknown.map((c) => c.text), torn };
}

/**
 * One wording may be what is left of several headings: 本年新 beside 本年新 (益阳高新区 2020). Where as many cells have it as
 * columns that no other cell names, their order tells which is which.
 */
function shareOut(found: readonly Heading[], table: Table): Heading[] {
  return found.map((heading) => {
    const columns = columnsNamed(heading, table);
    if (columns.length < 2) return heading;
    const twins = found.filter((h) => foldLabel(h.cell.text) === foldLabel(heading.cell.text));
    const others = found.filter((h) => !twins.includes(h)).map((h) => h.column);
    const free = columns.filter((c) => !others.includes(c));
    const column = free.length === twins.length ? free[twins.indexOf(heading)] : undefined;
    const ref = heading.match.refs.find((r) => r.table === table && r.kind === 'column' && r.id === column?.id);
    return column === undefined || ref === undefined ? heading : { ...heading, column, ref };
  });
}

/** The columns that a heading's words may stand for, in the form's order. */
function columnsNamed(heading: Heading, table: Table): Column[] {
  const ids = heading.match.refs.flatMap((r) => (r.table === table && r.kind === 'column' ? r.id : []));
  return table.columns.filter((c) => ids.includes(c.id));
}

/**
 * The heading cannot stand where it does. Where 自然人 and 总计 lost the span that they have beside 法人或其他组织, or
 * an empty cell too many pushed a row of headings aside, every heading stands over some figure, and over a wrong one.
 */
function isTorn(
  found: readonly Heading[],
  upwards: readonly (readonly GridCell[])[],
  table: Table,
  labels: Names,
): boolean {
  const cells = upwards.flat();
  const named = cells.map((c) => columnNamed(c, table, labels)?.column ?? null);
  const over = (h: Heading, c: { left: number; right: number }) => c.left < h.right && h.left < c.right;
  if (found.some((h) => cells.some((c, i) => c !== h.cell && named[i] !== null && named[i] !== h.column && over(h, c))))
    return true;
  const parents = upwards.flatMap((line) => line.flatMap((c, i) => groupOver(c, line[i + 1], table, labels)));
  // The words over a group are gone with the room that they took: 总计 has moved to where the group should begin.
  const storeys = new Set(found.map((h) => h.cell.top)).size;
  const places = found.map((h) => table.columns.indexOf(h.column));
  const moved = places.some((place, i) => i > 0 && place < (places[i - 1] ?? 0));
  if (storeys > 1 && parents.length === 0 && moved && found.some((h) => h.column.parent !== undefined)) return true;
  return found.some(({ column }, i) => {
    const own = column.parent === undefined ? [] : parents.filter((p) => p.words.includes(column.parent ?? ''));
    return own.length > 0 && !own.some((p) => over(found[i] as Heading, p));
  });
}

/** What a cell's words over several columns cover: where it is one column wide, the empty cells behind it too. */
function groupOver(cell: GridCell, next: GridCell | undefined, table: Table, labels: Names) {
  const words = (labels.find(cell.text)?.refs ?? []).flatMap((r) =>
    table.columns.some((c) => c.parent === r.meant) ? r.meant : [],
  );
  const right = cell.right - cell.left > 1 ? cell.right : (next?.left ?? Number.POSITIVE_INFINITY);
  return words.length === 0 ? [] : [{ words, left: cell.left, right }];
}

/**
 * The headings that can be trusted among strange ones. A heading made up by a machine (沭阳, after a page break:
 * 项目, 本年新收件数, 上年结转件数 …) can hold 其他 or 总计 by chance; words as short as that need company.
 */
export function trusted(headings: Headings): Headings {
  const { found, others, unknown } = headings;
  if (unknown.length < found.length || found.length === 0) return headings;
  const kept = found.filter((h) => foldLabel(h.cell.text).length >= 4);
  return {
    ...headings,
    found: kept,
    others: [...others, ...found.filter((h) => !kept.includes(h)).map((h) => h.cell)],
  };
}

function isCaption(cell: GridCell, width: number): boolean {
  return cell.left === 0 && cell.right >= width && width > 1;
}

/** Words that the form itself has above the figures of this table, or over the whole of it. */
function isFurniture(text: string, table: Table, labels: Names): boolean {
  const refs = labels.find(text)?.refs ?? [];
  return refs.some((r) => r.kind === 'section' || r.kind === 'table' || (r.kind === 'furniture' && r.table === table));
}

function headingAt(x: number, above: readonly GridCell[], table: Table, labels: Names): Heading | null {
  for (const cell of above) {
    const named = columnNamed(cell, table, labels);
    if (named !== null) return { ...named, row: null, cell, left: x, right: x + 1 };
  }
  return null;
}

function columnNamed(cell: GridCell, table: Table, labels: Names): Pick<Heading, 'column' | 'match' | 'ref'> | null {
  const named = labels.name(cell.text, table, ['column']);
  const column = table.columns.find((c) => c.id === named?.ref.id);
  return named === null || column === undefined ? null : { column, match: named.match, ref: named.ref };
}
