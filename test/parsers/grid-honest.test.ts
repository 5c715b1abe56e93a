import { describe, expect, test } from 'vitest';
import type { Form } from '../../src/form/form.js';
import { form2019 } from '../../src/form/form-2019.js';
import { form2021 } from '../../src/form/form-2021.js';
import type { PrintedCell } from '../../src/sample/print/layout.js';
import { renderClean } from '../../src/sample/print/render.js';
import { changeTable, compareGrid, labelOf, plainCell, type Rows, readGrid } from '../support/grid.js';
import { blocksOf, type Figures, figuresOf, readText, silentDifferences } from '../support/printing.js';

const figures = figuresOf(form2021, 4711, 30);
const old = figuresOf(form2019, 815, 30);
const empty = plainCell('');
const isFigures = (row: readonly PrintedCell[]) => row.some((c) => c.address !== null);
const firstFigure = (row: readonly PrintedCell[]) => row.findIndex((c) => c.address !== null);

type Which = Parameters<typeof changeTable>[1];

/** Reads a page by its grids alone; nothing in it may be wrong. */
function readPage(html: string, form: Form = form2021, printed: Figures = figures) {
  const grid = readGrid(html, form);
  const { wrong, missing } = compareGrid(grid, form, printed);
  expect(wrong).toEqual([]);
  const report = readText(html);
  expect(silentDifferences(report, printed)).toEqual([]);
  return { codes: grid.codes, sure: grid.sure, missing, report };
}

function print(which: Which, change: (rows: Rows) => readonly Rows[], form: Form = form2021, printed = figures) {
  return readPage(renderClean(changeTable(blocksOf(form, printed), which, change)), form, printed);
}

const rowsMissing = (missing: readonly string[]) => [
  ...new Set(missing.map((a) => a.split('.').slice(0, 2).join('.'))),
];

