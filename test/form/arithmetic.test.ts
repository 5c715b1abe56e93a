import { describe, expect, test } from 'vitest';
import type { Address } from '../../src/address.js';
import { cellsOf } from '../../src/form/cells.js';
import { equationsOf } from '../../src/form/equations.js';
import type { Form } from '../../src/form/form.js';
import { form2019 } from '../../src/form/form-2019.js';
import { form2021 } from '../../src/form/form-2021.js';

/** The equations of table 三 as rows of small whole numbers over its cells. */
function matrix(form: Form): { cells: Address[]; rows: number[][] } {
  const cells = cellsOf(form).flatMap((c) => (c.table.id === 'requests' ? [c.address] : []));
  const rows = equationsOf(form)
    .filter((e) => e.id.startsWith('requests_'))
    .map((e) => cells.map((c) => (e.left.includes(c) ? 1 : e.right.includes(c) ? -1 : 0)));
  return { cells, rows };
}

/** Rank over a prime field; the entries are 0, 1 and -1, and a large prime changes nothing of it. */
function rank(rows: readonly (readonly number[])[]): number {
  const p = 1_000_003;
  const m = rows.map((r) => r.map((x) => ((x % p) + p) % p));
  const power = (base: number, exponent: number): number => {
    let result = 1n;
    for (let b = BigInt(base), e = exponent; e > 0; e >>= 1, b = (b * b) % BigInt(p))
      if (e & 1) result = (result * b) % BigInt(p);
    return Number(result);
  };
  let found = 0;
  for (let column = 0; column < (m[0]?.length ?? 0); column++) {
    const pivot = m.findIndex((r, i) => i >= found && r[column] !== 0);
    if (pivot === -1) continue;
    [m[found], m[pivot]] = [m[pivot] ?? [], m[found] ?? []];
    const top = m[found] ?? [];
    const inverse = power(top[column] ?? 0, p - 2);
    for (const [i, row] of m.entries()) {
      if (i === found || row[column] === 0) continue;
      const factor = ((row[column] ?? 0) * inverse) % p;
      for (const j of row.keys()) row[j] = ((((row[j] ?? 0) - factor * (top[j] ?? 0)) % p) + p) % p;
    }
    found++;
  }
  return found;
}

const column = (rows: readonly (readonly number[])[], at: number) => rows.map((r) => r[at] ?? 0);

describe('the arithmetic of the form of 2021', () => {
  const { cells, rows } = matrix(form2021);

  test('table 三 has 175 cells and 39 equations of rank 37', () => {
    expect(cells).toHaveLength(175);
    expect(rows).toHaveLength(39);
    expect(rank(rows)).toBe(37);
  });

  test('every single wrong cell can be named: no two cells break sums in proportion', () => {
    const patterns = new Set(
      cells.map((_, i) => {
        const own = column(rows, i);
        const first = own.find((x) => x !== 0) ?? 1;
        return own.map((x) => x * first).join();
      }),
    );
    expect(patterns.size).toBe(175);
  });

  test('nothing of one, two or three cells hides, and of four exactly 4,473 rectangles do', () => {
    // A row with exactly one wrong cell breaks its own sum, so wrong cells hide only two or more to a row.
    const height = 25;
    const width = 7;
    const dependent = (ids: readonly number[]) => rank(ids.map((i) => column(rows, i))) < ids.length;
    const pairs = Array.from({ length: width }, (_, a) => Array.from({ length: a }, (_x, b) => [b, a] as const)).flat();
    let hidden = 0;
    for (let r = 0; r < height; r++) {
      // All in one row: pairs and triples.
      for (const [a, b] of pairs) {
        expect(dependent([r * width + a, r * width + b])).toBe(false);
        for (let c = b + 1; c < width; c++) {
          const three = [r * width + a, r * width + b, r * width + c];
          expect(dependent(three)).toBe(false);
          for (let d = c + 1; d < width; d++) if (dependent([...three, r * width + d])) hidden++;
        }
      }
    }
    for (let r = 0; r < height; r++)
      for (let s = 0; s < r; s++)
        for (const [a, b] of pairs)
          for (const [c, d] of pairs) {
            // The column sums see two cells in different columns of different rows apart.
            if (a !== c || b !== d) continue;
            if (dependent([r * width + a, r * width + b, s * width + c, s * width + d])) hidden++;
          }
    expect(hidden).toBe(4473);
  });

  test('the whole form has 200 cells and 42 sums; with （六） in one row 186 and 40', () => {
    expect(cellsOf(form2021)).toHaveLength(200);
    expect(equationsOf(form2021)).toHaveLength(42);
    const printed = new Set(['oth_total']);
    expect(cellsOf(form2021, printed)).toHaveLength(186);
    expect(equationsOf(form2021, printed)).toHaveLength(40);
    const leaves = equationsOf(form2021, printed).find((e) => e.id === 'requests_leaf_sum');
    expect(leaves?.left).toContain('requests.oth_total.natural_person');
    expect(leaves?.left).toHaveLength(19);
  });
});

describe('the arithmetic of the form of 2019', () => {
  test('198 cells and 40 sums; table 三 has 161 cells and 37 equations of rank 35', () => {
    const { cells, rows } = matrix(form2019);
    expect(cellsOf(form2019)).toHaveLength(198);
    expect(equationsOf(form2019)).toHaveLength(40);
    expect([cells.length, rows.length, rank(rows)]).toEqual([161, 37, 35]);
  });
});
