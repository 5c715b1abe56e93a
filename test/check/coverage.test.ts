import { describe, expect, test } from 'vitest';
import { type CoverageInput, coverageOf, type PresentReport } from '../../src/check/coverage.js';
import { daysBetween, dueDate, isGovernment } from '../../src/check/due-date.js';

const report = (year: number, rest: Partial<PresentReport> = {}): [number, PresentReport] => [
  year,
  {
    id: `a/${year}/1`,
    url: `http://x/${year}`,
    published: `${year + 1}-01-20`,
    refused: null,
    moved: false,
    withdrawn: false,
    ...rest,
  },
];
const agency: CoverageInput = {
  agencyId: 'a',
  government: false,
  reports: new Map([report(2019), report(2021)]),
  absent: [],
  began: null,
  ended: null,
  complete: true,
};
const statuses = (input: Partial<CoverageInput>, asOf: string | null = '2023-11-25') =>
  coverageOf([{ ...agency, ...input }], asOf).map((e) => [e.year, e.status]);

describe('the calendar of agencies × years', () => {
  test('years between and after the known ones, up to the last that has ended', () => {
    expect(statuses({})).toEqual([
      [2019, 'present'],
      [2020, 'missing'],
      [2021, 'present'],
      [2022, 'missing'],
    ]);
  });

  test('before the legal date nothing is missing: 31 January for a department, 31 March for a government', () => {
    expect(statuses({}, '2023-01-31').at(-1)).toEqual([2022, 'not_due']);
    expect(statuses({}, '2023-02-01').at(-1)).toEqual([2022, 'missing']);
    expect(statuses({ government: true }, '2023-03-31').at(-1)).toEqual([2022, 'not_due']);
    expect(statuses({ government: true }, '2023-04-01').at(-1)).toEqual([2022, 'missing']);
  });

  test('a body that had not begun or has ended owes nothing', () => {
    expect(statuses({ began: 2018, ended: 2021 })).toEqual([
      [2018, 'missing'],
      [2019, 'present'],
      [2020, 'missing'],
      [2021, 'present'],
      [2022, 'not_existing'],
    ]);
    expect(statuses({ began: 2021, reports: new Map([report(2021)]), ended: 2021 })).toEqual([
      [2021, 'present'],
      [2022, 'not_existing'],
    ]);
  });

  test('a list that was not read to its end shows nothing by what it does not show', () => {
    expect(statuses({ complete: false })[1]).toEqual([2020, 'unknown']);
  });

  test('late by so many days, moved, withdrawn, pictures, not readable', () => {
    const [late] = coverageOf(
      [{ ...agency, reports: new Map([report(2022, { published: '2023-02-09' })]) }],
      '2023-11-25',
    );
    expect([late?.status, late?.daysLate, late?.due]).toEqual(['late', 9, '2023-01-31']);
    const of = (rest: Partial<PresentReport>) => statuses({ reports: new Map([report(2022, rest)]) })[0]?.[1];
    expect(of({ moved: true })).toBe('moved');
    expect(of({ withdrawn: true, moved: true })).toBe('withdrawn_candidate');
    expect(of({ refused: 'document.pictures' })).toBe('pictures');
    expect(of({ refused: 'document.unsupported' })).toBe('unreadable');
    expect(of({ published: null })).toBe('present');
  });

  test('listed and not had: blocked, failed or waiting, and never missing', () => {
    const absent = (outcome: 'challenge' | 'gone' | null, year: number | null = 2020) =>
      coverageOf([{ ...agency, absent: [{ year, url: 'http://x/1', outcome }] }], '2023-11-25');
    expect(absent('challenge').find((e) => e.year === 2020)).toMatchObject({
      status: 'blocked',
      reason: 'http://x/1 ended as challenge',
    });
    expect(absent('gone').find((e) => e.year === 2020)?.status).toBe('failed');
    expect(absent(null).find((e) => e.year === 2020)?.status).toBe('waiting');
    expect(absent('gone', null).at(-1)).toMatchObject({ year: null, status: 'failed', due: null });
  });

  test('of nothing known nothing is expected', () => {
    expect(coverageOf([], '2023-11-25')).toEqual([]);
    expect(statuses({ reports: new Map() })).toEqual([]);
    expect(statuses({}, null)).toEqual([]);
  });
});

describe('the legal date', () => {
  test.each([
    [2018, false, '2019-03-31'],
    [2018, true, '2019-03-31'],
    [2019, false, '2020-01-31'],
    [2019, true, '2020-03-31'],
  ])('for %i, of a government: %s', (year, government, day) => expect(dueDate(year, government)).toBe(day));

  test.each([
    ['样例市样例区人民政府', true],
    ['样例区人民政府办公室', false],
    ['石泉镇人民政府', false],
    ['样例区民政局', false],
  ])('%s is a government of county level: %s', (name, is) => expect(isGovernment(name)).toBe(is));

  test('days count over the end of a month and of February in a leap year', () => {
    expect(daysBetween('2024-01-31', '2024-03-01')).toBe(30);
  });
});
