import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCell } from '../../parsers/numbers.js';
import type { ValueType } from '../../src/form/form.js';

const read = (text: string, type: ValueType = 'count') => {
  const { reading, unit } = readCell(text, type);
  return reading.kind === 'number' ? [reading.value, unit] : reading.kind;
};

describe('one strict grammar', () => {
  test.each([
    ['0', 0],
    ['12', 12],
    ['  7 ', 7],
    ['\u2002 0', 0],
    ['\u00a0\u30003\u200b', 3],
    ['１２３', 123],
    ['1,234', 1234],
    ['1，234，567', 1234567],
    ['999999999999', 999999999999],
  ])('%j is the count %d', (text, value) => expect(read(text)).toEqual([value, null]));

  test.each([
    ['22件', 22, '件'],
    ['7项', 7, '项'],
  ])('%j is %d with its unit', (text, value, unit) => expect(read(text)).toEqual([value, unit]));

  test.each(['', ' ', '\u00a0', '\u3000', '\u200b', '\n\n'])('%j is blank, and no zero', (text) =>
    expect(read(text)).toBe('blank'),
  );

  test.each(['/', '／', '-', '—', '——', '无', 'N/A', ' / '])('%j is a mark', (text) => expect(read(text)).toBe('mark'));

  test.each([
    '1 234',
    '3\n830',
    '12 34',
    '1,23',
    '12,34,567',
    '0x10',
    '1e3',
    'NaN',
    'Infinity',
    '007',
    '0000000',
    '00',
    '-5',
    '+5',
    '1.5',
    '1.5万',
    '１.５',
    'o',
    'O',
    'l',
    '二十',
    '十二',
    '〇',
    '1234567890123',
    '٣',
    '1\u202e2',
    '2#',
    '近300',
    '100余',
    '1/2',
    '=1+1',
  ])('%j is text, as printed', (text) => expect(read(text)).toBe('text'));

  test('signs are numbers only where the form has signs', () => {
    expect(read('-11', 'signed')).toEqual([-11, null]);
    expect(read('+43', 'signed')).toEqual([43, null]);
    expect(read('＋3', 'signed')).toEqual([3, null]);
    expect(read('--253', 'signed')).toEqual([-253, null]);
    expect(read('—8', 'signed')).toEqual([-8, null]);
    expect(read('-0', 'signed')).toEqual([0, null]);
    expect(read('-11')).toBe('text');
    expect(read('-11', 'decimal')).toBe('text');
  });

  test('money is the decimal string that is printed, in the unit that is printed', () => {
    expect(read('9116.36', 'decimal')).toEqual(['9116.36', null]);
    expect(read('251000元', 'decimal')).toEqual(['251000', '元']);
    expect(read('103.3879万元', 'decimal')).toEqual(['103.3879', '万元']);
    expect(read('75,394,432.52元', 'decimal')).toEqual(['75394432.52', '元']);
    expect(read('24252.311082', 'decimal')).toEqual(['24252.311082', null]);
    for (const text of ['1.', '.5', '1.2.3', '1,5', '1.1234567', '约3万元', '3 元'])
      expect(read(text, 'decimal'), text).toBe('text');
  });

  test('what is printed from a number is read as that number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (n) => {
        expect(read(String(n))).toEqual([n, null]);
        expect(read(n.toLocaleString('en-US'))).toEqual([n, null]);
        expect(read(String(n).replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)))).toEqual([n, null]);
      }),
      { verbose: true },
    );
  });

  test('nothing but digits, signs, separators and units ever becomes a number', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), (text) => {
        for (const type of ['count', 'signed', 'decimal'] as const) {
          const { reading } = readCell(text, type);
          if (reading.kind === 'number')
            expect(reading.printed.normalize('NFKC')).toMatch(/^[+\-—−–]{0,2}[\d,]+(\.\d+)?(\D{0,4}|\s*\(.+\))$/su);
        }
      }),
      { verbose: true },
    );
  });
});
