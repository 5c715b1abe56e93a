import { describe, expect, test } from 'vitest';
import { looksFigure, looksNumeric, readCell, splitRemark } from '../../parsers/numbers.js';
import type { ValueType } from '../../src/form/form.js';

/** What a cell reads as: `n:value` with a unit behind it where the cell prints one, `blank`, `mark` or `text`. */
function say(text: string, type: ValueType): string {
  const { reading, unit } = readCell(text, type);
  if (reading.kind !== 'number') return reading.kind;
  return `n:${reading.value}${unit === null ? '' : ` ${unit}`}`;
}

// Written down one by one and never computed: a table in which code decides what is right proves nothing.
const counts: Readonly<Record<string, readonly string[]>> = {
  'n:0': ['0', ' 0 ', '０', '0\n', '\u200b0', '\ufeff0', '0\u00a0', '\u30000\u3000'],
  'n:7': ['7', '７', '\u20027', '7\u00ad', '\u20607'],
  'n:12': ['12', '１２', '1２', '1\u200b2', '1\u200d2', '\t12\r\n'],
  'n:1234': ['1234', '1,234', '１，２３４', '1，234', '１２３４'],
  'n:1234567': ['1234567', '1,234,567'],
  'n:999999999999': ['999999999999', '999,999,999,999'],
  'n:22 件': ['22件', '２２件', '22（件）', '22(件)'],
  'n:3 项': ['3项'],
  'n:5 个': ['5个'],
  'n:6 宗': ['6宗'],
  'n:8 条': ['8条'],
  'n:22': [
    '22（其中修订 16 件）',
    '22\n（其中修订 16 件）',
    '22(其中修订16件)',
    '２２（其中修订 16 件）',
    '22 （含修订）',
  ],
  'n:55': ['55（含自然失效 29 件）', '55（含自然失效29件)', '55\u3000（含自然失效 29 件）'],
  'n:1050': ['1,050（其中网上 900 件）'],
  blank: ['', ' ', '\u3000', '\u00a0', '\u200b', '\ufeff', '\n', '\r\n\t', '\u2003\u200b'],
  mark: ['/', '／', '//', '\\', '-', '－', '--', '—', '——', '–', '−', '―', '无', 'N/A', 'n/a', ' 无 ', '无\u200b'],
  text: [
    // digits apart: one number or two, nobody knows
    '1 234',
    '3 830',
    '3\n830',
    '12 34',
    '1\u00a0234',
    '1\u2009234',
    '1\u3000234',
    '1\t2',
    '0 0',
    '1  2',
    // commas out of place
    '1,2',
    '1,23',
    '12,34',
    '12,34,567',
    '1234,567',
    ',123',
    '123,',
    '1,,234',
    '1,2345',
    '0,123',
    '1、234',
    "1'234",
    // zeros in front: digits of several cells glued
    '01',
    '00',
    '007',
    '0000000',
    '012',
    '０1',
    '-01',
    // decimals are no counts
    '1.',
    '.5',
    '1.5',
    '1.0',
    '0.0',
    '１.５',
    '1．5',
    '12.',
    '1.234.567',
    // signs are no counts
    '-5',
    '+5',
    '−5',
    '－5',
    '＋5',
    '-0',
    '+0',
    '--5',
    '++3',
    '5-',
    '+-3',
    '— 5 —',
    '- 3 -',
    // too long, or not decimal
    '1234567890123',
    '9999999999999999',
    '1e3',
    '1E3',
    '0x10',
    '0b1',
    '0o7',
    '1_000',
    '1n',
    'NaN',
    'Infinity',
    '∞',
    'null',
    'undefined',
    'true',
    '[]',
    '{}',
    '1;2',
    '1:2',
    '1/2',
    '½',
    '1½',
    '50%',
    '５０％',
    '1‰',
    '=1+1',
    '@1',
    '#1',
    '$1',
    '¥1',
    '￥100',
    // letters that look like digits, digits that are not ours
    'O',
    'o',
    'l',
    'I',
    '1O',
    '1o',
    'O1',
    'l2',
    '1l',
    '2I',
    '〇',
    '一〇',
    '○',
    '零',
    '二十',
    '十二',
    '廿',
    '百',
    '壹',
    'Ⅲ',
    '①',
    '⑩',
    '❶',
    '²',
    '1²',
    '₂',
    '٣',
    '١٢',
    '۳',
    '३',
    '๓',
    '𝟏',
    '𝟙𝟚',
    '🄀',
    '１۲',
    // marks of direction can hide another order
    '1\u202e2',
    '\u202d12',
    '12\u200f',
    '\u200e12',
    '1\u20662\u2069',
    '\u061c3',
    // words
    '1万',
    '1.5万',
    '三万',
    '近300',
    '100余',
    '约5',
    '5左右',
    '大于5',
    '5多',
    '5人',
    '5人次',
    '5份',
    '5起',
    '件',
    '5件件',
    '5 件',
    '第5',
    '无数',
    '没有',
    '不适用',
    '见附件',
    '同上',
    '待定',
    '空',
    '—5',
    '/0',
    '0/',
    '0.',
    '0-',
    '0,0',
    '2#',
    '2*',
    '2、',
    '2。',
    '2；',
    '(2)',
    '（2）',
    '[2]',
    '2)',
    '（',
    '）',
    '——0',
    // remarks: only words in one pair of brackets behind one number
    '22（）',
    '22（16）',
    '22（ ）',
    '22（其中修订 16 件',
    '22其中修订 16 件）',
    '（其中修订 16 件）22',
    '22（a）3',
    '22（a）（b）',
    '22（a（b））',
    '2 2（其中修订 16 件）',
    '022（含修订）',
    '22、33（含修订）',
    '2.2（含修订）',
    '-2（含修订）',
    '/（不适用）',
    '无（本年）',
    '3（万）',
    '3（万件）',
    '3（余）',
    '约22（含修订）',
    '22【含修订】',
    '22[含修订]',
    '22 含修订',
  ],
};

