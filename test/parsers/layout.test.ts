import { describe, expect, test } from 'vitest';
import { form2021 } from '../../src/form/form-2021.js';
import type { CheckedReport } from '../../src/report.js';
import type { PrintedCell } from '../../src/sample/print/layout.js';
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
const figures = figuresOf(form2021, seed, 30);

/** How many columns of a page a text takes: a Chinese character takes two. */
const widthOf = (text: string) => [...text].reduce((w, c) => w + (c.charCodeAt(0) > 0x2e80 ? 2 : 1), 0);

/** Texts at their columns, as `pdftotext -layout` sets them; what is too wide pushes the rest to the right. */
function line(...cells: readonly (readonly [number, string])[]): string {
  let text = '';
  for (const [column, cell] of cells) {
    const gap = column - widthOf(text);
    text += ' '.repeat(text === '' ? Math.max(0, gap) : Math.max(1, gap)) + cell;
  }
  return text;
}

interface Layout {
  /** Longer labels are broken around their figures, in two lines or in three. */
  readonly longest?: number;
  /** 三、本年度办理结果 one character a line, in a column of its own. */
  readonly vertical?: boolean;
  /** A line after every so many rows of table 三. */
  readonly between?: { readonly every: number; readonly text: string };
  /** The lines of headings of tables 三 and 四. */
  readonly applicants?: readonly string[];
  readonly disputes?: readonly string[];
}

const at = [44, 54, 62, 70, 80, 90, 98] as const;
const applicants = [
  line([68, '申请人情况']),
  line([0, '（本列数据的勾稽关系为：第一项加第二项之和，'], [62, '法人或其他组织']),
  line([0, '等于第三项加第四项之和）']),
  line([44, '自然人'], [98, '总计']),
  line([53, '商业'], [61, '科研'], [69, '社会公益'], [79, '法律服务'], [89, '其他']),
  line([53, '企业'], [61, '机构'], [70, '组织'], [80, '机构']),
];

const spots = Array.from({ length: 15 }, (_, i) => 7 * i);
const stacked = (upper: readonly string[], lower: readonly string[]) => [
  line([12, '行政复议'], [64, '行政诉讼']),
  '',
  line([44, '未经复议直接起诉'], [80, '复议后起诉']),
  line(...upper.map((text, i) => [spots[i] ?? 0, text] as const)),
  line(...lower.flatMap((text, i) => (text === '' ? [] : [[spots[i] ?? 0, text] as const]))),
];
const three = <T>(own: readonly T[]) => [...own, ...own, ...own];
const disputes = stacked(three(['结果', '结果', '其他', '尚未', '总计']), three(['维持', '纠正', '结果', '审结', '']));

/** A label in so many characters a line, the figures on the line in the middle. */
function brokenLabel(label: string, size: number): string[] {
  const count = Math.ceil(label.length / size);
  return Array.from({ length: count }, (_, i) => label.slice(i * size, (i + 1) * size));
}

/** A report as its PDF's text: tables two and four plain, table three as the options say. */
function printLayout(of: Figures, options: Layout = {}): string {
  const lines: string[] = [];
  let nth = -1;
  for (const block of blocksOf(form2021, of)) {
    if (block.kind === 'picture') continue;
    if (block.kind !== 'table') {
      lines.push(`      ${block.text}`, '');
      continue;
    }
    nth++;
    if (nth === 1) lines.push(...(options.applicants ?? applicants), '', ...requestLines(block.rows, options));
    else if (nth === 2)
      lines.push(...(options.disputes ?? disputes), '', ...block.rows.slice(-1).map((row) => figureLine(row, spots)));
    else for (const row of block.rows) lines.push(line(...row.map((c, i) => [i * 20, c.text] as const)), '');
    lines.push('', '');
  }
  return lines.join('\n');
}

const figureLine = (row: readonly PrintedCell[], columns: readonly number[]) =>
  line(...row.filter((c) => c.address !== null).map((c, i) => [columns[i] ?? 0, c.text] as const));

