import { describe, expect, test } from 'vitest';
import { readCsv, writeCsvRow } from '../../src/normalise/csv.js';
import { parseDecisions, readDecisions } from '../../src/normalise/decisions.js';
import { parseRegistry } from '../../src/normalise/registry.js';

const registry = parseRegistry('x/y', 'agencies: [{ path: bm/a, evidence: e }]');
const head = 'site,printed,decision,reviewer,date,note\n';
const row = 'x/y,甲局,bm/a,Li,2026-03-01,as its signature says\n';

describe('a reviewer’s decisions', () => {
  test('are taken as written, those of other sites left out', () => {
    const text = `\ufeff${head}${row}\r\n"x/y","乙局 ""甲""",new,Li,2026-03-01,"a note, of\ntwo lines"\nv/w,丙局,ignore,Li,2026-03-01,\nx/y,丁局,ignore,Li,2026-03-02,\n`;
    expect(parseDecisions(text, registry, 'x/y')).toEqual([
      { site: 'x/y', printed: '甲局', decision: 'bm/a', line: 2 },
      { site: 'x/y', printed: '乙局 "甲"', decision: 'new', line: 4 },
      { site: 'x/y', printed: '丁局', decision: 'ignore', line: 7 },
    ]);
    expect(parseDecisions(head, registry, 'x/y')).toEqual([]);
  });

  test.each([
    ['no header', row, /names\.csv:1: the first line must be site,printed/],
    ['an empty file', '', /names\.csv:1/],
    ['a field too few', `${head}${row}x/y,乙局,new,Li,2026-03-01\n`, /names\.csv:3: 5 fields, not 6/],
    ['no site', `${head}xy,乙局,new,Li,2026-03-01,\n`, /names\.csv:2: xy is no site/],
    ['nothing printed', `${head}x/y,,new,Li,2026-03-01,\n`, /names\.csv:2: printed is empty/],
    ['no decision', `${head}x/y,乙局, ,Li,2026-03-01,\n`, /names\.csv:2: decision is empty/],
    ['no reviewer', `${head}x/y,乙局,new,,2026-03-01,\n`, /names\.csv:2: reviewer is empty/],
    ['no date', `${head}x/y,乙局,new,Li,March,\n`, /names\.csv:2: March is no date/],
    ['a print decided twice', `${head}${row}${row}`, /names\.csv:3: 甲局 was decided on line 2/],
    [
      'an agency that there is not',
      `${head}x/y,乙局,bm/b,Li,2026-03-01,\n`,
      /names\.csv:2: bm\/b is no agency in data\/registry\/x\/y\.yaml/,
    ],
    ['an open quote', `${head}x/y,"乙局,new,Li,2026-03-01,\n`, /names\.csv: line 2: a quote is not closed/],
    [
      'words behind a quote',
      `${head}x/y,"乙"局,new,Li,2026-03-01,\n`,
      /names\.csv: line 2: text behind a closing quote/,
    ],
  ])('with %s are refused, naming file and line', (_what, text, message) => {
    expect(() => parseDecisions(text, registry, 'x/y')).toThrow(message);
  });

  test('of another site are held against the rules too', () => {
    expect(() => parseDecisions(`${head}v/w,乙局,new,,2026-03-01,\n`, registry, 'x/y')).toThrow(/names\.csv:2/);
  });

  test('the project’s own file can be read', () => {
    expect(readDecisions(registry, 'no/site')).toEqual([]);
  });
});

test('a row of CSV is read as it was written', () => {
  const fields = ['a', '', 'b,c', 'd "e"', 'f\ng', '甲'];
  expect(readCsv(writeCsvRow(fields))).toEqual([{ line: 1, fields }]);
});
