import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { form2021 } from '../../src/form/form-2021.js';
import { renderClean, renderText } from '../../src/sample/print/render.js';
import { gongkai } from '../support/cli.js';
import { temporaryFolder } from '../support/folders.js';
import { blocksOf, figuresOf } from '../support/printing.js';

const page = renderClean(blocksOf(form2021, figuresOf(form2021, 1, 20)));
const peak = join(import.meta.dirname, '../support/peak-memory.cjs');

async function read(name: string, content: string | Buffer | null, args: readonly string[] = ['--json']) {
  const path = join(temporaryFolder(), name);
  if (content !== null) writeFileSync(path, content);
  const ended = await gongkai(['read', ...args, path], { node: ['--require', peak] });
  const kilobytes = Number(/peak (\d+)/.exec(ended.stderr)?.[1]);
  return { ...ended, stderr: ended.stderr.replace(/\npeak.*\n/, ''), megabytes: kilobytes / 1024 };
}

describe('read --json', () => {
  test('prints one object, with the keys that other programs rely on', async () => {
    const { status, stdout } = await read('report.html', page);
    expect(status).toBe(0);
    const report = JSON.parse(stdout);
    expect(Object.keys(report)).toEqual([
      'schemaVersion',
      'source',
      'title',
      'agency',
      'year',
      'published',
      'form',
      'verdict',
      'evidence',
      'cells',
      'suggestions',
      'identities',
      'sections',
      'findings',
    ]);
    expect(report).toMatchObject({
      schemaVersion: 1,
      agency: '样例区民政局',
      year: 2022,
      form: 'form-2021',
      verdict: 'certified',
    });
    expect(Object.keys(report.source)).toEqual(['name', 'sha256', 'mediaType', 'encoding']);
    expect(report.cells).toHaveLength(200);
    expect(report.cells[0]).toMatchObject({
      address: 'documents.rules.issued',
      kind: 'number',
      unit: '件',
      standing: 'certified',
      place: { path: 'table[1]/row[3]/cell[2]' },
    });
    const money = report.cells.find((c: { address: string }) => c.address === 'fees.admin_fee.amount_wan');
    expect([typeof money.value, money.unit]).toEqual(['string', '万元']);
    expect(report.identities).toHaveLength(42);
    expect(report.identities[0]).toEqual({
      id: 'requests_balance',
      at: 'natural_person',
      holds: true,
      examined: 4,
      nonzero: expect.any(Number),
    });
    expect(report.sections.map((s: { id: string }) => s.id)).toEqual(['s1_overview', 's5_problems', 's6_other']);
  });

  test('plain text has lines and columns', async () => {
    const { stdout } = await read('report.txt', renderText(blocksOf(form2021, figuresOf(form2021, 1, 20))));
    const [cell] = JSON.parse(stdout).cells;
    expect(cell.place).toEqual({
      start: expect.any(Number),
      end: expect.any(Number),
      line: expect.any(Number),
      column: 1,
    });
  });

  test('several inputs are one line each, and the worst decides the status', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'a.html'), page);
    writeFileSync(join(folder, 'b.html'), '<p>别的</p>');
    const both = await gongkai(['read', '--json', join(folder, 'a.html'), join(folder, 'b.html')]);
    expect([
      both.status,
      both.stdout
        .trim()
        .split('\n')
        .map((l) => JSON.parse(l).verdict),
    ]).toEqual([5, ['certified', 'refused']]);
    const gone = await gongkai(['read', '--json', join(folder, 'a.html'), join(folder, 'none.html')]);
    expect([gone.status, gone.stdout.trim().split('\n')]).toEqual([2, [expect.stringContaining('certified')]]);
  });

  test('standard input', async () => {
    const ended = await gongkai(['read', '--json', '-'], { stdin: page });
    expect([ended.status, JSON.parse(ended.stdout).source.name]).toEqual([0, '-']);
  });
});

describe('read for a person', () => {
  test('shows the form, the verdict and what was noticed', async () => {
    const { status, stdout } = await read('report.html', page.replace('规章', '规 章'), []);
    expect(status).toBe(0);
    expect(stdout).toMatch(/样例区民政局2022年政府信息公开工作年度报告\n样例区民政局 · 2022/);
    expect(stdout).toMatch(/certified · 42 of 42 sums hold · read by grid and sequence/);
    expect(stdout).toMatch(/（一）予以公开/);
    expect(stdout).not.toContain('\u001b[');
  });

  test('control characters of a page never reach the terminal', async () => {
    const { stdout } = await read(
      'report.html',
      page.replaceAll('样例区民政局2022', '样例区民政局\u001b]0;x\u0007\u202e2022'),
      [],
    );
    expect(stdout).not.toMatch(/[\u001b\u0007\u202e]/);
  });
});

