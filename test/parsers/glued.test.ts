import { describe, expect, test } from 'vitest';
import type { Form } from '../../src/form/form.js';
import { form2019 } from '../../src/form/form-2019.js';
import { form2021 } from '../../src/form/form-2021.js';
import type { CheckedReport } from '../../src/report.js';
import type { Block } from '../../src/sample/print/layout.js';
import { Random } from '../../src/sample/random.js';
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

/** The title on a line of its own and all else on one, no gap between cells or blocks (平潭 2019, 2022). */
function printGlued(blocks: readonly Block[]): string {
  const [title, ...body] = blocks.map((block) => {
    if (block.kind === 'table') return block.rows.flatMap((row) => row.map((c) => c.text)).join('');
    return block.kind === 'picture' ? '' : block.text;
  });
  return `${title}\n${body.join('')}\n`;
}

/** Figures of which tables 三 and 四 have one reading alone, by seeds that were looked for. */
const decided: readonly (readonly [string, Form, Figures])[] = [
  ['2021', form2021, figuresOf(form2021, 12, 2)],
  ['2021, all zero', form2021, figuresOf(form2021, 1, 0)],
  ['2019', form2019, figuresOf(form2019, 9, 2)],
  ['2019, all zero', form2019, figuresOf(form2019, 1, 0)],
];

const cellsIn = (report: CheckedReport, ...tables: readonly string[]) =>
  report.cells.filter((c) => tables.some((t) => c.address.startsWith(`${t}.`)));

describe('digits stuck together', () => {
  for (const [name, form, figures] of decided)
    test(`${name}: tables 三 and 四 are solved to the last cell, and say how`, () => {
      const text = printGlued(blocksOf(form, figures));
      const report = readText(text);
      const prints = printsOf(report);
      for (const { address, made, place } of cellsIn(report, 'requests', 'disputes')) {
        expect(prints.get(address), address).toBe(figures.get(address));
        // The sums that gave a cell its figure can no longer prove it.
        expect(report.standings.get(address), address).toBe('solved');
        expect(made?.rule, address).toBe('split');
        expect(made?.from, address).toMatch(/^\d{7,}$/);
        expect(made?.from, address).toContain(figures.get(address));
        expect(text.slice(place?.start, place?.end), address).toBe(made?.from);
      }
      expect(report.verdict).not.toBe('certified');
      expect(silentDifferences(report, figures)).toEqual([]);
    });

  test('a report of zeros is solved as a whole, and is nothing better', () => {
    for (const form of [form2021, form2019]) {
      const report = readText(printGlued(blocksOf(form, figuresOf(form, 1, 0))));
      expect(report.verdict).toBe('solved');
      expect(codesOf(report)).toEqual([]);
      // 000 in a row of three cells is three zeros.
      for (const c of cellsIn(report, 'documents')) expect(c.made).toEqual({ from: '000', rule: 'split' });
    }
  });

  test('table 二 has no sums: several columns stay missing, with all that they may say', () => {
    const figures = new Map(figuresOf(form2021, 12, 2))
      .set('documents.rules.issued', '0')
      .set('documents.rules.repealed', '0')
      .set('documents.rules.in_force', '0')
      .set('documents.normative_docs.issued', '88')
      .set('documents.normative_docs.repealed', '55')
      .set('documents.normative_docs.in_force', '698');
    const report = readText(printGlued(blocksOf(form2021, figures)));
    const prints = printsOf(report);
    for (const c of cellsIn(report, 'documents').slice(0, 3)) expect(c.reading).toMatchObject({ value: 0 });
    for (const column of ['issued', 'repealed', 'in_force']) {
      const address = `documents.normative_docs.${column}`;
      expect(prints.get(address)).toBe('missing');
      const found = report.findings.find((f) => f.code === 'cell.ambiguous' && f.at === address);
      expect(found).toMatchObject({ printed: '8855698' });
      if (found?.code === 'cell.ambiguous') {
        expect(found.candidates.length).toBeGreaterThan(1);
        for (const candidate of found.candidates) if (candidate !== '…') expect('8855698').toContain(candidate);
      }
    }
    // One figure under one column needs no cutting.
    expect(prints.get('licensing.licence.decisions')).toBe(figures.get('licensing.licence.decisions'));
    expect(report.cells.find((c) => c.address === 'licensing.licence.decisions')?.made).toBeUndefined();
    expect(report.verdict).toBe('doubtful');
  });

  test('too many ways: said of each row, and nothing is read from it', () => {
    const figures = figuresOf(form2021, 5, 3000);
    const report = readText(printGlued(blocksOf(form2021, figures)));
    for (const c of cellsIn(report, 'requests', 'disputes')) expect(c.reading.kind).toBe('missing');
    expect(codesOf(report)).toContain('row.unsolved');
    expect(silentDifferences(report, figures)).toEqual([]);
  });

  test('figures that no cutting makes true are given to no cell', () => {
    const [, form, figures] = decided[0] ?? [];
    if (form === undefined || figures === undefined) throw new Error('no figures');
    const text = printGlued(blocksOf(form, figures));
    const label = '1.属于国家秘密';
    const report = readText(text.replace(new RegExp(`${label}\\d+(?=2\\.)`), `${label}0000009`));
    expect(printsOf(report).get('requests.den_state_secret.total')).toBe('missing');
    expect(report.findings.some((f) => f.code === 'row.count' && f.at === 'requests.den_state_secret')).toBe(true);
    expect(report.verdict).toBe('doubtful');
  });
});

