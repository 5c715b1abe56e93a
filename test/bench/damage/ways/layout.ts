import type { Random } from '../../../../src/sample/random.js';
import { blocksOf, type PageBlock } from '../blocks.js';
import { chance } from '../draw.js';
import { firstFigures, type Placed, place, type Rows, widthOf } from '../grid.js';
import { Canvas } from './canvas.js';
import type { Way } from './way.js';

/** Characters that one grid column is wide: 三 a character, groups four, labels of rows a line; figures a number. */
function widths(rows: Rows): number[] {
  const width = widthOf(rows);
  if (width === 10) return [4, 7, 15, ...Array.from({ length: 7 }, () => 9)];
  return Array.from({ length: width }, (_, x) => (width === 15 ? 7 : x === 0 ? 18 : 14));
}

/** A text broken into lines of so many characters; a number is never broken. */
function wrap(text: string, room: number): string[] {
  const lines: string[] = [];
  for (const [piece] of text.matchAll(/[0-9.%-]+|[\s\S]/g)) {
    const last = lines.at(-1);
    if (last === undefined || last.length + piece.length > room) lines.push(piece);
    else lines[lines.length - 1] = last + piece;
  }
  return lines;
}

interface Laid extends Placed {
  readonly lines: readonly string[];
}

/** A table as `pdftotext -layout` prints it: columns by blanks, wrapped labels with the figures on the middle line. */
function drawTable(rows: Rows, random: Random): { lines: string[]; starts: number[] } {
  const wide = widths(rows);
  const left = (x: number) => wide.slice(0, x).reduce((a, b) => a + b, 2);
  const laid: Laid[] = place(rows).map((p) => ({
    ...p,
    lines: linesOf(p, left(p.x + p.cell.colspan) - left(p.x), wide.length),
  }));
  const heights = rows.map((_, y) => height(laid.filter((p) => p.y === y && p.cell.rowspan === 1)));
  const gaps = rows.map(() => (chance(random, 0.3) ? 2 : 1));
  const starts = rows.map((_, y) => heights.slice(0, y).reduce((a, h, i) => a + h + (gaps[i] ?? 1), 0));
  const canvas = new Canvas();
  for (const p of laid) {
    const from = starts[p.y] ?? 0;
    const last = p.y + p.cell.rowspan - 1;
    const to = (starts[last] ?? 0) + (heights[last] ?? 1);
    const step = p.lines.length > 1 && p.lines.length * 2 <= to - from && p.cell.rowspan > 3 ? 2 : 1;
    const room = to - from - (p.lines.length * step - (step - 1));
    // A label of two lines stands above and below the line of the figures.
    const split = p.lines.length === 2 && to - from === 3;
    for (const [i, text] of p.lines.entries())
      canvas.put(from + (split ? i * 2 : Math.max(0, Math.floor(room / 2)) + i * step), left(p.x), text);
  }
  return { lines: canvas.lines(), starts };
}

function linesOf({ cell }: Placed, room: number, width: number): string[] {
  if (cell.address !== null || cell.colspan > 3) return cell.text === '' ? [] : [cell.text];
  // The vertical label stands one character a line.
  if (cell.rowspan > 10) return [...cell.text];
  // Headings in narrow columns are stacked: 结果/维持, 商业企/业.
  if (width === 15) return wrap(cell.text, cell.colspan === 1 ? 2 : room);
  if (room <= 9) return wrap(cell.text, room <= 7 ? 4 : 3);
  return wrap(cell.text, room - 3);
}

/** Lines of one row: an odd number, so that there is a middle one. */
function height(cells: readonly Laid[]): number {
  const most = Math.max(1, ...cells.map((c) => c.lines.length));
  return most % 2 === 0 ? most + 1 : most;
}

function pageNumber(n: number): string[] {
  return ['', n % 2 === 0 ? `-${n}-` : `${' '.repeat(60)}-${n}-`];
}

/** Table 三 runs over the end of a page. */
function overPages(rows: Rows, random: Random, again: boolean): string[] {
  const { lines, starts } = drawTable(rows, random);
  const first = firstFigures(rows);
  if (widthOf(rows) !== 10 || rows.length < first + 3) return lines;
  const at = starts[random.between(first + 1, rows.length - 1)] ?? 0;
  const shift = random.between(0, 4);
  const rest = [...(again ? lines.slice(0, starts[first]) : []), ...lines.slice(at)];
  return [...lines.slice(0, at), ...pageNumber(3), ...rest.map((l) => (l === '' ? l : ' '.repeat(shift) + l))];
}

/** Prose in lines of thirty characters. */
function paragraph(text: string): string[] {
  return wrap(`  ${text}`, 30);
}

function layout(id: string, again: boolean): Way {
  const print = (block: PageBlock, random: Random): string[] => {
    if (block.kind === 'table') return ['', ...overPages(block.rows, random, again), ''];
    return block.kind === 'heading' ? [`     ${block.text}`] : paragraph(block.text);
  };
  return {
    id: `layout-${id}`,
    shape: 'rows',
    keepsCells: true,
    keepsBlanks: false,
    mediaType: 'text/plain',
    print: (page, random) => {
      const [title, ...blocks] = blocksOf(page);
      const head = title?.kind === 'paragraph' ? [`          ${title.text}`, ''] : [];
      return Buffer.from(`${[...head, ...blocks.flatMap((b) => print(b, random)), ...pageNumber(4)].join('\n')}\n`);
    },
  };
}

/** Ways that print as a PDF's text comes out with its columns kept. */
export const layoutWays: readonly Way[] = [layout('pages', false), layout('headings-again', true)];
