import type { Address } from '../address.js';
import { addressOf } from '../form/cells.js';
import type { Column, Form, Table } from '../form/form.js';
import { rowsOf } from '../form/form.js';
import type { Reading, Report, Suggestion } from '../report.js';
import { causeOf, cutsOf } from './causes.js';
import type { ComputedIdentity } from './identities.js';
import { allTrue, imply } from './locate.js';

type Readings = ReadonlyMap<Address, Reading>;

/**
 * What cells probably should say. It stands beside the value and is never applied.
 *
 * Two witnesses are needed: the sums, which must leave one change that makes all of them true, and the print, which must
 * show how it came about. A single cell explains more with less than two cells, and two than a row: the first kind that
 * fits is taken, and only where it fits in exactly one way.
 */
export function suggest(report: Report, form: Form, identities: readonly ComputedIdentity[]): Suggestion[] {
  const readings = new Map(report.cells.map((c) => [c.address, c.reading]));
  return form.tables.flatMap((table) => {
    const own = identities.filter((i) => i.equation.line.startsWith(`${table.id}.`));
    if (own.every((i) => i.holds === true)) return [];
    const lines = rowsOf(table, report.printed).map((row) => table.columns.map((c) => addressOf(table, row, c)));
    const one = imply(own, readings);
    if (one !== null) return oneCell(one.address, one.value, own, readings);
    const glued = lines.flatMap((line) => gluedCells(line, table, own, readings));
    if (glued.length > 0) return glued.length === 1 ? (glued[0] ?? []) : [];
    const shifted = lines.flatMap((line) => shiftedRow(line, own, readings));
    return shifted.length === 1 ? (shifted[0] ?? []) : [];
  });
}

function oneCell(address: Address, value: number, own: readonly ComputedIdentity[], readings: Readings): Suggestion[] {
  const printed = printOf(readings.get(address));
  const cause = printed === null ? null : causeOf(printed, value);
  return printed === null || cause === null ? [] : [suggestion(address, printed, value, own, cause)];
}

/** One cell holds the digits of two, and the next is blank. */
function gluedCells(
  line: readonly Address[],
  table: Table,
  own: readonly ComputedIdentity[],
  readings: Readings,
): Suggestion[][] {
  return line.flatMap((address, i) => {
    const next = line[i + 1];
    const printed = printOf(readings.get(address));
    if (printed === null || next === undefined || readings.get(next)?.kind !== 'blank') return [];
    if (!isCount(table.columns[i]) || !isCount(table.columns[i + 1])) return [];
    return cutsOf(printed).flatMap(([a, b]) => {
      const values = new Map([
        [address, a],
        [next, b],
      ]);
      if (!mendsAll(values, own, readings)) return [];
      const cause = 'digits of two cells in one';
      return [[suggestion(address, printed, a, own, cause), suggestion(next, '', b, own, cause)]];
    });
  });
}

/** A row whose figures all stand one column too far left or right; what they pushed out must be nothing. */
function shiftedRow(line: readonly Address[], own: readonly ComputedIdentity[], readings: Readings): Suggestion[][] {
  return [1, -1].flatMap((step) => {
    const values = new Map<Address, number>();
    for (const [i, address] of line.entries()) {
      const from = line[i - step];
      const reading = from === undefined ? undefined : readings.get(from);
      if (reading?.kind === 'number' && typeof reading.value === 'number') values.set(address, reading.value);
    }
    const vacated = step === 1 ? line[0] : line.at(-1);
    const pushedOut = readings.get((step === 1 ? line.at(-1) : line[0]) as Address);
    if (vacated === undefined || values.size !== line.length - 1 || !isNothing(pushedOut)) return [];
    // The figure that is gone follows from the row’s own sum; the sums of the columns must bear it out.
    const rowSum = own.find((i) => line.every((a) => touches(i, a)));
    if (rowSum === undefined || !line.every((a) => own.filter((i) => touches(i, a)).length > 1)) return [];
    const value = solve(rowSum, vacated, values);
    if (value === null) return [];
    values.set(vacated, value);
    if (!mendsAll(values, own, readings)) return [];
    return [
      [...values].flatMap(([address, moved]) => {
        const reading = readings.get(address);
        if (reading?.kind === 'number' && reading.value === moved) return [];
        return [suggestion(address, printOf(reading) ?? '', moved, own, 'row shifted by one column')];
      }),
    ];
  });
}

/** All sums of the table become true, and every one that was not has a part in it. */
function mendsAll(values: ReadonlyMap<Address, number>, own: readonly ComputedIdentity[], readings: Readings): boolean {
  const open = own.filter((i) => i.holds !== true);
  const part = (i: ComputedIdentity) => [...values.keys()].some((a) => touches(i, a));
  return open.every((i) => part(i) && i.examined > 0) && allTrue(own.filter(part), readings, values);
}

/** The value with which a row’s sum comes true, the other cells of the row being known. */
function solve(sum: ComputedIdentity, address: Address, values: ReadonlyMap<Address, number>): number | null {
  const side = (addresses: readonly Address[]) => addresses.reduce((n, a) => n + (values.get(a) ?? 0), 0);
  const missing = side(sum.equation.right) - side(sum.equation.left);
  const value = sum.equation.left.includes(address) ? missing : -missing;
  return value >= 0 ? value : null;
}

function suggestion(
  address: Address,
  printed: string,
  value: number,
  own: readonly ComputedIdentity[],
  cause: string,
): Suggestion {
  const witnesses = own.filter((i) => i.holds !== true && touches(i, address));
  return { address, printed, value, identities: witnesses.map((i) => `${i.id}@${i.at}`), cause };
}

function touches(identity: ComputedIdentity, address: Address): boolean {
  return identity.equation.left.includes(address) || identity.equation.right.includes(address);
}

function isCount(column: Column | undefined): boolean {
  return column?.type === 'count';
}

function isNothing(reading: Reading | undefined): boolean {
  if (reading?.kind === 'number') return reading.value === 0;
  return reading?.kind === 'blank' || reading?.kind === 'mark';
}

/** What is printed in a cell; null where nothing is, or the cell was not found. */
function printOf(reading: Reading | undefined): string | null {
  return reading !== undefined && 'printed' in reading ? reading.printed : null;
}
