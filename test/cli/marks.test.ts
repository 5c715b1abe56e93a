import { describe, expect, test } from 'vitest';
import { reportText } from '../../src/cli/report-text.js';
import { showText } from '../../src/cli/show-text.js';
import { canFit, columns, displayWidth } from '../../src/cli/terminal.js';
import { form2021 } from '../../src/form/form-2021.js';
import type { Row } from '../../src/publish/columns.js';
import type { QueriedRow } from '../../src/publish/query.js';
import { renderClean, renderLines } from '../../src/sample/print/render.js';
import { crawlHere, datasetOf, serveBody } from '../support/district.js';
import { temporaryFolder } from '../support/folders.js';
import { blocksOf, figuresOf, readText } from '../support/printing.js';

const figures = figuresOf(form2021, 4711, 30);
const glued = readText(renderLines(blocksOf(form2021, figures), ''));
const widest = (text: string) => Math.max(...text.split('\n').map(displayWidth));
/** The lines of the tables: all but the words of findings. */
const tablesOf = (text: string) => text.slice(text.indexOf('第二十条'), text.indexOf('? not found'));

describe('read for a person', () => {
  test('marks what the sums have cut out of figures without gaps, counts how cells stand, and explains the marks', () => {
    const text = reportText(glued, null);
    expect(text).toMatch(/（一）予以公开 +22\| +17\| +12\| +0\| +12\| +0\| +63\|/);
    expect(text).toMatch(/规章 +\? +\? +\?/);
    expect(text).toMatch(/175 solved \(by the sums alone\) · 4 unchecked .* · 21 missing/);
    expect(text).toContain('| cut out of figures printed without a gap');
    expect(text).not.toContain('^ printed');
  });

  test('marks what left no trace otherwise', () => {
    const blanks = new Map([...figuresOf(form2021, 5, 3)].map(([a, p]) => [a, p === '0' ? '' : p]));
    const text = reportText(readText(renderLines(blocksOf(form2021, blanks), ' ')), null);
    expect(text).toMatch(/ □\^/);
    expect(text).toMatch(/ \d\^/);
    expect(text).toContain('^ printed or left blank without a sign of its column');
  });

  test('lists what a cell should say with its print and the cause, and leaves the figure alone', () => {
    const wrong = new Map(figures).set('requests.res_granted.total', '36');
    const text = reportText(readText(renderClean(blocksOf(form2021, wrong))), null);
    expect(text).toMatch(/（一）予以公开 .* 36!\n/);
    expect(text).toMatch(/cell +printed +suggested +because\nrequests\.res_granted\.total +36 +63 +\S/);
  });

  test.each([80, 90, 100])('fits a terminal of %i columns, with every figure whole', (width) => {
    const text = reportText(glued, width);
    expect(widest(text)).toBeLessThanOrEqual(width);
    const numbers = (of: string) => tablesOf(of).match(/ [\d.]+\|?(?= |$)/gm);
    expect(numbers(text)).toEqual(numbers(reportText(glued, null)));
  });
});

describe('show', () => {
  const asQueried = (row: Row): QueriedRow =>
    Object.fromEntries(Object.entries(row).map(([k, v]) => [k, v === null ? null : String(v)]));

  async function shown(path: string) {
    const data = temporaryFolder();
    const { server } = await serveBody(path);
    await crawlHere(server, data);
    const { rows } = await datasetOf(data);
    const mine = (table: string) =>
      rows(table)
        .filter((r) => r['agency_id'] === `sample/yangli/${path}`)
        .map(asQueried)
        .sort((a, b) => Number(a['year']) - Number(b['year']));
    return { agency: mine('agencies')[0] ?? {}, figures: mine('figures'), reports: mine('reports') };
  }

  test('leaves out the first years where the terminal is too narrow, says so, and cuts no figure', async () => {
    const agency = await shown('bm/gxj');
    const whole = showText(agency, false, null);
    expect(whole).toMatch(/^ +2019 +2020 +2021 +2022 +2023 +2024 +2025$/m);
    expect(whole).not.toContain('Left out');
    for (const width of [80, 100]) {
      const text = showText(agency, false, width);
      expect(widest(text.split('\n').slice(3).join('\n'))).toBeLessThanOrEqual(width);
      const head = /^ +(20\d\d(?: +20\d\d)*)$/m.exec(text)?.[1]?.split(/ +/) ?? [];
      const left = /Left out, for want of room: ([\d, ]+)\./.exec(text)?.[1]?.split(', ') ?? [];
      expect([...left, ...head]).toEqual(['2019', '2020', '2021', '2022', '2023', '2024', '2025']);
      expect(text.match(/万元/g)?.length ?? 0).toBe(head.filter((y) => Number(y) < 2021).length);
    }
    expect(showText(agency, false, 60)).toContain('Left out');
  });

  test('marks and explains solved figures, tells each year’s verdict, and lists what should stand', async () => {
    const lines = showText(await shown('jz/lx'), false, 120);
    expect(lines).toMatch(/certified: 2019, 2020, 2022–2025 +doubtful: 2021/);
    expect(lines).toMatch(/（一）予以公开.* \d+\|/);
    expect(lines).toContain('| cut out of figures');
    expect(lines).toMatch(/现行有效件数.* \?/);
  });
});

describe('columns', () => {
  test('cut labels first, then headings, never a figure', () => {
    const rows = [
      ['', '一个很长的标题', '2'],
      ['样例区的一个特别特别长的名称，没有尽头', '1234567890', '12'],
    ];
    const aligns = ['left', 'right', 'right'] as const;
    const cut = columns(rows, aligns, { width: 40 });
    expect(widest(cut)).toBeLessThanOrEqual(40);
    expect(cut).toContain('1234567890');
    expect(cut).toContain('…');
    expect(canFit(rows, aligns, 20)).toBe(false);
    expect(columns(rows, aligns, { width: 20 })).toContain('1234567890');
    expect(columns(rows, aligns, { width: null })).toContain('没有尽头');
  });
});
