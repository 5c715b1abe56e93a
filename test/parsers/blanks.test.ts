import { describe, expect, test } from 'vitest';
import type { Form } from '../../src/form/form.js';
import { form2019 } from '../../src/form/form-2019.js';
import { form2021 } from '../../src/form/form-2021.js';
import type { CheckedReport } from '../../src/report.js';
import type { Block, PrintedCell } from '../../src/sample/print/layout.js';
import {
  blocksOf,
  codesOf,
  type Figures,
  figuresOf,
  printsOf,
  readText,
  silentDifferences,
} from '../support/printing.js';

const seed = Date.now() % 1_000_000;
type Print = (blocks: readonly Block[]) => string;
type Row = readonly PrintedCell[];

const inLines =
  (table: (rows: readonly Row[]) => readonly string[]): Print =>
  (blocks) =>
    blocks.flatMap((b) => (b.kind === 'table' ? table(b.rows) : b.kind === 'picture' ? [] : [b.text, ''])).join('\n');

/** Cells that are printed leave a line and an empty one, blanks leave so many empty ones. */
const byLines = (empty: number) =>
  inLines((rows) => rows.flat().flatMap((c) => (c.text === '' ? new Array<string>(empty).fill('') : [c.text, ''])));

/** Ways of printing in which a blank leaves a trace. */
const traces: Readonly<Record<string, Print>> = {
  'one empty line more': byLines(1),
  'two empty lines more': byLines(2),
  'a cell a line, each with its bar': inLines((rows) => rows.flat().map((c) => `${c.text} |`)),
  'a row a line, a bar behind each cell': inLines((rows) => rows.map((r) => r.map((c) => `${c.text} |`).join(' '))),
  'a row a line, bars between': inLines((rows) => rows.map((r) => r.map((c) => c.text).join(' | '))),
  Markdown: inLines((rows) =>
    rows.flatMap((r, i) => {
      const line = `| ${r.map((c) => c.text).join(' | ')} |`;
      return i === 0 ? [line, `|${r.map(() => '---').join('|')}|`] : [line];
    }),
  ),
  'a row a line, tabs between': inLines((rows) => rows.map((r) => r.map((c) => c.text).join('\t'))),
};

/** Ways in which it leaves none. */
const vanished: Readonly<Record<string, Print>> = {
  'a cell a line': inLines((rows) => rows.flat().flatMap((c) => (c.text === '' ? [] : [c.text]))),
  'a row a line': inLines((rows) => rows.map((r) => r.flatMap((c) => (c.text === '' ? [] : [c.text])).join('  '))),
};

const blankOut = (figures: Figures, which: (address: string, print: string) => boolean): Figures =>
  new Map([...figures].map(([a, v]) => [a, which(a, v) ? '' : v]));

const patterns: Readonly<Record<string, (address: string, print: string) => boolean>> = {
  'no cell': () => false,
  'every zero': (_, print) => print === '0',
  'all but the totals': (address) => !address.endsWith('.total'),
  'some zeros': (address, print) => print === '0' && address.length % 3 === 0,
};

const cellsIn = (report: CheckedReport, row: string) => report.cells.filter((c) => c.address.startsWith(`${row}.`));

describe(`blanks that leave a trace (seed ${seed})`, () => {
  for (const [way, print] of Object.entries(traces))
    for (const [name, form] of [
      ['2019', form2019],
      ['2021', form2021],
    ] as readonly (readonly [string, Form])[])
      for (const [pattern, which] of Object.entries(patterns))
        test(`${name}, ${way}: ${pattern} blank`, () => {
          for (const size of [0, 12]) {
            if (size > 0 && pattern === 'all but the totals') continue;
            const figures = blankOut(figuresOf(form, seed + size, size), which);
            // Where no row shows a figure in each of its cells, the bars alone may not be enough.
            if (size === 0 && pattern === 'every zero') continue;
            const report = readText(print(blocksOf(form, figures)));
            expect(Object.fromEntries(printsOf(report))).toEqual(Object.fromEntries(figures));
            expect(report.cells.filter((c) => c.made !== undefined)).toEqual([]);
            expect(codesOf(report).filter((c) => c !== 'sums.undecided')).toEqual([]);
            expect(['certified', 'source-incomplete']).toContain(report.verdict);
          }
        });

  test('a report that is blank all through is blank, not zero and not missing', () => {
    for (const [way, print] of Object.entries(traces)) {
      const figures = blankOut(figuresOf(form2021, 1, 0), () => true);
      const report = readText(print(blocksOf(form2021, figures)));
      expect(silentDifferences(report, figures), way).toEqual([]);
      expect(
        report.cells.filter((c) => c.reading.kind === 'number'),
        way,
      ).toEqual([]);
      // Without a bar behind the last cell nothing shows where a blank row ends.
      if (way === 'a row a line, bars between') expect(report.verdict).toBe('refused');
      else expect([...new Set(report.cells.map((c) => c.reading.kind))], way).toEqual(['blank']);
    }
  });
});

/** Figures in which 科研机构 of the first row is empty, and nothing else is; all sums hold. */
function oneEmpty(): Figures {
  const figures = figuresOf(form2021, 5, 20);
  const move = (row: string, by: number) => {
    for (const column of ['org_research', 'total']) {
      const address = [...figures.keys()].find((a) => a === `requests.${row}.${column}`);
      if (address !== undefined) figures.set(address, String(Number(figures.get(address)) + by));
    }
  };
  const printed = Number([...figures].find(([a]) => a === 'requests.new_received.org_research')?.[1]);
  move('new_received', -printed);
  move('carried_in', printed);
  return blankOut(figures, (a) => a === 'requests.new_received.org_research');
}

