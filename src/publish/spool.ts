import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { ReportRecord } from '../normalise/records.js';
import { figuresTable, type Row, type TableSpec } from './columns.js';
import { figureLine, type Shapes } from './figure-lines.js';
import { figureRows } from './rows.js';

/** Where the rows of a release go, in the order in which they are to be published. */
export interface Sink {
  /** Adds rows to a table; a table that was named once is published, with rows or without. */
  rows(table: TableSpec, rows: Iterable<Row>): void;
  /** Adds the figures of a report. */
  figures(record: ReportRecord): void;
}

/** Bytes that are gathered before they are written. */
const buffered = 1 << 20;

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

/** A table whose rows lie in the spool. */
export interface SpooledTable {
  readonly table: TableSpec;
  readonly lines: Lines;
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

  rows(table: TableSpec, rows: Iterable<Row>): void {
    const { lines } = this.#of(table);
    for (const row of rows)
      lines.add(JSON.stringify(Object.fromEntries(table.columns.map((c) => [c.name, row[c.name] ?? null]))), 1);
  }

  figures(record: ReportRecord): void {
    const { lines } = this.#of(figuresTable);
    const rows = figureRows(record);
    if (rows.length > 0) lines.add(figureLine(rows, this.#shapes), rows.length);
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
    const made = { table, lines: new Lines(join(this.#folder, `.${table.name}.ndjson`)), shapes };
    this.#tables.set(table.name, made);
    return made;
  }
}
