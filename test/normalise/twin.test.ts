import { describe, expect, test } from 'vitest';
import { form2021 } from '../../src/form/form-2021.js';
import { articlePage } from '../../src/sample/pages.js';
import { renderClean } from '../../src/sample/print/render.js';
import { crawlHere, datasetOf, keyOf, listOf, portal, put, serveBody } from '../support/district.js';
import { temporaryFolder } from '../support/folders.js';
import { blocksOf, type Figures } from '../support/printing.js';

const body = 'jz/lx';
const year = 2021;
const printed = portal.printed.find((p) => p.path === body && p.year === year);
if (printed === undefined) throw new Error('the sample has no report whose figures run together');
const glued = keyOf(body, year);
const clean = glued.replace(/t(\d{8})_\d+/, 't$1_9999999');

/** The glued report's list with one more row: the same report as a table, with these figures. */
async function datasetWith(figures: Figures) {
  const data = temporaryFolder();
  const { server, pages } = await serveBody(body);
  const list = pages.get(listOf(body))?.body.toString() ?? '';
  const row = new RegExp(
    `<(li|div class="list-item)[^]*?${glued.split('_').at(-1)?.replace('.html', '')}[^]*?</(li|div)>`,
  );
  const [own = ''] = row.exec(list) ?? [];
  pages.set(clean, pages.get(glued) ?? portal.pages.values().next().value ?? fail());
  const title = `样例区柳溪街道办事处${year}年政府信息公开工作年度报告`;
  const page = {
    title,
    agency: '样例区柳溪街道办事处',
    published: printed?.published ?? '',
    name: 'x',
    pages: 1,
    charset: 'utf-8',
    body: renderClean(blocksOf(form2021, figures)),
  };
  put(pages, clean, articlePage(page));
  const twin = own.replaceAll(glued.split('/').at(-1) ?? '', clean.split('/').at(-1) ?? '');
  put(pages, listOf(body), list.replace(own, `${own}${twin}`));
  await crawlHere(server, data);
  const { rows } = await datasetOf(data);
  const mine = (table: string) => rows(table).filter((r) => r['year'] === year);
  return { reports: mine('reports'), figures: mine('figures'), codes: mine('findings').map((f) => f['code']) };
}

function fail(): never {
  throw new Error('the portal is empty');
}

describe('a report that stands there twice, once with its figures run together', () => {
  test('is one report, and the table says what the run of digits cannot', async () => {
    const { reports, figures, codes } = await datasetWith(new Map(printed.cells));
    expect(reports.map((r) => [r['version'], r['verdict'], r['url'], r['also_at']])).toEqual([
      [1, 'certified', `http://${clean}`, `http://${glued}`],
    ]);
    expect(figures.filter((f) => f['kind'] === 'missing')).toEqual([]);
    expect(codes).toContain('report.duplicate');
    expect(codes).not.toContain('cell.ambiguous');
  });

  test('is two versions where a single figure differs', async () => {
    const address = 'requests.new_received.total';
    const other = new Map(printed.cells).set(address, String(Number(printed.cells.get(address)) + 1));
    const { reports } = await datasetWith(other);
    expect(reports.map((r) => r['version'])).toEqual([1, 2]);
  });
});
