/** A row of a CSV file with the line, from 1, on which it begins. */
export interface CsvRow {
  readonly line: number;
  readonly fields: readonly string[];
}

/**
 * The rows of a CSV text after RFC 4180; empty lines are none, and a byte-order mark is no character.
 *
 * @throws SyntaxError naming the line, where a quote is open at the end or text stands behind a closing quote
 */
export function readCsv(text: string): CsvRow[] {
  const rows: CsvRow[] = [];
  const body = text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
  let line = 1;
  for (let at = 0; at < body.length; ) {
    const begin = line;
    const fields: string[] = [];
    for (let more = true; more; ) {
      const { value, end } = readField(body, at, begin);
      line += value.split('\n').length - 1;
      fields.push(value);
      more = body[end] === ',';
      at = end + 1;
    }
    line++;
    if (fields.length > 1 || fields[0] !== '') rows.push({ line: begin, fields });
  }
  return rows;
}

function readField(text: string, start: number, line: number): { value: string; end: number } {
  if (text[start] !== '"') {
    const end = text.slice(start).search(/[,\n]/);
    const stop = end === -1 ? text.length : start + end;
    return { value: text.slice(start, stop), end: stop };
  }
  let value = '';
  for (let at = start + 1; ; ) {
    const close = text.indexOf('"', at);
    if (close === -1) throw new SyntaxError(`line ${line}: a quote is not closed`);
    value += text.slice(at, close);
    if (text[close + 1] === '"') {
      value += '"';
      at = close + 2;
      continue;
    }
    const next = text[close + 1];
    if (next !== undefined && next !== ',' && next !== '\n')
      throw new SyntaxError(`line ${line}: text behind a closing quote`);
    return { value, end: close + 1 };
  }
}

/** One row as CSV, with the end of its line. */
export function writeCsvRow(fields: readonly string[]): string {
  return `${fields.map((f) => (/[",\n\r]/.test(f) ? `"${f.replaceAll('"', '""')}"` : f)).join(',')}\n`;
}
