import { article, fileAnswer, frame, html, listed, nav, type Row, siteOf, yearly } from './hanweb-pages.js';
import type { Replica, ReplicaAnswer, ReplicaRequest } from './replica.js';

/* A directory that is searched by a form, and reports at an address for each area and year. */

const xxgkHost = 'www.qingxi-xxgk.example';
/** The server looks at the area alone, and brings the news of its other column too: once so much that it fills a page. */
const others = Array.from(
  { length: 16 },
  (_, i): Row => ({
    path: `/art/2025/3/${i + 1}/art_1229063380_${i}.html`,
    title: `清溪区财政局2025年财政收支公示（${i}）`,
    date: '2025-03-05',
    year: null,
    agency: '',
  }),
);
const guide: Row = {
  path: '/art/2021/5/6/art_1229063379_2.html',
  title: '清溪区财政局政府信息公开指南',
  date: '2021-05-06',
  year: null,
  agency: '',
};
const reports = yearly('清溪区财政局', 2014, 2025, (y) => `/art/${y + 1}/1/24/art_1229063379_${y}3.html`);
const xxgkRows: Row[] = [...reports.slice(0, 4), ...others, guide, ...reports.slice(4)];
const area = '001008003002012';
const annualPath = (year: number) => `/module/xxgk/xxgkAnnualReport.jsp?area=${area}&fbtime=${year}`;
const annualRows: Row[] = [2025, 2024, 2023].map((year) => ({
  path: annualPath(year),
  title: `${year}年`,
  date: '',
  year,
  agency: '清溪区教育局',
}));

function search({ method, form, headers }: ReplicaRequest): ReplicaAnswer {
  const asked = new URLSearchParams(form);
  const known =
    asked.get('infotypeId') === 'HZ01' && asked.get('divid') === 'div1229063379' && asked.get('area') === '00248';
  if (method !== 'POST' || headers['x-requested-with'] !== 'XMLHttpRequest' || !known) return html('<table></table>');
  const size = 7;
  const page = Number(asked.get('currpage'));
  const rows = xxgkRows
    .slice((page - 1) * size, page * size)
    .map(
      ({ path, title, date }, i) =>
        `<tr class="tr_main_value_${i % 2 === 0 ? 'odd' : 'even'}"><td><a href="http://${xxgkHost}${path}" title="${title}">${title.slice(0, 12)}...</a></td><td>${date}</td></tr>`,
    );
  return html(`<table>${rows.join('\n')}</table><div>&nbsp;&nbsp;共${Math.ceil(xxgkRows.length / size)}页&nbsp;</div>`);
}

const xxgkReplica: Replica = {
  site: siteOf('sample/qingxi-xxgk', xxgkHost, {
    columns: [{ url: `http://${xxgkHost}/module/xxgk/xxgkAnnualReport.jsp?area=${area}`, agency: '清溪区教育局' }],
  }),
  nothing: html('<table></table><div>&nbsp;&nbsp;共0页&nbsp;</div>'),
  answer(request) {
    const { path } = request;
    if (path === '/col/col100/index.html') return html(nav([['区财政局', '/col/col103/index.html']]));
    if (path === '/col/col103/index.html') return html(nav([['政府信息公开年报', '/col/col1229063379/index.html']]));
    if (path === '/col/col1229063379/index.html')
      return html(
        frame(
          '政府信息公开年报',
          `<div id="div1229063379"></div><script>$.ajax({ type:'POST', url:'/module/xxgk/search.jsp?standardXxgk=1&isAllList=1', data:{infotypeId:'HZ01', jdid:3216, area:'00248', divid:'div1229063379', sortfield:',createdatetime:0'}, success:show });</script>`,
        ),
      );
    if (path.startsWith('/module/xxgk/search.jsp')) return search(request);
    const year = annualRows.find((r) => r.path === path);
    if (year !== undefined)
      return html(
        article({ ...year, title: `清溪区教育局${year.year}年政府信息公开工作年度报告`, date: '2026-01-20' }),
      );
    if (path === `/module/xxgk/xxgkAnnualReport.jsp?area=${area}`)
      return html(
        frame('年报', `<ul>${annualRows.map((r) => `<li><a href="${r.path}">${r.title}</a></li>`).join('')}</ul>`),
      );
    const row = xxgkRows.find((r) => r.path === path);
    return row === undefined ? fileAnswer(path) : html(article(row));
  },
  reports: [
    ...listed(xxgkHost, xxgkRows, '区财政局'),
    ...listed(xxgkHost, annualRows, '清溪区教育局').map((r) => ({ ...r, date: null })),
  ],
};

export const replicas: readonly Replica[] = [xxgkReplica];
