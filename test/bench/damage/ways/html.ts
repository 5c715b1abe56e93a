import iconv from 'iconv-lite';
import type { Block } from '../../../../src/sample/print/layout.js';
import { renderWord } from '../../../../src/sample/print/render.js';
import type { Random } from '../../../../src/sample/random.js';
import { blocksOf, type PageBlock } from '../blocks.js';
import { renderHtml, site } from './render-html.js';
import * as shapes from './shapes-of-tables.js';
import { otherWordings } from './variants.js';
import type { Way } from './way.js';
import * as writing from './wording.js';

type Print = (blocks: readonly PageBlock[], random: Random) => string;

function html(id: string, print: Print, encode: (text: string) => Buffer = Buffer.from): Way {
  return {
    id: `html-${id}`,
    shape: 'table',
    keepsCells: true,
    keepsBlanks: true,
    mediaType: 'text/html',
    print: (page, random) => encode(print(blocksOf(page), random)),
  };
}

function shaped(id: string, reshape: shapes.Reshape): Way {
  return html(id, (blocks, random) => site(renderHtml(reshape(blocks, random))));
}

function written(id: string, label: writing.Writing, figure?: writing.Writing): Way {
  return html(id, (blocks, random) => site(renderHtml(writing.rewrite(blocks, random, label, figure))));
}

/** Labels in other wordings that the form declares. */
function worded(id: string): Way {
  const way = html(id, (blocks) => site(renderHtml(blocks)));
  return { ...way, print: (page, random) => way.print(otherWordings(page, random), random) };
}

const asIs: writing.Writing = (text) => text;
const word: Print = (blocks) => renderWord(blocks as readonly Block[]);

/** Ways that keep tables as tables. */
export const htmlWays: readonly Way[] = [
  html('clean', (blocks) => site(renderHtml(blocks))),
  html('th', (blocks) => site(renderHtml(blocks, { th: true }))),
  html('word', word),
  html('word-in-layout', (b, r) => `<table><tr><td><table><tr><td>${word(b, r)}</td></tr></table></td></tr></table>`),
  html('nested', (blocks) => site(renderHtml(blocks, { nested: true }))),
  html(
    'gbk',
    (blocks) => site(renderHtml(blocks), 'gb2312'),
    (text) => iconv.encode(text, 'gbk'),
  ),
  shaped('part-tables', shapes.partTables),
  shaped('one-table', shapes.oneTable),
  { ...shaped('split-with-headings', shapes.splitWithHeadings), cutsSpans: true },
  { ...shaped('split-bare', shapes.splitBare), cutsSpans: true },
  shaped('drifting-spans', shapes.driftingSpans),
  shaped('extra-heading-cell', shapes.extraHeadingCell),
  { ...shaped('empty-for-rowspan', shapes.emptyForRowspan), cutsSpans: true },
  shaped('trailing-empties', shapes.trailingEmpties),
  shaped('metadata-table', shapes.metadataTable),
  written('full-width-figures', asIs, writing.fullWidth),
  written('spaced', writing.spaced, writing.padded),
  written('broken-labels', writing.broken),
  written('mixed-brackets', writing.mixedBrackets),
  written('other-ordinals', writing.otherOrdinals),
  written('kangxi', writing.kangxi),
  written('traditional', writing.someTraditional),
  written('remarks', writing.remarked),
  worded('variants'),
];
