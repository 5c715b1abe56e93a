import { describe, expect, test } from 'vitest';
import { form2019 } from '../../src/form/form-2019.js';
import { form2021 } from '../../src/form/form-2021.js';
import { renderClean, renderText } from '../../src/sample/print/render.js';
import { changeTable, plainCell, type Rows } from '../support/grid.js';
import { blocksOf, type Figures, figuresOf, readText } from '../support/printing.js';

const county = figuresOf(form2021, 1, 30);
const town = figuresOf(form2021, 2, 4);
const titled = (figures: Figures, title: string) => blocksOf(form2021, figures, { title });
const countyTitle = '样例县人民政府2022年政府信息公开工作年度报告';
const townTitle = '柳溪镇人民政府2022年政府信息公开工作年度报告';

const severalOf = (report: ReturnType<typeof readText>) =>
  report.findings.flatMap((f) => (f.code === 'document.several' ? [f.titles] : []));

function expectNoneMixed(report: ReturnType<typeof readText>) {
  expect([...report.standings.values()].every((s) => s === 'missing' || s === 'disputed')).toBe(true);
  // Where nothing is left but rows that contradict one another, nothing is read.
  expect(report.verdict).toBe(report.cells.length === 0 ? 'refused' : 'doubtful');
}

describe('several reports on one page are noticed and never mixed', () => {
  test('the town’s behind the county’s', () => {
    for (const render of [renderClean, renderText]) {
      const report = readText(render([...titled(county, countyTitle), ...titled(town, townTitle)]));
      expect(severalOf(report)).toEqual([[countyTitle, townTitle]]);
      expectNoneMixed(report);
    }
  });

  test('one body’s two years', () => {
    const later = '样例县人民政府2023年政府信息公开工作年度报告';
    const report = readText(renderClean([...titled(county, countyTitle), ...titled(town, later)]));
    expect(severalOf(report)).toEqual([[countyTitle, later]]);
    expectNoneMixed(report);
  });

  test('the second without a table that the first has: its figures are not taken for the first’s', () => {
    const first = changeTable(titled(county, countyTitle), 'disputes', () => []);
    const report = readText(renderClean([...first, ...titled(town, townTitle)]));
    expect(severalOf(report)).toHaveLength(1);
    expect(report.standings.get('disputes.review.total')).toBe('disputed');
  });

  test('the first without a single figure, and no tables to show that it is there', () => {
    const blank = new Map([...county].map(([a]) => [a, '']));
    const report = readText(renderText([...titled(blank, countyTitle), ...titled(town, countyTitle)]));
    expect(severalOf(report)).toEqual([[countyTitle]]);
    for (const standing of report.standings.values()) expect(['missing', 'disputed']).toContain(standing);
  });

  test('two forms: refused, with the titles', () => {
    const old = blocksOf(form2019, figuresOf(form2019, 3, 9), {
      title: '样例县人民政府2020年政府信息公开工作年度报告',
    });
    const report = readText(renderClean([...old, ...titled(county, countyTitle)]));
    expect(severalOf(report)).toHaveLength(1);
    if (report.verdict === 'refused') expect(report.cells).toEqual([]);
    else expectNoneMixed(report);
  });

  test('two years side by side, each with its labels', () => {
    const beside = (rows: Rows, other: Rows): Rows => rows.map((row, y) => [...row, ...(other[y] ?? [])]);
    const others = titled(town, townTitle).filter((b) => b.kind === 'table');
    const rows = others[1]?.kind === 'table' ? others[1].rows : [];
    const report = readText(
      renderClean(changeTable(titled(county, countyTitle), 'requests', (r) => [beside(r, rows)])),
    );
    expect(severalOf(report)).toHaveLength(1);
    expectNoneMixed(report);
  });

  test('two years side by side, under one set of labels', () => {
    const others = titled(town, townTitle).filter((b) => b.kind === 'table');
    const rows = others[1]?.kind === 'table' ? others[1].rows : [];
    const figures = (row: Rows[number]) => row.filter((c) => c.address !== null);
    const report = readText(
      renderClean(
        changeTable(titled(county, countyTitle), 'requests', (r) => [
          r.map((row, y) => {
            if (y === 0) return [...row, plainCell('申请人情况', 7)];
            return y < 3 ? [...row, ...(rows[y] ?? [])] : [...row, ...figures(rows[y] ?? [])];
          }),
        ]),
      ),
    );
    expect(severalOf(report)).toHaveLength(1);
    expectNoneMixed(report);
  });

  test('the same report twice is one report', () => {
    const report = readText(renderClean([...titled(county, countyTitle), ...titled(county, countyTitle)]));
    expect(severalOf(report)).toEqual([]);
    expect(report.verdict).toBe('certified');
  });

  test('links to other reports, and a row printed twice, are no second report', () => {
    const links = `<ul><li>${townTitle}</li><li>样例县民政局2021年政府信息公开工作年度报告</li></ul>`;
    const html = renderClean(titled(county, countyTitle));
    expect(severalOf(readText(links + html + links))).toEqual([]);
    const doubled = renderClean(
      changeTable(titled(county, countyTitle), 'requests', (rows) => [
        rows.flatMap((row, y) => (y === 4 ? [row, row.map((c) => ({ ...c, text: c.address ? '9' : c.text }))] : [row])),
      ]),
    );
    const report = readText(doubled);
    expect(severalOf(report)).toEqual([]);
    expect(report.findings.some((f) => f.code === 'row.repeated')).toBe(true);
  });
});
