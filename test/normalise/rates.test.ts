import { describe, expect, test } from 'vitest';
import type { Address } from '../../src/address.js';
import { harmonisedVariable } from '../../src/form/crosswalk.js';
import { form2019 } from '../../src/form/form-2019.js';
import { form2021 } from '../../src/form/form-2021.js';
import { countsDisputes, rates, smallNumbers, suitBreak } from '../../src/form/rates.js';
import { ratio } from '../../src/normalise/decimal.js';
import { type RateFigure, ratesOf } from '../../src/normalise/rates.js';
import type { CheckedReport } from '../../src/report.js';
import { renderClean } from '../../src/sample/print/render.js';
import { blocksOf, type Figures, figuresOf, readText } from '../support/printing.js';
import { checkedPrints } from '../support/report.js';

const zeros: Figures = new Map([...figuresOf(form2021, 1, 0)]);

/** A report with these figures and nought elsewhere, as if read for sure. */
const report = (cells: Readonly<Partial<Record<Address, string>>>): CheckedReport =>
  checkedPrints(form2021, new Map([...zeros, ...(Object.entries(cells) as [Address, string][])]));

function rateOf(from: CheckedReport, id: string): RateFigure {
  const figure = ratesOf(from).find((f) => f.rate.id === id);
  if (figure === undefined) throw new Error(`no ${id}`);
  return figure;
}

describe('rates', () => {
  test('are the nine that are defined, each with a numerator that is not its denominator', () => {
    expect(rates.map((r) => r.id)).toEqual([
      'disclosure_rate',
      'full_grant_rate',
      'denial_rate',
      'unable_rate',
      'not_processed_rate',
      'review_correction_rate',
      'suit_correction_rate',
      'challenge_rate',
      'personal_share',
    ]);
    for (const { id, numerator, denominator } of rates) {
      expect(id).toMatch(/^[a-z][a-z_]{0,31}$/);
      for (const name of [...numerator, denominator]) expect(harmonisedVariable(name).unit).toBe('件');
      expect(numerator).not.toContain(denominator);
    }
  });

  test('a page as read: every rate from the printed figures', () => {
    const figures = figuresOf(form2021, 5, 40);
    const read = readText(
      renderClean(blocksOf(form2021, figures, { title: '样例区民政局2023年政府信息公开工作年度报告' })),
    );
    expect(read.verdict).toBe('certified');
    const at = (address: string) => Number(figures.get(address as Address));
    const row = (id: string) => at(`requests.${id}.total`);
    const group = (prefix: string) =>
      [...figures.keys()]
        .filter((a) => a.startsWith(`requests.${prefix}_`) && a.endsWith('.total'))
        .reduce((sum, a) => sum + at(a), 0);
    const outcomes = (block: string) => ['upheld', 'corrected', 'other'].map((o) => at(`disputes.${block}.${o}`));
    const sum = (all: readonly number[]) => all.reduce((a, b) => a + b, 0);
    const closed = row('res_total');
    const expected: Record<string, readonly [number, number]> = {
      disclosure_rate: [row('res_granted') + row('res_partial'), closed],
      full_grant_rate: [row('res_granted'), closed],
      denial_rate: [group('den'), closed],
      unable_rate: [group('una'), closed],
      not_processed_rate: [group('nop'), closed],
      review_correction_rate: [at('disputes.review.corrected'), sum(outcomes('review'))],
      suit_correction_rate: [
        at('disputes.suit_direct.corrected') + at('disputes.suit_after_review.corrected'),
        sum([...outcomes('suit_direct'), ...outcomes('suit_after_review')]),
      ],
      challenge_rate: [at('disputes.review.total') + at('disputes.suit_direct.total'), closed],
      personal_share: [at('requests.new_received.natural_person'), row('new_received')],
    };
    const got = ratesOf(read);
    expect(got).toHaveLength(9);
    for (const { rate, numerator, denominator, value, status, standing } of got) {
      const [n, d] = expected[rate.id] ?? [Number.NaN, Number.NaN];
      expect([numerator, denominator, status, standing], rate.id).toEqual([String(n), String(d), null, 'certified']);
      expect(Math.abs(Number(value) - n / d), rate.id).toBeLessThan(1e-6);
      expect(value, rate.id).toMatch(/^\d+\.\d{6}$/);
    }
    expect(sum(got.slice(5, 7).map((f) => Number(f.numerator)))).toBeGreaterThan(0);
  });

  test('challenge_rate leaves out lawsuits after review', () => {
    const base = { 'requests.res_total.total': '20', 'disputes.review.total': '3', 'disputes.suit_direct.total': '2' };
    expect(rateOf(report(base), 'challenge_rate').value).toBe('0.250000');
    const more = report({ ...base, 'disputes.suit_after_review.total': '9' } as const);
    expect(rateOf(more, 'challenge_rate')).toMatchObject({ numerator: '5', value: '0.250000' });
  });

  test('2019 gives the same rates from the same figures', () => {
    const figures = figuresOf(form2019, 5, 40);
    const of2021 = new Map([...figuresOf(form2021, 9, 40)].map(([a]) => [a, figures.get(a) ?? '0']));
    // What 2019 has in one row stands in the last of the three of 2021.
    for (const [address, value] of figures)
      if (address.startsWith('requests.oth_total.'))
        of2021.set(address.replace('oth_total', 'oth_other') as Address, value);
    const values = (r: CheckedReport) => ratesOf(r).map((f) => [f.rate.id, f.value]);
    const then = values(checkedPrints(form2019, figures));
    expect(then.every(([, value]) => value !== null)).toBe(true);
    expect(values(checkedPrints(form2021, of2021))).toEqual(then);
  });
});