const signed: Readonly<Record<string, readonly string[]>> = {
  'n:0': ['0', '-0', '+0', '－0'],
  'n:5': ['5', '+5', '＋5', '+５'],
  'n:-5': ['-5', '－5', '−5', '—5', '–5', '--5', '——5'],
  'n:-1942': ['-1942', '-1,942'],
  'n:-2 项': ['-2项', '-2（项）'],
  'n:-11': ['-11（取消 11 项）'],
  text: [
    '++3',
    '+-3',
    '-+3',
    '---3',
    '5-',
    '+',
    '-01',
    '- 5',
    '+ 5',
    '增5',
    '减5',
    '↑5',
    '-5%',
    '(5)',
    '-1.5',
    '±5',
    '-'.repeat(3),
  ],
  mark: ['-', '--', '—', '/'],
};

const money: Readonly<Record<string, readonly string[]>> = {
  'n:0': ['0', '０'],
  'n:0.0': ['0.0'],
  'n:12.30': ['12.30', '１２．３０'],
  'n:251000 元': ['251000元', '251,000元', '251000（元）', '251000(元)'],
  'n:75394432.52 元': ['75394432.52元', '75,394,432.52元'],
  'n:160.5964 万元': ['160.5964万元', '160.5964（万元）'],
  'n:3 亿元': ['3亿元'],
  'n:24252.311082': ['24252.311082'],
  'n:12.5': ['12.5（含代收）'],
  text: [
    '1.',
    '.5',
    '1.2.3',
    '1,5',
    '1.1234567',
    '约3万元',
    '3 元',
    '3万',
    '¥3',
    '￥3',
    '3元整',
    '-3',
    '+3',
    '01.5',
    '00.5',
    '1e3',
    '12.5（单位：千元）',
    '12.5（其中 3 万元代收）',
    '12.5 6',
    '1．',
    '3美元',
    '3欧元',
    '1,234.5,6',
    '二十元',
    '12.5元/件',
  ],
  mark: ['/', '无', '—'],
};

const tables = { count: counts, signed, decimal: money } as const;
const size = Object.values(tables).flatMap((t) => Object.values(t).flat()).length;

describe(`${size} prints and what each of them is`, () => {
  test('the table is as long as promised, and says nothing twice', () => {
    expect(size).toBeGreaterThan(300);
    for (const table of Object.values(tables)) {
      const all = Object.values(table).flat();
      expect(all.filter((t, i) => all.indexOf(t) !== i)).toEqual([]);
    }
  });

  for (const [type, table] of Object.entries(tables) as [ValueType, (typeof tables)[keyof typeof tables]][])
    for (const [expected, texts] of Object.entries(table))
      test(`${type}: ${expected}`, () => {
        for (const text of texts) expect(say(text, type), JSON.stringify(text)).toBe(expected);
      });

  test('whatever is printed stays what is printed', () => {
    for (const [type, table] of Object.entries(tables) as [ValueType, (typeof tables)[keyof typeof tables]][])
      for (const text of Object.values(table).flat()) {
        const { reading } = readCell(text, type);
        if ('printed' in reading)
          expect(text.replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')).toContain(reading.printed);
      }
  });
});

describe('a remark behind a figure', () => {
  test('is told apart from it', () => {
    expect(splitRemark('22\n（其中修订 16 件）')).toEqual({ figure: '22', remark: '其中修订 16 件' });
    expect(splitRemark('22')).toBeNull();
    expect(splitRemark('（22）')).toBeNull();
  });

  test('makes no number of a line of text for the reader that goes by order', () => {
    expect(looksNumeric('22（其中修订 16 件）')).toBe(false);
    expect(looksFigure('22（其中修订 16 件）')).toBe(true);
    expect(looksFigure('2.其他（含修订）')).toBe(false);
  });
});
