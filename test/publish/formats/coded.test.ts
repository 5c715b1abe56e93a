import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Row } from '../../../src/publish/columns.js';
import { writeCoded } from '../../../src/publish/formats/coded.js';
import { checkName, codedTables } from '../../../src/publish/formats/coded-table.js';
import { missingCodes } from '../../../src/publish/formats/missing.js';
import { withDatabase } from '../../../src/publish/formats/parquet.js';
import { panelSpec, refusing, type SmallTable, smallRelease, smallTables, statusRow, untold } from './small-release.js';

async function codedPanel(tables: readonly SmallTable[] = smallTables()) {
  const folder = await smallRelease(tables);
  const [coded] = codedTables(tables.map((t) => t.table));
  if (coded === undefined) throw new Error('no table is coded');
  const file = await withDatabase(folder, ':memory:', (db) => writeCoded(db, folder, coded));
  const [head = '', ...lines] = readFileSync(join(folder, coded.path), 'utf8').trimEnd().split('\n');
  const names = head.split(',');
  // No text of the small release holds a comma.
  const rows = lines.map((l) => Object.fromEntries(l.split(',').map((value, i) => [names[i], value])));
  return { ...file, list: rows };
}

/** The small release with other rows in the panel, or in the table that says why. */
function changed(panel: readonly Row[], status: readonly Row[] | null): SmallTable[] {
  return smallTables().flatMap(({ table, rows }) => {
    if (table.name === 'panel') return [{ table, rows: panel }];
    if (table.name === 'panel_status') return status === null ? [] : [{ table, rows: status }];
    return [{ table, rows }];
  });
}

test('the codes are these for ever: files that were read with them are about', () => {
  expect(Object.fromEntries(missingCodes.map((m) => [m.status, [m.letter, m.code]]))).toEqual({
    blank: ['a', -999999901],
    mark: ['b', -999999902],
    text: ['c', -999999903],
    missing: ['d', -999999904],
    not_in_form: ['e', -999999905],
    no_report: ['f', -999999906],
    not_derived: ['g', -999999907],
    unit_unknown: ['h', -999999908],
    negative: ['i', -999999909],
    unknown: ['z', -999999926],
  });
});

describe('a coded table', () => {
  test('tells why each number is not there, and holds the others as they are', async () => {
    const { list, rows } = await codedPanel();
    expect(rows).toBe(3);
    const [a, b, c] = list;
    expect(a).toMatchObject({
      agency: '样例区甲局',
      year: '2023',
      invented: '1',
      form: '2021',
      verdict: '1',
      req_den_total: '5',
      req_den_secret_total: '2',
      req_den_law_total: '0',
      fee_admin_amount_wan: '293.5269',
      fee_admin_change: '-999999905',
    });
    expect(b).toMatchObject({
      verdict: '5',
      req_den_total: '-999999907',
      req_den_secret_total: '-999999902',
      fee_admin_change: '-2',
    });
    expect(c).toMatchObject({
      agency_id: 'sample/small/c',
      year: '2023',
      report_id: '',
      verdict: '-999999906',
      coverage: '7',
    });
    expect(c?.['req_new_total']).toBe('-999999906');
    expect(c?.['blank']).toBe('-999999906');
  });

  test('without a table that says why says that nothing is known', async () => {
    const { list } = await codedPanel(changed([refusing, untold], null));
    expect(list.map((r) => r['fee_admin_change'])).toEqual(['-999999926', '-2']);
  });

  test.each([-999_999_900, -999_999_901, -2_000_000_000])(
    'refuses a figure of %i, which could be taken for a code',
    async (figure) => {
      await expect(codedPanel(changed([{ ...refusing, fee_admin_change: figure }], null))).rejects.toThrow(
        /panel\.fee_admin_change has a figure at or below/,
      );
    },
  );

  test('takes the lowest figure that is no code', async () => {
    const { list } = await codedPanel(changed([{ ...refusing, fee_admin_change: -999_999_899 }], null));
    expect(list[0]?.['fee_admin_change']).toBe('-999999899');
  });

  test.each<[string, Row, Row]>([
    ['a value whose status is blank', {}, { req_den_total: 'blank' }],
    ['no value whose status is number', {}, { fee_admin_change: 'number' }],
    ['a status of no list', {}, { fee_admin_change: 'whatever' }],
    ['a figure of a report that is none', {}, { req_den_total: 'no_report' }],
  ])('refuses %s', async (_what, panel, status) => {
    const said = { fee_admin_change: 'not_in_form', req_den_total: 'derived', ...status };
    const tables = changed([{ ...refusing, ...panel }], [statusRow('a', 2023, said)]);
    await expect(codedPanel(tables)).rejects.toThrow(/status is/);
  });

  test('refuses rows that only one of the two tables has', async () => {
    const status = [statusRow('a', 2023, { fee_admin_change: 'not_in_form', req_den_total: 'derived' })];
    const other = [...status, statusRow('x', 2023, {}, 'no_report')];
    await expect(codedPanel(changed([refusing], other))).rejects.toThrow(/have other rows/);
    await expect(codedPanel(changed([refusing, untold], status))).rejects.toThrow(/have other rows/);
    expect((await codedPanel(changed([refusing], status))).rows).toBe(1);
  });

  test('refuses a word of no list', async () => {
    await expect(codedPanel(changed([{ ...refusing, verdict: 'splendid' }], null))).rejects.toThrow(
      /a word of no list/,
    );
  });

  test('knows how wide its texts are, in bytes', async () => {
    expect((await codedPanel()).widths.get('agency')).toBe(16);
  });
});

test.each(['Year', '1st', 'in', 'strL', 'str12', '_n', 'a-b', '年', '', 'a'.repeat(33)])(
  '%j is no name for a variable',
  (name) => expect(() => checkName('x', name)).toThrow(/no name/),
);

test('every name of the panel is one', () => {
  expect(panelSpec.columns.length).toBeGreaterThan(20);
  expect(codedTables([panelSpec])).toHaveLength(1);
});