function requestLines(rows: readonly (readonly PrintedCell[])[], options: Layout): string[] {
  const upright = [...(options.vertical ? '三、本年度办理结果' : '')];
  const lines: string[] = [];
  for (const [y, row] of rows.slice(3).entries()) {
    const labels = row.filter((c) => c.address === null).map((c) => c.text);
    const label = labels.pop() ?? '';
    // The labels of groups stand over their first row; the heading of the results over all of them.
    for (const over of labels) if (!(options.vertical && over.startsWith('三、'))) lines.push(line([4, over]));
    const pieces = brokenLabel(label, options.longest ?? 40);
    // Broken in two, the figures stand between; in three, beside the middle.
    const middle = pieces.length % 2 === 1 ? (pieces.length - 1) / 2 : -1;
    const side = () => (y > 1 && upright.length > 0 ? [[0, upright.shift() ?? ''] as const] : []);
    for (const [i, piece] of pieces.entries()) {
      if (middle === -1 && i === pieces.length / 2) lines.push(figureLine(row, at));
      const beside = i === middle ? [[at[0], figureLine(row, at).trim()] as const] : [];
      lines.push(line(...side(), [10, piece], ...beside));
    }
    lines.push('');
    if (options.between !== undefined && y % options.between.every === 1) lines.push('', options.between.text, '\f');
  }
  return lines;
}

function expectExact(report: CheckedReport, of: Figures = figures) {
  expect(Object.fromEntries(printsOf(report))).toEqual(Object.fromEntries(of));
}

const cellsIn = (report: CheckedReport, table: string) => report.cells.filter((c) => c.address.startsWith(`${table}.`));

describe(`text that keeps a page’s layout (seed ${seed})`, () => {
  test('rows on lines, headings broken over two', () => {
    const report = readText(printLayout(figures));
    expectExact(report);
    expect(report.verdict).toBe('certified');
    expect(codesOf(report)).toEqual([]);
  });

  for (const longest of [18, 14, 11])
    test(`labels of more than ${longest} characters broken around their figures (洪泽 2023, 淮安 2024)`, () => {
      const report = readText(printLayout(figures, { longest }));
      expectExact(report);
      expect(report.verdict).toBe('certified');
    });

  test('三、本年度办理结果 down the side, one character a line', () => {
    for (const longest of [40, 14]) {
      const report = readText(printLayout(figures, { vertical: true, longest }));
      expectExact(report);
      expect(report.verdict).toBe('certified');
    }
  });

  test('page numbers between the rows', () => {
    for (const text of ['                 -4-', '— 12 —', '  第 3 页', ' 第 3 页 共 9 页', '3 / 9'])
      for (const every of [2, 3, 7]) {
        const report = readText(printLayout(figures, { between: { every, text }, longest: 14 }));
        expectExact(report);
        expect(report.verdict, text).toBe('certified');
      }
  });

  test('a bare page number between the rows is never a figure of theirs', () => {
    for (const every of [2, 3, 7]) {
      const report = readText(printLayout(figures, { between: { every, text: '                 4' } }));
      expect(silentDifferences(report, figures)).toEqual([]);
    }
  });

  test('two labels interleaved: a group’s beside its row’s (淮安 2024)', () => {
    const text = printLayout(figures);
    const label = '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请';
    const row = [...figures].filter(([a]) => a.startsWith('requests.oth_not_corrected.')).map(([, v]) => v);
    const lines = text.split('\n');
    const own = lines.findIndex((l) => l.includes(label));
    const group = lines.findIndex((l) => l.trim() === '（六）其他处理');
    expect(group).toBe(own - 1);
    const printed = line(...row.map((v, i) => [at[i] ?? 0, v] as const)).trim();
    lines.splice(
      group,
      2,
      line([10, '1.申请人无正当理由逾期不补']),
      line([4, '（六）其'], [14, '正、行政机关不再处理其政府信'], [at[0], printed]),
      line([4, '他处理'], [14, '息公开申请']),
    );
    const report = readText(lines.join('\n'));
    expectExact(report);
    expect(report.verdict).toBe('certified');
  });
});

