import { expect, test } from 'vitest';
import { Memo } from '../../parsers/memo.js';

test('a memo answers as the function does, and asks it once', () => {
  const asked: string[] = [];
  const memo = new Memo<string | null>(10, 5);
  const ask = (text: string) =>
    memo.get(text, (t) => {
      asked.push(t);
      return t === '无' ? null : t.toUpperCase();
    });
  expect(['a', 'a', '无', '无', 'b'].map(ask)).toEqual(['A', 'A', null, null, 'B']);
  expect(asked).toEqual(['a', '无', 'b']);
});

test('a memo keeps no more than it may, and nothing that is long', () => {
  let asked = 0;
  const memo = new Memo<number>(10, 5);
  const ask = (text: string) => memo.get(text, (t) => ++asked + t.length);
  for (let i = 0; i < 11; i++) ask(String(i));
  expect(asked).toBe(11);
  // The eleventh made room for itself: the first is no longer known.
  ask('10');
  expect(asked).toBe(11);
  ask('0');
  expect(asked).toBe(12);
  ask('longer');
  ask('longer');
  expect(asked).toBe(14);
});
