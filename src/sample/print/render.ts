import { escapeHtml } from '../../printable.js';
import type { Block, PrintedCell } from './layout.js';

/** Clean tables, as an editor's own table tool writes them. */
export function renderClean(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      if (block.kind === 'heading') return `<p><strong>${escapeHtml(block.text)}</strong></p>`;
      if (block.kind === 'paragraph') return `<p>${escapeHtml(block.text)}</p>`;
      if (block.kind === 'picture') return picture(block.src);
      const rows = block.rows.map((row) => `<tr>${row.map((c) => `<td${spans(c)}>${clean(c)}</td>`).join('')}</tr>`);
      return `<table border="1" cellspacing="0"><tbody>\n${rows.join('\n')}\n</tbody></table>`;
    })
    .join('\n');
}

function picture(src: string): string {
  return `<p><img src="${escapeHtml(src)}" alt=""></p>`;
}

function clean(cell: PrintedCell): string {
  return `<p style="text-align:center">${cell.text === '' ? '&nbsp;' : escapeHtml(cell.text)}</p>`;
}

function spans(cell: PrintedCell): string {
  const col = cell.colspan > 1 ? ` colspan="${cell.colspan}"` : '';
  return col + (cell.rowspan > 1 ? ` rowspan="${cell.rowspan}"` : '');
}

const mso = 'mso-ascii-font-family:仿宋_GB2312;mso-bidi-font-family:宋体;mso-font-kerning:0pt';
const border = 'border:solid windowtext 1.0pt;mso-border-alt:solid windowtext .5pt';

/**
 * Tables as Word's clipboard writes them: a style on every cell and paragraph, one span a character in labels, empty
 * `o:p` elements, conditional comments, and the whole report in a one-cell layout table.
 */
export function renderWord(blocks: readonly Block[]): string {
  const inner = blocks
    .map((block) => {
      if (block.kind === 'heading')
        return `<p class="MsoNormal" style="text-indent:32.0pt"><b>${run(block.text)}</b></p>`;
      if (block.kind === 'paragraph') return `<p class="MsoNormal" style="text-indent:32.0pt">${run(block.text)}</p>`;
      if (block.kind === 'picture') return picture(block.src);
      const rows = block.rows.map(
        (row, i) => `<tr style="mso-yfti-irow:${i};height:19.85pt">\n${row.map(wordCell).join('\n')}\n</tr>`,
      );
      const style = 'border-collapse:collapse;border:none;mso-border-alt:solid windowtext .5pt;mso-yfti-tbllook:1184';
      return `<table class="MsoNormalTable" border="1" cellspacing="0" cellpadding="0" style="${style}">\n${rows.join('\n')}\n</table>`;
    })
    .join('\n');
  return `<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style type="text/css">.TRS_Editor P{line-height:1.5;font-family:宋体;font-size:12pt;}</style>
<table border="0" width="100%"><tbody><tr><td>\n${inner}\n</td></tr></tbody></table>`;
}

function wordCell(cell: PrintedCell): string {
  const width = 37 * cell.colspan;
  const text = cell.text === '' ? '&nbsp;' : cell.address === null ? letters(cell.text) : run(cell.text);
  return `<td width="${width}"${spans(cell)} valign="middle" style="width:${width}.5pt;${border};padding:0cm 5.4pt 0cm 5.4pt;height:19.85pt"><p class="MsoNormal" align="center" style="text-align:center;mso-pagination:widow-orphan">${text}<span lang="EN-US" style="font-size:10.5pt;${mso}"><o:p></o:p></span></p></td>`;
}

function run(text: string): string {
  return `<span style="font-size:10.5pt;font-family:宋体;${mso}">${escapeHtml(text)}</span>`;
}

/** One span a character, as documents come out that were typed with change marks. */
function letters(text: string): string {
  return [...text].map((c) => `<span style="font-size:10.5pt;font-family:宋体">${escapeHtml(c)}</span>`).join('');
}

/** Tables flattened to one paragraph a cell, row by row, with an empty one between: markup lost, order kept. */
export function renderFlat(blocks: readonly Block[]): string {
  return flatLines(blocks)
    .map((line) => `<p>${line.split('\n').map(escapeHtml).join('<br>')}</p>\n<p>&nbsp;</p>`)
    .join('\n');
}

/** The same as plain text, one cell a line, an empty line between. */
export function renderText(blocks: readonly Block[]): string {
  return `${flatLines(blocks).join('\n\n')}\n`;
}

/**
 * One paragraph a row: labels, then the figures with so much between them. Blank cells leave no trace; without a gap the
 * figures run together (平潭 2022).
 */
export function renderLines(blocks: readonly Block[], between: '' | ' '): string {
  const line = (row: readonly PrintedCell[]) => {
    const texts = (figures: boolean) =>
      row.flatMap((c) => ((c.address !== null) === figures && c.text ? [c.text] : []));
    return [...texts(false), texts(true).join(between)].join(' ').trim();
  };
  const lines = blocks.flatMap((block) => {
    if (block.kind === 'table') return block.rows.map(line);
    return block.kind === 'picture' ? [] : [block.text];
  });
  return lines.map((text) => `<p>${escapeHtml(text)}</p>`).join('\n');
}

function flatLines(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'table') return block.rows.flatMap((row) => row.map((c) => broken(c)));
    return block.kind === 'picture' ? [] : [block.text];
  });
}

/** Words in narrow columns are broken in the cell: 商业/企业, 结果/纠正. */
function broken(cell: PrintedCell): string {
  const narrow = cell.address === null && cell.colspan === 1 && cell.text.length === 4 && cell.rowspan === 1;
  return narrow ? `${cell.text.slice(0, 2)}\n${cell.text.slice(2)}` : cell.text;
}
