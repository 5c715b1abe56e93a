import type { Address } from '../src/address.js';
import { type Finding, finding } from '../src/finding.js';
import { addressOf, cellsOf } from '../src/form/cells.js';
import type { Form, Table } from '../src/form/form.js';
import { rowsOf } from '../src/form/form.js';
import type { Cell, Place, ReaderName, Reading } from '../src/report.js';
import { type CellRead, sameReading, type TableReading } from './reading.js';

/** What each reader made of the document, table by table. */
export type Readings = ReadonlyMap<ReaderName, ReadonlyMap<string, TableReading>>;

/** The readers' joint word on the form's cells. */
export interface Settled {
  readonly cells: readonly Cell[];
  readonly printed: ReadonlySet<string>;
  readonly sure: boolean;
  readonly findings: readonly Finding[];
}

/**
 * Lets two readings meet, cell by cell.
 *
 * A cell that both read alike is agreed; one that they read differently is disputed and both readings are in a finding;
 * what one alone read counts as single. The order of the text cannot show a blank, so its silence there is no dissent.
 */
export function settle(form: Form, readings: Readings): Settled {
  const findings: Finding[] = [];
  const printed = new Set<string>();
  let sure = true;
  for (const table of form.tables) {
    const both = readersOf(readings, table);
    for (const { reading } of both) for (const id of reading.printed) printed.add(id);
  }
  const cells: Cell[] = [];
  for (const table of form.tables) {
    const both = readersOf(readings, table);
    const own = cellsOfTable(form, table, printed, readings, findings);
    const heard = both.filter((r) => !silent(r, both, table, printed));
    findings.push(...heard.flatMap((r) => r.reading.findings), ...missing(table, own, both, printed));
    if (sure && !own.every((c) => isSure(c, both))) sure = false;
    for (const cell of own) cells.push(cell);
  }
  return { cells, printed, sure, findings: unique(findings) };
}

/** Lets the readings of one table meet. */
function cellsOfTable(
  form: Form,
  table: Table,
  printed: ReadonlySet<string>,
  readings: Readings,
  findings: Finding[],
): Cell[] {
  const byGrid = readings.get('grid')?.get(table.id);
  const byOrder = readings.get('sequence')?.get(table.id);
  const repeated = new Set<string>();
  const merged = new Set<string>();
  for (const reading of [byGrid, byOrder])
    for (const f of reading?.findings ?? [])
      if (f.code === 'row.repeated') repeated.add(f.at);
      // A figure over several cells: the order of the text cannot know whose it is.
      else if (f.code === 'cell.merged') merged.add(f.at);
  const cells: Cell[] = [];
  for (const { address, table: of, row } of cellsOf(form, printed)) {
    if (of !== table) continue;
    const grid = byGrid?.cells.get(address);
    const sequence = byOrder?.cells.get(address);
    const both = grid !== undefined && sequence !== undefined;
    const alike = both && sameReading(grid.reading, sequence.reading);
    if (both && !alike) findings.push(differ(address, grid, sequence));
    const contrary = repeated.size > 0 && repeated.has(`${table.id}.${row.id}`);
    const unsure = grid === undefined && (merged.has(address) || isUnanchored(byOrder, row.id));
    const disputed = (both && !alike) || contrary || unsure;
    cells.push(meet(address, grid ?? sequence, disputed ? 'disputed' : both ? 'agreed' : 'single'));
  }
  return cells;
}

function meet(address: Address, seen: CellRead | undefined, readers: Cell['readers']): Cell {
  if (seen === undefined) return { address, reading: { kind: 'missing' }, unit: null, place: null, readers: 'none' };
  const { reading, unit, place, made } = seen;
  return made === undefined
    ? { address, reading, unit, place, readers }
    : { address, reading, unit, place, readers, made };
}

type Heard = { name: ReaderName; reading: TableReading };

function readersOf(readings: Readings, table: Table): Heard[] {
  return [...readings].flatMap(([name, tables]) => {
    const reading = tables.get(table.id);
    return reading === undefined ? [] : [{ name, reading }];
  });
}

/** Nothing but the order of the rows says whose the figures are, or no heading stands surely over them. */
function isUnanchored(reading: TableReading | undefined, row: string): boolean {
  return reading !== undefined && (reading.unanchored || reading.unlabelled.has(row));
}

/** The sequence reader gave up on a table that the grid reader read whole: what hindered it says nothing of the page. */
function silent(reader: Heard, both: readonly Heard[], table: Table, printed: ReadonlySet<string>): boolean {
  if (reader.name !== 'sequence') return false;
  const grid = both.find((r) => r.name === 'grid')?.reading;
  const contradicts = reader.reading.findings.some((f) => f.code === 'row.repeated');
  return !contradicts && grid !== undefined && rowsOf(table, printed).every((row) => grid.hasRow(row.id));
}

/** With two readers sure means that they agree; with one, that nothing was left over and every label was exact. */
function isSure(cell: Cell, both: readonly Heard[]): boolean {
  if (cell.readers === 'agreed') return true;
  if (cell.readers !== 'single') return false;
  const reader = both.find((r) => r.reading.cells.has(cell.address));
  return reader?.reading.weak === false;
}

/** Tables and rows that nobody found, where no reader has said why. */
function missing(
  table: Table,
  cells: readonly Cell[],
  both: readonly Heard[],
  printed: ReadonlySet<string>,
): Finding[] {
  if (cells.every((c) => c.readers !== 'none')) return [];
  if (both.length === 0) return [finding('table.missing', table.id, {})];
  const noted = both.flatMap((r) => r.reading.findings);
  // A reader that refused the whole table has given the reason.
  if (
    noted.some((f) => f.at === table.id && /^(header|table)\./.test(f.code)) &&
    cells.every((c) => c.readers === 'none')
  )
    return [];
  return rowsOf(table, printed)
    .filter((row) => table.columns.every((c) => has(cells, addressOf(table, row, c))))
    .map((row) => `${table.id}.${row.id}`)
    .filter(
      (at) =>
        !noted.some((f) => f.at === at || f.at.startsWith(`${at}.`) || (f.at === table.id && f.code === 'row.count')),
    )
    .map((at) => finding('row.missing', at, {}));
}

function has(cells: readonly Cell[], address: Address): boolean {
  return cells.some((c) => c.address === address && c.readers === 'none');
}

function differ(address: Address, grid: CellRead, sequence: CellRead): Finding {
  return finding('readers.differ', address, {
    grid: printOf(grid.reading),
    sequence: printOf(sequence.reading),
    gridAt: placeText(grid.place),
    sequenceAt: placeText(sequence.place),
  });
}

function printOf(reading: Reading): string {
  return 'printed' in reading ? reading.printed : reading.kind;
}

/** A place in a few characters, for a person. */
export function placeText(place: Place): string {
  if (place.path !== undefined) return place.path;
  if (place.line !== undefined) return `line ${place.line}, column ${place.column}`;
  return `characters ${place.start}-${place.end}`;
}

function unique(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter((f) => {
    const key = JSON.stringify(f);
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}
