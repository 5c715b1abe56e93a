import { describe, expect, test } from 'vitest';
import { type CellRead, readUnder, TableReading } from '../../parsers/reading.js';
import { type Settled, settle } from '../../parsers/referee.js';
import { finding } from '../../src/finding.js';
import { addressOf } from '../../src/form/cells.js';
import { type Column, rowsOf, tableOf } from '../../src/form/form.js';
import { form2021 } from '../../src/form/form-2021.js';
import type { ReaderName } from '../../src/report.js';

const documents = tableOf(form2021, 'documents');
const requests = tableOf(form2021, 'requests');
const place = { start: 0, end: 1, line: 1, column: 1 };

type Prints = Readonly<Record<string, readonly (string | null)[]>>;

/** A reading of one table: for each row what stands in its cells, null where the reader saw no cell. */
function readingOf(rows: Prints, table = documents, change: (reading: TableReading) => void = () => {}): TableReading {
  const reading = new TableReading(table);
  for (const [row, prints] of Object.entries(rows)) {
    const cells = new Map<Column, CellRead>();
    for (const [i, column] of table.columns.entries()) {
      const print = prints[i];
      if (print != null) cells.set(column, readUnder(column, column.zh, print, place));
    }
    reading.addRow(row, cells);
  }
  change(reading);
  return reading;
}

function meet(readings: Partial<Record<ReaderName, TableReading>>): Settled {
  const all = Object.entries(readings) as [ReaderName, TableReading][];
  return settle(form2021, new Map(all.map(([name, reading]) => [name, new Map([[reading.table.id, reading]])])));
}

/** What became of the cells of one table, in a few words each. */
const say = (settled: Settled, table = 'documents') =>
  settled.cells
    .filter((c) => c.address.startsWith(`${table}.`))
    .map((c) => `${'printed' in c.reading ? c.reading.printed : c.reading.kind} ${c.readers}`);

const codes = (settled: Settled, at: string) => settled.findings.filter((f) => f.at.startsWith(at)).map((f) => f.code);

const whole: Prints = { rules: ['1', '2', '3'], normative_docs: ['4', '5', '6'] };

describe('two readers of one table', () => {
  test('who read the same agree, cell by cell', () => {
    const settled = meet({ grid: readingOf(whole), sequence: readingOf(whole) });
    expect(say(settled)).toEqual(['1 agreed', '2 agreed', '3 agreed', '4 agreed', '5 agreed', '6 agreed']);
    expect(codes(settled, 'documents')).toEqual([]);
  });

  test('where they differ the cell is disputed, the table’s print is kept, and both are told', () => {
    const settled = meet({
      grid: readingOf(whole),
      sequence: readingOf({ ...whole, rules: ['1', '3', '2'] }),
    });
    expect(say(settled).slice(0, 3)).toEqual(['1 agreed', '2 disputed', '3 disputed']);
    expect(settled.findings).toContainEqual(
      expect.objectContaining({
        code: 'readers.differ',
        at: addressOf(documents, { id: 'rules' }, { id: 'repealed' }),
        grid: '2',
        sequence: '3',
      }),
    );
    expect(settled.sure).toBe(false);
  });

  test('a blank is no zero, and a mark is no blank', () => {
    const differ = (grid: string, sequence: string) =>
      say(meet({ grid: readingOf({ rules: [grid] }), sequence: readingOf({ rules: [sequence] }) }))[0];
    expect(differ('', '0')).toBe('blank disputed');
    expect(differ('0', '')).toBe('0 disputed');
    expect(differ('/', '')).toBe('/ disputed');
    expect(differ('/', '—')).toBe('/ disputed');
    expect(differ('', '')).toBe('blank agreed');
    expect(differ('1,234', '1234')).toBe('1,234 agreed');
  });

  test('the order of the text is silent of a blank: no dissent', () => {
    const settled = meet({
      grid: readingOf({ ...whole, rules: ['1', '', '3'] }),
      sequence: readingOf({ normative_docs: ['4', '5', '6'] }),
    });
    expect(say(settled).slice(0, 3)).toEqual(['1 single', 'blank single', '3 single']);
    expect(codes(settled, 'documents')).toEqual([]);
  });

  test('what hindered the order of the text says nothing of a table that was read whole', () => {
    const hindered = (reading: TableReading) =>
      reading.doubt(finding('row.count', 'documents.rules', { expected: 3, found: 1 }));
    const read = meet({ grid: readingOf(whole), sequence: readingOf({}, documents, hindered) });
    expect(codes(read, 'documents')).toEqual([]);
    const half = meet({ grid: readingOf({ rules: ['1', '2', '3'] }), sequence: readingOf({}, documents, hindered) });
    expect(codes(half, 'documents')).toContain('row.count');
  });

  test('a row that one of them saw twice with other figures is disputed, whatever the other says', () => {
    const twice = (reading: TableReading) => reading.doubt(finding('row.repeated', 'documents.rules', {}));
    const settled = meet({
      grid: readingOf(whole),
      sequence: readingOf({ normative_docs: ['4', '5', '6'] }, documents, twice),
    });
    expect(say(settled).slice(0, 3)).toEqual(['1 disputed', '2 disputed', '3 disputed']);
    expect(say(settled).slice(3)).toEqual(['4 agreed', '5 agreed', '6 agreed']);
    expect(codes(settled, 'documents.rules')).toEqual(['row.repeated']);
  });

  test('one figure over several cells: the order of the text does not know whose it is', () => {
    const at = addressOf(documents, { id: 'rules' }, { id: 'repealed' });
    const merged = (reading: TableReading) => reading.doubt(finding('cell.merged', at, { printed: '2' }));
    const settled = meet({
      grid: readingOf({ ...whole, rules: ['1', null, '3'] }, documents, merged),
      sequence: readingOf(whole),
    });
    expect(say(settled).slice(0, 3)).toEqual(['1 agreed', '2 disputed', '3 agreed']);
  });
});

