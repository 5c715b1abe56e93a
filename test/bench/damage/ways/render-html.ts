import { escapeHtml } from '../../../../src/printable.js';
import type { Cell, PageBlock } from '../blocks.js';

/** How the tables of a page are marked up. */
export interface Markup {
  /** Headings and row labels as `th`, the headings in a `thead`. */
  readonly th?: boolean;
  /** Every table, and the heading before it, in a cell of another one. */
  readonly nested?: boolean;
}

/** A page's blocks as HTML; a line break in a text is a `br`. */
export function renderHtml(blocks: readonly PageBlock[], markup: Markup = {}): string {
  return blocks
    .map((block) => {
      if (block.kind === 'paragraph') return `<p>${lines(block.text)}</p>`;
      if (block.kind === 'heading') return `<p><strong>${lines(block.text)}</strong></p>`;
      const rows = block.rows.map((row) => `<tr>${row.map((c) => cell(c, markup)).join('')}</tr>`);
      const head = markup.th ? block.rows.findIndex((row) => row.some((c) => c.address !== null)) : 0;
      const parts = [
        ...(head > 0 ? [`<thead>\n${rows.slice(0, head).join('\n')}\n</thead>`] : []),
        `<tbody>\n${rows.slice(Math.max(head, 0)).join('\n')}\n</tbody>`,
      ];
      const table = `<table border="1" cellspacing="0">${parts.join('\n')}</table>`;
      return markup.nested ? `<table><tr><td>&nbsp;</td><td>${table}</td></tr></table>` : table;
    })
    .join('\n');
}

function cell(c: Cell, markup: Markup): string {
  const tag = markup.th && c.address === null && c.text !== '' ? 'th' : 'td';
  const col = c.colspan > 1 ? ` colspan="${c.colspan}"` : '';
  const row = c.rowspan > 1 ? ` rowspan="${c.rowspan}"` : '';
  return `<${tag}${col}${row}><p>${c.text === '' ? '&nbsp;' : lines(c.text)}</p></${tag}>`;
}

function lines(text: string): string {
  return text.split('\n').map(escapeHtml).join('<br>');
}

/** A whole page of a site around a report. */
export function site(body: string, charset = 'utf-8'): string {
  return `<!DOCTYPE html><html><head><meta charset="${charset}"><title>样例区政府网站</title></head><body>
<div class="nav"><a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a></div>
<div class="article">${body}</div>
<div class="footer"><p>主办：样例区人民政府办公室</p><p>版权所有</p></div></body></html>`;
}
