import { describe, expect, test } from 'vitest';
import { tableOf } from '../../src/form/form.js';
import { form2021 } from '../../src/form/form-2021.js';
import { renderText } from '../../src/sample/print/render.js';
import { blocksOf, figuresOf, printsOf, readText } from '../support/printing.js';

const figures: ReadonlyMap<string, string> = figuresOf(form2021, 4711, 30);
const report = renderText(blocksOf(form2021, figuresOf(form2021, 4711, 30)));
const [first, second] = tableOf(form2021, 'requests').rows.map((r) => r.zh);
const group = tableOf(form2021, 'requests').groups?.[0]?.zh ?? '';

/** Text behind a sound report that makes the order reader look again and again: each must end, and change no figure. */
const tails: Readonly<Record<string, string>> = {
  'figures without labels': 'x\n1\n'.repeat(20_000),
  'a label without figures': `${second}\n`.repeat(40_000),
  'words over groups without rows': `${second}\n`.repeat(10_000) + `${group}\n`.repeat(30_000),
  'beginnings of labels that never end': `${(form2021.tables.at(-2)?.rows[4]?.zh ?? '').slice(0, 14)}\n`.repeat(20_000),
  'pieces of headings': '其 他 结 果 总 计\n'.repeat(20_000),
  'bare zeros': '0\n'.repeat(40_000),
  'empty lines': '\n'.repeat(500_000),
};

describe('text that costs', () => {
  for (const [name, tail] of Object.entries(tails))
    test(name, () => {
      const read = readText(`${report}\n注：以下无正文。\n${tail}`);
      for (const [address, print] of printsOf(read))
        if (read.standings.get(address as never) === 'certified') expect(print, address).toBe(figures.get(address));
    });

  test('one line of ten million digits behind a label is refused', () => {
    expect(readText(`${first}${'1'.repeat(10_000_000)}`).verdict).toBe('refused');
  });

  test('a label and its digits a hundred thousand times on one line', () => {
    expect(readText(`${first}1234567890123`.repeat(100_000)).cells.every((c) => c.reading.kind === 'missing')).toBe(
      true,
    );
  });

  test('fifteen headings without gaps and one wrong character', () => {
    const heads = tableOf(form2021, 'disputes')
      .columns.map((c) => c.zh)
      .join('');
    const text = report.replace(
      /行政复议\n[\s\S]*?(?=\n\n\d)/,
      `行政复议行政诉讼\n${heads}未经复议直接起诉复议后起诉\n${heads}${heads}问`,
    );
    expect(readText(text).verdict).toBe('doubtful');
  });
});