describe('blanks that leave none', () => {
  for (const [way, print] of Object.entries(vanished)) {
    test(`${way}: one placement alone makes the sums true, and is solved`, () => {
      const figures = oneEmpty();
      const report = readText(print(blocksOf(form2021, figures)));
      expect(Object.fromEntries(printsOf(report))).toEqual(Object.fromEntries(figures));
      expect(report.verdict).toBe('solved');
      const row = cellsIn(report, 'requests.new_received');
      for (const c of row) {
        expect(report.standings.get(c.address)).toBe('solved');
        expect(c.made).toEqual({ from: figures.get(c.address), rule: 'placed' });
      }
      // The rows that are whole are no worse for it.
      for (const c of report.cells.filter((c) => !row.includes(c) && c.address.startsWith('requests.'))) {
        expect(c.made).toBeUndefined();
        expect(report.standings.get(c.address)).not.toBe('solved');
      }
    });

    test(`${way}: several placements are possible: missing, with all that the cell may be`, () => {
      const whole = figuresOf(form2021, 5, 20);
      expect([...whole].filter(([a]) => a.startsWith('requests.nop_repeat.')).map(([, v]) => v)).toEqual([
        '0',
        '0',
        '0',
        '0',
        '12',
        '0',
        '12',
      ]);
      const figures = blankOut(whole, (a) => a === 'requests.nop_repeat.org_business');
      const report = readText(print(blocksOf(form2021, figures)));
      const kinds = cellsIn(report, 'requests.nop_repeat').map((c) => c.reading.kind);
      expect(kinds).toEqual(['missing', 'missing', 'missing', 'missing', 'number', 'number', 'number']);
      for (const column of ['natural_person', 'org_business', 'org_research', 'org_public_welfare'])
        expect(report.findings).toContainEqual(
          expect.objectContaining({
            code: 'cell.ambiguous',
            at: `requests.nop_repeat.${column}`,
            candidates: ['', '0'],
          }),
        );
      expect(report.verdict).toBe('doubtful');
      expect(silentDifferences(report, figures)).toEqual([]);
    });

    test(`${way}: without sums the last cell is as likely to be there as any`, () => {
      for (const gone of ['issued', 'repealed', 'in_force']) {
        const whole = figuresOf(form2021, 5, 20);
        const figures = blankOut(whole, (a) => a === `documents.normative_docs.${gone}`);
        const report = readText(print(blocksOf(form2021, figures)));
        for (const c of cellsIn(report, 'documents.normative_docs')) {
          expect(c.reading.kind).toBe('missing');
          const found = report.findings.find((f) => f.code === 'cell.ambiguous' && f.at === c.address);
          expect(found?.code === 'cell.ambiguous' && found.candidates.length > 1 && found.candidates[0] === '').toBe(
            true,
          );
          if (found?.code === 'cell.ambiguous') expect(found.candidates).toContain(figures.get(c.address));
        }
      }
    });

    test(`${way}: only totals printed: a lone figure is not the first column’s`, () => {
      const figures = blankOut(figuresOf(form2021, 1, 0), (a) => a.startsWith('requests.') && !a.endsWith('.total'));
      const report = readText(print(blocksOf(form2021, figures)));
      for (const c of report.cells.filter((c) => c.address.startsWith('requests.')))
        expect(c.reading.kind, c.address).toBe('missing');
    });

    test(`${way}: a report that is blank all through gives no figure`, () => {
      const report = readText(
        print(
          blocksOf(
            form2021,
            blankOut(figuresOf(form2021, 1, 0), () => true),
          ),
        ),
      );
      expect(report.verdict).toBe('refused');
      expect(report.cells).toEqual([]);
    });
  }
});

describe('a row without a label behind a blank row', () => {
  /** The label of one row is gone, its figures stand there; the row before is blank. */
  const withoutLabel = (blocks: readonly Block[], label: string) =>
    blocks.map((b): Block => {
      if (b.kind !== 'table') return b;
      return { ...b, rows: b.rows.map((row) => row.filter((c) => c.text !== label)) };
    });

  for (const [way, print] of Object.entries(traces).slice(0, 3))
    test(`${way}: its figures are not the blank row’s`, () => {
      for (const [blank, label, lost] of [
        ['nop_petition', '2.重复申请', 'nop_repeat'],
        ['den_process_info', '7.属于行政执法案卷', 'den_enforcement_file'],
        ['new_received', '二、上年结转政府信息公开申请数量', 'carried_in'],
        ['res_total', '四、结转下年度继续办理', 'carried_out'],
      ] as const) {
        const figures = blankOut(figuresOf(form2021, 5, 20), (a) => a.startsWith(`requests.${blank}.`));
        const report = readText(print(withoutLabel(blocksOf(form2021, figures), label)));
        expect(silentDifferences(report, figures), `${blank}, ${lost}`).toEqual([]);
        expect(['doubtful', 'source-inconsistent']).toContain(report.verdict);
        for (const c of cellsIn(report, `requests.${blank}`))
          if (c.reading.kind === 'number') expect(report.standings.get(c.address), c.address).toBe('disputed');
      }
    });

  for (const [way, print] of Object.entries({ ...traces, ...vanished }))
    test(`${way}: the row is missed`, () => {
      const figures = blankOut(figuresOf(form2021, 5, 20), (a) => a.startsWith('requests.nop_petition.'));
      const report = readText(print(withoutLabel(blocksOf(form2021, figures), '2.重复申请')));
      expect(report.verdict).toBe('doubtful');
      for (const c of cellsIn(report, 'requests.nop_repeat'))
        if (c.reading.kind !== 'missing') expect(report.standings.get(c.address), c.address).toBe('disputed');
    });
});