describe('bad input: a clear word, the right status, little memory', () => {
  const cases: readonly (readonly [string, string, () => string | Buffer | null, number, RegExp])[] = [
    ['a path that is not there', 'none.html', () => null, 2, /there is no file/],
    ['an empty file', 'empty.html', () => '', 5, /document\.empty/],
    ['20 MB', 'large.html', () => `<p>${'样'.repeat(7_000_000)}</p>`, 5, /document\.too_large/],
    [
      'random bytes',
      'random.bin',
      () => Buffer.from(Array.from({ length: 200_000 }, (_, i) => (i * 2_654_435_761) >>> 24)),
      5,
      /document\.binary/,
    ],
    ['a PDF', 'report.pdf', () => '%PDF-1.7\n%âãÏÓ\n', 5, /application\/pdf is not read yet/],
    ['a Word file', 'report.docx', () => Buffer.from('504b030414000600', 'hex'), 5, /document\.unsupported/],
    ['100,000 nested elements', 'deep.html', () => '<div>'.repeat(100_000), 5, /nested deeper/],
    ['3,000 nested tables', 'tables.html', () => '<table><tr><td>'.repeat(3000), 5, /nested deeper/],
    ['a million elements', 'many.html', () => '<br>'.repeat(1_000_000), 5, /more than 300000 elements/],
    [
      'colspan=100000000',
      'span.html',
      () => page.replace('<td colspan="7"', '<td colspan="100000000"'),
      5,
      /a table spans/,
    ],
    [
      'rowspan=100000000',
      'rowspan.html',
      () => page.replace('rowspan="22"', 'rowspan="100000000"'),
      0,
      /"verdict":"certified"/,
    ],
    [
      'many wide cells',
      'wide.html',
      () => page.replace('</tbody>', `${'<tr><td colspan="59">规章</td></tr>'.repeat(300)}</tbody>`),
      5,
      /a table spans/,
    ],
    [
      'a page of another kind',
      'news.html',
      () => '<html><body><h1>天气预报</h1><p>晴。</p></body></html>',
      5,
      /nothing here looks like/,
    ],
    [
      'a page about reports',
      'about.html',
      () =>
        '<html><body><p>关于政府信息公开、政府信息公开指南、政府信息公开制度的说明，政府信息公开。</p></body></html>',
      5,
      /none of the tables/,
    ],
    ['one line of 10 MB', 'line.txt', () => '政府信息公开 '.repeat(500_000), 5, /none of the tables/],
    ['a line of bars', 'bars.txt', () => '|'.repeat(10_000_000), 5, /document\./],
    [
      'labels that pollute prototypes',
      'proto.html',
      () =>
        '<meta name="__proto__" content="x"><table><tr><td __proto__="1" constructor="2">__proto__</td></tr></table>',
      5,
      /document\.not_report/,
    ],
    ['an attribute that never ends', 'attribute.html', () => `<p title="${'x'.repeat(5_000_000)}`, 5, /document\./],
  ];
  for (const [name, file, content, expected, message] of cases)
    test(name, async () => {
      const { status, stdout, stderr, megabytes } = await read(file, content());
      expect([status, `${stdout}${stderr}`]).toEqual([expected, expect.stringMatching(message)]);
      expect(megabytes).toBeLessThan(512);
    });

  test('a folder', async () => {
    const folder = join(temporaryFolder(), 'pages');
    mkdirSync(folder);
    const ended = await gongkai(['read', folder]);
    expect([ended.status, ended.stderr]).toEqual([2, expect.stringContaining('is a folder')]);
  });

  test('an address that the archive does not hold', async () => {
    const ended = await gongkai(['read', 'https://www.tjdl.gov.cn/x.html', '--data', temporaryFolder()]);
    expect([ended.status, ended.stderr]).toEqual([2, expect.stringContaining('is not in the archive')]);
  });

  test.each([
    [['read'], /missing required argument/],
    [['raed', 'x'], /unknown command|Did you mean/],
    [['read', '--jsn', 'x'], /unknown option.*--jsn/],
    [['run', '--site', 'tianjin/nowhere'], /no site tianjin\/nowhere is declared/],
    [['run', '--site', 'sample/yangli', '--map', 'nonsense'], /names no address/],
    [['show', 'x', '--data', '/nonexistent'], /there is no release/],
    [['verify', '--data', '/nonexistent'], /there is no archive/],
    [['read', '--config', '/nonexistent.yaml', 'x'], /there is no configuration/],
  ])('%j is wrong usage: status 2, and what to do', async (args, message) => {
    const ended = await gongkai(args, { cwd: temporaryFolder() });
    expect([ended.status, ended.stderr]).toEqual([2, expect.stringMatching(message)]);
  });

  test('a configuration with a word too many, or that is no YAML', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'gongkai.yaml'), 'contact: a@b.example\ndealy: 3\n');
    const typo = await gongkai(['read', '-', '--config', 'gongkai.yaml'], { cwd: folder, stdin: page });
    expect([typo.status, typo.stderr]).toEqual([2, expect.stringMatching(/dealy/)]);
    writeFileSync(join(folder, 'gongkai.yaml'), 'a: [');
    const broken = await gongkai(['sites'], { cwd: folder });
    expect([broken.status, broken.stderr]).toEqual([2, expect.stringMatching(/is not YAML/)]);
  });
});