describe('headings in another order than the form’s', () => {
  /** Nothing is certain of the table: what is read of it is flagged, and never in the form's order. */
  function expectDoubt(report: CheckedReport, table: string) {
    for (const c of cellsIn(report, table))
      expect(['missing', 'disputed'], c.address).toContain(report.standings.get(c.address));
    expect(report.verdict).toBe('doubtful');
    expect(report.findings.some((f) => f.at === table && f.code.startsWith('header.'))).toBe(true);
  }
  const swap = (lines: readonly string[], a: string, b: string) =>
    lines.map((l) => l.replace(a, '@').replace(b, a).replace('@', b));

  test('two columns exchanged', () => {
    expectDoubt(readText(printLayout(figures, { applicants: swap(applicants, '商业', '科研') })), 'requests');
    expectDoubt(
      readText(printLayout(figures, { applicants: swap(swap(applicants, '商业', '科研'), '企业', '机构') })),
      'requests',
    );
    expectDoubt(
      readText(printLayout(figures, { applicants: swap(swap(applicants, '社会公益', '法律服务'), '组织', '机构') })),
      'requests',
    );
  });

  test('总计 stands second, under it the first of the organisations', () => {
    const second = [...applicants.slice(0, 3), line([44, '自然人'], [54, '总计']), ...applicants.slice(4)].map(
      (l, i) => (i > 3 ? `        ${l}` : l),
    );
    expectDoubt(readText(printLayout(figures, { applicants: second })), 'requests');
  });

  test('两 outcomes exchanged in table 四', () => {
    const upper = three(['结果', '其他', '结果', '尚未', '总计']);
    const lower = three(['维持', '结果', '纠正', '审结', '']);
    expectDoubt(readText(printLayout(figures, { disputes: stacked(upper, lower) })), 'disputes');
  });

  test('no headings at all', () => {
    const report = readText(printLayout(figures, { applicants: [], disputes: [] }));
    for (const c of [...cellsIn(report, 'requests'), ...cellsIn(report, 'disputes')])
      expect(c.reading.kind).toBe('missing');
  });
});

describe('table 四 of a comparison of two years (宿迁 2023)', () => {
  const heading = [
    line([0, '行政复议'], [35, '行政诉讼']),
    line([31, '未经复议直接起诉']),
    line([0, '结果维持'], [12, '结果纠正'], [24, '其他结果'], [36, '尚未审结'], [48, '总计']),
    line([43, '结果维持'], [58, '结果纠正']),
  ];
  const own = [...figures].filter(([a]) => a.startsWith('disputes.')).map(([, v]) => v);
  const row = (values: readonly string[]) => line(...values.slice(0, 7).map((v, i) => [2 + i * 9, v] as const));
  const other = own.map((v) => String(Number(v) + 1));
  /** The report with these lines for table 四. */
  const withDisputes = (lines: readonly string[]) => {
    const text = printLayout(figures, { disputes: ['@'] });
    const from = text.indexOf('@');
    const to = text.indexOf('五、存在的');
    return readText(`${text.slice(0, from)}${lines.join('\n')}\n\n      ${text.slice(to)}`);
  };

  test('cut to its first columns: what is printed is read, what is not is missing', () => {
    const report = withDisputes([...heading, row(own)]);
    const cells = cellsIn(report, 'disputes');
    for (const c of cells.slice(0, 7)) expect(printsOf(report).get(c.address)).toBe(figures.get(c.address));
    for (const c of cells.slice(7)) expect(c.reading.kind, c.address).toBe('missing');
    expect(codesOf(report)).toContain('table.cut');
    expect(report.verdict).toBe('doubtful');
  });

  test('captions of two years: the figures of the report’s own year count, wherever they stand', () => {
    const ours = ['         2022 年', '', ...heading, row(own)];
    const others = ['         2023 年', '', ...heading, row(other)];
    for (const lines of [
      [...ours, '', '', ...others],
      [...others, '', '', ...ours],
    ]) {
      const report = withDisputes(lines);
      for (const c of cellsIn(report, 'disputes').slice(0, 7))
        expect(printsOf(report).get(c.address)).toBe(figures.get(c.address));
      const found = report.findings.find((f) => f.code === 'table.other_year');
      expect(found).toMatchObject({ at: 'disputes', year: 2023 });
    }
  });

  test('two years without captions: neither is taken for the other', () => {
    const report = withDisputes([...heading, row(own), '', ...heading, row(other)]);
    for (const c of cellsIn(report, 'disputes'))
      expect(['missing', 'disputed'], c.address).toContain(report.standings.get(c.address));
    expect(codesOf(report)).toContain('row.repeated');
  });

  test('only another year’s figures are printed: none of them is ours', () => {
    const report = withDisputes(['         2021 年', '', ...heading, row(other)]);
    for (const c of cellsIn(report, 'disputes')) expect(c.reading.kind).toBe('missing');
  });
});
