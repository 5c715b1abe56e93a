import { describe, expect, test } from 'vitest';
import type { Form } from '../../src/form/form.js';
import { form2019 } from '../../src/form/form-2019.js';
import { form2021 } from '../../src/form/form-2021.js';
import type { Block, PrintedCell } from '../../src/sample/print/layout.js';
import { renderClean } from '../../src/sample/print/render.js';
import {
  changeTable,
  compareGrid,
  labelOf,
  plainCell,
  type Rows,
  readGrid,
  turn,
  withoutSpans,
} from '../support/grid.js';
import { blocksOf, type Figures, figuresOf, readText, silentDifferences } from '../support/printing.js';

const figures = figuresOf(form2021, 4711, 30);
const old = figuresOf(form2019, 815, 30);
const empty = plainCell('');
const isFigures = (row: readonly PrintedCell[]) => row.some((c) => c.address !== null);
const firstFigure = (row: readonly PrintedCell[]) => row.findIndex((c) => c.address !== null);

type Which = Parameters<typeof changeTable>[1];

/** Prints a report with one table changed, and reads it by its grids alone and as a whole. */
function print(which: Which, change: (rows: Rows) => readonly Rows[], form: Form = form2021, printed = figures) {
  const blocks: Block[] = changeTable(blocksOf(form, printed), which, change);
  return readPage(renderClean(blocks), form, printed);
}

function readPage(html: string, form: Form = form2021, printed: Figures = figures) {
  const grid = readGrid(html, form);
  const { wrong, missing } = compareGrid(grid, form, printed);
  const report = readText(html);
  // Whatever is printed: nothing is wrong, alone or with the other reader.
  expect(wrong).toEqual([]);
  expect(silentDifferences(report, printed)).toEqual([]);
  return { grid, missing, report };
}

describe('read right, and sure of it', () => {
  const all = (edit: (row: readonly PrintedCell[], y: number) => readonly PrintedCell[]) => (rows: Rows) => [
    rows.map(edit),
  ];
  const cases: Record<string, readonly [Which, (rows: Rows) => readonly Rows[]]> = {
    'empty cells in place of every span': ['requests', (rows) => [withoutSpans(rows)]],
    'the same in section 二': ['proactive', (rows) => [withoutSpans(rows, (c) => c.address === null)]],
    'empty cells beside and below the labels only': [
      'requests',
      (rows) => [withoutSpans(rows, (c) => !/申请人|法人|勾稽/.test(c.text))],
    ],
    'two empty cells at the end of every row': ['requests', all((row) => [...row, empty, empty])],
    'an empty cell at the end of the rows with figures': [
      'requests',
      all((row) => (isFigures(row) ? [...row, empty] : row)),
    ],
    'an extra empty column in the middle, headed by nothing': [
      'requests',
      all((row, y) => {
        if (isFigures(row)) return [...row.slice(0, -1), empty, ...row.slice(-1)];
        if (y === 0) return row.map((c, i) => (i === 1 ? { ...c, colspan: 8 } : c));
        return y === 1 ? [...row.slice(0, -1), plainCell('', 1, 2), ...row.slice(-1)] : row;
      }),
    ],
    'an extra empty heading over 行政诉讼': [
      'disputes',
      all((row, y) => (y === 0 ? [row[0] ?? empty, empty, row[1] ?? empty] : row)),
    ],
    'the same one storey lower, where it shifts the kinds of lawsuits': [
      'disputes',
      all((row, y) => (y === 1 ? [...row.slice(0, 5), plainCell('', 1, 1), ...row.slice(5)] : row)),
    ],
    'cut in two inside a group, no second heading': ['requests', (rows) => [rows.slice(0, 10), rows.slice(10)]],
    'cut in two inside a group, the labels of the groups repeated': [
      'requests',
      (rows) => [
        rows.slice(0, 10),
        [
          [plainCell('三、本年度办理结果', 1, 13), plainCell('（三）不予公开', 1, 3), ...(rows[10] ?? [])],
          ...rows.slice(11),
        ],
      ],
    ],
    'the heading repeated on every part of three': [
      'requests',
      (rows) => [
        rows.slice(0, 9),
        [...rows.slice(0, 3), ...rows.slice(9, 17)],
        [...rows.slice(0, 3), ...rows.slice(17)],
      ],
    ],
    'the heading repeated in the middle of one table': [
      'requests',
      (rows) => [[...rows.slice(0, 5), ...rows.slice(0, 3), ...rows.slice(5)]],
    ],
    'too wide for the page: cut into left and right, the labels repeated': [
      'requests',
      (rows) => {
        const head = (names: string[]): Rows => [[plainCell('', 3), ...names.map((n) => plainCell(n))]];
        const half = (from: number, to: number): Rows =>
          rows.slice(3).map((row) => {
            const at = firstFigure(row);
            return [...row.slice(0, at), ...row.slice(at + from, at + to)];
          });
        return [
          [...head(['自然人', '商业企业', '科研机构']), ...half(0, 3)],
          [...head(['社会公益组织', '法律服务机构', '其他', '总计']), ...half(3, 7)],
        ];
      },
    ],
    'table 四 cut into its reviews and its lawsuits': [
      'disputes',
      (rows) => [
        [rows[0]?.slice(0, 1) ?? [], rows[2]?.slice(0, 5) ?? [], rows[3]?.slice(0, 5) ?? []],
        [rows[0]?.slice(1) ?? [], rows[1]?.slice(5) ?? [], rows[2] ?? [], rows[3]?.slice(5) ?? []],
      ],
    ],
    'table 四 with its rows one below the other': [
      'disputes',
      (rows) => [
        [
          [empty, ...['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'].map((t) => plainCell(t))],
          ...['行政复议', '未经复议直接起诉', '复议后起诉'].map((label, i) => [
            plainCell(label),
            ...(rows[3] ?? []).slice(i * 5, i * 5 + 5),
          ]),
        ],
      ],
    ],
    'rows with rows for columns': ['requests', (rows) => [turn(rows)]],
    'rows with rows for columns, in table 四': ['disputes', (rows) => [turn(rows)]],
    'rows swapped with their labels': [
      'requests',
      (rows) => [[...rows.slice(0, 3), ...rows.slice(3, 5).reverse(), ...rows.slice(5)]],
    ],
    'a label and its figures over two rows of the grid': [
      'proactive',
      (rows) => [
        rows.flatMap((row) => (labelOf(row) === '规章' ? [row.map((c) => ({ ...c, rowspan: 2 })), []] : [row])),
      ],
    ],
    'a label over two rows, the second of them empty': [
      'proactive',
      (rows) => [
        rows.flatMap((row) =>
          labelOf(row) === '规章'
            ? [row.map((c, i) => ({ ...c, rowspan: i === 0 ? 2 : 1 })), row.slice(1).map(() => empty)]
            : [row],
        ),
      ],
    ],
  };
  const shifted = new Set(['the heading repeated on every part of three']);
  for (const [name, [which, change]] of Object.entries(cases))
    test(name, () => {
      const { grid, missing, report } = print(which, change);
      expect(missing).toEqual([]);
      // A row that lost its group's labels to the page before does not stand under the repeated headings.
      expect(grid.codes).toEqual(
        name.includes('columns') ? ['table.transposed'] : shifted.has(name) ? ['header.shifted'] : [],
      );
      expect(report.verdict).toBe('certified');
    });

  test('a figure in a table inside its cell', () => {
    const html = renderClean(blocksOf(form2021, figures)).replace(
      />(\d+)<\/p><\/td><\/tr>/,
      '><table><tr><td><b>$1</b></td></tr></table></td></tr>',
    );
    expect(html).toContain('<td><b>');
    expect(readPage(html).missing).toEqual([]);
  });

  test('a report inside a cell of a table that has labels of its own', () => {
    const html = renderClean(blocksOf(form2021, figures));
    const { missing, report } = readPage(
      `<table><tr><td>名称</td><td>样例区民政局2022年政府信息公开工作年度报告</td><td>规章</td></tr><tr><td colspan="3">${html}</td></tr></table>`,
    );
    expect(missing).toEqual([]);
    expect(report.verdict).toBe('certified');
  });

  test('a table of metadata before the report, its kind of document 规章', () => {
    const meta =
      '<table><tr><td>名称</td><td>样例区民政局2022年政府信息公开工作年度报告</td></tr><tr><td>索引号</td><td>0124-2023-1</td><td>文种</td><td>规章</td></tr><tr><td>发布机构</td><td>样例区民政局</td><td>文号</td><td>无</td></tr></table>';
    const { missing, report } = readPage(meta + renderClean(blocksOf(form2021, figures)));
    expect(missing).toEqual([]);
    expect(report.verdict).toBe('certified');
  });

  test('（六）其他处理 in one row with an empty cell behind the label', () => {
    const printed: ReadonlySet<string> = new Set(['oth_total']);
    const one = figuresOf(form2021, 99, 20, printed);
    const blocks = changeTable(blocksOf(form2021, one, { printed }), 'requests', (rows) => [
      rows.map((row) => row.flatMap((c) => (c.text === '（六）其他处理' ? [{ ...c, colspan: 1 }, empty] : [c]))),
    ]);
    const report = readText(renderClean(blocks));
    expect(silentDifferences(report, one)).toEqual([]);
    expect(report.verdict).toBe('certified');
  });
});

