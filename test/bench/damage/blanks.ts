import { addressOf } from '../../../src/form/cells.js';
import type { Form, Table } from '../../../src/form/form.js';
import type { Random } from '../../../src/sample/random.js';
import { pick } from './draw.js';

type Line = readonly string[];
type Habit = (table: Table, rows: readonly Line[], columns: readonly Line[]) => readonly Line[];

/** How bodies leave cells blank where others print a zero: the lines of a table of which the zeros go. */
const habits: Readonly<Record<string, Habit>> = {
  /** An applicant who never asked: the whole column (东丽 2022 and others). */
  columns: (_, __, columns) => columns,
  /** A ground that never came up: the whole row. */
  rows: (_, rows) => rows,
  /** Every zero. */
  cells: (_, rows) => rows,
  /** Every zero but those of the total column (杨凌 2023, 驼峰路 2020). */
  parts: (table, _, columns) => columns.filter((_c, i) => table.columns[i]?.part),
};
const wholeLines = new Set(['columns', 'rows']);

/** Leaves zeros blank, as one body would all through its report: by columns, by rows, or wherever they stand. */
export function leaveBlank(figures: Map<string, string>, form: Form, random: Random): void {
  const name = pick(random, Object.keys(habits));
  const everywhere = random.next() < 0.5;
  for (const table of form.tables) {
    if (table.identities === undefined && !everywhere) continue;
    const rowIds = [...table.rows, ...(table.alternatives ?? [])].map((r) => r.id);
    const at = (row: string, column: string) => addressOf(table, { id: row }, { id: column }) as string;
    const there = (line: Line) => line.filter((a) => figures.has(a));
    const rows = rowIds.map((row) => there(table.columns.map((c) => at(row, c.id))));
    const columns = table.columns.map((c) => there(rowIds.map((row) => at(row, c.id))));
    for (const line of habits[name]?.(table, rows, columns) ?? []) {
      const zeros = line.filter((a) => figures.get(a) === '0');
      if (wholeLines.has(name) && zeros.length < line.length) continue;
      for (const address of zeros) figures.set(address, '');
    }
  }
}
