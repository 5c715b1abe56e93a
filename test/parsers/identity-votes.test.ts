import { describe, expect, test } from 'vitest';
import { readReport } from '../../parsers/read-report.js';
import { form2021 } from '../../src/form/form-2021.js';
import { renderClean } from '../../src/sample/print/render.js';
import { blocksOf, figuresOf } from '../support/printing.js';

const figures = figuresOf(form2021, 1, 5);

interface Page {
  readonly title?: string;
  readonly opening?: string;
  readonly meta?: Readonly<Record<string, string>>;
  readonly head?: string;
  readonly overview?: string;
  readonly foot?: string;
  readonly listed?: { title: string | null; agencies: string[]; date: string | null };
}

const plainTitle = '样例区民政局2022年政府信息公开工作年度报告';

function read({ title = plainTitle, opening, meta = {}, head = '', overview = '工作照常。', foot = '', listed }: Page) {
  const blocks = blocksOf(form2021, figures, { title, ...(opening === undefined ? {} : { opening }) });
  const body = renderClean(blocks).replace('2022年，工作照常。', overview);
  const tags = Object.entries(meta).map(([name, content]) => `<meta name="${name}" content="${content}">`);
  // Seven districts print this date on every page of their sites.
  const furniture = '<div class="header">样例区人民政府 2019年12月3日星期二</div>';
  const html = `<html><head>${tags.join('')}</head><body>${furniture}${head}${body}${foot}</body></html>`;
  const report = readReport({
    name: 'test',
    parts: [{ bytes: Buffer.from(html), contentType: null }],
    listed: listed ?? null,
  });
  const says = (of: 'year' | 'agency', from: string) =>
    report.votes[of].filter((v) => v.from === from).map((v) => v.says);
  return { ...report, says, codes: report.findings.map((f) => f.code).sort() };
}

const publishedOn = (date: string) => `<div>来源：样例区民政局　发布时间：${date} 10:04</div>`;
const periodOf = (year: number) => `本报告所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。`;

describe('four signs of the year, permuted', () => {
  const years = [2021, 2022];
  const cases = years.flatMap((period) =>
    years.flatMap((title) => years.flatMap((date) => years.map((list) => ({ period, title, date, list })))),
  );
  test.each(cases)('figures of $period, title $title, published for $date, listed for $list', (signs) => {
    const report = read({
      title: `样例区民政局${signs.title}年政府信息公开工作年度报告`,
      opening: periodOf(signs.period),
      head: publishedOn(`${signs.date + 1}-01-17`),
      listed: { title: null, agencies: [], date: `${signs.list + 1}-01-18` },
    });
    const weight = (year: number) =>
      (signs.period === year ? 3 : 0) +
      (signs.title === year ? 2 : 0) +
      (signs.date === year ? 1 : 0) +
      (signs.list === year ? 1 : 0);
    const [earlier, later] = [weight(2021), weight(2022)];
    expect(report.year).toBe(earlier > later ? 2021 : 2022);
    expect(earlier).not.toBe(later);
    // Every sign is on record, and no quarrel goes unsaid.
    expect(report.votes.year).toEqual([
      { from: 'period', says: String(signs.period) },
      { from: 'title', says: String(signs.title) },
      { from: 'published', says: String(signs.date) },
      { from: 'list date', says: String(signs.list) },
    ]);
    const unanimous = new Set(Object.values(signs)).size === 1;
    expect(report.codes.some((c) => c.startsWith('year.') || c === 'published.unlikely')).toBe(!unanimous);
    const quarrel = signs.period !== signs.title;
    expect(report.codes.includes('year.disagrees')).toBe(quarrel);
    for (const f of report.findings)
      if (f.code === 'year.disagrees' || f.code === 'year.dissent') expect(f.votes).toEqual(report.votes.year);
  });

  test('two against two of the same weight is no year', () => {
    const report = read({
      title: '样例区民政局政府信息公开工作年度报告',
      head: publishedOn('2023-01-17'),
      listed: { title: null, agencies: [], date: '2022-01-18' },
    });
    expect([report.year, report.codes]).toEqual([null, ['title.no_year', 'year.unclear']]);
  });
});

describe('the period of the figures, in other words', () => {
  test.each([
    '本报告所列数据的统计期限自2022年1月1日起至2022年12月31日止。',
    '本报告所列数据的统计期限为2022年1月1日至12月31日。',
    '统计期限：2022 年 1 月 1 日至 12 月 31 日。',
    '统计期限自 2022\n年 1\n月 1 日起至\n12 月 31\n日止。',
    '本年度报告中所列数据统计期限从2022年1月1日到12月31日止。',
    '所列数据统计时限为2022年1月1日—2022年12月31日。',
    '所列数据统计时限为2022年1月1日-12月31日。',
    '统计期限自２０２２年１月１日起至２０２２年１２月３１日止。',
    '统计期限自2022年1月1日起，至当年12月31日止。',
    '统计期限自2022年01月01日至2022年12月31日。',
    // Another whole year that the text names first, of something else.
    '规划期自2020年1月1日至2020年12月31日。本报告所列数据的统计期限自2022年1月1日起至12月31日止。',
  ])('%j', (opening) => {
    const report = read({ title: '样例区民政局政府信息公开工作年度报告', opening });
    expect(report.says('year', 'period')).toEqual(['2022']);
    expect(report.year).toBe(2022);
  });

  test.each([
    // Digits that a mirror or a span of another font swallowed (天津政务网, and copies on foreign hosts).
    '统计期限自202211日起至20221231日止，2021926发布。',
    '统计期限自2022年1月1日起至2023年12月31日止。',
    '统计期限自2022年1月1日起至2022年6月30日止。',
    '根据国办公开办函〔202130号文件编制。',
  ])('no period: %j', (opening) => {
    const report = read({ title: '样例区民政局政府信息公开工作年度报告', opening });
    expect(report.votes.year).toEqual([]);
    expect(report.year).toBeNull();
  });

  test('of another year than the title: noticed, with both', () => {
    const report = read({ opening: periodOf(2021) });
    expect(report.codes).toContain('year.disagrees');
    expect(report.says('year', 'period')).toEqual(['2021']);
    expect(report.says('year', 'title')).toEqual(['2022']);
  });
});

