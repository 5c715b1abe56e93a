import { styleText } from 'node:util';
import Table from 'cli-table3';
import { printable } from '../printable.js';

type Style = Parameters<typeof styleText>[0];

/** Colours only where a person looks at them. */
export function paint(style: Style, text: string, stream: { isTTY?: boolean } = process.stdout): string {
  return stream.isTTY && process.env['NO_COLOR'] === undefined ? styleText(style, text) : text;
}

/** Text of a page as a terminal may show it, in one line: no escape, control or direction characters. */
export const safe = printable;

/** How wide the terminal is; null where nobody looks. */
export function terminalWidth(): number | null {
  return process.stdout.isTTY ? process.stdout.columns || null : null;
}

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;

/** Places that a text takes on a terminal: Chinese characters take two each. */
export function displayWidth(text: string): number {
  // The codes of colours take no place.
  return [...text.replace(/\u001b\[[\d;]*m/g, '')].reduce((n, c) => n + (c.length > 1 || wide.test(c) ? 2 : 1), 0);
}

const gap = 2;

const noBorder = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: ' '.repeat(gap),
};

type Rows = readonly (readonly string[])[];
type Aligns = readonly ('left' | 'right')[];

/** To such widths the labels (first column), words and headings are cut where a line is too long, in this order. */
const labelFirst = 24;
const leastWords = 12;
const leastHeading = 6;

/**
 * How wide each column may be for the lines to fit: labels are cut first, then headings down to their figures, then
 * words. Figures never are, so that the lines can still be too long.
 */
function widthsOf(rows: Rows, aligns: Aligns, width: number | null): number[] {
  const natural = (body: Rows, i: number) => Math.max(0, ...body.map((row) => displayWidth(row[i] ?? '')));
  const widths = (rows[0] ?? []).map((_, i) => natural(rows, i));
  if (width === null) return widths;
  const isFigures = (i: number) => aligns[i] === 'right';
  const all = widths.map((_, i) => i);
  const floors: ((i: number) => number | null)[] = [
    (i) => (i === 0 ? labelFirst : null),
    (i) => (isFigures(i) ? Math.max(natural(rows.slice(1), i), leastHeading) : null),
    (i) => (isFigures(i) ? null : leastWords),
  ];
  for (const floor of floors) {
    for (;;) {
      if (lineWidth(widths) <= width) return widths;
      const over = all.filter((i) => (widths[i] ?? 0) > (floor(i) ?? Number.POSITIVE_INFINITY));
      const [widest] = over.sort((a, b) => (widths[b] ?? 0) - (widths[a] ?? 0));
      if (widest === undefined) break;
      widths[widest] = (widths[widest] ?? 0) - 1;
    }
  }
  return widths;
}

function lineWidth(widths: readonly number[]): number {
  return widths.reduce((sum, n) => sum + n, 0) + gap * Math.max(widths.length - 1, 0);
}

/** The lines fit, with as much cut as may be. */
export function canFit(rows: Rows, aligns: Aligns, width: number | null): boolean {
  return width === null || lineWidth(widthsOf(rows, aligns, width)) <= width;
}

/**
 * Rows in aligned columns, wide characters counted as two; the first row is the heading.
 *
 * @param options.width the line that is there; null for as much as it takes
 * @param options.wrap words that are too long go on in the next line, and are not cut
 */
export function columns(
  rows: Rows,
  aligns: Aligns = [],
  options: { width?: number | null; wrap?: boolean } = {},
): string {
  const { width = terminalWidth(), wrap = false } = options;
  const shown = rows.map((row) => row.map(safe));
  const table = new Table({
    chars: noBorder,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
    colAligns: [...aligns],
    colWidths: widthsOf(shown, aligns, width),
    wordWrap: wrap,
  });
  table.push(...shown.map((row) => [...row]));
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

/** Short texts one behind the other, as many in a line as fit. */
export function inLines(texts: readonly string[], width: number | null, between = '   ', indent = ''): string[] {
  const lines: string[] = [];
  for (const text of texts) {
    const longer = `${lines.at(-1)}${between}${text}`;
    if (lines.length > 0 && (width === null || displayWidth(longer) <= width)) lines[lines.length - 1] = longer;
    else lines.push(lines.length === 0 ? text : `${indent}${text}`);
  }
  return lines;
}
