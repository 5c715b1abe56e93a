import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'cheerio';
import Excel from 'exceljs';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { caveatsOf } from '../../../src/form/caveats.js';
import { definitionOf } from '../../../src/form/definitions.js';
import { forms } from '../../../src/form/forms.js';
import { variablesOf } from '../../../src/form/variables.js';
import { panelKey, type Row } from '../../../src/publish/columns.js';
import { codebookHtml } from '../../../src/publish/formats/codebook-html.js';
import { codebookMarkdown } from '../../../src/publish/formats/codebook-md.js';
import { writeFormats } from '../../../src/publish/formats/formats.js';
import { answer, withDatabase } from '../../../src/publish/formats/parquet.js';
import {
  about,
  folderOfSuite,
  panelSpec,
  refusing,
  type SmallTable,
  smallRelease,
  smallTables,
} from './small-release.js';

async function readmeOf(tables: readonly SmallTable[], said = about): Promise<string> {
  const folder = await smallRelease(tables);
  await writeFormats(
    folder,
    tables.map((t) => t.table),
    said,
  );
  return readFileSync(join(folder, 'README.md'), 'utf8');
}

const panelIs = (rows: readonly Row[]) =>
  smallTables()
    .filter((t) => t.table.name !== 'panel_status')
    .map((t) => (t.table.name === 'panel' ? { ...t, rows } : t));

describe('a release’s own pages', () => {
  const folder = folderOfSuite();
  const text = (path: string) => readFileSync(join(folder, path), 'utf8');
  beforeAll(async () => {
    const tables = smallTables();
    await smallRelease(tables, folder);
    await writeFormats(
      folder,
      tables.map((t) => t.table),
      about,
    );
  });

  test('answer the question: who refused more than half, on what grounds, and of whom it cannot be told', () => {
    const readme = text('README.md');
    expect(readme).toContain(
      '| 样例区甲局 | 5 | 8 | 63 % | Rights of third parties 4.保护第三方合法权益 3; State secrets 1.属于国家秘密 2 | certified | sample/small |',
    );
    expect(readme).toContain(
      'Of 2 agencies with a report of 2023 that was read, 1 can be compared; 0 answered no request; of 1 a figure is missing (=样例区乙局)',
    );
    expect(readme).toContain('Of 1 more no report of the year was read.');
  });

  test('print SQL that gives the same answer when it is run', async () => {
    const blocks = [...text('README.md').matchAll(/```sql\n([\s\S]*?)```/g)].map((m) => m[1] ?? '');
    expect(blocks).toHaveLength(2);
    const answers: unknown[] = [];
    await withDatabase(folder, join(folder, 'gongkai.duckdb'), async (db) => {
      for (const sql of blocks) answers.push(await answer(db, sql));
    });
    expect(answers).toEqual([
      [{ year: '2023', agencies: '2', requests: '13' }],
      [
        {
          agency: '样例区甲局',
          refused: '5',
          answered: '8',
          percent: expect.stringMatching(/^63/),
          grounds: 'Rights of third parties 3; State secrets 2',
        },
      ],
    ]);
  });

  test('count what is here and what is not', () => {
    const readme = text('README.md');
    expect(readme).toContain('| sample/small | 3 | 2023–2023 | 2 | 1 | 0 | 0 | 0 | 1 | 0 | 0 | 1 |');
    expect(readme).toContain('1 of 2 current reports are doubtful');
    expect(readme).toContain('`cell.ambiguous` 1');
    expect(readme).toContain('host turns programs away 1');
    expect(readme).toContain('Of 400 cells of current reports: numbers 400 (100.0 %)');
    expect(readme).toContain('| `panel` | 3 |');
    for (const program of ['DuckDB', 'pandas', 'base R', 'Stata', 'SPSS', 'Excel']) expect(readme).toContain(program);
  });

  test('name the columns of the workbook by the letters that they have there', async () => {
    const book = new Excel.Workbook();
    await book.xlsx.readFile(join(folder, 'gongkai.xlsx'));
    const at = (letters: string) => book.getWorksheet('panel')?.getCell(`${letters}2`).value ?? null;
    const readme = text('README.md');
    const [, free = '', refused = '', answered = ''] =
      /Into (\w+)3 write `=IF\(AND\(ISNUMBER\((\w+)3\),ISNUMBER\((\w+)3\)\)/.exec(readme) ?? [];
    expect([at(refused), at(answered), at(free)]).toEqual(['req_den_total', 'req_results_total', null]);
    const [, year = ''] = /filter column (\w+) \(`year`\)/.exec(readme) ?? [];
    expect(at(year)).toBe('year');
    const [, first = '', last = ''] = /in the columns (\w+) to (\w+) whose names/.exec(readme) ?? [];
    expect([at(first), at(last)]).toEqual(['req_den_secret_total', 'req_den_query_total']);
  });

  test('have an entry for every variable, that shows its words as words', () => {
    const page = load(text('codebook.html'));
    const entries = panelSpec.columns.slice(panelKey.length).map((c) => c.name);
    expect(
      page('article')
        .toArray()
        .map((e) => page(e).attr('id'))
        .sort(),
    ).toEqual([...entries].sort());
    expect(page('script[src], link, img').length).toBe(0);
    expect(page('#req_den_total dl').text()).toMatch(/Definition.*Refused, on any ground.*不予公开的申请合计/s);
    expect(page('#req_den_total').text()).toContain('1 / 3');
    for (const name of entries) expect(text('codebook.md')).toContain(`### \`${name}\``);
    const entry = {
      variable: 'x',
      address: null,
      en: '<b>a|b</b>',
      zh: '&',
      type: 'text',
      unit: null,
      forms: [],
      sumOf: [],
      observations: 0,
      of: 0,
      statuses: [],
      more: [],
      crosswalk: [],
    };
    const groups = [{ id: 'g', en: '"', zh: '<', entries: [entry] }];
    expect(load(codebookHtml(groups, about))('article .label').text()).toBe('&<b>a|b</b>');
    expect(codebookMarkdown(groups, about)).toContain('\\<b\\>a\\|b\\</b\\>');
  });

  test('say how to cite it, in the Citation File Format', () => {
    const cff = z.strictObject({
      'cff-version': z.literal('1.2.0'),
      message: z.string().min(1),
      type: z.literal('dataset'),
      title: z.string().min(1),
      abstract: z.string().min(1),
      authors: z.array(z.strictObject({ name: z.string().min(1) })).min(1),
      version: z.string(),
      'date-released': z.iso.date(),
      license: z.literal('CC-BY-4.0'),
      keywords: z.array(z.string().min(1)).min(1),
    });
    expect(cff.parse(parse(text('CITATION.cff')))['date-released']).toBe(about.newest);
    expect(text('LICENSE')).toContain('creativecommons.org/licenses/by/4.0');
    expect(text('LICENSE')).toContain('public documents of the agencies');
  });

  test('leave nothing behind but what is published', () => {
    expect(existsSync(join(folder, '.spill'))).toBe(false);
    expect(existsSync(join(folder, '.gongkai.xlsx'))).toBe(false);
    expect(existsSync(join(folder, 'gongkai.duckdb.wal'))).toBe(false);
  });
});

