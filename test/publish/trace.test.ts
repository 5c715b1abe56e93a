import { describe, expect, test } from 'vitest';
import { type TracedFigure, traceFigures } from '../../src/publish/trace.js';
import { crawlHere, datasetOf, serveBody } from '../support/district.js';
import { temporaryFolder } from '../support/folders.js';

const text = '（一）予以公开 12３40 行政许可 7';
const figure = (rest: Partial<TracedFigure>): TracedFigure => ({
  reportId: 'r',
  address: 'a',
  kind: 'number',
  printed: '2',
  value: '2.000000',
  source: 's',
  start: text.indexOf('12'),
  end: text.indexOf('12') + 5,
  madeFrom: '12３40',
  ...rest,
});
const mismatches = (one: TracedFigure) =>
  traceFigures(
    [one],
    () => text,
    (piece) => piece,
    (f) => f.printed,
  ).mismatches;

describe('a figure that the sums cut out of a run', () => {
  test('is held against its run', () => {
    expect(mismatches(figure({}))).toEqual([]);
    expect(mismatches(figure({ printed: '234', value: '234' }))).toEqual([]);
  });

  test.each<[string, Partial<TracedFigure>, RegExp]>([
    ['the run does not stand at its place', { madeFrom: '1234' }, /made from is 1234, at its place stands 12３40/],
    ['its place is moved', { start: 0 }, /at its place stands （一）/],
    ['the piece does not occur in the run', { printed: '24', value: '24' }, /24 does not occur/],
    ['another number is published', { value: '3' }, /2 is printed, 3 is published/],
    ['it is no made figure', { madeFrom: null }, /printed is 2, at its place stands 12３40/],
  ])('%s', (_what, change, message) => {
    expect(mismatches(figure(change))).toEqual([expect.stringMatching(message)]);
  });
});

test('figures say how they were made, and from which run; others say nothing', async () => {
  const data = temporaryFolder();
  const { server } = await serveBody('bm/swj');
  await crawlHere(server, data);
  const { rows } = await datasetOf(data);
  const figures = rows('figures').filter((f) => f['kind'] !== 'derived' && f['kind'] !== 'missing');
  const made = figures.filter((f) => f['made_rule'] !== null);
  expect(new Set(made.map((f) => f['year']))).toEqual(new Set([2023]));
  expect(made.length).toBeGreaterThan(100);
  for (const f of made) {
    expect(f['standing']).toBe('solved');
    expect(f['made_from']).toBe(f['kind'] === 'blank' ? '' : f['printed']);
  }
  for (const f of figures) if (f['made_rule'] === null) expect([f['made_from'], f['standing']]).not.toContain('solved');
});