describe('other signs of the year', () => {
  test('a title without a year, in words, in full width, or with two', () => {
    expect(read({ title: '样例区民政局政府信息公开工作年度报告' }).year).toBeNull();
    expect(read({ title: '样例区民政局二〇二二年政府信息公开工作年度报告' }).year).toBe(2022);
    const wide = read({ title: '样例区民政局２０２２年政府信息公开工作年度报告' });
    expect([wide.year, wide.agency]).toEqual([2022, '样例区民政局']);
    expect(read({ title: '样例区民政局2021年至2022年政府信息公开工作报告' }).year).toBeNull();
  });

  test('the date under the signature', () => {
    const foot = '<p>样例区民政局</p><p>2023年1月16日</p>';
    const title = '样例区民政局政府信息公开工作年度报告';
    const report = read({ title, foot, head: publishedOn('2023-01-17') });
    expect([report.says('year', 'signed'), report.year]).toEqual([['2022'], 2022]);
    expect(read({ title, foot: '<p>样例区民政局</p><p>2023年1月16日 星期一</p>' }).votes.year).toEqual([]);
  });

  test('the date in the metadata, however it is written', () => {
    for (const pubdate of ['2023-01-17 10:04', '2023/1/17', '2023年1月17日', '2023.01.17'])
      expect(read({ meta: { PubDate: pubdate } }).published).toBe('2023-01-17');
    for (const pubdate of ['2021926', '20230117', '2023-13-45', '17-01-2023'])
      expect(read({ meta: { PubDate: pubdate } }).published).toBeNull();
  });

  test('the placeholder in the header is no date, no year and no part of a title', () => {
    const report = read({ title: '样例区民政局政府信息公开工作年度报告' });
    expect([report.published, report.votes.year]).toEqual([null, []]);
    expect(report.title).not.toContain('2019');
  });

  test('a metadata title of another year than the page’s own', () => {
    const report = read({ meta: { ArticleTitle: '样例区民政局2021年政府信息公开工作年度报告' } });
    expect(report.codes).toContain('year.disagrees');
    expect(report.votes.year).toEqual([
      { from: 'title', says: '2021' },
      { from: 'other title', says: '2022' },
    ]);
  });

  test('a date of listing of another year is a note: pages are posted again', () => {
    const report = read({ listed: { title: null, agencies: [], date: '2020-12-12' } });
    expect([report.year, report.codes]).toEqual([2022, ['year.dissent']]);
  });
});

describe('whose report it is', () => {
  const cases: readonly (readonly [string, Page])[] = [
    ['its opening', { opening: '根据条例，现公布样例区财政局2022年政府信息公开工作年度报告。' }],
    ['the site’s list', { listed: { title: null, agencies: ['样例区财政局'], date: null } }],
    ['the site’s column', { meta: { ColumnName: '样例区财政局' } }],
    ['the title in the metadata', { meta: { ArticleTitle: '样例区财政局2022年政府信息公开工作年度报告' } }],
    ['the signature', { foot: '<p>样例区财政局</p><p>2023年1月16日</p>' }],
    ['a bureau of the same name elsewhere', { listed: { title: null, agencies: ['邻近区民政局'], date: null } }],
  ];
  test.each(cases)('%s names another body than the title: noticed', (_from, page) => {
    const report = read(page);
    expect(report.codes).toContain('agency.disagrees');
    const found = report.findings.find((f) => f.code === 'agency.disagrees');
    expect(found?.code === 'agency.disagrees' && found.votes).toEqual(report.votes.agency);
    expect(new Set(report.votes.agency.map((v) => v.says)).size).toBeGreaterThan(1);
  });

  test('the town’s report in the county’s column', () => {
    const title = '柳溪镇人民政府2022年政府信息公开工作年度报告';
    const listed = { title: null, agencies: ['样例县人民政府'], date: null };
    expect(read({ title, listed }).codes).toContain('agency.disagrees');
  });

  test.each<Page>([
    { listed: { title: null, agencies: ['区民政局'], date: null } },
    { listed: { title: null, agencies: ['样例市样例区民政局', '区社会事务局'], date: null } },
    { meta: { ColumnName: '政府信息公开年报' } },
    { meta: { ContentSource: '样例区政务服务办公室' } },
    { foot: '<p>样例区民政局</p><p>2023年1月16日</p>' },
  ])('the same body by another name, and the office that posts the page: no quarrel (%j)', (page) => {
    const report = read(page);
    expect([report.agency, report.codes]).toEqual(['样例区民政局', []]);
  });
});
