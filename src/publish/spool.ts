import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { figuresTable, type Row, type TableSpec, type Values } from './columns.js';
import { figureLine, type Shapes } from './figure-lines.js';
import type { ReportFigures } from './rows.js';

/** Where the rows of a release go, in the order in which they are to be published. */
export interface Sink {
  /** Adds rows to a table; a table that was named once is published, with rows or without. */
  rows(table: TableSpec, rows: Iterable<Row | Values>): void;
  /** Adds the figures of a report. */
  figures(figures: ReportFigures): void;
}

/** Characters of a table that are gathered before they are written: the tables are many, and all gather at a time. */
const buffered = 1 << 16;

/** The rows of a table on their way into the database: one JSON object a line. */
export class Lines {
  readonly path: string;
  count = 0;
  #fd: number;
  #text = '';

  constructor(path: string) {
    this.path = path;
    this.#fd = openSync(path, 'w');
  }

  add(line: string, rows: number): void {
    this.#text += `${line}\n`;
    this.count += rows;
    if (this.#text.length >= buffered) this.#flush();
  }

  end(): void {
    this.#flush();
    this.close();
  }

  /** Lets go of the file, whole or not. */
  close(): void {
    if (this.#fd !== -1) closeSync(this.#fd);
    this.#fd = -1;
  }

  #flush(): void {
    const bytes = Buffer.from(this.#text);
    this.#text = '';
    for (let done = 0; done < bytes.length; ) done += writeSync(this.#fd, bytes, done);
  }
}

/** Written by hand: an object with hundreds of names is a slow one. */
function lineOf(names: readonly string[], { columns }: TableSpec, row: Row | Values): string {
  const valueAt = isValues(row) ? (i: number) => row[i] : (i: number) => row[columns[i]?.name ?? ''];
  let line = '';
  for (const [i, name] of names.entries()) line += `${i === 0 ? '{' : ','}${name}${JSON.stringify(valueAt(i) ?? null)}`;
  return `${line}}`;
}

function isValues(row: Row | Values): row is Values {
  return Array.isArray(row);
}

/** A table whose rows lie in the spool. */
export interface SpooledTable {
  readonly table: TableSpec;
  readonly lines: Lines;
  /** The columns' names as JSON writes them before their values. */
  readonly names: readonly string[];
  /** The figures lie there a report a line; null for a table with a row a line. */
  readonly shapes: Shapes | null;
}

/**
 * Takes the rows of a release to files of its folder, so that no more than one site's reports are ever held: figures
 * as one line a report, which the database takes apart.
 */
export class Spool implements Sink {
  readonly #folder: string;
  readonly #tables = new Map<string, SpooledTable>();
  readonly #shapes: Shapes = new Map();

  constructor(folder: string) {
    this.#folder = folder;
  }

  rows(table: TableSpec, rows: Iterable<Row | Values>): void {
    const { lines, names } = this.#of(table);
    for (const row of rows) lines.add(lineOf(names, table, row), 1);
  }

  figures(figures: ReportFigures): void {
    const { lines } = this.#of(figuresTable);
    if (figures.count > 0) lines.add(figureLine(figures, this.#shapes), figures.count);
  }

  /** All tables in the order in which they were first named; their files are whole. */
  end(): SpooledTable[] {
    for (const { lines } of this.#tables.values()) lines.end();
    return [...this.#tables.values()];
  }

  /** Lets go of all files, whole or not. */
  close(): void {
    for (const { lines } of this.#tables.values()) lines.close();
  }

  #of(table: TableSpec): SpooledTable {
    const known = this.#tables.get(table.name);
    if (known !== undefined) return known;
    const shapes = table.name === figuresTable.name ? this.#shapes : null;
    const lines = new Lines(join(this.#folder, `.${table.name}.ndjson`));
    const made = { table, lines, names: table.columns.map((c) => `${JSON.stringify(c.name)}:`), shapes };
    this.#tables.set(table.name, made);
    return made;
  }
}
