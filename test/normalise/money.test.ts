import { describe, expect, test } from 'vitest';
import type { Address } from '../../src/address.js';
import { form2019 } from '../../src/form/form-2019.js';
import { form2021 } from '../../src/form/form-2021.js';
import { checkMagnitudes } from '../../src/normalise/magnitude.js';
import { yuanOf } from '../../src/normalise/money.js';
import { panelValues } from '../../src/publish/panel.js';
import { figureRows, figuresOf as figuresIn } from '../../src/publish/rows.js';
import { renderClean } from '../../src/sample/print/render.js';
import { blocksOf, figuresOf, readText } from '../support/printing.js';
import { recordOf } from '../support/record.js';

const fee = 'fees.admin_fee.amount_wan';
const purchases = 'procurement.central_procurement.amount';

/** A page with this print in one cell of money, read. */
function page(
  form: typeof form2019 | typeof form2021,
  print: string,
  year: number,
  labels: Record<string, string> = {},
) {
  const address: Address = form === form2019 ? purchases : fee;
  const figures = new Map(figuresOf(form, 3, 30)).set(address, print);
  const title = `样例区民政局${year}年政府信息公开工作年度报告`;
  const record = recordOf(readText(renderClean(blocksOf(form, figures, { title, labels }))));
  expect(record.year).toBe(year);
  const row = figureRows(figuresIn(record)).find((r) => r['address'] === address);
  return { record, row, panel: panelValues(record.report), address };
}

describe('yuan', () => {
  test.each([
    ['103.3879', '万元', '1033879'],
    ['160.5964', '万元', '1605964'],
    ['251000', '元', '251000'],
    ['251000.5', '人民币元', '251000.5'],
    ['0', '万元', '0'],
    ['0.00', '元', '0'],
    ['0.000001', '万元', '0.01'],
    ['0.000001', '元', '0.000001'],
    ['1.5', '亿元', '150000000'],
    ['-12.5', '万元', '-125000'],
    ['-0.0', '万元', '0'],
    ['+3', '万元', '30000'],
    ['0.1', '万元', '1000'],
    ['99999999.999999', '万元', '999999999999.99'],
  ])('%s %s is %s', (value, unit, yuan) => expect(yuanOf(value, unit)).toBe(yuan));

  test.each([
    ['12', null],
    ['12', '件'],
    ['12', '美元'],
    ['12', 'toString'],
    ['一百', '元'],
    ['', '元'],
    ['1.2345678', '元'],
    // Thirteen digits before the point: more than a release holds.
    ['100000000', '万元'],
    ['-100000000', '万元'],
  ])('%s %s is not known', (value, unit) => expect(yuanOf(value, unit)).toBeNull());
});

describe('money of a page as read', () => {
  test('the printed value and unit stay; the yuan stand beside them', () => {
    const { row, panel } = page(form2021, '103.3879', 2022);
    expect(row).toMatchObject({ printed: '103.3879', value: '103.3879', unit: '万元', value_yuan: '1033879' });
    expect([panel['fee_admin_amount_wan'], panel['fee_admin_amount_yuan']]).toEqual(['103.3879', '1033879']);
  });

  test('a unit in the cell is the cell’s', () => {
    const { row, panel } = page(form2019, '251000元', 2019);
    expect(row).toMatchObject({ printed: '251000元', value: '251000', unit: '元', value_yuan: '251000' });
    expect([panel['prc_central_amount_unit'], panel['prc_central_amount_yuan']]).toEqual(['元', '251000']);
    expect(page(form2021, '251000元', 2022).row).toMatchObject({ value: '251000', unit: '元', value_yuan: '251000' });
  });

  test('a unit in the heading is the column’s', () => {
    const { row } = page(form2019, '103.3879', 2019, { 采购总金额: '采购总金额（万元，保留四位小数）' });
    expect(row).toMatchObject({ unit: '万元', value_yuan: '1033879' });
  });

  test('without any unit there are no yuan', () => {
    const { row, panel } = page(form2019, '103.3879', 2019);
    expect(row).toMatchObject({ value: '103.3879', unit: null, value_yuan: null });
    expect(panel['prc_central_amount_yuan']).toBeNull();
  });

  test.each(['', '/', '无收费'])('%j is no money', (print) => {
    const { row } = page(form2021, print, 2022);
    expect(row).toMatchObject({ value: null, value_yuan: null });
  });

  test('counts are no money', () => {
    const rows = figureRows(figuresIn(page(form2021, '1', 2022).record));
    const counts = rows.filter((r) => r['address'] !== fee);
    expect(counts.length).toBeGreaterThan(190);
    expect(counts.filter((r) => r['value_yuan'] !== null)).toEqual([]);
  });
});

describe('an amount out of all proportion', () => {
  const series = (prints: readonly string[]) => prints.map((p, i) => page(form2021, p, 2021 + i).record);

  test('is noticed with the other years, and left as printed', () => {
    const records = series(['103.5', '98.25', '1033879', '110']);
    const found = checkMagnitudes(records);
    expect([...found.keys()]).toEqual(['sample/yangli/bm/mzj/2023/1']);
    expect(found.get('sample/yangli/bm/mzj/2023/1')).toEqual([
      expect.objectContaining({
        code: 'money.magnitude',
        at: fee,
        printed: '1033879万元',
        others: ['2021: 103.5万元', '2022: 98.25万元', '2024: 110万元'],
      }),
    ]);
    expect(panelValues((records[2] ?? recordOf(readText(''))).report)['fee_admin_amount_wan']).toBe('1033879');
  });

  test.each([
    ['a hundred times', ['10', '10', '1000']],
    ['the same money in another unit', ['103', '98', '1033879元']],
    ['one other year', ['10', '100000']],
    ['other years are zero', ['0', '0', '0', '5000']],
    ['small beside large', ['5000', '4000', '0.5']],
  ])('%s is not', (_what, prints) => expect([...checkMagnitudes(series(prints))]).toEqual([]));

  test('other bodies, and versions that are not current, are not held against it', () => {
    const records = series(['10', '10', '5000']);
    expect(checkMagnitudes(records).size).toBe(1);
    const [first, second, third] = records;
    if (first === undefined || second === undefined || third === undefined) throw new Error('three are printed');
    expect(checkMagnitudes([{ ...first, agencyId: 'sample/yangli/bm/czj' }, second, third]).size).toBe(0);
    expect(checkMagnitudes([first, second, { ...third, current: false }]).size).toBe(0);
    expect(checkMagnitudes([]).size).toBe(0);
  });
});
