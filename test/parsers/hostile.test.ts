import { describe, expect, test } from 'vitest';
import { type DocumentTable, limits } from '../../parsers/document.js';
import { expandSpans } from '../../parsers/grid/spans.js';
import { parseHtml } from '../../parsers/html.js';
import { Refusal } from '../../parsers/refusal.js';
import { parseText } from '../../parsers/text.js';
import { form2021 } from '../../src/form/form-2021.js';
import { renderClean } from '../../src/sample/print/render.js';
import { blocksOf, figuresOf, printsOf, readText, silentDifferences } from '../support/printing.js';

const figures = figuresOf(form2021, 21, 12);
const report = renderClean(blocksOf(form2021, figures));

/** Reads, or says why not. */
function outcome(read: () => unknown): string {
  try {
    read();
    return 'read';
  } catch (error) {
    if (error instanceof Refusal) return error.finding.code;
    throw error;
  }
}

const codesOf = (html: string) => {
  const read = readText(html);
  return read.verdict === 'refused' ? read.findings.map((f) => f.code).at(-1) : 'read';
};

function tableOf(html: string): DocumentTable {
  const [table] = parseHtml(html).tables;
  if (table === undefined) throw new Error('no table');
  return table;
}

describe('each limit holds at the limit, and one beyond it refuses; nothing is cut to fit', () => {
  test('bytes', () => {
    // The limit counts bytes, so the padding is ASCII; spaces cost neither elements nor lines.
    const pad = limits.bytes - Buffer.byteLength(report);
    expect(codesOf(report + ' '.repeat(pad))).toBe('read');
    expect(codesOf(report + ' '.repeat(pad + 1))).toBe('document.too_large');
  });

  test('elements, closed or open, void or not', () => {
    for (const one of ['<br>', '<i></i>', '<td>', '<p>', '<x->']) {
      const flat = one === '<x->' ? '<x-></x->' : one;
      expect(
        outcome(() => parseHtml(flat.repeat(limits.elements))),
        one,
      ).toBe('read');
      expect(
        outcome(() => parseHtml(flat.repeat(limits.elements + 1))),
        one,
      ).toBe('document.too_many_elements');
    }
  });

  test('depth, of blocks, of spans and of tables', () => {
    for (const tag of ['div', 'span', 'b', 'x-y']) {
      expect(
        outcome(() => parseHtml(`<${tag}>`.repeat(limits.depth))),
        tag,
      ).toBe('read');
      expect(
        outcome(() => parseHtml(`<${tag}>`.repeat(limits.depth + 1))),
        tag,
      ).toBe('document.too_deep');
      expect(
        outcome(() => parseHtml(`<${tag}>`.repeat(100_000))),
        tag,
      ).toBe('document.too_deep');
    }
    const nested = '<table><tr><td>';
    const deepest = Math.floor(limits.depth / 3);
    expect(outcome(() => parseHtml(nested.repeat(deepest)))).toBe('read');
    expect(outcome(() => parseHtml(nested.repeat(deepest + 1)))).toBe('document.too_deep');
  });

  test('lines', () => {
    expect(outcome(() => parseText('a\n'.repeat(limits.lines)))).toBe('read');
    expect(outcome(() => parseText('a\n'.repeat(limits.lines + 1)))).toBe('document.too_many_lines');
    expect(outcome(() => parseHtml('a<br>'.repeat(limits.lines)))).toBe('read');
    expect(outcome(() => parseHtml('a<br>'.repeat(limits.lines + 1)))).toBe('document.too_many_lines');
  });

  test('rows, columns and cells of a table', () => {
    const grid = (rows: number, columns: number) =>
      `<table>${`<tr>${'<td>1</td>'.repeat(columns)}</tr>`.repeat(rows)}</table>`;
    const of = (html: string) => outcome(() => expandSpans(tableOf(html)));
    expect(of(grid(limits.tableRows, 1))).toBe('read');
    expect(of(grid(limits.tableRows + 1, 1))).toBe('table.too_large');
    expect(of(grid(1, limits.tableColumns))).toBe('read');
    expect(of(grid(1, limits.tableColumns + 1))).toBe('table.too_large');
    const rows = limits.tableCells / limits.tableColumns;
    expect(of(grid(rows, limits.tableColumns))).toBe('read');
    expect(of(grid(rows + 1, limits.tableColumns))).toBe('table.too_large');
  });

  test('spans count as the room they take', () => {
    const of = (attributes: string, rows = 1) =>
      outcome(() =>
        expandSpans(tableOf(`<table><tr><td ${attributes}>1</td></tr>${'<tr></tr>'.repeat(rows - 1)}</table>`)),
      );
    expect(of(`colspan="${limits.tableColumns}"`)).toBe('read');
    expect(of(`colspan="${limits.tableColumns + 1}"`)).toBe('table.too_large');
    for (const huge of ['100000000', '1e9', '999999999999999999999', '0x7fffffff', '-5', '0', 'NaN', '3.9', '１００'])
      expect(['read', 'table.too_large']).toContain(of(`colspan="${huge}" rowspan="${huge}"`));
    expect(of('colspan="100000000"')).toBe('table.too_large');
    // A span below the last row ends there.
    expect(of('rowspan="65534"')).toBe('read');
    expect(of('rowspan="100000000"', limits.tableRows)).toBe('read');
    expect(of(`colspan="${limits.tableColumns}" rowspan="100"`, 100)).toBe('read');
    expect(of(`colspan="${limits.tableColumns}" rowspan="101"`, 101)).toBe('table.too_large');
  });

  test('overlapping spans keep to the grid', () => {
    const row = '<tr><td rowspan="9" colspan="2">1</td><td rowspan="3" colspan="5">2</td></tr>';
    const grid = expandSpans(tableOf(`<table>${row.repeat(8)}</table>`));
    expect(grid.width).toBeLessThanOrEqual(limits.tableColumns);
    for (const cells of grid.rows) expect(new Set(cells).size).toBe(cells.length);
  });
});