describe('one reader alone', () => {
  test('is sure where nothing was left in doubt, and unsure where something was', () => {
    const doubted = (reading: TableReading) => {
      reading.weak = true;
    };
    for (const name of ['grid', 'sequence'] as const) {
      expect(say(meet({ [name]: readingOf(whole) }))).toEqual(
        Object.values(whole)
          .flat()
          .map((v) => `${v} single`),
      );
      // A form of which only one table is there is never read to the end.
      expect(meet({ [name]: readingOf(whole) }).sure).toBe(false);
      expect(meet({ [name]: readingOf(whole, documents, doubted) }).sure).toBe(false);
    }
  });

  test('is believed of a whole form, weak in one table it is not', () => {
    const all = (weak: string | null) =>
      settle(
        form2021,
        new Map([
          [
            'sequence' as const,
            new Map(
              form2021.tables.map((table) => {
                const rows = Object.fromEntries(rowsOf(table).map((r) => [r.id, table.columns.map(() => '0')]));
                return [
                  table.id,
                  readingOf(rows, table, (r) => {
                    r.weak = table.id === weak;
                  }),
                ];
              }),
            ),
          ],
        ]),
      );
    expect(all(null).sure).toBe(true);
    expect(all(null).findings).toEqual([]);
    for (const table of form2021.tables) expect(all(table.id).sure).toBe(false);
  });

  test('a row without a label of its own is disputed until the other reader says the same', () => {
    const rows: Prints = { nop_petition: new Array(7).fill('0'), nop_repeat: new Array(7).fill('0') };
    const unlabelled = (reading: TableReading) => void reading.unlabelled.add('nop_repeat');
    const alone = meet({ sequence: readingOf(rows, requests, unlabelled) });
    const of = (settled: Settled, row: string) =>
      new Set(settled.cells.filter((c) => c.address.startsWith(`requests.${row}.`)).map((c) => c.readers));
    expect([...of(alone, 'nop_petition')]).toEqual(['single']);
    expect([...of(alone, 'nop_repeat')]).toEqual(['disputed']);
    const both = meet({ grid: readingOf(rows, requests), sequence: readingOf(rows, requests, unlabelled) });
    expect([...of(both, 'nop_repeat')]).toEqual(['agreed']);
  });

  test('where no heading is surely over the figures every cell is disputed', () => {
    const adrift = (reading: TableReading) => {
      reading.unanchored = true;
    };
    expect(new Set(say(meet({ sequence: readingOf(whole, documents, adrift) })).map((s) => s.split(' ')[1]))).toEqual(
      new Set(['disputed']),
    );
  });
});

describe('what nobody read', () => {
  test('is missing, with one reason: the table, or the row', () => {
    const settled = meet({ grid: readingOf({ rules: ['1', '2', '3'] }) });
    expect(say(settled).slice(3)).toEqual(['missing none', 'missing none', 'missing none']);
    expect(codes(settled, 'documents')).toEqual(['row.missing']);
    expect(codes(settled, 'licensing')).toEqual(['table.missing']);
    expect(settled.cells).toHaveLength(200);
  });

  test('a reason that a reader has given is not given again', () => {
    const refused = (reading: TableReading) => reading.doubt(finding('header.missing', 'documents', {}));
    expect(codes(meet({ sequence: readingOf({}, documents, refused) }), 'documents')).toEqual(['header.missing']);
    const counted = (reading: TableReading) =>
      reading.doubt(finding('row.count', 'documents.rules', { expected: 3, found: 1 }));
    const settled = meet({ sequence: readingOf({ normative_docs: ['4', '5', '6'] }, documents, counted) });
    expect(codes(settled, 'documents')).toEqual(['row.count']);
  });
});
