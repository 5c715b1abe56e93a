import {
  article,
  fileAnswer,
  frame,
  hex,
  html,
  li,
  listed,
  nav,
  type Row,
  siteOf,
  storeHost,
  yearly,
} from './hanweb-pages.js';
import type { Replica, ReplicaAnswer, ReplicaRequest } from './replica.js';

/* Units that a service builds. */

const jpaasHost = 'www.qingxi-jpaas.example';
const unitPath = '/api-gateway/jpaas-publish-server/front/page/build/unit';
const planned = [
  ...yearly('清溪区发展和改革局', 2010, 2025, (y) => `/qingxi/art/${y + 1}/art_${hex(y, 7)}.html`),
  {
    path: `/qingxi/art/2025/art_${hex(2, 2)}.html`,
    title: '一图读懂清溪区发展和改革局2024年政府信息公开工作年度报告',
    date: '2025-02-02',
    year: null,
    agency: '',
  },
];
const culture = yearly('清溪区文化和旅游局', 2021, 2025, (y) => `/col/col107/nb/art/${y + 1}/art_${hex(y, 9)}.html`);
const rowsPerPage = 6;

const query = (pageId: number, tagId: string) =>
  `{'parseType':'bulidstatic','webId':'3185','tplSetId':'LWYU0123','pageType':'column','tagId':'${tagId}','pageId':'${pageId}'}`;
const pager = (rows: readonly Row[], pageId: number, tagId: string) =>
  `<div class="pagination" count="${rows.length}" rows="${rowsPerPage}" url="${unitPath}" queryData="${query(pageId, tagId)}"></div>`;

/** The number of the page counts only inside `paramJson`, and only where there is no space in it. */
function unit({ path, headers }: ReplicaRequest): ReplicaAnswer {
  const json = { 'content-type': 'application/json; charset=utf-8' };
  const asked = new URL(path, `http://${jpaasHost}`).searchParams;
  const param = asked.get('paramJson') ?? '';
  if (/\s/.test(param) || headers['x-requested-with'] !== 'XMLHttpRequest') return { status: 400, body: '' };
  const { pageNo = 1 } = JSON.parse(param === '' ? '{}' : param) as { pageNo?: number };
  const pageId = asked.get('pageId');
  const rows = pageId === '106' ? planned : culture;
  if (asked.get('tagId') !== (pageId === '106' ? 'ajax分页' : '右侧内容'))
    return { status: 200, headers: json, body: '{"success":false}' };
  const shown = rows
    .slice((pageNo - 1) * rowsPerPage, pageNo * rowsPerPage)
    .map(li)
    .join('');
  const answer = `<ul>${shown}</ul>${pageId === '106' ? '' : pager(rows, 107, '右侧内容')}`;
  const data = pageId === '106' ? { html: answer } : answer;
  return { status: 200, headers: json, body: JSON.stringify({ success: true, code: '200', data }) };
}

const jpaasReplica: Replica = {
  site: siteOf('sample/qingxi-jpaas', jpaasHost, {
    hosts: [jpaasHost, storeHost],
    options: { fileHosts: [storeHost] },
  }),
  nothing: {
    status: 200,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: '{"success":true,"code":"200","data":{"html":""}}',
  },
  answer(request) {
    const { path } = request;
    if (path === '/col/col100/index.html')
      return html(
        nav([
          ['区发展和改革局', '/col/col104/index.html'],
          ['区文化和旅游局', '/col/col105/index.html'],
        ]),
      );
    if (path === '/col/col104/index.html') return html(nav([['政府信息公开年报', '/col/col106/index.html']]));
    if (path === '/col/col105/index.html') return html(nav([['政府信息公开年报', '/col/col107/index.html']]));
    // One column prints its first rows and the bar; the other nothing but the tag of the unit.
    if (path === '/col/col106/index.html')
      return html(
        frame(
          '年报',
          `<ul class="list">${planned.slice(0, rowsPerPage).map(li).join('')}</ul>${pager(planned, 106, 'ajax分页')}`,
        ),
      );
    if (path === '/col/col107/index.html')
      return html(
        frame('年报', `<script src="/js/unit.js" url="${unitPath}" queryData="${query(107, '右侧内容')}"></script>`),
      );
    if (path.startsWith(`${unitPath}?`)) return unit(request);
    const row = [...planned, ...culture].find((r) => r.path === path);
    return row === undefined ? fileAnswer(path) : html(article(row));
  },
  reports: [...listed(jpaasHost, planned, '区发展和改革局'), ...listed(jpaasHost, culture, '区文化和旅游局')],
};

export const replicas: readonly Replica[] = [jpaasReplica];
