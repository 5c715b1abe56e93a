import { describe, expect, test } from 'vitest';
import type { Address } from '../../src/address.js';
import { compute } from '../../src/check/identities.js';
import { checkCarry } from '../../src/check/year-to-year.js';
import { form2021 } from '../../src/form/form-2021.js';
import type { Reading } from '../../src/report.js';
import { renderClean, renderText } from '../../src/sample/print/render.js';
import { blocksOf, figuresOf, readText } from '../support/printing.js';

const parts = [
  'disputes.review.upheld',
  'disputes.review.corrected',
  'disputes.review.other',
  'disputes.review.pending',
] as const;
const equation = {
  id: 'disputes_sum',
  at: 'review',
  line: 'disputes.review',
  left: parts,
  right: ['disputes.review.total'] as const,
};

const number = (value: number): Reading => ({ kind: 'number', value, printed: String(value) });
const blank: Reading = { kind: 'blank' };
const mark: Reading = { kind: 'mark', printed: '/' };
const text: Reading = { kind: 'text', printed: '见附件' };
const missing: Reading = { kind: 'missing' };

function holds(...readings: Reading[]): boolean | null {
  const cells: Address[] = [...equation.left, ...equation.right];
  return compute(equation, new Map(cells.map((c, i) => [c, readings[i] ?? missing]))).holds;
}

describe('one sum, three values', () => {
  test.each([
    ['all numbers, right', [number(1), number(2), number(0), number(0), number(3)], true],
    ['all numbers, wrong', [number(1), number(2), number(0), number(0), number(4)], false],
    ['a blank that counts as nothing', [number(1), number(2), blank, mark, number(3)], true],
    ['a blank part could make up the difference', [number(1), blank, number(0), number(0), number(3)], null],
    ['a blank total could be the sum', [number(1), number(2), number(0), number(0), blank], null],
    ['a blank part cannot take anything away', [number(5), blank, number(0), number(0), number(3)], false],
    ['a blank total cannot help parts that are zero', [number(0), number(0), number(0), number(0), blank], true],
    ['text could be anything, even where the rest fits', [number(1), number(2), text, number(0), number(3)], null],
    ['a cell that was not found too', [number(1), number(2), missing, number(0), number(3)], null],
    ['nothing examined is nothing proved', [blank, blank, blank, blank, blank], null],
    ['nor marks', [mark, mark, mark, mark, mark], null],
    ['nor nothing at all', [], null],
  ] as const)('%s', (_name, readings, expected) => expect(holds(...readings)).toBe(expected));

  test('says how much it looked at', () => {
    const result = compute(
      equation,
      new Map<Address, Reading>([
        [equation.left[0], number(3)],
        [equation.left[1], number(0)],
        [equation.right[0], blank],
      ]),
    );
    expect([result.examined, result.nonzero]).toEqual([2, 1]);
  });
});

describe('verdicts and standings', () => {
  const figures = figuresOf(form2021, 5, 20);

  test('a report of zeros holds together, and that is no proof', () => {
    const report = readText(renderText(blocksOf(form2021, figuresOf(form2021, 5, 0))));
    expect(report.verdict).toBe('certified');
    expect(report.evidence).toMatchObject({ identities: 42, nonzero: 0, vacuous: true });
    expect(new Set(report.standings.values())).toEqual(new Set(['unchecked']));
  });

  test('with one reader a cell is certified by a true sum with another figure in it', () => {
    const report = readText(renderText(blocksOf(form2021, figures)));
    expect(report.standings.get('requests.res_total.total')).toBe('certified');
    expect(report.standings.get('documents.rules.issued')).toBe('unchecked');
  });

  test('with two readers that agree every cell is', () => {
    const report = readText(renderClean(blocksOf(form2021, figures)));
    expect(new Set(report.standings.values())).toEqual(new Set(['certified']));
  });

  test('a wrong total of table 四 is noticed and cannot be named', () => {
    const wrong = new Map(figures).set('disputes.review.total', '4711');
    const report = readText(renderClean(blocksOf(form2021, wrong)));
    expect(report.verdict).toBe('source-inconsistent');
    expect(report.findings.map((f) => f.code)).toEqual(['sum.wrong']);
    expect(report.standings.get('disputes.review.upheld')).toBe('disputed');
    expect(report.standings.get('disputes.suit_direct.upheld')).toBe('certified');
  });

  test('certified is never given with a sum that is not true', () => {
    for (const address of figures.keys()) {
      const damaged = new Map(figures).set(address, '');
      const report = readText(renderClean(blocksOf(form2021, damaged)));
      if (report.verdict === 'certified') expect(report.identities.every((i) => i.holds === true)).toBe(true);
    }
  });
});

describe('year to year', () => {
  const before = readText(renderClean(blocksOf(form2021, figuresOf(form2021, 6, 20))));
  const next = (change: (column: string, out: string) => string) => {
    const figures = figuresOf(form2021, 7, 20);
    for (const cell of before.cells) {
      const [, row, column = ''] = cell.address.split('.');
      if (row === 'carried_out' && 'printed' in cell.reading)
        figures.set(`requests.carried_in.${column}` as Address, change(column, cell.reading.printed));
    }
    return readText(renderClean(blocksOf(form2021, figures)));
  };

  test('all seven columns are compared', () => {
    expect(
      checkCarry(
        before,
        next((_c, out) => out),
      ),
    ).toEqual({ examined: 7, equal: 7, findings: [] });
    const broken = checkCarry(
      before,
      next((column, out) => (column === 'org_other' ? String(Number(out) + 1) : out)),
    );
    expect([broken.examined, broken.equal, broken.findings.map((f) => f.code)]).toEqual([7, 6, ['carry.breaks']]);
  });

  test('a blank is not compared, and without a year before nothing is', () => {
    expect(
      checkCarry(
        before,
        next((_c, out) => (out === '0' ? '' : out)),
      ).examined,
    ).toBeLessThanOrEqual(7);
    expect(
      checkCarry(
        before,
        next(() => ''),
      ),
    ).toEqual({ examined: 0, equal: 0, findings: [] });
    expect(checkCarry(null, before)).toEqual({ examined: 0, equal: 0, findings: [] });
  });
});
