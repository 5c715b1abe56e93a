import { describe, expect, test } from 'vitest';
import { readDistricts, regionsOf } from '../../src/normalise/districts.js';
import { classify, parseFamilies, readFamilies } from '../../src/normalise/families.js';
import { foldName } from '../../src/normalise/names.js';

const districts = readDistricts();
const dongli = regionsOf({ zh: '天津市东丽区', division: '120110' }, districts);
const fold = (name: string) => foldName(name, dongli);

describe('a printed name', () => {
  test.each([
    [
      'with its district, without, and as navigation has it',
      ['天津市东丽区民政局', '东丽区民政局', '区民政局', '民政局'],
    ],
    ['in other widths and with blanks', ['东丽区民政局', ' 东丽区 民政局', '东丽区\u3000民\u00a0政\u200b局']],
    ['with full and half brackets', ['东丽区民政局（老龄办）', '区民政局(老龄办)']],
    ['with 办 and 办公室', ['东丽区政务服务办', '东丽区政务服务办公室', '区政务服务办']],
    ['with 委 and 委员会', ['区发展和改革委', '天津市东丽区发展和改革委员会']],
    ['of the government', ['区政府', '东丽区政府', '天津市东丽区人民政府', '天津市东丽区']],
    ['of the government’s office', ['区政府办', '东丽区人民政府办公室', '政府办公室']],
    ['of a body of the government', ['东丽区人民政府国有资产监督管理委员会', '区国有资产监督管理委员会']],
    ['of a street', ['东丽区东丽湖街道办事处', '东丽湖街道', '东丽湖街', '东丽湖街道办']],
    ['of a town', ['东丽区石泉镇人民政府', '石泉镇政府', '石泉镇']],
    ['of a committee', ['东丽区临空经济区管委会', '东丽区临空经济区管理委员会']],
  ])('is one %s', (_how, names) => {
    expect(names.length).toBeGreaterThan(1);
    expect(new Set(names.map(fold)).size, names.map(fold).join(' ')).toBe(1);
  });

  test.each([
    ['东丽区民政局', '天津市民政局'],
    ['东丽区民政局', '西青区民政局'],
    ['区政府', '天津市人民政府'],
    ['区政府', '区政府办公室'],
    ['东丽区教育局', '东丽区教育体育局'],
    ['东丽区工业和信息化局', '东丽区工业和信息化委员会'],
    ['市场监督管理局', '场监督管理局'],
    ['区域合作办公室', '域合作办公室'],
    ['石泉镇人民政府', '石泉乡人民政府'],
  ])('%s is not %s', (a, b) => {
    expect(fold(a)).not.toBe(fold(b));
  });

  test('of a county that became a district is the district’s', () => {
    const jizhou = regionsOf({ zh: '天津市蓟州区', division: '120119' }, districts);
    expect(foldName('天津市蓟县民政局', jizhou)).toBe(foldName('蓟州区民政局', jizhou));
    const binhai = regionsOf({ zh: '天津市滨海新区', division: '120116' }, districts);
    expect(foldName('塘沽区民政局', binhai)).not.toBe(foldName('滨海新区民政局', binhai));
  });

  test('of a city’s body loses its 市, and 市场 keeps its own', () => {
    const city = regionsOf({ zh: '天津市', division: '120000' }, districts);
    for (const name of ['天津市市场监督管理委员会', '市市场监督管理委员会', '市场监督管理委员会'])
      expect(foldName(name, city)).toBe('市场监督管理委员会');
    for (const name of ['市民政局', '天津市民政局']) expect(foldName(name, city)).toBe('民政局');
    expect(foldName('市政务服务办', city)).toBe('政务服务办公室');
  });
});

describe('families', () => {
  const families = readFamilies();
  const derived = (name: string) => classify(null, fold(name), families);

  test('give a body that nobody has registered its kind by its name, and say that it is derived', () => {
    expect(families.all.length).toBeGreaterThan(30);
    expect(derived('天津市东丽区工业和信息化委员会')).toEqual({
      kind: 'department',
      family: 'industry_it',
      from: 'name',
    });
    expect(derived('区政府')).toEqual({ kind: 'government', family: 'government', from: 'name' });
    expect(derived('东丽区东丽湖街道办事处')).toMatchObject({ kind: 'street', family: 'street_office' });
    expect(derived('白古屯镇人民政府')).toMatchObject({ kind: 'town', family: 'town_government' });
    expect(derived('某某民族乡人民政府')).toMatchObject({ kind: 'township' });
    expect(derived('天津经济技术开发区管理委员会')).toMatchObject({ kind: 'zone' });
  });

  test('never guess: what no name has stays unknown, a stranger too', () => {
    for (const name of ['东丽区教育和体育和文化局', '天津市民政局', '东丽区档案馆', '', '镇', '街'])
      expect(derived(name), name).toEqual({ kind: null, family: null, from: null });
  });

  test('what is registered goes before what the name says', () => {
    expect(classify({ family: 'education_sport' }, '教育局', families)).toEqual({
      kind: 'department',
      family: 'education_sport',
      from: 'registry',
    });
    expect(classify({ kind: 'office' }, '教育局', families)).toEqual({
      kind: 'office',
      family: null,
      from: 'registry',
    });
  });

  const family = (id: string, rest: string) => `  - { id: ${id}, zh: 甲, en: A, kind: department, ${rest} }\n`;
  test.each([
    [
      'a name in two families',
      `families:\n${family('a', 'names: [甲局]')}${family('b', 'names: [甲局]')}`,
      /甲局 is of a and of b/,
    ],
    [
      'names that fold alike in two',
      `families:\n${family('a', 'names: [甲委]')}${family('b', 'names: [甲委员会]')}`,
      /is of a and of b/,
    ],
    [
      'a family twice',
      `families:\n${family('a', 'names: [甲局]')}${family('a', 'names: [乙局]')}`,
      /a stands there twice/,
    ],
    ['a family without names', `families:\n${family('a', 'names: []')}`, /a has no names/],
    ['none', 'families: []\n', /families\.yaml/],
  ])('refuse %s, naming the file', (_what, text, message) => {
    expect(() => parseFamilies(text)).toThrow(/families\.yaml/);
    expect(() => parseFamilies(text)).toThrow(message);
  });
});
