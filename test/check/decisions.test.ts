import { describe, expect, test } from 'vitest';
import type { Address } from '../../src/address.js';
import { checkDecisions } from '../../src/check/decisions.js';
import { form2019 } from '../../src/form/form-2019.js';
import { form2021 } from '../../src/form/form-2021.js';
import { renderClean } from '../../src/sample/print/render.js';
import { blocksOf, figuresOf, readText } from '../support/printing.js';

/** Items, change and decisions of 行政处罚 on a page whose other rows have no decisions. */
function penalties(before: string, change: string, decisions: string) {
  const figures = new Map(figuresOf(form2019, 3, 30));
  for (const address of figures.keys()) if (address.endsWith('.decisions')) figures.set(address, '0');
  const print: readonly [Address, string][] = [
    ['enforcement.penalty.items_prev_year', before],
    ['enforcement.penalty.items_change', change],
    ['enforcement.penalty.decisions', decisions],
  ];
  for (const [address, text] of print) figures.set(address, text);
  return checkDecisions(readText(renderClean(blocksOf(form2019, figures))));
}

describe('items copied into decisions', () => {
  test.each([
    ['as many as the year before', '283', '0', '283'],
    ['as many as after the change', '280', '+3', '283'],
    ['the change is not a number', '283', '/', '283'],
  ])('%s: noticed at the row', (_what, before, change, decisions) => {
    expect(penalties(before, change, decisions)).toEqual({
      examined: 1,
      findings: [{ code: 'decisions.equal_items', severity: 'note', at: 'enforcement.penalty', decisions: 283 }],
    });
  });

  test.each([
    ['another number', '283', '0', '12', 1],
    ['no decisions', '0', '0', '0', 0],
    ['decisions are blank', '283', '0', '', 0],
    ['items are blank', '', '0', '283', 0],
  ])('%s: not noticed', (_what, before, change, decisions, examined) => {
    expect(penalties(before, change, decisions)).toEqual({ examined, findings: [] });
  });

  test('the form of 2021 has no items, so nothing is examined', () => {
    const report = readText(renderClean(blocksOf(form2021, figuresOf(form2021, 3, 30))));
    expect(checkDecisions(report)).toEqual({ examined: 0, findings: [] });
    expect(checkDecisions(readText('天气晴。'))).toEqual({ examined: 0, findings: [] });
  });
});
