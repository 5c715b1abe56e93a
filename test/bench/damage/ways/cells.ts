import iconv from 'iconv-lite';
import type { Block } from '../../../../src/sample/print/layout.js';
import { renderFlat } from '../../../../src/sample/print/render.js';
import type { Random } from '../../../../src/sample/random.js';
import { blocksOf, type Cell, type PageBlock } from '../blocks.js';
import { widthOf } from '../grid.js';
import { renderHtml } from './render-html.js';
import { otherWordings } from './variants.js';
import type { Way } from './way.js';
import * as writing from './wording.js';

interface Lines {
  /** Between two cells or paragraphs. */
  readonly gap: string;
  /** What an empty cell is printed as; null leaves nothing. */
  readonly blank: string | null;
}

/** The texts of the blocks, each cell for itself, with what stands behind it. */
function texts(blocks: readonly PageBlock[], cell: (c: Cell) => string): (string | null)[] {
  return blocks.flatMap((block) => {
    if (block.kind !== 'table') return [block.text];
    return block.rows
      .flat()
      .flatMap((c) => [c.text === '' ? null : cell(c), ...(c.behind === undefined ? [] : [c.behind])]);
  });
}

/** One cell a line; each empty cell prints the same, or nothing. */
function inLines(blocks: readonly PageBlock[], { gap, blank }: Lines): string {
  let out = '';
  for (const text of texts(blocks, (c) => c.text)) {
    if (text !== null) out += text + gap;
    else if (blank !== null) out += blank;
  }
  return out;
}

function cells(
  id: string,
  lines: Lines,
  label: writing.Writing = (t) => t,
  figure?: writing.Writing,
  encode: (text: string) => Buffer = Buffer.from,
): Way {
  return {
    id: `cells-${id}`,
    shape: 'cells',
    keepsCells: true,
    keepsBlanks: lines.blank !== null,
    mediaType: 'text/plain',
    print: (page, random) => encode(inLines(writing.rewrite(blocksOf(page), random, label, figure), lines)),
  };
}

/** Labels in other wordings that the form declares. */
function worded(id: string, lines: Lines): Way {
  const way = cells(id, lines);
  return { ...way, print: (page, random) => way.print(otherWordings(page, random), random) };
}

/** Columns that a row's own cells leave over are bars at its end, and each cell has one behind it (杨凌 2023). */
function bars(page: readonly PageBlock[]): string {
  const lines = page.flatMap((block) => {
    if (block.kind !== 'table') return [block.text];
    const width = widthOf(block.rows);
    return block.rows.flatMap((row) => [
      ...row.flatMap((c) => [c.text === '' ? '|' : `${c.text} |`, ...(c.behind === undefined ? [] : [c.behind])]),
      ...(row.length < width ? ['|'.repeat(width - row.length)] : []),
    ]);
  });
  return `${lines.join('\n')}\n`;
}

function paragraphs(id: string, print: (blocks: readonly PageBlock[], random: Random) => string): Way {
  return {
    id: `paragraphs-${id}`,
    shape: 'cells',
    keepsCells: true,
    keepsBlanks: false,
    mediaType: 'text/html',
    print: (page, random) => Buffer.from(print(blocksOf(page), random)),
  };
}

/** Every printed text as a block of its own: what is left of a table whose markup is lost. */
function flattened(blocks: readonly PageBlock[]): PageBlock[] {
  return texts(blocks, (c) => c.text).flatMap((text): PageBlock[] =>
    text === null ? [] : [{ kind: 'paragraph', text }],
  );
}

/** Ways that print one cell a line. */
export const cellWays: readonly Way[] = [
  cells('close', { gap: '\n', blank: '\n' }),
  cells('apart', { gap: '\n\n', blank: '\n\n' }),
  cells('blank-adds-one', { gap: '\n\n', blank: '\n' }),
  cells('blank-adds-two', { gap: '\n', blank: '\n\n' }),
  cells('blanks-vanished', { gap: '\n', blank: null }),
  cells('apart-blanks-vanished', { gap: '\n\n', blank: null }),
  cells('broken-labels', { gap: '\n\n', blank: null }, writing.broken),
  cells('spaced', { gap: '\n', blank: '\n' }, writing.spaced, writing.padded),
  cells('other-ordinals', { gap: '\n', blank: '\n' }, writing.otherOrdinals),
  cells('mixed-brackets', { gap: '\n', blank: '\n' }, writing.mixedBrackets),
  cells('kangxi', { gap: '\n', blank: '\n' }, writing.kangxi),
  cells('traditional', { gap: '\n', blank: '\n' }, writing.someTraditional),
  cells('remarks', { gap: '\n', blank: '\n' }, writing.remarked),
  worded('variants', { gap: '\n', blank: '\n' }),
  cells(
    'full-width-gbk',
    { gap: '\n', blank: '\n' },
    (t) => t,
    writing.fullWidth,
    (t) => iconv.encode(t, 'gbk'),
  ),
  {
    id: 'cells-bars',
    shape: 'cells',
    keepsCells: true,
    keepsBlanks: true,
    mediaType: 'text/plain',
    print: (page) => Buffer.from(bars(blocksOf(page))),
  },
  paragraphs('apart', (blocks) => renderFlat(flattened(blocks) as readonly Block[])),
  paragraphs('close', (blocks) => renderHtml(flattened(blocks))),
];
