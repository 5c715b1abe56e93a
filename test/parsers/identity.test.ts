import { describe, expect, test } from 'vitest';
import { readReport } from '../../parsers/read-report.js';
import { form2021 } from '../../src/form/form-2021.js';
import { renderClean } from '../../src/sample/print/render.js';
import { blocksOf, figuresOf } from '../support/printing.js';

const figures = figuresOf(form2021, 1, 5);

interface Page {
  readonly title: string;
  readonly opening?: string;
  readonly head?: string;
  readonly overview?: string;
  readonly listed?: { title: string | null; agencies: string[]; date: string | null };
}

function identify({ title, opening, head = '', overview = '工作照常。', listed }: Page) {
  const blocks = blocksOf(form2021, figures, { title, ...(opening === undefined ? {} : { opening }) });
  const body = renderClean(blocks).replace('2022年，工作照常。', overview);
  const html = `<html><body><div class="header">样例区人民政府 2019年12月3日星期二</div>${head}${body}</body></html>`;
  const report = readReport({
    name: 'test',
    parts: [{ bytes: Buffer.from(html), contentType: null }],
    listed: listed ?? null,
  });
  return {
    title: report.title,
    agency: report.agency,
    year: report.year,
    published: report.published,
    codes: report.findings.map((f) => f.code).sort(),
  };
}

const published = (date: string) => `<div>来源：样例区民政局　发布时间：${date} 10:04</div>`;

describe('title, agency, year, date', () => {
  test.each([
    ['样例区民政局2022年政府信息公开工作年度报告', '样例区民政局'],
    ['2022年样例区民政局政府信息公开工作年度报告', '样例区民政局'],
    ['样例区民政局2022年度政府信息公开工作年度报告', '样例区民政局'],
    ['样例区民政局关于2022年政府信息公开工作的报告', '样例区民政局'],
    ['样例区柳溪街道办事处 2022 年政府信息公开年报', '样例区柳溪街道办事处'],
    ['样例区民政局二〇二二年政府信息公开工作年度报告', '样例区民政局'],
  ])('%s', (title, agency) => {
    const found = identify({ title });
    expect(found.title).toBe(title.replace(/\s/g, ''));
    expect([found.agency, found.year]).toEqual([agency, 2022]);
  });

  test('furniture never is the date, the date behind its word is', () => {
    expect(identify({ title: '样例区民政局2022年政府信息公开工作年度报告' }).published).toBeNull();
    const found = identify({ title: '样例区民政局2022年政府信息公开工作年度报告', head: published('2023-01-17') });
    expect(found).toMatchObject({ published: '2023-01-17', year: 2022, codes: [] });
  });

  test('the period of the figures outranks a title with the wrong year, and the quarrel is told', () => {
    const found = identify({
      title: '样例区民政局2023年政府信息公开工作年度报告',
      opening: '统计期限自2022年1月1日起至2022年12月31日止。',
      head: published('2023-01-17'),
      overview: '2022年，工作照常。',
    });
    expect(found.year).toBe(2022);
    expect(found.codes).toEqual(['year.disagrees']);
  });

  test('a period that was left standing from last year does not outvote everything else', () => {
    const found = identify({
      title: '样例区民政局2022年政府信息公开工作年度报告',
      opening: '统计期限自2021年1月1日起至2021年12月31日止。',
      head: published('2023-01-17'),
      overview: '2022年，工作照常。',
    });
    expect(found.year).toBe(2022);
    expect(found.codes).toEqual(['year.disagrees']);
  });

  test('without a year in the title, period or two weak signs decide; one weak sign does not', () => {
    const title = '样例区民政局政府信息公开工作年度报告';
    expect(identify({ title, opening: '统计期限自2022年1月1日起至12月31日止。' })).toMatchObject({
      year: 2022,
      codes: ['title.no_year'],
    });
    expect(identify({ title, head: published('2023-01-17'), overview: '2022年，工作照常。' }).year).toBe(2022);
    expect(identify({ title, head: published('2023-01-17') })).toMatchObject({
      year: null,
      codes: ['title.no_year', 'year.unclear'],
    });
    expect(identify({ title }).year).toBeNull();
  });

  test('what the site’s list says counts as evidence', () => {
    const title = '样例区民政局政府信息公开工作年度报告';
    const listed = { title: '样例区民政局2022年报', agencies: ['样例区民政局'], date: '2023-01-17' };
    expect(identify({ title, listed }).year).toBe(2022);
  });

  test('a region’s name or an abbreviation names no body', () => {
    expect(identify({ title: '样例市2022年政府信息公开工作年度报告' })).toMatchObject({
      agency: null,
      codes: ['agency.unclear'],
    });
    expect(identify({ title: '样例市科委2022年政府信息公开工作年度报告' }).agency).toBeNull();
  });

  test('a report that names another body than its column is noticed; an abbreviation is not another body', () => {
    const title = '样例区民政局2022年政府信息公开工作年度报告';
    const listed = (name: string) => ({ title: null, agencies: [name], date: null });
    expect(identify({ title, listed: listed('样例区财政局') }).codes).toEqual(['agency.disagrees']);
    expect(identify({ title, listed: listed('区民政局') }).codes).toEqual([]);
    const works = '样例市样例区工业和信息化局2022年政府信息公开工作年度报告';
    expect(identify({ title: works, listed: listed('区工信局') }).codes).toEqual([]);
  });

  test('a report published before its year was over is noticed', () => {
    const found = identify({
      title: '样例区民政局2022年政府信息公开工作年度报告',
      head: published('2022-01-17'),
      overview: '2022年，工作照常。',
    });
    expect(found.codes).toEqual(['published.unlikely']);
  });

  test('the words of the navigation are no title', () => {
    const found = identify({
      title: '样例区民政局2022年政府信息公开工作年度报告',
      head: '<a>政府信息公开年报</a><p>政府信息公开年度报告</p>',
    });
    expect(found.title).toBe('样例区民政局2022年政府信息公开工作年度报告');
  });

  test('a title over two lines', () => {
    const found = identify({ title: '样例区民政局', head: '' });
    expect(found.title).toBeNull();
    const joined = renderClean(blocksOf(form2021, figures, { title: '样例区民政局' })).replace(
      '样例区民政局</p>',
      '样例区民政局</p><p>2022年政府信息公开工作年度报告</p>',
    );
    const report = readReport({ name: 't', parts: [{ bytes: Buffer.from(joined), contentType: null }], listed: null });
    expect([report.agency, report.year]).toEqual(['样例区民政局', 2022]);
  });
});