describe('what else sticks to digits', () => {
  test('the ordinal of the next label', () => {
    const [, form, figures] = decided[0] ?? [];
    if (form === undefined || figures === undefined) throw new Error('no figures');
    const zero = new Map([...figures].map(([a, v]) => [a, a.startsWith('requests.') ? '0' : v]));
    const text = printGlued(blocksOf(form, zero));
    expect(text).toContain('00000002.其他法律行政法规禁止公开');
    const report = readText(text);
    const row = cellsIn(report, 'requests.den_state_secret', 'requests.den_law_prohibited');
    expect(row).toHaveLength(14);
    for (const c of row) expect(c).toMatchObject({ reading: { value: 0 }, made: { from: '0000000' } });
  });

  test('a unit, and the next heading behind it', () => {
    const figures = new Map(figuresOf(form2019, 9, 2))
      .set('procurement.central_procurement.projects', '0')
      .set('procurement.central_procurement.amount', '75394432.52元');
    const text = printGlued(blocksOf(form2019, figures));
    expect(text).toContain('075394432.52元三、收到');
    const report = readText(text);
    const [projects, amount] = cellsIn(report, 'procurement');
    expect(projects).toMatchObject({ reading: { value: 0 }, made: { from: '075394432.52元', rule: 'split' } });
    expect(amount).toMatchObject({
      reading: { value: '75394432.52', printed: '75394432.52元' },
      unit: '元',
      made: { from: '075394432.52元', rule: 'split' },
    });
    // Nothing is lost of the table that begins behind the unit.
    for (const c of cellsIn(report, 'requests')) expect(report.standings.get(c.address)).toBe('solved');
  });

  test('money behind a count that is no zero can be cut in many ways, so neither is read', () => {
    const figures = new Map(figuresOf(form2019, 9, 2))
      .set('procurement.central_procurement.projects', '135')
      .set('procurement.central_procurement.amount', '75394432.52元');
    const report = readText(printGlued(blocksOf(form2019, figures)));
    for (const c of cellsIn(report, 'procurement')) {
      expect(c.reading.kind).toBe('missing');
      const found = report.findings.find((f) => f.code === 'cell.ambiguous' && f.at === c.address);
      expect(found).toMatchObject({ printed: '13575394432.52元' });
    }
  });

  test('some rows spaced, some half spaced (平潭 2019)', () => {
    for (const [, form, figures] of decided) {
      const table = printGlued(blocksOf(form, figures));
      const at = table.indexOf('（七）总计') + '（七）总计'.length;
      const digits = /^\d+/.exec(table.slice(at))?.[0] ?? '';
      const cells = [...figures].filter(([a]) => a.startsWith('requests.res_total.')).map(([, v]) => v);
      expect(digits).toBe(cells.join(''));
      const half = `${cells.slice(0, 2).join(' ')} ${cells.slice(2).join('')}`;
      for (const row of [cells.join(' '), half]) {
        const report = readText(table.slice(0, at) + row + table.slice(at + digits.length));
        for (const c of cellsIn(report, 'requests.res_total')) {
          expect(printsOf(report).get(c.address)).toBe(figures.get(c.address));
          if (row === half) expect(report.standings.get(c.address)).toBe('solved');
        }
      }
    }
  });
});

describe(`any one digit changed (seed ${seed})`, () => {
  test('gives no unflagged wrong cell, but at most another reading in which all sums hold', () => {
    const random = new Random(seed);
    for (const [name, form, figures] of decided) {
      const text = printGlued(blocksOf(form, figures));
      const from = text.indexOf('三、收到');
      const digits = [...text].flatMap((c, i) => (i > from && /\d/.test(c) ? [i] : []));
      for (let round = 0; round < 12; round++) {
        const at = digits[random.between(0, digits.length - 1)] ?? 0;
        const changed = String((Number(text[at]) + random.between(1, 9)) % 10);
        const report = readText(text.slice(0, at) + changed + text.slice(at + 1));
        const said = `${name}: ${changed} for ${text.slice(at - 12, at)}[${text[at]}]`;
        const other = silentDifferences(report, figures);
        expect(
          other.filter((d) => !d.endsWith('(solved)')),
          said,
        ).toEqual([]);
        if (other.length > 0)
          expect(
            report.identities.filter((i) => i.holds === false),
            said,
          ).toEqual([]);
        expect(report.verdict, said).not.toBe('certified');
      }
    }
  });
});
