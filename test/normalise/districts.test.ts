import { describe, expect, test } from 'vitest';
import { declaredSites } from '../../scrapers/sites.js';
import { type District, parseDistricts, readDistricts, regionsOf } from '../../src/normalise/districts.js';

const all = readDistricts();
const byCode = new Map(all.map((d) => [d.code, d]));

/** 天津市东丽区 */
function wholeName(district: District): string {
  const parent = district.parent === null ? undefined : byCode.get(district.parent);
  return (parent === undefined ? '' : wholeName(parent)) + district.zh;
}

const file = (rows: string) => `sources: { seen: { text: seen } }\ndistricts:\n${rows}`;
const city = "  - { code: '990000', zh: 样例市, en: Yangli City, level: province, source: seen }\n";

describe('the divisions', () => {
  test('hold that of every declared site, under the name that the site has', async () => {
    const sites = (await declaredSites()).filter((s) => s.division !== null);
    expect(sites.length).toBeGreaterThan(40);
    for (const site of sites) {
      const district = byCode.get(site.division ?? '');
      expect(district, site.slug).toBeDefined();
      // The site of a zone is a body's, in a district that is called otherwise.
      if (district !== undefined && site.body === '')
        expect(wholeName(district), site.slug).toMatch(new RegExp(`${site.zh}$`));
    }
  });

  test('hold the sixteen districts of Tianjin, and what became of the older ones', () => {
    const tianjin = all.filter((d) => d.parent === '120000');
    expect(tianjin.filter((d) => d.into === null)).toHaveLength(16);
    const older = tianjin.filter((d) => d.into !== null).map((d) => [d.code, d.zh, d.to, d.into, d.continues]);
    expect(older).toEqual([
      ['120107', '塘沽区', 2009, '120116', false],
      ['120108', '汉沽区', 2009, '120116', false],
      ['120109', '大港区', 2009, '120116', false],
      ['120221', '宁河县', 2015, '120117', true],
      ['120223', '静海县', 2015, '120118', true],
      ['120225', '蓟县', 2016, '120119', true],
    ]);
  });

  test('say of what is not sure that it is not', () => {
    expect(byCode.get('120221')).toMatchObject({ sure: false });
    expect(byCode.get('120117')).toMatchObject({ from: 2015, sure: false });
    expect(byCode.get('120117')?.source).toContain('years: general knowledge');
    expect(byCode.get('120110')).toMatchObject({ sure: true, from: null });
  });

  test('before the name of a body stand its district, what that was called before, and what lies above', () => {
    const of = (zh: string, division: string | null) => regionsOf({ zh, division }, all);
    expect(of('天津市宁河区', '120117')).toEqual({ own: ['宁河区', '宁河县'], above: ['天津市'] });
    // The bodies of 塘沽区 are not those of 滨海新区.
    expect(of('天津市滨海新区', '120116').own).toEqual(['滨海新区']);
    expect(of('墨玉县', '653222').above).toEqual(['新疆维吾尔自治区', '和田地区']);
    expect(of('样例市样例区', null)).toEqual({ own: ['样例区'], above: ['样例市'] });
    expect(of('杭州市甲州区', null)).toEqual({ own: ['甲州区'], above: ['杭州市'] });
  });

  test.each([
    ['no division at all', 'sources: {}\ndistricts: []\n', /districts\.yaml: .*districts/],
    ['a code that is none', file(city.replace('990000', '99')), /districts\.yaml: .*code/],
    ['a code twice', file(city + city), /a code stands there twice/],
    [
      'a parent that is not there',
      file(city.replace('level: province', "level: county, parent: '980000'")),
      /names 980000/,
    ],
    ['a county without a parent', file(city.replace('province', 'county')), /a province has no parent/],
    [
      'years the wrong way round',
      file(city.replace('source', 'from: 2010, to: 2009, source')),
      /ends before it begins/,
    ],
    ['a source that is not declared', file(city.replace('source: seen', 'source: heard')), /has the source heard/],
    [
      'a place that continues as nothing',
      file(city.replace('source', 'continues: true, source')),
      /nothing says as what/,
    ],
    ['what is no YAML', 'sources: {', /districts\.yaml: /],
  ])('refuse %s, naming the file', (_what, text, message) => {
    expect(() => parseDistricts(text)).toThrow(message);
  });
});