describe('headings that are not the form’s', () => {
  test('an invented heading after a page break (沭阳)', () => {
    const words = ['项目', '本年新收件数', '上年结转件数', '办理结果', '其他', '备注', '合计数', '结转'];
    const { codes, missing } = print('requests', (rows) => [
      rows.slice(0, 16),
      [words.map((w) => plainCell(w)), ...rows.slice(16).map((row) => row.slice(firstFigure(row) - 1))],
    ]);
    expect(codes).toContain('header.unknown');
    expect(missing).toHaveLength(12 * 7);
  });

  test('a heading is lost where spans drift: a figure that reaches out from under its neighbour is not that one’s', () => {
    const blank = new Map([...old].map(([a, print]) => [a, a === 'enforcement.penalty.items_change' ? '' : print]));
    const { missing } = print(
      'proactive',
      (rows) => [
        rows.map((row) => {
          if (row.some((c) => c.text === '上一年项目数量')) {
            const [label, first, second, third] = row;
            if (label === undefined || first === undefined || second === undefined || third === undefined) return row;
            const words = { ...first, text: '', colspan: 1 };
            return [label, words, { ...second, colspan: 2 }, { ...third, colspan: 1 }];
          }
          const at = firstFigure(row);
          return at === -1 ? row : row.map((c, i) => ({ ...c, colspan: i === at ? 2 : 1 }));
        }),
      ],
      form2019,
      blank,
    );
    expect(missing).toContain('enforcement.penalty.items_change');
  });

  test('第（九）项 under the headings of another part (雁塔 2019)', () => {
    const words = new Map([
      ['采购项目数量', '上一年项目数量'],
      ['采购总金额', '本年增/减'],
    ]);
    const { codes, missing } = print(
      'proactive',
      (rows) => [rows.map((row) => row.map((c) => ({ ...c, text: words.get(c.text) ?? c.text })))],
      form2019,
      old,
    );
    expect(codes).toContain('header.unknown');
    expect(missing).toEqual(['procurement.central_procurement.projects', 'procurement.central_procurement.amount']);
  });

  test('organisations put together: never distributed', () => {
    const merge = (names: readonly string[], from: readonly number[][]) =>
      print('requests', (rows) => [
        [
          [plainCell('', 3), ...names.map((n) => plainCell(n))],
          ...rows.slice(3).map((row) => {
            const at = firstFigure(row);
            const sum = (of: readonly number[]) => of.reduce((n, i) => n + Number(row[at + i]?.text), 0);
            return [...row.slice(0, at), ...from.map((of) => plainCell(String(sum(of))))];
          }),
        ],
      ]);
    const three = merge(['自然人', '法人或其他组织', '总计'], [[0], [1, 2, 3, 4, 5], [6]]);
    expect(three.codes).toEqual(['column.missing', 'table.loose']);
    expect(three.missing).toHaveLength(25 * 5);
    // 其他 is not the form's 其他 where research bodies and lawyers have no column of their own.
    const five = merge(['自然人', '商业企业', '社会公益组织', '其他', '总计'], [[0], [1], [3], [2, 4, 5], [6]]);
    expect(five.codes).toContain('column.missing');
    expect(five.missing).toHaveLength(25 * 5);
    const six = merge(
      ['自然人', '商业企业', '科研机构', '社会公益组织', '其他', '总计'],
      [[0], [1], [2], [3], [4, 5], [6]],
    );
    expect(six.missing).toHaveLength(25 * 5);
  });

  test('one heading misspelt beyond knowing costs its own column only', () => {
    const { codes, missing } = print('requests', (rows) => [
      rows.map((row) => row.map((c) => (c.text === '科研机构' ? { ...c, text: '学校' } : c))),
    ]);
    expect(codes).toEqual(['column.missing', 'header.unknown', 'table.loose']);
    expect(missing).toHaveLength(25);
    expect(missing.every((a) => a.endsWith('.org_research'))).toBe(true);
  });

  test('one heading lost, and the others moved up into its place', () => {
    for (const gone of ['自然人', '商业企业', '其他', '总计', '法人或其他组织']) {
      const { missing } = print('requests', (rows) => [
        rows.map((row, y) => (y < 3 ? row.filter((c) => c.text !== gone) : row)),
      ]);
      expect(missing.length, gone).toBeGreaterThan(24);
    }
  });

  test('headings under the words of another group, or one above the other', () => {
    const pushed = print('requests', (rows) => [rows.map((row, y) => (y === 2 ? [empty, ...row] : row))]);
    expect(pushed.codes).toContain('header.unknown');
    expect(pushed.missing).toHaveLength(175);
    const stacked = print('requests', (rows) => [
      rows.map((row, y) => (y === 1 ? row.map((c) => ({ ...c, rowspan: 1 })) : row)),
    ]);
    expect(stacked.missing).toHaveLength(175);
  });

  test('headings only half repeated on the next part', () => {
    const { missing } = print('requests', (rows) => [rows.slice(0, 16), [rows[2] ?? [], ...rows.slice(16)]]);
    expect(missing.length).toBeGreaterThan(0);
  });

  test('two kinds of lawsuits whose labels do not stand over their columns', () => {
    const { codes, missing } = print('disputes', (rows) => [
      rows.map((row, y) => (y === 1 ? row.slice(0, -1) : y === 2 || y === 3 ? row : row)),
    ]);
    expect(codes).toContain('header.unknown');
    expect(missing.length).toBeGreaterThan(0);
  });
});