describe('the question', () => {
  test('whose answer is nobody shows who came nearest', async () => {
    const readme = await readmeOf(panelIs([{ ...refusing, req_den_total: 4 }]));
    expect(readme).toMatch(/None\. The highest shares are[\s\S]*\| 样例区甲局 \| 4 \| 8 \| 50 % \|/);
    expect(await readmeOf(panelIs([{ ...refusing, req_den_total: 0 }]))).toContain('no agency refused any');
  });

  test('is asked of the latest full year where 2023 is not there', async () => {
    const rows = [2020, 2021, 2022].map((year) => ({ ...refusing, year }));
    const tables = panelIs(rows).map((t) =>
      t.table.name === 'coverage' ? { ...t, rows: t.rows.map((r) => ({ ...r, year: 2022, status: 'not_due' })) } : t,
    );
    expect(await readmeOf(tables)).toContain('the requests of 2021, and on what grounds');
  });

  test('is not asked of a release without a panel; one without invented reports does not speak of them', async () => {
    const readme = await readmeOf(
      smallTables().filter((t) => t.table.name === 'agencies'),
      { newest: '2024-02-03', invented: false },
    );
    expect(readme).not.toContain('A question');
    expect(readme).not.toContain('invented');
  });
});

test('every variable of every form is defined; every caveat is of some', () => {
  const all = forms.flatMap((f) => variablesOf(f));
  expect(all.length).toBeGreaterThan(400);
  for (const variable of all) {
    const { en, zh } = definitionOf(variable);
    expect(en, variable.name).toMatch(/^[A-Z].*\.$/);
    expect(zh, variable.name).toMatch(/。$/);
  }
  const caveat = (address: string) => {
    expect(all.map((v) => v.address)).toContain(address);
    return caveatsOf(address)?.en ?? null;
  };
  expect(caveat('fees.admin_fee.items_prev_year')).toContain('not money');
  expect(caveat('documents.rules.disclosed_total')).toContain('never to be continued by 现行有效件数');
  expect(caveat('disputes.suit_direct.total')).toContain('1 January 2024');
  expect(caveat('requests.res_granted.total')).toBeNull();
});
