import { styleText } from 'node:util';
import Table from 'cli-table3';

type Style = Parameters<typeof styleText>[0];

/** Colours only where a person looks at them. */
export function paint(style: Style, text: string, stream: { isTTY?: boolean } = process.stdout): string {
  return stream.isTTY && process.env['NO_COLOR'] === undefined ? styleText(style, text) : text;
}

/** Text of a page as a terminal may show it: no escape, control or direction characters. */
export function safe(text: string): string {
  return text.replace(
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (c) => `\\u{${c.charCodeAt(0).toString(16)}}`,
  );
}

const shortestLabel = 16;

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
  middle: '  ',
};

/** On a terminal too narrow for the table its first column, the labels, is cut; figures never are. */
function fitted(table: InstanceType<typeof Table>): string {
  const text = table.toString();
  const width = (line: string) => [...line].reduce((n, c) => n + (c > '\u1100' ? 2 : 1), 0);
  const excess =
    Math.max(...text.split('\n').map((line) => width(line.trimEnd()))) - (process.stdout.columns ?? Infinity);
  if (excess <= 0) return text;
  const labels = Math.max(...table.map((row) => width(String((row as string[])[0] ?? ''))));
  table.options.colWidths = [Math.max(labels - excess, shortestLabel)];
  return table.toString();
}

/** Rows in aligned columns, wide characters counted as two. */
export function columns(rows: readonly (readonly string[])[], aligns: readonly ('left' | 'right')[] = []): string {
  const table = new Table({
    chars: noBorder,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
    colAligns: [...aligns],
  });
  for (const row of rows) table.push(row.map(safe));
  return fitted(table)
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}
