import { describe, expect, test } from 'vitest';
import { form2019 } from '../../src/form/form-2019.js';
import { form2021 } from '../../src/form/form-2021.js';
import type { SiteRead } from '../../src/normalise/site-read.js';
import { carryRows, compareYears } from '../../src/publish/carry.js';
import { districtSumRows } from '../../src/publish/district-sums.js';
import { borrowedWords } from '../../src/publish/recycled.js';
import { tablesOf } from '../support/district.js';
import { type Prints, recordOf, siteOf, siteReadOf } from '../support/site-read.js';

const site = siteOf('sample/one');
const columns = form2021.tables.find((t) => t.id === 'requests')?.columns.map((c) => c.id) ?? [];
const row = (id: 'carried_in' | 'carried_out', figure: number): Prints =>
  Object.fromEntries(columns.map((c) => [`requests.${id}.${c}`, String(figure)]));
const tableOf = (sites: readonly SiteRead[], name: string) => {
  const { tables } = tablesOf(sites);
  const found = tables.find((t) => t.table.name === name);
  if (found === undefined) throw new Error(`no table ${name}`);
  return found.rows;
};

/** The same site, with a reviewed change of its bodies. */
const withLineage =
  (kind: 'split' | 'transfer', from: readonly string[], to: readonly string[], year = kind === 'split' ? 2023 : 2022) =>
  (read: SiteRead): SiteRead => {
    const row = { kind, year, from: [...from], to: [...to], evidence: 'e' };
    return { ...read, registry: { ...read.registry, lineage: { file: '', rows: [row] } } };
  };

