import { describe, expect, test } from 'vitest';
import type { Address } from '../../src/address.js';
import { causeOf, cutsOf } from '../../src/check/causes.js';
import { addressOf } from '../../src/form/cells.js';
import { tableOf } from '../../src/form/form.js';
import { form2019 } from '../../src/form/form-2019.js';
import { form2021 } from '../../src/form/form-2021.js';
import { forms } from '../../src/form/forms.js';
import { figuresOf } from '../support/printing.js';
import { checkedPrints } from '../support/report.js';

const requests = tableOf(form2021, 'requests');
const columns = requests.columns.map((c) => c.id);
const rowOf = (row: string) => columns.map((id) => addressOf(requests, { id: row }, { id }));

/** Sound figures with one row of table 三 set, and everything that it adds up to set anew. */
function withRow(row: string, parts: readonly number[]): Map<Address, string> {
  const figures = figuresOf(form2021, 77, 40);
  const all = [...parts, parts.reduce((a, b) => a + b, 0)];
  for (const [i, address] of rowOf(row).entries()) {
    const delta = (all[i] ?? 0) - Number(figures.get(address));
    for (const other of [row, 'res_total', 'new_received']) {
      const at = rowOf(other)[i] as Address;
      figures.set(at, String(Number(figures.get(at)) + delta));
    }
  }
  expect(checkedPrints(form2021, figures).verdict).toBe('certified');
  return figures;
}

const suggestionsOf = (prints: ReadonlyMap<Address, string>) => checkedPrints(form2021, prints).suggestions;
const at: Address = 'requests.res_granted.natural_person';

describe('the print shows how the figure came about', () => {
  test.each([
    ['3 830', 3830, 'number split by a space'],
    ['3\u00a0830', 3830, 'number split by a space'],
    ['３ ８３０', 3830, 'number split by a space'],
    ['3\n830', 3830, 'number split by a line break'],
    ['1O2', 102, 'a letter in place of a digit'],
    ['o', 0, 'a letter in place of a digit'],
    ['l7', 17, 'a letter in place of a digit'],
    ['I', 1, 'a letter in place of a digit'],
    ['12', 132, 'a digit lost'],
    ['12', 123, 'a digit lost'],
    ['12', 312, 'a digit lost'],
    ['1223', 123, 'a digit doubled'],
    ['1123', 123, 'a digit doubled'],
    ['213', 123, 'two neighbouring digits exchanged'],
    ['132', 123, 'two neighbouring digits exchanged'],
    ['1.234', 1234, 'decimal point or thousands mark out of place'],
    ['12,34', 1234, 'decimal point or thousands mark out of place'],
    ['12．3', 123, 'decimal point or thousands mark out of place'],
  ] as const)('%j for %d: %s', (printed, value, cause) => {
    expect(causeOf(printed, value)).toBe(cause);
    const figures = withRow('res_granted', [value, 3, 0, 0, 1, 0]);
    const report = checkedPrints(form2021, new Map(figures).set(at, printed));
    expect(report.suggestions).toMatchObject([{ address: at, value, cause }]);
    const [first] = report.suggestions;
    expect([...(first?.identities ?? [])].sort()).toEqual([
      'requests_leaf_sum@natural_person',
      'requests_row_sum@res_granted',
    ]);
    // It stands beside the cell; the cell says what it said.
    const cell = report.cells.find((c) => c.address === at);
    expect(cell?.reading).toMatchObject({ printed: first?.printed });
    if (cell?.reading.kind === 'number') expect(cell.reading.value).not.toBe(value);
  });

  test.each([
    ['7', 12],
    ['124', 123],
    ['321', 123],
    ['1234', 123],
    ['3 83', 3830],
    ['a', 0],
    ['O', 7],
    ['12.5', 12],
    ['见附件', 12],
    ['99', 9999],
    ['10', 1000],
  ] as const)('%j for %d: the sums name the cell, the print gives no cause', (printed, value) => {
    expect(causeOf(printed, value)).toBeNull();
    expect(suggestionsOf(withRow('res_granted', [value, 3, 0, 0, 1, 0]).set(at, printed))).toEqual([]);
  });

  test('a mark and a blank give no cause', () => {
    for (const printed of ['/', '—', ''])
      expect(suggestionsOf(withRow('res_granted', [12, 3, 0, 0, 1, 0]).set(at, printed))).toEqual([]);
  });
});

describe('digits of two cells in one', () => {
  const pair = (glued: string, row: readonly number[], i = 0) => {
    const figures = withRow('res_granted', row);
    const line = rowOf('res_granted');
    return suggestionsOf(figures.set(line[i] as Address, glued).set(line[i + 1] as Address, ''));
  };

  test('both values follow from the sums', () => {
    expect(pair('713', [71, 3, 0, 0, 1, 0])).toMatchObject([
      { address: rowOf('res_granted')[0], printed: '713', value: 71, cause: 'digits of two cells in one' },
      { address: rowOf('res_granted')[1], printed: '', value: 3, cause: 'digits of two cells in one' },
    ]);
    expect(pair('71 3', [71, 3, 0, 0, 1, 0]).map((s) => s.value)).toEqual([71, 3]);
  });

  test('not where the sums say other values, or the next cell is printed', () => {
    expect(pair('713', [70, 3, 0, 0, 1, 0])).toEqual([]);
    const figures = withRow('res_granted', [71, 3, 0, 0, 1, 0]);
    expect(suggestionsOf(figures.set(rowOf('res_granted')[0] as Address, '713'))).not.toMatchObject([
      { value: 71 },
      { value: 3 },
    ]);
    // Another cut would have to begin a figure with 0.
    expect(cutsOf('700')).toEqual([[70, 0]]);
    expect(cutsOf('703')).toEqual([[70, 3]]);
    expect(cutsOf('7 03')).toEqual([]);
    expect(cutsOf('7')).toEqual([]);
  });
});

