import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { declaredSites } from '../../scrapers/sites.js';
import { onNowBoundaries } from '../../src/normalise/boundaries.js';
import { parseRegistry, readRegistry } from '../../src/normalise/registry.js';

const folder = join(import.meta.dirname, '../../data/registry');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\/.*\.yaml$/.test(name));

describe('the registry', () => {
  test('every file of it can be read, and is of a declared site', async () => {
    expect(files.length).toBeGreaterThan(1);
    const slugs = (await declaredSites()).map((s) => s.slug);
    for (const file of files) {
      const slug = file.replace(/\.yaml$/, '');
      expect(slugs).toContain(slug);
      expect(readRegistry(slug).agencies.length, slug).toBeGreaterThan(0);
    }
  });

  test('of a site that nobody has reviewed is empty', () => {
    expect(readRegistry('tianjin/dongli')).toMatchObject({ complete: false, agencies: [], lineage: { rows: [] } });
  });

  test('takes a name with its years or without', () => {
    const text = 'agencies: [{ path: a, names: [甲局, { name: 乙局, from: 2020 }], evidence: e }]';
    expect(parseRegistry('x/y', text).agencies[0]?.names).toEqual([{ name: '甲局' }, { name: '乙局', from: 2020 }]);
  });

  const two = (rest: string) => `agencies: [{ path: a, evidence: e${rest} }, { path: b, evidence: e }]\n`;
  test.each([
    [
      'an agency twice',
      'agencies: [{ path: a, evidence: e }, { path: a, evidence: e }]',
      /an agency stands there twice/,
    ],
    ['an agency without evidence', 'agencies: [{ path: a }]', /evidence/],
    ['a key that there is not', two(', nmaes: []'), /nmaes/],
    ['a parent that is no agency', two(', parent: c'), /a names c, which is no agency/],
    ['a successor that is no agency', two(', into: c'), /a names c, which is no agency/],
    ['a family that there is not', two(', family: fishing'), /of the family fishing/],
    ['a kind that there is not', two(', kind: club'), /kind/],
    ['a credit code that is none', two(', uscc: "123"'), /uscc/],
    ['a name twice', two(', names: [甲, 甲]'), /a has a name twice/],
    [
      'a name that ends before it begins',
      two(', names: [{ name: 甲, from: 2020, to: 2019 }]'),
      /ends before it begins/,
    ],
    [
      'a lineage of no agency',
      `${two('')}lineage: [{ kind: rename, year: 2020, from: [a], to: [c], evidence: e }]`,
      /names c/,
    ],
    [
      'a body that owes reports after its end',
      `${two(', ended: 2020')}lineage: [{ kind: rename, year: 2020, from: [a], to: [b], evidence: e }]`,
      /a owes a report of 2020, but was no more in 2020/,
    ],
    [
      'a column of two agencies',
      'agencies: [{ path: a, columns: [x], evidence: e }, { path: b, columns: [x], evidence: e }]',
      /belongs to two agencies/,
    ],
  ])('refuses %s, naming the file', (_what, text, message) => {
    expect(() => parseRegistry('x/y', text)).toThrow(/data\/registry\/x\/y\.yaml: /);
    expect(() => parseRegistry('x/y', text)).toThrow(message);
  });
  test('the sample district has a change of every kind', () => {
    const { lineage: sample } = readRegistry('sample/yangli');
    const now = (path: string, year: number) => {
      const found = onNowBoundaries(sample, path, year);
      return found.path === null ? `${found.reason} ${found.at.year}` : found.path;
    };
    expect(new Set(sample.rows.map((r) => r.kind))).toEqual(
      new Set(['rename', 'merge', 'split', 'transfer', 'abolish']),
    );
    expect(now('bm/scw', 2019)).toBe('bm/scj');
    expect(['bm/whj', 'bm/lyj', 'bm/gdj'].map((path) => now(path, 2020))).toEqual(['bm/wlj', 'bm/wlj', 'bm/wlj']);
    expect(now('bm/jsj', 2020)).toBe('split 2023');
    expect(now('bm/zsj', 2020)).toBe('abolish 2022');
    expect([2021, 2022].map((year) => now('bm/cgw', year))).toEqual(['transfer 2022', 'bm/cgw']);
  });
});