describe('no value where there can be none', () => {
  test('of nothing there is no share', () => {
    const none = rateOf(report({}), 'disclosure_rate');
    expect(none).toMatchObject({ numerator: '0', denominator: '0', value: null, status: 'zero_denominator' });
    const zero = rateOf(report({ 'requests.res_total.total': '4' }), 'disclosure_rate');
    expect(zero).toMatchObject({ numerator: '0', denominator: '4', value: '0.000000', status: null });
  });

  test.each(['', '/', '见附件'])('%j for a part or for the whole', (print) => {
    const part = rateOf(
      report({ 'requests.res_total.total': '4', 'requests.res_partial.total': print }),
      'disclosure_rate',
    );
    expect(part).toMatchObject({ numerator: null, denominator: '4', value: null, status: 'numerator_not_number' });
    const whole = rateOf(report({ 'requests.res_total.total': print }), 'disclosure_rate');
    expect(whole).toMatchObject({
      denominator: null,
      value: null,
      status: 'denominator_not_number',
      smallNumbers: null,
    });
  });

  test('a cell that was not found', () => {
    const cells = new Map(zeros);
    cells.delete('requests.den_state_secret.total');
    const from = checkedPrints(form2021, cells);
    expect(rateOf(from, 'denial_rate')).toMatchObject({ status: 'numerator_not_number', standing: 'missing' });
  });

  test('a document that was not read', () => expect(ratesOf(readText('天气晴。'))).toEqual([]));
});

describe('what stands beside a value', () => {
  test(`few cases: fewer than ${smallNumbers}`, () => {
    const of = (n: string) => rateOf(report({ 'requests.res_total.total': n }), 'denial_rate').smallNumbers;
    expect([of('9'), of('10')]).toEqual([true, false]);
  });

  test('the worst standing of the cells used, and of no other', () => {
    const cells = new Map(figuresOf(form2021, 5, 40)).set('requests.res_granted.total', '99999');
    const read = readText(renderClean(blocksOf(form2021, cells)));
    expect(rateOf(read, 'full_grant_rate').standing).toBe('disputed');
    expect(rateOf(read, 'personal_share').standing).toBe('certified');
  });

  test('the break of 2024, on rates that count reviews or lawsuits and on no other', () => {
    const page = (year: number) =>
      readText(
        renderClean(
          blocksOf(form2021, figuresOf(form2021, 5, 40), {
            title: `样例区民政局${year}年政府信息公开工作年度报告`,
          }),
        ),
      );
    const broken = (year: number) => ratesOf(page(year)).flatMap((f) => (f.suitBreak ? [f.rate.id] : []));
    expect(broken(2023)).toEqual([]);
    expect(broken(2024)).toEqual(['review_correction_rate', 'suit_correction_rate', 'challenge_rate']);
    expect(rates.filter(countsDisputes).map((r) => r.id)).toEqual(broken(2025));
    expect([suitBreak(2023), suitBreak(2024), suitBreak(null)]).toEqual([false, true, null]);
    for (const rate of rates.filter(countsDisputes)) expect(rate.caveats?.en).toContain('2024');
  });

  test('quality is the worst of the variables used', () => {
    expect(rateOf(report({}), 'full_grant_rate').quality).toBe('exact');
    expect(rateOf(report({}), 'denial_rate').quality).toBe('sum of');
  });
});

describe('a ratio in six places', () => {
  test.each([
    [1n, 3n, '0.333333'],
    [2n, 3n, '0.666667'],
    [1n, 8n, '0.125000'],
    [1n, 2_000_000n, '0.000001'],
    [1n, 2_000_001n, '0.000000'],
    [5n, 4n, '1.250000'],
    [0n, 7n, '0.000000'],
    [999_999_999_999n, 999_999_999_998n, '1.000000'],
    [7n, 7n, '1.000000'],
  ])('%s / %s', (n, d, expected) => expect(ratio(n, d)).toBe(expected));
});