describe('read right, with a doubt or a word', () => {
  test('a corner that spans one column too few shifts every heading', () => {
    const { grid, missing } = print('requests', (rows) => [
      rows.map((row, y) => (y === 0 ? row.map((c, i) => (i === 0 ? { ...c, colspan: 2 } : c)) : row)),
    ]);
    expect(missing).toEqual([]);
    expect(grid.codes).toEqual(['header.shifted']);
  });

  test('rows for columns is said', () => {
    expect(print('requests', (rows) => [turn(rows)]).grid.codes).toEqual(['table.transposed']);
  });

  test('a remark behind a figure: the figure counts, all of it is what is printed', () => {
    const remarked = new Map(figures)
      .set('documents.normative_docs.issued', '22（其中修订 16 件）')
      .set('requests.res_granted.total', `${figures.get('requests.res_granted.total')}（含上年结转）`);
    const { missing, report } = readPage(renderClean(blocksOf(form2021, remarked)), form2021, remarked);
    expect(missing).toEqual([]);
    const cell = report.cells.find((c) => c.address === 'documents.normative_docs.issued');
    expect(cell?.reading).toEqual({ kind: 'number', value: 22, printed: '22（其中修订 16 件）' });
    expect(report.findings.filter((f) => f.code === 'cell.remark')).toMatchObject([
      { at: 'documents.normative_docs.issued', severity: 'note', remark: '其中修订 16 件' },
      { at: 'requests.res_granted.total', remark: '含上年结转' },
    ]);
    expect(report.identities.every((i) => i.holds === true)).toBe(true);
  });

  test('columns swapped with their headings in section 二 of 2019', () => {
    const swap = (row: readonly PrintedCell[]) =>
      row.length === 4 ? [row[0], row[2], row[1], row[3]].flatMap((c) => c ?? []) : row;
    const { missing } = print('proactive', (rows) => [rows.map(swap)], form2019, old);
    expect(missing).toEqual([]);
  });
});