describe('the table of what is carried from year to year', () => {
  test('has a row for every relation of every year, gaps of a year with their reason', () => {
    const read = siteReadOf(site, [
      recordOf(site, 'mzj', '样例区民政局', 2020, row('carried_out', 2), { form: form2019 }),
      recordOf(site, 'mzj', '样例区民政局', 2021, { ...row('carried_in', 2), ...row('carried_out', 5) }),
      recordOf(site, 'mzj', '样例区民政局', 2023, row('carried_in', 5)),
    ]);
    const rows = carryRows(compareYears(read));
    const of = (year: number) => rows.filter((r) => r['year'] === year);
    const counts = [2020, 2021, 2022, 2023].map((year) => [
      of(year).length,
      [...new Set(of(year).map((r) => r['gap']))],
    ]);
    expect(counts).toEqual([
      [14, ['no_report_before']],
      [9, ['other_form', null]],
      [7, ['no_report']],
      [9, ['no_report_before']],
    ]);
    expect(of(2021).filter((r) => r['relation'] === 'carry' && r['residual'] === 0)).toHaveLength(7);
    expect(of(2023).every((r) => r['residual'] === null && r['holds'] === null)).toBe(true);
    expect(new Set(rows.map((r) => `${r['agency_id']} ${r['year']} ${r['address']}`)).size).toBe(rows.length);
    expect(carryRows(compareYears(siteReadOf(site, [])))).toEqual([]);
  });

  test('the panel has the residual of the total, the reports how many columns fit', () => {
    const read = siteReadOf(site, [
      recordOf(site, 'mzj', '样例区民政局', 2021, row('carried_out', 5)),
      recordOf(site, 'mzj', '样例区民政局', 2022, { ...row('carried_in', 5), 'requests.carried_in.total': '3' }),
    ]);
    const panel = tableOf([read], 'panel')
      .filter((r) => r['report_id'] !== null)
      .map((r) => [r['year'], r['carry_examined'], r['carry_equal'], r['carry_residual_total']]);
    expect(panel).toEqual([
      [2021, 0, 0, null],
      [2022, 7, 6, -2],
    ]);
    expect(tableOf([read], 'reports').map((r) => [r['carry_examined'], r['carry_equal']])).toEqual([
      [0, 0],
      [7, 6],
    ]);
    expect(tableOf([read], 'codebook').map((r) => r['variable'])).toContain('carry_residual_total');
  });

  test('of bodies that were put together the predecessors’ sum is compared, and they are named', () => {
    const records = [
      recordOf(site, 'jyj', '样例区教育局', 2023, row('carried_out', 4)),
      recordOf(site, 'tyj', '样例区体育局', 2023, row('carried_out', 1)),
      recordOf(site, 'jytyj', '样例区教育体育局', 2024, row('carried_in', 5)),
    ];
    const merged = { jyj: { ended: 2023, into: 'jytyj' }, tyj: { ended: 2023, into: 'jytyj' } };
    const of = (lineage: Parameters<typeof siteReadOf>[2]) =>
      carryRows(compareYears(siteReadOf(site, records, lineage))).find(
        (r) => r['year'] === 2024 && r['address'] === 'requests.carried_in.total',
      );
    expect(of(merged)).toMatchObject({
      before: 5,
      residual: 0,
      holds: true,
      explained: 'merger',
      explained_by: 'sample/one/jyj/2023/1 sample/one/tyj/2023/1',
    });
    expect(of({ ...merged, tyj: { ended: 2022, into: 'jytyj' } })).toMatchObject({ residual: 1, explained: null });
    expect(of({})).toMatchObject({ residual: null, gap: 'no_report_before' });
    // A body that existed before has a part of its own in the sum, whether or not it is known.
    expect(of({ ...merged, jytyj: { began: 2019 } })).toMatchObject({ residual: null, lacking: 'sample/one/jytyj' });
  });

  test('of a body that was divided the parts are held against it together, as the registry has it', () => {
    const records = (small: number, large = 4) => [
      recordOf(site, 'jsj', '样例区交通和水务局', 2022, row('carried_out', 7)),
      recordOf(site, 'jtj', '样例区交通运输局', 2023, row('carried_in', large)),
      recordOf(site, 'swuj', '样例区水务局', 2023, row('carried_in', small)),
    ];
    const of = (read: SiteRead, path: string) =>
      carryRows(compareYears(read)).find(
        (r) =>
          r['agency_id'] === `sample/one/${path}` && r['year'] === 2023 && r['address'] === 'requests.carried_in.total',
      );
    const parts = withLineage('split', ['jsj'], ['jtj', 'swuj']);
    const fit = parts(siteReadOf(site, records(3)));
    const whole = {
      before: 7,
      expected: null,
      residual: null,
      gap: 'divided',
      before_reports: 'sample/one/jsj/2022/1',
    };
    expect(of(fit, 'jtj')).toMatchObject({
      ...whole,
      now: 4,
      explained: 'split',
      explained_by: 'sample/one/jsj/2022/1 sample/one/swuj/2023/1',
    });
    expect(of(fit, 'swuj')).toMatchObject({ ...whole, now: 3, explained: 'split' });
    expect(of(parts(siteReadOf(site, records(2))), 'jtj')).toMatchObject({ ...whole, explained: null });
    // That one part is named for the whole's successor makes it carry on no more than its part.
    expect(of(parts(siteReadOf(site, records(3), { jsj: { into: 'jtj', ended: 2022 } })), 'jtj')).toMatchObject(whole);
    // The other part's report was not read: that it printed nothing is not known.
    const unread = parts(siteReadOf(site, records(0, 7).slice(0, 2)));
    expect(of(unread, 'jtj')).toMatchObject({ ...whole, now: 7, explained: null });
    expect(of(siteReadOf(site, records(3)), 'jtj')).toMatchObject({ gap: 'no_report_before', explained: null });
  });

  test('a part that went from one body to another explains the breaks of both', () => {
    const both = (path: string, name: string, out: number, into: number) => [
      recordOf(site, path, name, 2020, row('carried_out', 1)),
      recordOf(site, path, name, 2021, { ...row('carried_in', 1), ...row('carried_out', out) }),
      recordOf(site, path, name, 2022, row('carried_in', into)),
    ];
    const records = [...both('cgw', '样例区城市管理委员会', 6, 4), ...both('zjw', '样例区住房和建设委员会', 2, 4)];
    const breaks = (read: SiteRead) =>
      carryRows(compareYears(read))
        .filter((r) => r['year'] === 2022 && r['address'] === 'requests.carried_in.total')
        .map((r) => [r['agency_id'], r['residual'], r['explained'], r['explained_by']]);
    const parks = withLineage('transfer', ['cgw'], ['zjw']);
    expect(breaks(parks(siteReadOf(site, records)))).toEqual([
      ['sample/one/cgw', -2, 'transfer', 'sample/one/zjw/2021/1 sample/one/zjw/2022/1'],
      ['sample/one/zjw', 2, 'transfer', 'sample/one/cgw/2021/1 sample/one/cgw/2022/1'],
    ]);
    // A third body became part of the one in the same year: what it left counts on that side.
    const joined = [...both('cgw', '样例区城市管理委员会', 6, 4), ...both('zjw', '样例区住房和建设委员会', 2, 7)];
    const left = recordOf(site, 'ylj', '样例区园林局', 2021, row('carried_out', 3));
    expect(breaks(parks(siteReadOf(site, [...joined, left], { ylj: { ended: 2021, into: 'zjw' } })))).toEqual([
      ['sample/one/cgw', -2, 'transfer', 'sample/one/zjw/2021/1 sample/one/ylj/2021/1 sample/one/zjw/2022/1'],
      ['sample/one/zjw', 2, 'transfer', 'sample/one/cgw/2021/1 sample/one/ylj/2021/1 sample/one/cgw/2022/1'],
    ]);
    const other = withLineage('transfer', ['cgw'], ['zjw'], 2021);
    for (const read of [siteReadOf(site, records), other(siteReadOf(site, records))])
      expect(breaks(read).map(([, , explained]) => explained)).toEqual([null, null]);
    const findings = tablesOf([parks(siteReadOf(site, records))])
      .rows('findings')
      .filter((f) => f['code'] === 'carry.breaks');
    expect(findings.map((f) => f['agency_id'])).toEqual(['sample/one/cgw', 'sample/one/zjw']);
    expect(findings[0]?.['payload']).toContain('transfer (sample/one/zjw/2021/1, sample/one/zjw/2022/1)');
  });

  test('a replaced version that fits explains a break', () => {
    const read = siteReadOf(site, [
      recordOf(site, 'mzj', '样例区民政局', 2021, row('carried_out', 5), { current: false }),
      recordOf(site, 'mzj', '样例区民政局', 2021, row('carried_out', 6), { version: 2 }),
      recordOf(site, 'mzj', '样例区民政局', 2022, row('carried_in', 5)),
    ]);
    const rows = carryRows(compareYears(read)).filter((r) => r['year'] === 2022 && r['relation'] === 'carry');
    expect(rows).toHaveLength(7);
    for (const r of rows)
      expect(r).toMatchObject({ residual: -1, explained: 'correction', explained_by: 'sample/one/mzj/2021/1' });
  });
});

