import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Address } from '../../src/address.js';
import { crosswalk, type Era, harmonisedVariable } from '../../src/form/crosswalk.js';
import type { Form } from '../../src/form/form.js';
import { form2019 } from '../../src/form/form-2019.js';
import { form2021 } from '../../src/form/form-2021.js';
import { type HarmonisedFigure, harmonise, harmonisedOf, type Looked } from '../../src/normalise/harmonised.js';
import type { CheckedReport } from '../../src/report.js';
import { renderClean } from '../../src/sample/print/render.js';
import { blocksOf, type Figures, figuresOf, readText } from '../support/printing.js';
import { checkedPrints } from '../support/report.js';

type Said = Pick<HarmonisedFigure, 'value' | 'status' | 'standing'>;

function said(report: CheckedReport, name: string): Said {
  const figure = harmonisedOf(report).find((f) => f.variable.name === name);
  if (figure === undefined) throw new Error(`no ${name}`);
  const { value, status, standing } = figure;
  return { value, status, standing };
}
const valueIn = (report: CheckedReport, name: string) => said(report, name).value;

const read = (form: Form, figures: Figures, printed: ReadonlySet<string> = new Set()) =>
  readText(renderClean(blocksOf(form, figures, { printed })));

const totals = (figures: Figures, ...rows: string[]) =>
  String(rows.reduce((sum, row) => sum + Number(figures.get(`requests.${row}.total` as Address)), 0));

const changed = (figures: Figures, prints: Readonly<Partial<Record<Address, string>>>): Figures =>
  new Map([...figures, ...(Object.entries(prints) as [Address, string][])]);

const fixture = (name: string) => readText(readFileSync(join(import.meta.dirname, '../fixtures', name)));

describe('harmonised values of a page as read', () => {
  test.each([
    ['2019', form2019, ['oth_total']],
    ['2021', form2021, ['oth_not_corrected', 'oth_fee_unpaid', 'oth_other']],
  ] as const)('%s: cells as printed, and sums of them', (_name, form, others) => {
    const figures = figuresOf(form, 7, 40);
    const report = read(form, figures);
    expect(report.verdict).toBe('certified');
    const certified = { standing: 'certified' };
    expect(said(report, 'h_requests_new')).toEqual({
      value: totals(figures, 'new_received'),
      status: 'number',
      ...certified,
    });
    expect(said(report, 'h_other_handling')).toEqual({
      value: totals(figures, ...others),
      status: others.length === 1 ? 'number' : 'derived',
      ...certified,
    });
    expect(said(report, 'h_unable')).toEqual({
      value: totals(figures, 'una_not_held', 'una_needs_creation', 'una_still_unclear'),
      status: 'derived',
      ...certified,
    });
    // The six kinds of result make all results.
    const kinds = ['h_granted', 'h_partial', 'h_denied', 'h_unable', 'h_not_processed', 'h_other_handling'];
    const sum = kinds.reduce((n, name) => n + Number(valueIn(report, name)), 0);
    expect(sum).toBeGreaterThan(100);
    expect(String(sum)).toBe(valueIn(report, 'h_requests_closed'));
    const suits = ['suit_direct', 'suit_after_review'].map((r) =>
      Number(figures.get(`disputes.${r}.total` as Address)),
    );
    expect(valueIn(report, 'h_suit_total')).toBe(String((suits[0] ?? 0) + (suits[1] ?? 0)));
    expect(harmonisedOf(report)).toHaveLength(crosswalk.length);
  });

  test('2021 with （六） in one row: that row, and no sum of rows that are not printed', () => {
    const printed = new Set(['oth_total']);
    const figures = figuresOf(form2021, 7, 40, printed);
    const report = read(form2021, figures, printed);
    expect(said(report, 'h_other_handling')).toMatchObject({ value: totals(figures, 'oth_total'), status: 'number' });
  });

  test('2019 has neither documents in force nor fee money, whatever it prints under like names', () => {
    const report = read(form2019, figuresOf(form2019, 7, 40));
    for (const name of ['h_normative_in_force', 'h_admin_fee_yuan', 'h_ogi_fee_yuan', 'h_proactive_total'])
      expect(said(report, name), name).toEqual({ value: null, status: 'not_in_form', standing: null });
    expect(harmonisedOf(report).find((f) => f.variable.name === 'h_admin_fee_yuan')?.quality).toBe('not comparable');
  });

  test('2021: the fee in 万元 is brought to yuan, by the unit in the cell where there is one', () => {
    const figures = figuresOf(form2021, 7, 40);
    const fee = 'fees.admin_fee.amount_wan';
    expect(valueIn(read(form2021, changed(figures, { [fee]: '103.3879' })), 'h_admin_fee_yuan')).toBe('1033879');
    expect(valueIn(read(form2021, changed(figures, { [fee]: '251000.5元' })), 'h_admin_fee_yuan')).toBe('251000.5');
  });

  test('Shanghai 2019 leaves its totals blank: no value, and no zero', () => {
    const report = fixture('shanghai/general-office-2019/page.html');
    expect(said(report, 'h_requests_new')).toMatchObject({ value: '859', status: 'number' });
    const blank = harmonisedOf(report).filter((f) => f.status === 'blank');
    expect(blank.map((f) => f.variable.name)).toEqual(expect.arrayContaining(['h_granted', 'h_denied', 'h_unable']));
    expect(blank.every((f) => f.value === null)).toBe(true);
  });

  test('a report of zeros has zeros, not nothing', () => {
    const report = fixture('tianjin/dongli-industry-2022/page.txt');
    expect([valueIn(report, 'h_requests_new'), valueIn(report, 'h_denied'), valueIn(report, 'h_suit_total')]).toEqual([
      '0',
      '0',
      '0',
    ]);
  });
});

