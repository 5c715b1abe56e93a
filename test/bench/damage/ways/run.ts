import type { Random } from '../../../../src/sample/random.js';
import { blocksOf, type Cell, type PageBlock } from '../blocks.js';
import { chance } from '../draw.js';
import type { Way } from './way.js';

type Row = readonly Cell[];

/** A row's printed cells, each with what stands behind it. */
function cellsOf(row: Row): string[] {
  return row.flatMap((c) => [c.text, c.behind ?? '']).filter((t) => t !== '');
}

function run(id: string, keepsCells: boolean, row: (cells: Row, random: Random) => string, between: string): Way {
  const print = (block: PageBlock, random: Random) =>
    block.kind === 'table' ? block.rows.map((cells) => row(cells, random)).join(between) : block.text;
  return {
    id: `run-${id}`,
    shape: 'run',
    keepsCells,
    keepsBlanks: false,
    mediaType: 'text/plain',
    print: (page, random) =>
      Buffer.from(
        `${blocksOf(page)
          .map((b) => print(b, random))
          .join(' ')}\n`,
      ),
  };
}

const glued = (row: Row) => cellsOf(row).join('');
const spaced = (row: Row) => cellsOf(row).join(' ');

/** A label and a space, then the figures without a gap (平潭 2022). */
function gluedFigures(row: Row): string {
  const labels = row.filter((c) => c.address === null);
  const figures = row.filter((c) => c.address !== null);
  return [spaced(labels), glued(figures)].filter((t) => t !== '').join(' ');
}

/** Ways that print everything in one line. */
export const runWays: readonly Way[] = [
  run('spaced', true, spaced, ' '),
  run('glued', false, glued, ''),
  run('glued-figures', false, gluedFigures, ''),
  // Some rows of one table keep their gaps, others do not (平潭 2019).
  run('glued-some-spaced', false, (row, random) => (chance(random, 0.25) ? spaced(row) : glued(row)), ''),
];
