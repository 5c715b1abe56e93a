import { describe, expect, test } from 'vitest';
import type { Form } from '../../src/form/form.js';
import { form2019 } from '../../src/form/form-2019.js';
import { form2021 } from '../../src/form/form-2021.js';
import type { Block } from '../../src/sample/print/layout.js';
import { renderClean, renderFlat, renderText, renderWord } from '../../src/sample/print/render.js';
import { blocksOf, codesOf, figuresOf, printsOf, readText, silentDifferences } from '../support/printing.js';

const ways: Readonly<Record<string, (blocks: readonly Block[]) => string>> = {
  'clean tables': renderClean,
  'tables pasted from Word': renderWord,
  'one paragraph a cell': renderFlat,
  'plain text, one cell a line': renderText,
};
const seed = Date.now() % 1_000_000;
const none: ReadonlySet<string> = new Set();
const oneRow: ReadonlySet<string> = new Set(['oth_total']);

const variants: readonly (readonly [string, Form, ReadonlySet<string>])[] = [
  ['2019', form2019, none],
  ['2021', form2021, none],
  ['2021 with （六） in one row', form2021, oneRow],
];

describe(`what is printed is what is read (seed ${seed})`, () => {
  for (const [way, render] of Object.entries(ways))
    for (const [name, form, printed] of variants)
      for (const size of [0, 3, 40, 3000])
        test(`${name}, ${way}, size ${size}`, () => {
          const figures = figuresOf(form, seed + size, size, printed);
          const text = render(blocksOf(form, figures, { printed }));
          const report = readText(text);
          expect(Object.fromEntries(printsOf(report))).toEqual(Object.fromEntries(figures));
          expect(report.verdict).toBe('certified');
          expect(report.evidence.vacuous).toBe(size === 0);
          expect(codesOf(report)).toEqual(printed === oneRow ? ['form.alternative'] : []);
          // Every figure is at its place, to the character.
          for (const { place, reading } of report.cells)
            expect(text.slice(place?.start, place?.end)).toBe('printed' in reading ? reading.printed : '');
        });
});

describe('blank cells', () => {
  for (const [way, render] of Object.entries(ways))
    test(`${way}: a blank is never a zero, and never another cell’s figure`, () => {
      const figures = figuresOf(form2021, seed, 5);
      const blank = new Map([...figures].map(([a, v]) => [a, v === '0' ? '' : v]));
      const report = readText(render(blocksOf(form2021, blank)));
      expect(silentDifferences(report, blank)).toEqual([]);
      // With tables nothing is lost, nor where an empty line stands for each blank; else a blank leaves no trace.
      if (way !== 'one paragraph a cell')
        expect(Object.fromEntries(printsOf(report))).toEqual(Object.fromEntries(blank));
      else expect(report.verdict).toBe('doubtful');
    });

  test('blank totals leave sums undecided, and the report says which', () => {
    const figures = figuresOf(form2021, seed + 1, 20);
    const blank = new Map(
      [...figures].map(([a, v]) => [a, a.startsWith('requests.den_') && a.endsWith('.total') ? '' : v]),
    );
    const report = readText(renderClean(blocksOf(form2021, blank)));
    expect(report.verdict).toBe('source-incomplete');
    const undecided = report.identities.filter((i) => i.holds === null).map((i) => `${i.id}@${i.at}`);
    expect(undecided.length).toBeGreaterThan(0);
    expect(undecided.every((u) => u.startsWith('requests_row_sum@den_') || u === 'requests_leaf_sum@total')).toBe(true);
    expect(report.identities.some((i) => i.holds === false)).toBe(false);
  });
});

describe('one printed sum that is wrong', () => {
  test('is published as printed, said to be the agency’s, and named', () => {
    const figures = figuresOf(form2021, seed + 2, 30);
    figures.set('requests.res_granted.total', '987654');
    const report = readText(renderClean(blocksOf(form2021, figures)));
    expect(report.verdict).toBe('source-inconsistent');
    expect(printsOf(report).get('requests.res_granted.total')).toBe('987654');
    const named = report.findings.find((f) => f.code === 'cell.named');
    expect(named?.at).toBe('requests.res_granted.total');
    expect(report.suggestions).toEqual([]);
  });

  test('any one changed cell of table 三 is noticed and named', () => {
    const figures = figuresOf(form2021, seed + 3, 30);
    const cells = [...figures.keys()].filter((a) => a.startsWith('requests.'));
    expect(cells).toHaveLength(175);
    for (const address of cells) {
      const damaged = new Map(figures).set(address, String(Number(figures.get(address)) + 7));
      const report = readText(renderText(blocksOf(form2021, damaged)));
      expect(report.verdict, address).toBe('source-inconsistent');
      expect(
        report.findings.filter((f) => f.code === 'cell.named').map((f) => f.at),
        address,
      ).toEqual([address]);
    }
  });
});