describe('figures that cannot be placed', () => {
  test('a cell too many in the middle of rows under sound headings', () => {
    const { codes, missing } = print('requests', (rows) => [
      rows.map((row) => {
        const at = firstFigure(row);
        return labelOf(row).startsWith('（七）') ? [...row.slice(0, at + 1), empty, ...row.slice(at + 1)] : row;
      }),
    ]);
    expect(codes).toContain('row.count');
    expect(rowsMissing(missing)).toEqual(['requests.res_total']);
  });

  test('a label over two rows of figures', () => {
    const { codes, missing } = print('requests', (rows) => [
      rows.flatMap((row, y) => {
        if (labelOf(row) !== '2.重复申请') return labelOf(row) === '3.要求提供公开出版物' ? [] : [row];
        const next = rows[y + 1] ?? [];
        return [
          row.map((c) => (c.address === null ? { ...c, rowspan: 2 } : c)),
          next.filter((c) => c.address !== null),
        ];
      }),
    ]);
    expect(codes).toContain('row.repeated');
    expect(rowsMissing(missing)).toEqual(['requests.nop_repeat', 'requests.nop_publication']);
  });

  test('a figure in the label’s own cell', () => {
    for (const [label, moved] of [
      ['规章', 1],
      ['规章', 0],
      ['行政规范性文件', 1],
    ] as const) {
      const { codes, missing } = print('proactive', (rows) => [
        rows.map((row) => {
          if (labelOf(row) !== label) return row;
          const [name = empty, first = empty, ...rest] = row;
          return [{ ...name, text: `${name.text} ${first.text}` }, moved === 1 ? empty : (rest[0] ?? empty), ...rest];
        }),
      ]);
      expect(codes).toContain('row.figure');
      expect(missing).toHaveLength(3);
    }
  });

  test('figures one row below their label', () => {
    const { codes, missing } = print('proactive', (rows) => [
      rows.flatMap((row) =>
        labelOf(row) === '规章'
          ? [row.map((c) => (c.address === null ? c : empty)), row.map((c) => (c.address === null ? empty : c))]
          : [row],
      ),
    ]);
    expect(codes).toContain('row.unknown');
    expect(rowsMissing(missing)).toEqual(['documents.rules']);
  });

  test('figures one row above their label', () => {
    const { codes, missing } = print('proactive', (rows) => [
      rows.flatMap((row) =>
        labelOf(row) === '行政规范性文件'
          ? [row.map((c) => (c.address === null ? empty : c)), row.map((c) => (c.address === null ? c : empty))]
          : [row],
      ),
    ]);
    expect(codes).toContain('row.unknown');
    expect(rowsMissing(missing)).toContain('documents.normative_docs');
  });

  test('one figure over two cells, across or down: both are missing, whatever the order of the text says', () => {
    const across = print('requests', (rows) => [
      rows.map((row) => {
        const at = firstFigure(row);
        if (labelOf(row) !== '2.重复申请') return [...row, empty];
        return [...row.slice(0, at + 2), { ...plainCell('0', 2) }, ...row.slice(at + 4), empty];
      }),
    ]);
    expect(across.codes).toEqual(['cell.merged']);
    expect(across.missing).toEqual(['requests.nop_repeat.org_research', 'requests.nop_repeat.org_public_welfare']);
    const down = print('requests', (rows) => [
      rows.map((row) => {
        const at = firstFigure(row) + 2;
        if (labelOf(row) === '2.重复申请') return row.map((c, i) => (i === at ? { ...c, rowspan: 2 } : c));
        return labelOf(row) === '3.要求提供公开出版物' ? row.filter((_, i) => i !== at) : row;
      }),
    ]);
    expect(down.codes).toEqual(['cell.merged']);
    expect(down.missing).toEqual(['requests.nop_repeat.org_research', 'requests.nop_publication.org_research']);
    expect(down.report.standings.get('requests.nop_repeat.org_research')).toBe('missing');
    const line = print('disputes', (rows) => [
      rows.map((row, y) => (y === 3 ? [{ ...plainCell('1', 2) }, ...row.slice(2)] : row)),
    ]);
    expect(line.missing).toEqual(['disputes.review.upheld', 'disputes.review.corrected']);
  });

  test('several figures in a table inside one cell', () => {
    const html = renderClean(blocksOf(form2021, figures)).replace(
      />(\d+)<\/p><\/td><\/tr>/,
      '><table><tr><td>$1</td><td>2</td></tr></table></td></tr>',
    );
    const grid = readGrid(html, form2021);
    const [address] = [...grid.cells].find(([, reading]) => reading.kind === 'text') ?? [];
    expect(address).toBe('documents.rules.in_force');
    expect(readText(html).findings.map((f) => f.code)).toContain('cell.text');
  });

  test('rows with figures and labels that are not the form’s, in a turned table too', () => {
    const { missing } = print('requests', (rows) => [
      rows.map((row) => (isFigures(row) ? row.map((c) => (c.address === null ? plainCell('…', c.colspan) : c)) : row)),
    ]);
    expect(missing.length).toBeGreaterThan(0);
  });
});
