import { blocksOf, type Cell, type PageBlock } from '../blocks.js';
import { widthOf } from '../grid.js';
import type { Way } from './way.js';

type Row = readonly Cell[];

function rows(id: string, keepsBlanks: boolean, line: (row: Row, width: number, y: number) => string): Way {
  const print = (block: PageBlock): string[] => {
    if (block.kind !== 'table') return [block.text];
    const width = widthOf(block.rows);
    return block.rows.map((row, y) => line(row, width, y));
  };
  return {
    id: `rows-${id}`,
    shape: 'rows',
    keepsCells: true,
    keepsBlanks,
    mediaType: 'text/plain',
    print: (page) => Buffer.from(`${blocksOf(page).flatMap(print).join('\n')}\n`),
  };
}

const join = (row: Row, between: string) => row.map((c) => c.text).join(between);
const rest = (row: Row, width: number) => (row.length < width ? '|'.repeat(width - row.length) : '');
const printed = (row: Row) => row.filter((c) => c.text !== '');

/** Ways that print one row a line. */
export const rowWays: readonly Way[] = [
  rows('two-spaces', false, (row) => join(row, '  ')),
  rows('two-spaces-blanks-vanished', false, (row) => join(printed(row), '  ')),
  rows('one-space-blanks-vanished', false, (row) => join(printed(row), ' ')),
  rows('tabs', true, (row) => join(row, '\t')),
  // Columns that the row's own cells leave over are bars at its end (雁塔 2019).
  rows('bars', true, (row, width) => `${join(row, ' | ')} | ${rest(row, width)}`.trimEnd()),
  // A row with blanks goes one cell a line, the others stand on one (a town of Hubei 2019).
  rows('bars-mixed', true, (row, width) => {
    const apart = row.some((c) => c.address !== null && c.text === '');
    if (!apart) return `${join(row, ' | ')} | ${rest(row, width)}`.trimEnd();
    return [...row.map((c) => `${c.text} |`.trimStart()), rest(row, width)].filter((t) => t !== '').join('\n');
  }),
  rows('markdown', true, (row, width, y) => {
    const line = `| ${[...row.map((c) => c.text), ...Array.from({ length: width - row.length }, () => '')].join(' | ')} |`;
    return y === 0 ? `${line}\n|${'---|'.repeat(width)}` : line;
  }),
];
