import { describe, expect, test } from 'vitest';
import { placeOfCell, sourceOf } from '../../parsers/document.js';
import { parseHtml } from '../../parsers/html.js';
import { readReport } from '../../parsers/read-report.js';
import { parsePage } from '../../parsers/script-html.js';
import { checkReport } from '../../src/check/check-report.js';
import { reportBody } from '../support/replicas/report-body.js';

/** As gkmlpt writes it: JSON, with every mark of HTML escaped. */
const escaped = (html: string) =>
  JSON.stringify(html).replace(/</g, '\\u003C').replace(/>/g, '\\u003E').replace(/\//g, '\\/');
const page = (content: string, before = '', after = '') =>
  `<html><head><title>t</title></head><body><div>来源：样例局</div>${before}<script>window._CONFIG = {SID: '1', DETAIL: {"id":1,"title":"t, content: x","content":${content},"attachment":[]}};</script>${after}<p>网站地图</p></body></html>`;

const text = '<p>第一段 &amp; 完</p><table><tr><td>本年\u200b</td><td><p>12</p><p>"x"</p></td><td></td></tr></table>';

describe('an article that stands only in a script', () => {
  test('is read behind the page, and every character knows its place in the page', () => {
    const given = page(escaped(text).replaceAll('年', '\\u5e74'));
    const { lines, tables } = parsePage(given);
    expect(lines.map((l) => l.text)).toEqual(['来源：样例局', '网站地图', '第一段 & 完', '本年\u200b', '12', '"x"']);
    const sources = lines.slice(2).map((line) =>
      [...line.text].map((_, i) => {
        const { start, end } = sourceOf(line, i);
        return given.slice(start, end);
      }),
    );
    expect(sources).toEqual([
      ['第', '一', '段', '', '&amp;', '', '完'],
      ['本', '\\u5e74', '\u200b'],
      ['1', '2'],
      ['\\"', 'x', '\\"'],
    ]);
    const cells = tables.flatMap((t) => t.rows.flat());
    expect(cells.map((cell) => given.slice(placeOfCell(cell).start, placeOfCell(cell).end))).toEqual([
      '本\\u5e74\u200b',
      '12\\u003C\\/p\\u003E\\u003Cp\\u003E\\"x\\"',
      '',
    ]);
    expect(given.slice(0, placeOfCell(cells[2] ?? never()).start)).toMatch(/\\u003Ctd\\u003E$/);
  });

  test('is read once where the page shows it too', () => {
    const given = page(escaped(text), '', `<div class="article-content">${text}</div>`);
    expect(parsePage(given)).toEqual(parseHtml(given));
  });

  test.each([
    ['another script', '<script>var content = "\\u003Ctable\\u003E";</script><p>x</p>'],
    ['no detail', '<script>window._CONFIG = {content: "\\u003Cp\\u003Ey"}</script><p>x</p>'],
    ['an empty detail', '<script>window._CONFIG = {DETAIL: {content: ""}}</script><p>x</p>'],
    ['a text that is cut off', '<script>window._CONFIG = {DETAIL: {content: "\\u003Cp\\u003Ey</script><p>x</p>'],
    ['no detail but the word', '<script>window._CONFIG = {DETAIL: null}; f({content: 1})</script><p>x</p>'],
  ])('%s is left alone', (_what, given) => expect(parsePage(given)).toEqual(parseHtml(given)));

  test('single quotes, other escapes and layout tables around it', () => {
    const inner = '<table><tr><td>1</td></tr></table>'.replaceAll('<', '\\x3c');
    const given = page(`'${inner}\\n\\'q\\''`, '<table><tr><td>out', '</td></tr></table>');
    const { lines, tables } = parsePage(given);
    expect(lines.map((l) => l.text)).toEqual(['来源：样例局', 'out', '网站地图', '1', "'q'"]);
    expect(tables.map((t) => t.nth)).toEqual([1, 2]);
  });
});

test('a report in a script is read as the same report on a page is', () => {
  const body = reportBody('样例区民政局', 2023);
  const read = (html: string) =>
    checkReport(
      readReport({ name: 'x', parts: [{ bytes: Buffer.from(html), contentType: 'text/html' }], listed: null }),
    );
  const title = '<h1>样例区民政局2023年政府信息公开工作年度报告</h1>';
  const scripted = page(escaped(body), title);
  const report = read(scripted);
  const plain = read(`<html><body>${title}<div>${body}</div></body></html>`);
  expect(report.verdict).toBe('certified');
  expect(report.readers).toEqual(['grid', 'sequence']);
  const values = (r: typeof report) => r.cells.map(({ address, reading }) => ({ address, reading }));
  expect(values(report)).toEqual(values(plain));
  let checked = 0;
  for (const { place, reading } of report.cells)
    if (reading.kind === 'number' && place !== null) {
      expect(scripted.slice(place.start, place.end)).toBe(reading.printed);
      checked++;
    }
  expect(checked).toBeGreaterThan(100);
});

function never(): never {
  throw new Error('no such cell');
}