describe('a row shifted by one column', () => {
  const shift = (row: readonly number[], moved: (line: readonly string[]) => readonly string[]) => {
    const figures = withRow('nop_repeat', row);
    const line = rowOf('nop_repeat');
    const prints = moved(line.map((a) => figures.get(a) ?? ''));
    for (const [i, address] of line.entries()) figures.set(address, prints[i] ?? '');
    return { suggestions: suggestionsOf(figures), line };
  };
  const row = [12, 3, 0, 0, 7, 1];

  test('to the left and to the right', () => {
    for (const moved of [
      (line: readonly string[]) => [...line.slice(1), ''],
      (line: readonly string[]) => ['', ...line.slice(0, 6)],
      (line: readonly string[]) => [...line.slice(1), '0'],
    ]) {
      const { suggestions, line } = shift(row, moved);
      expect(new Set(suggestions.map((s) => s.cause))).toEqual(new Set(['row shifted by one column']));
      const full = [12, 3, 0, 0, 7, 1, 23];
      for (const s of suggestions) expect(s.value).toBe(full[line.indexOf(s.address)]);
      expect(suggestions.length).toBeGreaterThan(3);
    }
  });

  test('not by two columns, nor where a figure would be pushed out', () => {
    expect(shift(row, (line) => ['', '', ...line.slice(0, 5)]).suggestions).toEqual([]);
    expect(shift(row, (line) => [...line.slice(1), '5']).suggestions).toEqual([]);
  });
});

describe('no suggestion', () => {
  test('where every sum holds', () => {
    for (const form of forms)
      for (let seed = 0; seed < 40; seed++)
        expect(checkedPrints(form, figuresOf(form, seed, [0, 3, 40, 3000][seed % 4] ?? 0)).suggestions).toEqual([]);
  });

  test('where two cells are wrong, each with a cause', () => {
    const figures = withRow('res_granted', [123, 3, 0, 0, 1, 0]);
    figures.set(at, '12').set('requests.res_partial.org_other', `${figures.get('requests.res_partial.org_other')}1`);
    expect(suggestionsOf(figures)).toEqual([]);
  });

  test('where blanks leave other sums undecided', () => {
    const figures = withRow('res_granted', [3830, 3, 0, 0, 1, 0]).set(at, '3 830');
    for (const address of rowOf('den_state_secret').slice(-1))
      figures.set(address, '').set(rowOf('den_state_secret')[0] as Address, '5');
    expect(suggestionsOf(figures)).toEqual([]);
  });

  test('for a wrong number in table 四, which has five explanations; for one that was not read there is', () => {
    const figures = figuresOf(form2021, 3, 40);
    const total = Number(figures.get('disputes.review.total'));
    expect(suggestionsOf(new Map(figures).set('disputes.review.total', `${total}0`))).toEqual([]);
    const split = `${String(total + 1000)[0]} ${String(total + 1000).slice(1)}`;
    const upheld = Number(figures.get('disputes.review.upheld')) + 1000;
    const report = suggestionsOf(
      new Map(figures).set('disputes.review.upheld', String(upheld)).set('disputes.review.total', split),
    );
    expect(report).toMatchObject([{ address: 'disputes.review.total', printed: split, value: total + 1000 }]);
  });

  test('for a cell that was not found', () => {
    const figures = figuresOf(form2021, 3, 40);
    figures.delete(at);
    expect(suggestionsOf(figures)).toEqual([]);
  });
});

describe('one wrong cell is noticed, and named where the form can name it', () => {
  for (const form of [form2019, form2021])
    test(form.id, () => {
      for (const size of [0, 2, 40, 3000]) {
        const figures = figuresOf(form, 9 + size, size);
        const cells = [...figures.keys()].filter((a) => a.startsWith('requests.'));
        expect(cells).toHaveLength(form === form2019 ? 161 : 175);
        for (const address of cells)
          for (const change of [1, 9, 1000]) {
            const report = checkedPrints(
              form,
              new Map(figures).set(address, String(Number(figures.get(address)) + change)),
            );
            expect(report.verdict).toBe('source-inconsistent');
            expect(report.findings.filter((f) => f.code === 'cell.named').map((f) => f.at)).toEqual([address]);
          }
      }
    });

  test('table 四: noticed, never named', () => {
    for (const form of [form2019, form2021])
      for (const size of [0, 40]) {
        const figures = figuresOf(form, 9, size);
        const cells = [...figures.keys()].filter((a) => a.startsWith('disputes.'));
        expect(cells).toHaveLength(15);
        for (const address of cells)
          for (const change of [1, 10]) {
            const report = checkedPrints(
              form,
              new Map(figures).set(address, String(Number(figures.get(address)) + change)),
            );
            expect(report.verdict).toBe('source-inconsistent');
            expect(report.standings.get(address)).toBe('disputed');
            expect(report.findings.map((f) => f.code)).toEqual(['sum.wrong']);
            expect(report.suggestions).toEqual([]);
          }
      }
  });

  test('one cell of table 三 and one of table 四: both noticed, and the first still named', () => {
    const figures = figuresOf(form2021, 9, 40);
    figures.set('requests.nop_repeat.org_other', '4711').set('disputes.review.total', '4711');
    const report = checkedPrints(form2021, figures);
    expect(report.findings.filter((f) => f.code === 'cell.named').map((f) => f.at)).toEqual([
      'requests.nop_repeat.org_other',
    ]);
  });
});
