import { describe, expect, test } from 'vitest';
import { literalAt } from '../../scrapers/literal.js';

describe('what a script writes down', () => {
  test.each<[string, unknown]>([
    ['{"a": [1, -2.5, 1e3, "x"], "b": {"c": null}}', { a: [1, -2.5, 1000, 'x'], b: { c: null } }],
    ["{SID: '755001', $a_1: true, 名称: false,}", { SID: '755001', $a_1: true, 名称: false }],
    ['{a: 1, // one\n /* two */ b: 2}', { a: 1, b: 2 }],
    ["{a: f(1, '}'), b: [g({c: ']'})], c: 'x' + y, d: 3}", { a: undefined, b: [undefined], c: undefined, d: 3 }],
    ["'it\\'s \\u4e2d\\x41\\n\\\n.'", "it's 中A\n."],
    ['"\\u003Cp\\u003E\\/"', '<p>/'],
    ['[[], {}]', [[], {}]],
    ['12; rest', 12],
  ])('%s', (text, value) => expect(literalAt(`x = ${text}`, 4)).toEqual(value));

  test.each([
    ['{a: 1', 'is not closed'],
    ['{a 1}', 'is no object'],
    ['"abc', 'is not closed'],
    [`${'['.repeat(200)}${']'.repeat(200)}`, 'is nested too deeply'],
    ['', 'is nothing'],
    ['alert(1)', 'would have to be run'],
  ])('%s %s', (text) => expect(literalAt(text, 0)).toBeUndefined());

  test('a name of a page means no more than itself', () => {
    const value = literalAt('{"__proto__": {"id": 1}, "constructor": 2}', 0) as Record<string, unknown>;
    expect(Object.keys(value)).toEqual(['__proto__', 'constructor']);
    expect(value['id']).toBeUndefined();
    expect(Object.getPrototypeOf({})['id']).toBeUndefined();
  });

  test('a long text, and many that are not closed, take no more time than they are long', () => {
    expect(literalAt(JSON.stringify({ content: '<p>'.repeat(500_000) }), 0)).toMatchObject({});
    expect(literalAt(`{${'a:['.repeat(50)}${'"\\"'.repeat(200_000)}`, 0)).toBeUndefined();
  });
});