describe('the district beside the sum of its bodies', () => {
  const asked = (figure: string): Prints => ({ 'requests.new_received.total': figure });
  const records = [
    recordOf(site, 'zf', '样例区人民政府', 2022, { ...asked('100'), 'fees.admin_fee.amount_wan': '10.5' }),
    recordOf(site, 'zfb', '样例区人民政府办公室', 2022, { ...asked('30'), 'fees.admin_fee.amount_wan': '0.2' }),
    recordOf(site, 'sq', '石泉镇人民政府', 2022, { ...asked('40'), 'fees.admin_fee.amount_wan': '10.1' }),
    recordOf(site, 'mzj', '样例区民政局', 2022, { ...asked(''), 'fees.admin_fee.amount_wan': '0.1' }),
    recordOf(site, 'sfj', '样例区司法局', 2021, asked('999')),
    recordOf(site, 'tyj', '样例区体育局', 2021, asked('999')),
    recordOf(site, 'mzj', '样例区民政局', 2022, asked('999'), { current: false, version: 0 }),
  ];
  const read = siteReadOf(site, records, { tyj: { ended: 2021 } });
  const at = (rows: ReturnType<typeof districtSumRows>, address: string) => rows.find((r) => r['address'] === address);

  test('counts numbers of current reports of the year, tells what is missing, and forces nothing', () => {
    const rows = districtSumRows(read);
    expect(rows).toHaveLength(200);
    expect(at(rows, 'requests.new_received.total')).toMatchObject({
      report_id: 'sample/one/zf/2022/1',
      variable: 'req_new_total',
      whole_area: '100',
      bodies_sum: '70',
      bodies: 2,
      // 民政局 left it blank; 司法局 has no report of the year; 体育局 had ended.
      bodies_missing: 2,
      remainder: '30',
    });
    expect(at(rows, 'fees.admin_fee.amount_wan')).toMatchObject({
      whole_area: '10.5',
      bodies_sum: '10.4',
      remainder: '0.1',
      unit: '万元',
    });
    expect(
      tablesOf([read])
        .rows('findings')
        .map((f) => f['code']),
    ).not.toContain('sum.wrong');
  });

  test('where no body prints a number there is no sum, and no remainder; a blank of the government is none either', () => {
    const alone = districtSumRows(siteReadOf(site, records.slice(0, 1)));
    expect(at(alone, 'requests.new_received.total')).toMatchObject({
      whole_area: '100',
      bodies_sum: null,
      bodies: 0,
      remainder: null,
    });
    const blank = [recordOf(site, 'zf', '样例区人民政府', 2022, asked('—')), ...records.slice(1)];
    expect(at(districtSumRows(siteReadOf(site, blank)), 'requests.new_received.total')).toMatchObject({
      whole_area: null,
      bodies_sum: '70',
      remainder: null,
    });
    expect(districtSumRows(siteReadOf(site, records.slice(1)))).toEqual([]);
  });

  test('money in another unit is not added up', () => {
    const other = recordOf(site, 'mzj', '样例区民政局', 2022, { 'fees.admin_fee.amount_wan': '1000元' });
    const rows = districtSumRows(siteReadOf(site, [...records.slice(0, 3), other]));
    expect(at(rows, 'fees.admin_fee.amount_wan')).toMatchObject({
      bodies_sum: '10.3',
      bodies: 2,
      bodies_missing: 1,
    });
  });
});

