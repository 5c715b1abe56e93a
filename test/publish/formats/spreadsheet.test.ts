import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Excel from 'exceljs';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { figuresTable } from '../../../src/publish/columns.js';
import { defused } from '../../../src/publish/formats/excel-csv.js';
import { writeFormats } from '../../../src/publish/formats/formats.js';
import { cellText, cellValue, columnLetters } from '../../../src/publish/formats/sheet.js';
import { about, folderOfSuite, smallRelease, smallTables } from './small-release.js';

const column = (type: 'text' | 'integer' | 'decimal' | 'boolean') => ({ name: 'x', type, en: '', zh: '' });

describe('a cell', () => {
  test('holds a number as long as Excel’s digits hold it', () => {
    expect(cellValue(column('decimal'), '293.526900')).toBe(293.5269);
    expect(cellValue(column('integer'), '-2')).toBe(-2);
    expect(cellValue(column('decimal'), '123456789012.345678')).toBe('123456789012.345678');
    expect(cellValue(column('text'), '12')).toBe('12');
    expect(cellValue(column('integer'), null)).toBeNull();
  });

  test('holds a text to the letter, and says where it could not', () => {
    expect(cellText('a\u0000b\u001f')).toBe('a\ufffdb\ufffd');
    expect(cellText('_x0041_')).toBe('_x005F_x0041_');
    const long = cellText('公'.repeat(40_000));
    expect([long.length, long]).toEqual([32_767, expect.stringContaining('[40000 characters; cut')]);
    expect(cellText('公'.repeat(32_767))).toBe('公'.repeat(32_767));
  });

  test('has the letters of its column', () => {
    expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  });
});

describe('a text in CSV for Excel', () => {
  test.each(['=1+1', '+cmd', '-x', '@sum', '\t=1', '\r=1', '＝1', '007', '1234567890123456', '12e5'])(
    '%j is defused',
    (text) => expect(defused(text)).toBe(`'${text}`),
  );
  test.each(['公开', '-2', '+3.5', '0', '12', 'a=b', '', '0.5'])('%j stays as it is', (text) =>
    expect(defused(text)).toBe(text),
  );
});

describe('a release', () => {
  const folder = folderOfSuite();
  const book = new Excel.Workbook();
  beforeAll(async () => {
    const long = {
      table: figuresTable,
      rows: Array.from({ length: 20_001 }, (_, i) => ({ report_id: 'r', address: `${i}` })),
    };
    const tables = [...smallTables(), long];
    await smallRelease(tables, folder);
    await writeFormats(
      folder,
      tables.map((t) => t.table),
      about,
    );
    await book.xlsx.readFile(join(folder, 'gongkai.xlsx'));
  });

  test('has CSV with a byte order mark and without formulas for Excel, and for Excel only', () => {
    const reports = readFileSync(join(folder, 'excel/reports.csv'));
    expect([...reports.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(reports.toString()).toContain(`"'=HYPERLINK(""http://x.example"")"`);
    const findings = readFileSync(join(folder, 'excel/findings.csv'), 'utf8');
    expect(findings).toContain(`"'+1, ""quoted""\n-2"`);
    const panel = readFileSync(join(folder, 'excel/panel.csv'), 'utf8');
    expect(panel).toContain("'=样例区乙局");
    expect(panel).toMatch(/,-2(?:,|\n)/);
    const coded = readFileSync(join(folder, 'coded/panel.csv'), 'utf8');
    expect([coded.startsWith('report_id'), coded.includes("'=")]).toEqual([true, false]);
  });

  test('has a workbook whose sheets begin with notes and leave out what is too long', () => {
    expect(book.worksheets.map((s) => s.name)).toEqual([
      'notes',
      'panel',
      'coverage',
      'reports',
      'agencies',
      'codebook',
      'findings',
      'panel_status',
    ]);
    const notes = book.getWorksheet('notes')?.getSheetValues().flat().join('\n') ?? '';
    expect(notes).toMatch(/20001 rows are too many .* Excel ends at row 1,048,576/);
    expect(notes).toContain('CC BY 4.0');
    expect(notes).toContain('虚构');
    expect(notes).toContain('source-inconsistent');
    expect(notes).toContain('空白：单元格存在但未填写');
  });

  test('has numbers as numbers, texts as texts, reasons where a number is not', () => {
    const sheet = book.getWorksheet('panel');
    const names = ((sheet?.getRow(2).values ?? []) as string[]).slice(1);
    const cell = (row: number, name: string) => sheet?.getRow(row).getCell(names.indexOf(name) + 1);
    expect(names.slice(0, 3)).toEqual(['agency', 'year', 'report_id']);
    expect(sheet?.getRow(1).getCell(1).value).toContain('\n机关名称');
    expect(cell(3, 'req_den_total')?.value).toBe(5);
    expect(cell(3, 'fee_admin_amount_wan')?.value).toBe(293.5269);
    expect(cell(3, 'invented')?.value).toBe(true);
    expect(cell(3, 'fee_admin_change')?.value).toBe('.e');
    expect(cell(4, 'agency')?.value).toBe('=样例区乙局');
    expect(cell(4, 'req_den_total')?.value).toBe('.g');
    expect(cell(4, 'fee_admin_change')?.value).toBe(-2);
    expect(cell(5, 'req_new_total')?.value).toBe('.f');
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', xSplit: 2, ySplit: 2 });
    expect(sheet?.autoFilter).toBe(`A2:${columnLetters(names.length - 1)}5`);
  });

  test('has no formula in the workbook, one date, and nobody’s name', () => {
    const files = unzipSync(readFileSync(join(folder, 'gongkai.xlsx')));
    expect(Object.keys(files).length).toBeGreaterThan(10);
    for (const [name, bytes] of Object.entries(files))
      if (name.startsWith('xl/worksheets/')) expect(Buffer.from(bytes).toString(), name).not.toMatch(/<f[ >]/);
    const core = Buffer.from(files['docProps/core.xml'] ?? []).toString();
    expect(core.match(/20\d\d-\d\d-\d\dT[\d:]+Z/g)).toEqual(['2024-02-03T00:00:00Z', '2024-02-03T00:00:00Z']);
    expect(core.match(/Gongkai/g)).toHaveLength(2);
  });
});
