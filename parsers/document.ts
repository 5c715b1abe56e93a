import type { Place } from '../src/report.js';

/** Beyond these a document is refused before it can cost time or memory; it is never cut to fit. */
export const limits = {
  bytes: 16 * 1024 * 1024,
  elements: 300_000,
  /** Lines of visible text; a report has under 3,000. */
  lines: 60_000,
  depth: 256,
  tableRows: 400,
  tableColumns: 60,
  tableCells: 6_000,
} as const;

/** An element of an HTML page, as far as a path to it needs. */
export interface Element {
  readonly tag: string;
  readonly parent: Element | null;
  readonly depth: number;
  /** Counted from 1 among all elements of this tag, in document order. */
  readonly nth: number;
}

/**
 * Where a line's characters stand in the decoded text, run by run: from `at[i]` in the line on, up to the next run, the
 * characters from `start[i]` to `end[i]`. A run as long here as there stands for itself; any other (an entity, white
 * space made one space) stands for the whole of what it was made from.
 */
export interface Runs {
  readonly at: readonly number[];
  readonly start: readonly number[];
  readonly end: readonly number[];
}

/** One line of visible text, and where its characters stand in the decoded text. */
export interface Line {
  readonly text: string;
  readonly runs: Runs;
  /** HTML: the innermost block around the line. */
  readonly element: Element | null;
  readonly cell: TableCell | null;
  /** Plain text: the number of the line, from 1, and the column of its first character. */
  readonly number: number | null;
  readonly column: number | null;
  /** sha256 of the part that holds the line, in a document of several parts. */
  readonly source?: string;
}

/** What stands between a line of a plain text and the one before it: line ends, and bars or tabs. */
export interface Gap {
  readonly lines: number;
  readonly bars: number;
  /** Of the bars, those on the line itself. */
  readonly barsHere: number;
  /** Lines between that hold one bar and nothing else. */
  readonly lone: number;
  /** The most bars that a line between holds with nothing else. */
  readonly most: number;
  /** The line before ends with a bar. */
  readonly closed: boolean;
}

/** A cell as the page has it, before spans are expanded. */
export interface TableCell {
  readonly table: DocumentTable;
  /** Counted from 1. */
  readonly row: number;
  readonly nth: number;
  readonly rowspan: number;
  readonly colspan: number;
  readonly lines: Line[];
  /** Characters of the decoded text between the cell's tags. */
  readonly start: number;
  end: number;
}

export interface DocumentTable {
  /** Counted from 1 in document order. */
  readonly nth: number;
  readonly rows: TableCell[][];
  /** sha256 of the part that holds the table, in a document of several parts. */
  source?: string;
}

/** A document of any format, as the readers see it. */
export interface Document {
  readonly text: string;
  readonly kind: 'html' | 'text';
  readonly lines: readonly Line[];
  /** Plain text: for each line what stands before it. */
  readonly gaps?: readonly Gap[];
  readonly tables: readonly DocumentTable[];
  /** HTML: `<meta name>` and `<title>` (as `title`), the first of each name that is not empty. */
  readonly meta: ReadonlyMap<string, string>;
  /** HTML: offsets of the pictures. */
  readonly pictures: readonly number[];
}

/** The run to which a character belongs. */
export function runAt({ at }: Runs, index: number): number {
  let low = 0;
  for (let high = at.length - 1; low < high; ) {
    const middle = (low + high + 1) >> 1;
    if ((at[middle] ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The characters of the decoded text for which one character of a line stands. */
export function sourceOf(line: Pick<Line, 'text' | 'runs'>, index: number): { start: number; end: number } {
  const { at, start, end } = line.runs;
  const run = runAt(line.runs, index);
  const from = start[run] ?? 0;
  const to = end[run] ?? from;
  const offset = index - (at[run] ?? 0);
  const itself = to - from === (at[run + 1] ?? line.text.length) - (at[run] ?? 0);
  return itself ? { start: from + offset, end: from + offset + 1 } : { start: from, end: to };
}

/** The lines of a cell as one text. */
export function cellText(cell: TableCell): string {
  return cell.lines.map((l) => l.text).join('\n');
}

/** The place of a cell's print, or of the empty room in it. */
export function placeOfCell(cell: TableCell): Place {
  const first = cell.lines[0];
  const last = cell.lines.at(-1);
  const start = first === undefined ? cell.start : sourceOf(first, 0).start;
  const end = last === undefined ? cell.end : sourceOf(last, last.text.length - 1).end;
  return { ...inPart(cell.table), start, end, path: cellPath(cell) };
}

/** The place of some characters of a line. `from` and `to` count within the line's text. */
export function placeInLine(line: Line, from = 0, to = line.text.length): Place {
  const { start } = sourceOf(line, from);
  const { end } = sourceOf(line, to - 1);
  if (line.number !== null && line.source === undefined)
    return { start, end, line: line.number, column: (line.column ?? 1) + from };
  if (line.cell !== null) return { ...inPart(line.cell.table), start, end, path: cellPath(line.cell) };
  const part = inPart(line);
  if (line.number !== null) return { ...part, start, end, line: line.number, column: (line.column ?? 1) + from };
  const element = line.element;
  return { ...part, start, end, ...(element === null ? {} : { path: `${element.tag}[${element.nth}]` }) };
}

function cellPath(cell: TableCell): string {
  return `table[${cell.table.nth}]/row[${cell.row}]/cell[${cell.nth}]`;
}

function inPart(of: { source?: string }): { source?: string } {
  return of.source === undefined ? {} : { source: of.source };
}

/** The parts of a report that is printed over several pages, as one document; places name the part. */
export function joinParts(parts: readonly { document: Document; sha256: string }[]): Document {
  const [first] = parts;
  if (first === undefined) throw new Error('a document has at least one part');
  if (parts.length === 1) return first.document;
  for (const { document, sha256 } of parts) for (const table of document.tables) table.source = sha256;
  return {
    ...first.document,
    lines: parts.flatMap(({ document, sha256 }) => document.lines.map((line) => ({ ...line, source: sha256 }))),
    gaps: parts.flatMap(({ document }) => document.gaps ?? []),
    tables: parts.flatMap(({ document }) => document.tables),
    pictures: parts.flatMap(({ document }) => document.pictures),
  };
}