describe('what is another report’s', () => {
  const two = siteOf('sample/two');
  const alike = { seed: 5, size: 30 };
  const one = siteReadOf(site, [recordOf(site, 'mzj', '样例区民政局', 2021, {}, alike)]);
  const other = siteReadOf(two, [
    recordOf(two, 'mzj', '彼例区民政局', 2022, {}, alike),
    recordOf(two, 'sfj', '彼例区司法局', 2022, {}, { seed: 6, size: 30 }),
  ]);
  const recycled = (sites: readonly SiteRead[]) =>
    tablesOf(sites)
      .rows('findings')
      .filter((f) => f['code'] === 'figures.recycled')
      .map((f) => [f['report_id'], f['site'], JSON.parse(String(f['payload'])).other]);

  test('is found across sites', () => {
    const expected = [['sample/two/mzj/2022/1', 'sample/two', 'sample/one/mzj/2021/1']];
    expect(recycled([one, other])).toEqual(expected);
    expect(recycled([one])).toEqual([]);
    expect(recycled([])).toEqual([]);
  });

  test('a replaced version takes no part', () => {
    const replaced = recordOf(two, 'mzj', '彼例区民政局', 2022, {}, { ...alike, current: false });
    expect(recycled([one, siteReadOf(two, [replaced])])).toEqual([]);
  });

  test('a body’s own predecessor and successor may be named, its neighbour may not', () => {
    const named = (path: string, agency: string, says: string) => {
      const record = recordOf(site, path, agency, 2024);
      const votes = { agency: [{ from: 'compiler', says }], year: [] };
      return { ...record, report: { ...record.report, votes } };
    };
    const read = siteReadOf(
      site,
      [
        named('jytyj', '样例区教育体育局', '样例区教育局'),
        named('jyj', '样例区教育局', '样例区教育体育局'),
        named('mzj', '样例区民政局', '样例区教育局'),
      ],
      { jyj: { ended: 2023, into: 'jytyj' } },
    );
    expect([...borrowedWords(read)].map(([id, f]) => [id, f.map((x) => x.code)])).toEqual([
      ['sample/one/mzj/2024/1', ['prose.other_body']],
    ]);
  });
});
