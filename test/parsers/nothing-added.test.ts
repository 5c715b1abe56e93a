import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Form } from '../../src/form/form.js';
import { form2019 } from '../../src/form/form-2019.js';
import { form2021 } from '../../src/form/form-2021.js';
import type { CheckedReport } from '../../src/report.js';
import type { Block } from '../../src/sample/print/layout.js';
import { renderClean, renderFlat, renderText, renderWord } from '../../src/sample/print/render.js';
import { Random } from '../../src/sample/random.js';
import { blocksOf, figuresOf, readText } from '../support/printing.js';

const seed = Date.now() % 1_000_000;
const rounds = 40;

const rowsAsLines =
  (separator: string) =>
  (blocks: readonly Block[]): string =>
    blocks
      .flatMap((b) => {
        if (b.kind === 'picture') return [];
        return b.kind === 'table' ? b.rows.map((r) => r.map((c) => c.text).join(separator)) : [b.text];
      })
      .join('\n');

const ways = {
  'clean tables': renderClean,
  'tables pasted from Word': renderWord,
  'one paragraph a cell': renderFlat,
  'one cell a line': renderText,
  'rows with spaces': rowsAsLines('  '),
  'rows with bars': rowsAsLines(' | '),
  'rows with tabs': rowsAsLines('\t'),
  'rows without gaps': rowsAsLines(''),
} as const;

/** The text with some visible characters lost, changed or printed twice; a page's markup stays whole. */
function damaged(text: string, random: Random): string {
  const runs = [...text.matchAll(/(?<=^|>)[^<>&]+/g)];
  const run = runs[random.between(0, runs.length - 1)];
  if (run === undefined) return text;
  const from = run.index + random.between(0, run[0].length - 1);
  const to = Math.min(run.index + run[0].length, from + random.between(1, 40));
  const put = ['', '', '\n', '7', ' 12 ', '其他', text.slice(from, to).repeat(2)][random.between(0, 6)] ?? '';
  return text.slice(0, from) + put + text.slice(to);
}

/** White space and what stands between the tags of a page say nothing. */
const plain = (text: string) =>
  text
    .replace(/<[^>]*>/g, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/\s+/g, '');

/** Every figure must be the characters at its place; a made one must be cut from them. */
function added(text: string, report: CheckedReport): string[] {
  return report.cells.flatMap(({ address, reading, place, made }) => {
    if (reading.kind === 'missing')
      return place === null && made === undefined ? [] : [`${address}: placed, but missing`];
    if (place === null || place.start < 0 || place.end > text.length || place.start > place.end)
      return [`${address}: no place for ${reading.kind}`];
    const there = plain(text.slice(place.start, place.end));
    if (reading.kind === 'blank') {
      // A blank that the sums placed points to the figures among which it stands, or behind them.
      return there === '' || (made !== undefined && made.from === '')
        ? []
        : [`${address}: blank, but ${there} is there`];
    }
    const printed = plain(reading.printed);
    if (made === undefined) return there === printed ? [] : [`${address}: ${printed}, but ${there} is there`];
    if (there !== plain(made.from)) return [`${address}: from ${made.from}, but ${there} is there`];
    return made.from.includes(reading.printed) ? [] : [`${address}: ${printed} is not in ${made.from}`];
  });
}

/** No two cells that are not cut from one run stand at one place. */
function shared(report: CheckedReport): string[] {
  const taken = new Map<string, string>();
  return report.cells.flatMap(({ address, reading, place, made }) => {
    if (place === null || reading.kind === 'blank' || made !== undefined) return [];
    const at = `${place.source ?? ''}:${place.start}`;
    const other = taken.get(at);
    taken.set(at, address);
    return other === undefined ? [] : [`${address} and ${other}`];
  });
}

describe(`reading adds nothing (seed ${seed})`, () => {
  for (const [way, print] of Object.entries(ways))
    test(`${way}: every figure is at its place, whatever else is lost`, () => {
      const random = new Random(seed);
      for (let round = 0; round < rounds; round++) {
        const form: Form = random.next() < 0.5 ? form2019 : form2021;
        // Digits without gaps are read where they are few.
        const size = way === 'rows without gaps' ? random.between(0, 2) : random.between(0, 60);
        const share = random.next() < 0.4 ? random.next() : 0;
        const figures = new Map(
          [...figuresOf(form, random.between(0, 1_000_000), size)].map(([a, v]) => [a, random.next() < share ? '' : v]),
        );
        let text = print(blocksOf(form, figures));
        // Whole print: of headings without gaps one lost character keeps the reader busy without end.
        const most = 3;
        for (let cuts = random.between(0, most); cuts > 0; cuts--) text = damaged(text, random);
        const report = readText(text);
        const said = `round ${round}: ${report.verdict}`;
        expect(added(text, report), said).toEqual([]);
        expect(shared(report), said).toEqual([]);
      }
    });

  const folder = join(import.meta.dirname, '../fixtures');
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((n) => /\/page\./.test(n)))
    test(name, () => {
      const text = readFileSync(join(folder, name), 'utf8');
      const report = readText(text);
      expect(added(text, report)).toEqual([]);
      expect(shared(report)).toEqual([]);
    });
});
