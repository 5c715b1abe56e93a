import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readReport } from '../../parsers/read-report.js';
import { Objects } from '../../src/archive/objects.js';
import { partEnd } from '../../src/disk.js';
import { form2021 } from '../../src/form/form-2021.js';
import { renderClean } from '../../src/sample/print/render.js';
import { datasetOf, keyOf, listOf, put } from '../support/district.js';
import { blocksOf, figuresOf } from '../support/printing.js';
import type { FaultCase } from './case.js';
import { settled } from './nights.js';

/** C4: the period of the figures, the title, the day of publication and the list, each of one year or of the next. */
const figures = figuresOf(form2021, 1, 5);
const years = [2021, 2022] as const;
const weights = { period: 3, title: 2, published: 1, list: 1 };
type Signs = Record<keyof typeof weights, number>;

function readAs(signs: Signs): string {
  const title = `样例区民政局${signs.title}年政府信息公开工作年度报告`;
  const opening = `本报告所列数据的统计期限自${signs.period}年1月1日起至${signs.period}年12月31日止。`;
  const published = `<div>来源：样例区民政局　发布时间：${signs.published + 1}-01-17 10:04</div>`;
  // The prose would be a fifth sign.
  const text = renderClean(blocksOf(form2021, figures, { title, opening })).replace('2022年，工作照常。', '工作照常。');
  const html = `<html><body>${published}${text}</body></html>`;
  const listed = { title: null, agencies: [], date: `${signs.list + 1}-01-18` };
  const report = readReport({ name: 'case', parts: [{ bytes: Buffer.from(html), contentType: null }], listed });
  const told = report.findings.some((f) => f.code.startsWith('year.') || f.code === 'published.unlikely');
  return `${report.year}, ${told ? 'and the quarrel is told' : 'and no quarrel'}`;
}

const signs: FaultCase[] = years.flatMap((period) =>
  years.flatMap((title) =>
    years.flatMap((published) =>
      years.map((list): FaultCase => {
        const all: Signs = { period, title, published, list };
        const weightOf = (year: number) =>
          Object.entries(weights).reduce((sum, [sign, w]) => sum + (all[sign as keyof Signs] === year ? w : 0), 0);
        const taken = weightOf(2021) > weightOf(2022) ? 2021 : 2022;
        return {
          row: 'C4',
          fault: `figures of ${period}, a title of ${title}, published for ${published}, listed for ${list}`,
          expected: `${taken}, ${new Set(Object.values(all)).size > 1 ? 'and the quarrel is told' : 'and no quarrel'}`,
          reach: async () => readAs(all),
        };
      }),
    ),
  ),
);

/** C3: one report at several addresses of its list. */
const body = 'bm/cgw';
const doubled: FaultCase[] = (
  [
    ['the same bytes', (html: string) => html, '1 current, and said to stand at another address'],
    [
      'the same report with another footer',
      (html: string) => html.replace('</body>', '<p>打印</p></body>'),
      '1 current, and said to stand at another address',
    ],
    [
      'one figure of it changed',
      (html: string) => html.replace(/>51</, '>57<'),
      '2 versions, and a correction is told',
    ],
  ] as const
).map(([fault, change, expected]) => ({
  row: 'C3',
  fault: `a report is listed twice, the second time with ${fault}`,
  expected,
  reach: () =>
    settled(async ({ pages, data, crawl }) => {
      const key = keyOf(body, 2022);
      const page = pages.get(key);
      const other = key.replace(/_(\d+)\.html$/, '_99$1.html');
      if (page !== undefined) pages.set(other, page);
      put(pages, other, change(page?.body.toString() ?? ''));
      const name = (path: string) => path.slice(path.lastIndexOf('/') + 1);
      const list = pages.get(listOf(body))?.body.toString() ?? '';
      const row = list.split('\n').find((line) => line.includes(name(key))) ?? '';
      put(pages, listOf(body), list.replace(row, `${row}\n${row.replace(name(key), name(other))}`));
      await crawl();
      const { rows } = await datasetOf(data);
      const reports = rows('reports').filter((r) => r['year'] === 2022);
      const codes = rows('findings').map((f) => f['code']);
      if (codes.includes('report.duplicate'))
        return `${reports.filter((r) => r['current']).length} current, and said to stand at another address`;
      return `${reports.length} versions, and ${codes.includes('report.corrected') ? 'a correction is told' : 'nothing is told'}`;
    }),
}));

/** S1, S8: what lies in the store. Names are hashes, whatever the page was called; what is half written has another name. */
function inStore(work: (objects: Objects) => string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-fault-'));
  try {
    return Promise.resolve(work(new Objects(folder)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
const store: FaultCase[] = [
  ...['a'.repeat(300), 'CON', '..', '../../etc/passwd', 'a\nb', 'Ａ.html', 'é', 'e\u0301', '\0'].map(
    (text): FaultCase => ({
      row: 'S8',
      fault: `bytes that are themselves a name: ${JSON.stringify(text.slice(0, 20))}`,
      expected: 'kept under their hash',
      reach: () =>
        inStore((objects) => {
          const sha256 = objects.put(Buffer.from(text));
          const hashed = /^[0-9a-f]{64}$/.test(sha256) && objects.names().join() === sha256;
          return hashed && objects.get(sha256).toString() === text ? 'kept under their hash' : 'lost';
        }),
    }),
  ),
  {
    row: 'S1',
    fault: 'an object was half written when the power went',
    expected: 'no object, and swept away',
    reach: () =>
      inStore((objects) => {
        const path = `${objects.path('ab'.repeat(32))}${partEnd}`;
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, 'half');
        const seen = objects.names().length;
        objects.sweep();
        return `${seen === 0 ? 'no object' : 'an object'}, and ${objects.names().length === 0 ? 'swept away' : 'left'}`;
      }),
  },
];

export const meaningCases: readonly FaultCase[] = [...signs, ...doubled, ...store];