describe('pages that are built to cost', () => {
  test('a table too large refuses a report only where the table is the form’s', () => {
    const large = `<table>${'<tr><td>1</td></tr>'.repeat(limits.tableRows + 1)}</table>`;
    expect(codesOf(large + report)).toBe('read');
    expect(codesOf(report + large.replace('<td>1', '<td>规章'))).toBe('table.too_large');
  });

  test('a table with a hundred thousand rows is refused before it is laid out', () => {
    const rows = '<tr><td rowspan="65534"></td></tr>'.repeat(100_000);
    expect(codesOf(`<table><tr><td>规章</td></tr>${rows}</table>${report}`)).toBe('table.too_large');
  });

  test('thousands of tables in the cells of one', () => {
    const inner = '<td><table><tr><td>1</td></tr></table></td>';
    const many = `<table><tr><td>规章</td></tr>${`<tr>${inner.repeat(50)}</tr>`.repeat(100)}</table>`;
    const read = readText(many + report);
    expect(silentDifferences(read, figures)).toEqual([]);
  });

  test('thousands of small tables with a label of the form', () => {
    const read = readText('<table><tr><td>规章</td><td>无</td></tr></table>'.repeat(20_000) + report);
    expect(silentDifferences(read, figures)).toEqual([]);
  });

  test('giant attributes, entities and comments', () => {
    const noise = `<p data-a="${'x'.repeat(1_000_000)}">${'&nbsp;'.repeat(100_000)}<!--${'-'.repeat(500_000)}--></p>`;
    const read = readText(noise + report);
    expect(Object.fromEntries(printsOf(read))).toEqual(Object.fromEntries(figures));
  });

  test('unclosed markup of every kind', () => {
    for (const piece of [
      '<',
      '</',
      '<!--',
      '<![CDATA[',
      '<a href="',
      '&',
      '&#',
      '&#x',
      '<td',
      '<table',
      '</table>',
      '</td>',
      '<?',
    ])
      expect(['read', 'document.not_report', 'document.no_tables', 'document.too_deep', 'document.empty']).toContain(
        codesOf(piece.repeat(20_000)),
      );
  });

  test('a line of a million characters', () => {
    for (const c of [
      '1',
      '规章',
      '（',
      ' a',
      '本年新收政府信息公开申请数量',
      '现公布',
      '20',
      '2022年1月1日至',
      '来源：',
    ]) {
      const read = readText(`<p>${c.repeat(Math.ceil(1_000_000 / c.length))}</p>${report}`);
      expect(silentDifferences(read, figures), c).toEqual([]);
    }
  });

  test('names that every object has, as labels, cells, tags, attributes and metadata', () => {
    for (const name of [
      '__proto__',
      'constructor',
      'toString',
      'hasOwnProperty',
      'valueOf',
      '__defineGetter__',
      'prototype',
    ]) {
      const html = `<meta name="${name}" content="x"><${name} ${name}="1" __proto__="2"><table><tr><td ${name}>${name}</td><td>规章</td><td>${name}</td><td>1</td></tr></table></${name}>`;
      const read = readText(html + report);
      expect(silentDifferences(read, figures), name).toEqual([]);
      const labelled = readText(report.replaceAll('2.重复申请', name));
      expect(labelled.standings.get('requests.nop_repeat.total'), name).toBe('missing');
      expect(silentDifferences(labelled, figures), name).toEqual([]);
      const printed = new Map(figures).set('requests.nop_repeat.total', name);
      const cell = readText(renderClean(blocksOf(form2021, printed)));
      expect(cell.cells.find((c) => c.address === 'requests.nop_repeat.total')?.reading.kind).not.toBe('number');
      const headed = readText(report.replaceAll('科研机构', name));
      expect(silentDifferences(headed, figures), name).toEqual([]);
    }
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});
