import {
  type Document,
  type DocumentTable,
  type Line,
  type Runs,
  runAt,
  sourceOf,
  type TableCell,
} from './document.js';
import { parseHtml } from './html.js';

/** The pages of gkmlpt (Guangdong) hold an article's text in a script, `window._CONFIG = {… DETAIL: {… content: "…"}}`. */
const configuration = /\b_CONFIG\s*=/;
const detail = /\bDETAIL["']?\s*:\s*\{/g;
const content = /(?<![\w$])content["']?\s*:\s*(?=["'])/g;
const quoted = { '"': /[^"\\]*(?:\\[\s\S][^"\\]*)*/y, "'": /[^'\\]*(?:\\[\s\S][^'\\]*)*/y };
const escapes = /\\(?:u([\da-fA-F]{4})|x([\da-fA-F]{2})|(\r\n|[\s\S]))/g;
const meant: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', '0': '\0' };

/**
 * Reads a page into lines and tables, and with it the article that only a script on it would show.
 *
 * @throws Refusal as for any page
 */
export function parsePage(text: string): Document {
  const page = parseHtml(text);
  const script = text.includes('_CONFIG') ? scriptedHtml(text) : null;
  if (script === null) return page;
  const article = parseHtml(script.text);
  const shown = new Set(page.lines.map((l) => l.text));
  // Where the server has put the text on the page too, it is read there, and once.
  if (article.lines.filter((l) => shown.has(l.text)).length * 2 >= article.lines.length) return page;
  return joinScript(page, article, script);
}

/** Some HTML, and where its characters stand in the page: as if it were one line of it. */
type Scripted = Pick<Line, 'text' | 'runs'>;

/** The longest text that a script gives an article as its content; null where there is none. */
function scriptedHtml(text: string): Scripted | null {
  detail.lastIndex = configuration.exec(text)?.index ?? text.length;
  if (detail.exec(text) === null) return null;
  let longest = { start: 0, end: 0 };
  content.lastIndex = detail.lastIndex;
  for (let named = content.exec(text); named !== null; named = content.exec(text)) {
    const start = content.lastIndex + 1;
    const quote = text[start - 1] === '"' ? '"' : "'";
    quoted[quote].lastIndex = start;
    const end = start + (quoted[quote].exec(text)?.[0].length ?? 0);
    if (text[end] === quote && end - start > longest.end - longest.start) longest = { start, end };
    content.lastIndex = end;
  }
  return longest.end === longest.start ? null : unescaped(text, longest.start, longest.end);
}

/** What stands between a script's quotes, as it is meant, in one element. */
function unescaped(text: string, from: number, to: number): Scripted {
  const runs = { at: [] as number[], start: [] as number[], end: [] as number[] };
  let html = '';
  const add = (piece: string, start: number, end: number) => {
    if (piece === '') return;
    runs.at.push(html.length);
    runs.start.push(start);
    runs.end.push(end);
    html += piece;
  };
  add('<div>', from, from);
  let done = from;
  escapes.lastIndex = from;
  for (let m = escapes.exec(text); m !== null && m.index < to; m = escapes.exec(text)) {
    add(text.slice(done, m.index), done, m.index);
    done = escapes.lastIndex;
    add(character(m), m.index, done);
  }
  add(text.slice(done, to), done, to);
  add('</div>', to, to);
  return { text: html, runs };
}

function character([, unicode, hex, other = '']: RegExpExecArray): string {
  const code = unicode ?? hex;
  if (code !== undefined) return String.fromCharCode(Number(`0x${code}`));
  return /^[\r\n]/.test(other) ? '' : (meant[other] ?? other);
}

/** The page with the article behind it; every place is one in the page's own text. */
function joinScript(page: Document, article: Document, script: Scripted): Document {
  const startOf = (at: number) => sourceOf(script, at).start;
  const endOf = (at: number) => (at === 0 ? startOf(0) : sourceOf(script, at - 1).end);
  const moved = new Map<Line, Line>();
  const cells = new Map<TableCell, TableCell>();
  const move = (line: Line): Line => {
    const cell = line.cell === null ? null : (cells.get(line.cell) ?? line.cell);
    const known = moved.get(line) ?? { ...line, cell, runs: movedRuns(line, script) };
    moved.set(line, known);
    return known;
  };
  const tables = article.tables.map((table) => {
    const copy: DocumentTable = { nth: page.tables.length + table.nth, rows: [] };
    for (const row of table.rows)
      copy.rows.push(
        row.map((cell) => {
          const at = { start: startOf(cell.start), end: Math.max(startOf(cell.start), endOf(cell.end)) };
          const own: TableCell = { ...cell, ...at, table: copy, lines: [] };
          cells.set(cell, own);
          own.lines.push(...cell.lines.map(move));
          return own;
        }),
      );
    return copy;
  });
  const first = (table: DocumentTable) => table.rows[0]?.[0]?.start ?? 0;
  return {
    ...page,
    lines: [...page.lines, ...article.lines.map(move)],
    tables: [...page.tables, ...tables].sort((a, b) => first(a) - first(b)),
    pictures: [...page.pictures, ...article.pictures.map(startOf)],
  };
}

/** The runs of a line, cut where characters stand in the page as escapes. */
function movedRuns({ text, runs: { at, start, end } }: Line, script: Scripted): Runs {
  const moved = { at: [] as number[], start: [] as number[], end: [] as number[] };
  const add = (from: number, place: { start: number; end: number }) => {
    moved.at.push(from);
    moved.start.push(place.start);
    moved.end.push(place.end);
  };
  for (const [i, from] of at.entries()) {
    const [s, e] = [start[i] ?? 0, end[i] ?? 0];
    if (e - s !== (at[i + 1] ?? text.length) - from) {
      add(from, {
        start: sourceOf(script, s).start,
        end: e === s ? sourceOf(script, s).start : sourceOf(script, e - 1).end,
      });
      continue;
    }
    for (let j = runAt(script.runs, s), x = s; x < e; j++) {
      const until = Math.min(e, script.runs.at[j + 1] ?? e);
      add(from + x - s, { start: sourceOf(script, x).start, end: sourceOf(script, until - 1).end });
      x = until;
    }
  }
  return moved;
}
