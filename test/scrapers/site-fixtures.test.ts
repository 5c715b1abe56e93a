import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { declaredSites } from '../../scrapers/sites.js';
import { siteSchema } from '../../src/site.js';
import { problemsOf } from '../support/site-fixture.js';

const folder = join(import.meta.dirname, '../sites');
const fixtures = existsSync(folder)
  ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.yaml'))
      .sort()
  : [];
const sites = await declaredSites();

describe('sites that new-site has declared', () => {
  for (const name of fixtures)
    test(name, () => {
      const site = sites.find((s) => s.slug === name.replace(/\.yaml$/, '').replaceAll('\\', '/'));
      expect(problemsOf(parse(readFileSync(join(folder, name), 'utf8')), site)).toEqual([]);
    });

  const column = 'https://www.example.gov.cn/zwgk/zfxxgk/mzj/nb/';
  const report = `${column}202601/t20260130_1.html`;
  const site = siteSchema.parse({
    slug: 'sample/one',
    zh: '样例区',
    en: 'One',
    division: null,
    family: 'trs-wcm',
    hosts: ['www.example.gov.cn'],
    columns: [{ url: column }],
    confirmed: false,
  });
  const item = { url: report, title: '样例区民政局2025年政府信息公开工作年度报告', date: '2026-01-30' };
  const seen = {
    looked: '2026-11-25, a person',
    asked: report,
    seen: '2026-11-25',
    name: '样例区人民政府',
    idCode: null,
    family: 'trs-wcm',
    list: { url: column, complete: true, items: 1, reports: 1 },
    first: item,
    last: item,
  };

  test('pass once a person has looked, and the site is as it was seen', () =>
    expect(problemsOf(seen, site)).toEqual([]));

  test.each<[string, object, RegExp]>([
    ['nobody has looked', { looked: null }, /nobody has looked/],
    ['“looked” says no day', { looked: 'yes' }, /nobody has looked/],
    ['another family was seen', { family: 'vsb' }, /vsb was seen/],
    ['the list is no column', { list: { ...seen.list, url: `${column}x/` } }, /no column/],
    ['the first item stands elsewhere', { first: { ...item, url: 'https://other.gov.cn/t1.html' } }, /hosts/],
    ['the first item is no article', { first: { ...item, url: `${column}a.pdf` } }, /no article/],
  ])('fail while %s', (_what, change, words) =>
    expect(problemsOf({ ...seen, ...change }, site).join('\n')).toMatch(words),
  );

  test('fail without a site', () => expect(problemsOf(seen, undefined)).toHaveLength(1));
});
