import { describe, expect, test } from 'vitest';
import { form2019 } from '../../src/form/form-2019.js';
import { form2021 } from '../../src/form/form-2021.js';
import type { PrintedCell } from '../../src/sample/print/layout.js';
import { renderClean } from '../../src/sample/print/render.js';
import { Random } from '../../src/sample/random.js';
import { changeTable, compareGrid, plainCell, type Rows, readGrid } from '../support/grid.js';
import { blocksOf, figuresOf, readText, silentDifferences } from '../support/printing.js';

const seed = Date.now() % 1_000_000;
const rounds = 6;

type Damage = (rows: Rows, random: Random) => readonly Rows[];

/** Changes one row; `x` is the number of one of its cells, or of the gap behind the last. */
function inRow(change: (row: readonly PrintedCell[], x: number) => readonly PrintedCell[]): Damage {
  return (rows, random) => {
    const y = random.between(0, rows.length - 1);
    return [rows.map((row, i) => (i === y ? change(row, random.between(0, row.length)) : row))];
  };
}

const atCell = (change: (cell: PrintedCell) => PrintedCell) =>
  inRow((row, x) => row.map((c, i) => (i === Math.min(x, row.length - 1) ? change(c) : c)));

const damages: Readonly<Record<string, Damage>> = {
  'a cell lost': inRow((row, x) => row.filter((_, i) => i !== x)),
  'an empty cell too many': inRow((row, x) => [...row.slice(0, x), plainCell(''), ...row.slice(x)]),
  'a figure too many': inRow((row, x) => [...row.slice(0, x), plainCell('7'), ...row.slice(x)]),
  'an empty cell too many in every row': (rows, random) => {
    const back = random.between(0, 6);
    return [
      rows.map((row) => [...row.slice(0, -back || row.length), plainCell(''), ...row.slice(-back || row.length)]),
    ];
  },
  'a row lost': (rows, random) => {
    const gone = random.between(0, rows.length - 1);
    return [rows.filter((_, y) => y !== gone)];
  },
  'a row doubled': (rows, random) => {
    const twice = random.between(0, rows.length - 1);
    return [rows.flatMap((row, y) => (y === twice ? [row, row] : [row]))];
  },
  'two rows exchanged with their labels': (rows, random) => {
    const y = random.between(0, rows.length - 2);
    return [[...rows.slice(0, y), ...rows.slice(y, y + 2).reverse(), ...rows.slice(y + 2)]];
  },
  'cut in two': (rows, random) => {
    const y = random.between(1, rows.length - 1);
    return [rows.slice(0, y), rows.slice(y)];
  },
  'cut in two, some of the heading repeated': (rows, random) => {
    const y = random.between(3, rows.length - 1);
    return [rows.slice(0, y), [...rows.slice(0, random.between(1, 3)), ...rows.slice(y)]];
  },
  'a cell one column wider': atCell((c) => ({ ...c, colspan: c.colspan + 1 })),
  'a cell one row taller': atCell((c) => ({ ...c, rowspan: c.rowspan + 1 })),
  'the cells of a row as narrow as one column': inRow((row) => row.map((c) => ({ ...c, colspan: 1 }))),
  'the cells of a row as low as one row': inRow((row) => row.map((c) => ({ ...c, rowspan: 1 }))),
  'the labels of a row lost': inRow((row) => row.map((c) => (c.address === null ? { ...c, text: '' } : c))),
  'a label replaced by other words': atCell((c) => (c.address === null ? { ...c, text: '某某事项' } : c)),
  'a label replaced by a number': atCell((c) => (c.address === null ? { ...c, text: '9' } : c)),
};

describe(`one damage to the geometry: read right or missing, never wrong (seed ${seed})`, () => {
  for (const [name, damage] of Object.entries(damages))
    test(name, () => {
      const random = new Random(seed);
      for (const form of [form2019, form2021])
        for (const which of ['proactive', 'requests', 'disputes'] as const)
          for (let round = 0; round < rounds; round++) {
            const figures = figuresOf(form, random.between(0, 1e6), [3, 30, 3000][round % 3] ?? 0);
            const html = renderClean(changeTable(blocksOf(form, figures), which, (rows) => damage(rows, random)));
            const where = `${form.id} ${which} round ${round}`;
            expect(compareGrid(readGrid(html, form), form, figures).wrong, where).toEqual([]);
            const report = readText(html);
            // A cell that was lost may be solved as empty: it is said to be, and it is what the page has.
            const silent = silentDifferences(report, figures).filter((d) => !d.endsWith('(solved)'));
            expect(silent, where).toEqual([]);
            if (report.cells.some((c) => c.reading.kind === 'missing'))
              expect(report.findings.length).toBeGreaterThan(0);
          }
    });
});