describe('a part that is no number', () => {
  const figures = figuresOf(form2021, 11, 30);
  const part = 'requests.den_third_party.total';

  test.each([
    ['blank', ''],
    ['mark', '/'],
    ['text', '见附件说明'],
  ] as const)('%s: the sum has no value, and says so; others have theirs', (status, print) => {
    const report = read(form2021, changed(figures, { [part]: print }));
    for (const name of ['h_denied', 'h_den_third_party'])
      expect(said(report, name), name).toMatchObject({ value: null, status });
    expect(said(report, 'h_granted')).toMatchObject({ value: totals(figures, 'res_granted'), status: 'number' });
    expect(valueIn(report, 'h_den_state_secret')).toBe(totals(figures, 'den_state_secret'));
  });

  test('not found: the gravest reason is given, and the standing is as bad', () => {
    const cells = new Map(changed(figures, { 'requests.den_admin_query.total': '' }));
    cells.delete(part);
    const report = checkedPrints(form2021, cells);
    expect(said(report, 'h_denied')).toEqual({ value: null, status: 'missing', standing: 'missing' });
    expect(said(report, 'h_den_admin_query')).toMatchObject({ value: null, status: 'blank' });
  });

  test('a wrong sum: the printed figures stay, and stand as badly as the worst of them', () => {
    const report = read(form2021, changed(figures, { 'requests.den_internal_affairs.total': '99999' }));
    expect(said(report, 'h_den_internal')).toMatchObject({ value: '99999', standing: 'disputed' });
    expect(said(report, 'h_denied').standing).toBe('disputed');
  });

  test('a document that was not read has no values at all', () => {
    expect(harmonisedOf(readText('天气晴。'))).toEqual([]);
  });
});

describe('the older eras, whose cells are declared and not read yet', () => {
  const make = (name: string, era: Era, cells: Readonly<Record<string, Looked['reading'] & { unit?: string }>>) => {
    const variable = harmonisedVariable(name);
    const asked: string[] = [];
    const figure = harmonise(variable, variable.sources[era], new Set(), (id) => {
      asked.push(id);
      const { unit = null, ...reading } = cells[id] ?? { kind: 'missing' };
      return { reading, unit, standing: 'unchecked' };
    });
    return { value: figure.value, status: figure.status, asked };
  };
  const n = (value: number | string, unit?: string) => ({
    kind: 'number' as const,
    value,
    printed: String(value),
    ...(unit === undefined ? {} : { unit }),
  });

  test('2014: granted takes in what is already public; refused leaves out what is no government information', () => {
    expect(make('h_granted', 'form-2014', { b3_ans_granted: n(3), b3_ans_already_public: n(4) })).toMatchObject({
      value: '7',
      status: 'derived',
    });
    expect(make('h_granted', 'form-2014', { b3_ans_granted: n(3) })).toMatchObject({ value: null, status: 'missing' });
    expect(make('h_denied', 'form-2014', { b3_ans_refused: n(9), b3_ref_not_gov_info: n(2) }).value).toBe('7');
  });

  test('a difference below zero is no value', () => {
    expect(make('h_denied', 'form-2014', { b3_ans_refused: n(1), b3_ref_not_gov_info: n(2) })).toMatchObject({
      value: null,
      status: 'negative',
    });
  });

  test('money needs its unit', () => {
    const id = 'b7_request_fees_wan';
    expect(make('h_ogi_fee_yuan', 'form-2014', { [id]: n('0.04', '万元') }).value).toBe('400');
    expect(make('h_ogi_fee_yuan', 'form-2014', { [id]: n('0.04') })).toMatchObject({
      value: null,
      status: 'unit_unknown',
    });
  });

  test('what is not comparable is not even looked at', () => {
    expect(make('h_requests_carried_in', 'form-2014', {})).toEqual({ value: null, status: 'not_in_form', asked: [] });
  });
});
