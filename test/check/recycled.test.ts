import { describe, expect, test } from 'vitest';
import type { Address } from '../../src/address.js';
import { figurePrints, type PrintedFigures, RecycledFigures } from '../../src/check/recycled.js';
import { form2021 } from '../../src/form/form-2021.js';
import { figuresOf } from '../support/printing.js';
import { checkedPrints } from '../support/report.js';

const reportOf = (seed: number, change: Readonly<Partial<Record<Address, string>>> = {}, size = 30) =>
  checkedPrints(
    form2021,
    new Map([...figuresOf(form2021, seed, size), ...(Object.entries(change) as [Address, string][])]),
  );

function printed(
  agencyId: string,
  year: number,
  report = reportOf(1),
  rest: Partial<PrintedFigures> = {},
): PrintedFigures {
  const names: Readonly<Record<string, string>> = { mzj: '样例区民政局', sfj: '样例区司法局', czj: '样例区财政局' };
  return {
    id: `sample/yangli/${agencyId}/${year}/1`,
    site: 'sample/yangli',
    agencyId,
    agency: names[agencyId] ?? agencyId,
    year,
    prints: figurePrints(report),
    ...rest,
  };
}

function found(...reports: readonly PrintedFigures[]): string[] {
  const watch = new RecycledFigures();
  for (const report of reports) watch.take(report);
  return watch.findings().map(({ report, finding }) => {
    if (finding.code !== 'figures.recycled') throw new Error(finding.code);
    return `${report.agencyId} ${report.year} ${finding.table} of ${finding.other.replace('sample/yangli/', '')}`;
  });
}

describe('figures that were printed before', () => {
  test('all of last year’s, once more, three years running: each names the year before', () => {
    expect(found(printed('mzj', 2021), printed('mzj', 2022), printed('mzj', 2023))).toEqual([
      'mzj 2022 whole of mzj/2021/1',
      'mzj 2023 whole of mzj/2022/1',
    ]);
  });

  test('one table alone: the requests, or the disputes', () => {
    const requests = reportOf(1, { 'licensing.licence.decisions': '777', 'disputes.review.total': '778' });
    expect(found(printed('mzj', 2021), printed('mzj', 2022, requests))).toEqual(['mzj 2022 requests of mzj/2021/1']);
    const disputes = reportOf(1, { 'requests.carried_out.total': '777' });
    expect(found(printed('mzj', 2021), printed('mzj', 2022, disputes))).toEqual(['mzj 2022 disputes of mzj/2021/1']);
  });

  test('another body’s, on the same site or on another, and in whatever order the reports come', () => {
    const reports = [
      printed('mzj', 2021),
      printed('sfj', 2022),
      printed('sfj', 2023),
      printed('elsewhere', 2023, reportOf(1), {
        site: 'sample/other',
        agency: '别处区民政局',
        id: 'sample/other/mzj/2023/1',
      }),
      printed('czj', 2022, reportOf(2)),
    ];
    const expected = [
      'elsewhere 2023 whole of mzj/2021/1',
      'sfj 2022 whole of mzj/2021/1',
      'sfj 2023 whole of sfj/2022/1',
    ];
    expect(found(...reports).sort()).toEqual(expected);
    expect(found(...[...reports].reverse())).toEqual(found(...reports));
  });
});

describe('no alarm', () => {
  test('for one figure that differs in each table', () => {
    const change: Partial<Record<Address, string>> = {
      'requests.new_received.total': '777',
      'disputes.review.total': '778',
    };
    expect(found(printed('mzj', 2021), printed('mzj', 2022, reportOf(1, change)))).toEqual([]);
  });

  test('for tables of zeros and ones, or of four different figures, whatever their sums', () => {
    const zeros = (change: Readonly<Partial<Record<Address, string>>>) =>
      checkedPrints(
        form2021,
        new Map([
          ...[...figuresOf(form2021, 1, 3).keys()].map((address): [Address, string] => [address, '0']),
          ...(Object.entries(change) as [Address, string][]),
        ]),
      );
    const four: Partial<Record<Address, string>> = {
      'requests.res_granted.natural_person': '4',
      'requests.res_partial.natural_person': '3',
      'requests.una_not_held.natural_person': '2',
      'requests.nop_repeat.org_business': '1',
      // What follows from them is seven figures more.
      'requests.new_received.natural_person': '9',
      'requests.new_received.total': '10',
      'requests.res_granted.total': '44',
      'requests.res_partial.total': '33',
      'requests.res_total.total': '55',
    };
    expect(figurePrints(zeros({}))).toEqual([]);
    expect(figurePrints(zeros({ 'requests.new_received.total': '1' }))).toEqual([]);
    expect(figurePrints(zeros(four))).toEqual([]);
    const five = zeros({ ...four, 'requests.carried_out.natural_person': '5' });
    expect(figurePrints(five).map((p) => [p.table, p.figures])).toEqual([
      ['whole', 5],
      ['requests', 5],
    ]);
  });

  test('for one report that stands in two columns, or is found under an older name of its body', () => {
    const copy = printed('other-column', 2021, reportOf(1), { agency: '区民政局' });
    expect(found(printed('mzj', 2021), copy)).toEqual([]);
    expect(
      found(printed('mzj', 2021), printed('other-column', 2022, reportOf(1), { agency: '区民政局' })),
    ).toHaveLength(1);
  });

  test('for a table of which a cell was not found, nor for nothing at all', () => {
    const figures = figuresOf(form2021, 1, 30);
    figures.delete('requests.res_granted.total');
    const torn = checkedPrints(form2021, figures);
    expect(figurePrints(torn).map((p) => p.table)).toEqual(['disputes']);
    const watch = new RecycledFigures();
    expect([watch.findings(), watch.examined]).toEqual([[], 0]);
    watch.take(printed('mzj', 2021));
    expect([watch.findings(), watch.examined]).toEqual([[], 3]);
  });
});
