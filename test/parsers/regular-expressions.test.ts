import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { labelsOf } from '../../parsers/labels.js';
import { looksFigure, looksMark, looksNumeric, readCell } from '../../parsers/numbers.js';
import { form2021 } from '../../src/form/form-2021.js';

const root = join(import.meta.dirname, '../..');
const size = 2 ** 17;

interface Pattern {
  readonly file: string;
  readonly regex: RegExp;
}

/** Every regular expression that is written in the parsers and in what they use of the spine, found by the compiler. */
function patternsIn(file: string): Pattern[] {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.ES2023, true);
  const found: Pattern[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const [, body = '', flags = ''] = /^\/(.*)\/(\w*)$/s.exec(node.text) ?? [];
      found.push({ file, regex: new RegExp(body, flags) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const files = [
  ...readdirSync(join(root, 'parsers'), { recursive: true, encoding: 'utf8' })
    .filter((f) => f.endsWith('.ts'))
    .map((f) => `parsers/${f}`),
  'src/agency.ts',
  ...readdirSync(join(root, 'src/check')).map((f) => `src/check/${f}`),
].sort();
const patterns = files.flatMap(patternsIn);

/** What a pattern itself speaks of, over and over: the likeliest text to lead it astray. */
function adversaries(regex: RegExp): string[] {
  const words = regex.source.match(/[\u3000-\u9fff\uff00-\uffef]+|[a-z]{2,}|\d+/gi) ?? [];
  const pieces = [
    '1',
    'a',
    ' ',
    '\t\n',
    '（',
    '(',
    '-',
    '—',
    '年',
    '2022年',
    '2022年1月1日',
    '.',
    ',',
    '区',
    '局',
    '政府',
    '。',
    '<',
    '&',
  ];
  const all = [...new Set([...pieces, ...words, words.join('')])].filter((p) => p !== '');
  return all.flatMap((piece) => {
    const text = piece.repeat(Math.ceil(size / piece.length));
    return [text, `${text}!`, `1${text}）`];
  });
}

describe('regular expressions on texts made to mislead them', () => {
  test('all are found', () => {
    expect(patterns.length).toBeGreaterThan(60);
  });

  // Growth beyond linear takes minutes at this length, and the test’s own limit is one.
  for (const file of new Set(patterns.map((p) => p.file)))
    test(file, () => {
      for (const { regex } of patterns.filter((p) => p.file === file))
        for (const text of adversaries(regex)) {
          regex.lastIndex = 0;
          // `replace` tries every position, as `matchAll` does.
          expect(text.replace(regex, '').length).toBeLessThanOrEqual(text.length);
        }
    });

  test('patterns that are put together while the program runs, by what uses them', () => {
    for (const text of adversaries(/政府信息公开,\d,件（其中/)) {
      for (const type of ['count', 'signed', 'decimal'] as const)
        expect(readCell(text, type).reading.kind).not.toBe('number');
      expect([looksNumeric(text), looksFigure(text), looksMark(text)]).toEqual([false, false, false]);
      expect(labelsOf(form2021).findLoosely(text)).toBeNull();
    }
  });
});
