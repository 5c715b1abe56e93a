import type { SiteInput } from '../../../src/site.js';
import type { ListedReport, Replica, ReplicaAnswer, ReplicaRequest } from './replica.js';
import { reportBody } from './report-body.js';

const host = 'www.yunxi.example';
const origin = `http://${host}`;

/** A row of a list: a report, or what stands between reports. */
interface News {
  readonly tree: number;
  readonly id: number;
  readonly title: string;
  readonly date: string;
  readonly year: number | null;
  /** The row has the article's dynamic address. */
  readonly dynamic?: boolean;
}

interface Column {
  /** Path without the extension. */
  readonly path: string;
  readonly agency: string;
  readonly news: readonly News[];
}

const perPage = 5;

function yearly(tree: number, agency: string, first: number, last: number): News[] {
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const year = last - i;
    const title = `${agency}${year}年政府信息公开工作年度报告`;
    return { tree, id: 1200 + tree + year, title, date: `${year + 1}-01-${10 + i}`, year, dynamic: year === 2022 };
  });
}

/**
 * What a site of VSB lists: an office with three pages of reports and what is none, a bureau with one page, and a town
 * whose latest report stands in the office's tree too, as another address.
 */
export function columnsOf(): Column[] {
  const office = yearly(1042, '云溪县人民政府办公室', 2014, 2025);
  const guide = { tree: 1042, id: 901, title: '云溪县人民政府办公室政府信息公开指南', date: '2021-05-06', year: null };
  const read = {
    tree: 1042,
    id: 902,
    title: '云溪县2024年政府信息公开工作年度报告解读',
    date: '2025-02-01',
    year: null,
  };
  const town = yearly(1077, '云溪县石桥镇人民政府', 2023, 2025);
  const [latest] = town;
  const copy = latest === undefined ? [] : [{ ...latest, tree: 1042 }];
  return [
    {
      path: '/zwgk/bm/xzfb/zfxxgknb',
      agency: '云溪县人民政府办公室',
      news: [...office.slice(0, 3), read, ...copy, ...office.slice(3), guide],
    },
    { path: '/zwgk/bm/mzj/zfxxgknb', agency: '云溪县民政局', news: yearly(1050, '云溪县民政局', 2022, 2025) },
    { path: '/zwgk/xz/sqz/nb', agency: '云溪县石桥镇人民政府', news: town },
  ];
}

const addressOf = (n: News) => `${origin}/info/${n.tree}/${n.id}.htm`;

/** The page of a column that a number names: null the first, else counted from the oldest. */
function pageOf({ news }: Column, number: number | null): { rows: readonly News[]; pages: number; at: number } | null {
  const pages = Math.max(Math.ceil(news.length / perPage), 1);
  const at = number === null ? 1 : pages - number + 1;
  if (at < 1 || at > pages || number === pages) return null;
  return { rows: news.slice((at - 1) * perPage, at * perPage), pages, at };
}

function listHtml(column: Column, number: number | null): string | null {
  const page = pageOf(column, number);
  if (page === null) return null;
  const up = '../'.repeat(column.path.split('/').length - 2 + (number === null ? 0 : 1));
  const name = column.path.split('/').at(-1) ?? '';
  const fileOf = (at: number) =>
    at === 1
      ? number === null
        ? ''
        : `../${name}.htm`
      : `${number === null ? `${name}/` : ''}${page.pages - at + 1}.htm`;
  const rows = page.rows.map((n, i) => {
    const href = n.dynamic
      ? `${up}content.jsp?urltype=news.NewsContentUrl&amp;wbtreeid=${n.tree}&amp;wbnewsid=${n.id}`
      : `${up}info/${n.tree}/${n.id}.htm`;
    return `<li id="line_u8_${i}"><a href="${href}" target="_blank" title="${n.title}">${n.title.slice(0, 12)}...</a><span>${n.date}</span></li>`;
  });
  const numbers = Array.from({ length: page.pages }, (_, i) => i + 1).map((at) =>
    at === page.at
      ? `<span class="p_no_d">${at}</span>`
      : `<span class="p_no"><a href="${fileOf(at)}">${at}</a></span>`,
  );
  const next =
    page.at === page.pages
      ? '<span class="p_next_d p_fun_d">下页</span>'
      : `<span class="p_next p_fun"><a href="${fileOf(page.at + 1)}">下页</a></span>`;
  return frame(
    '政府信息公开年报',
    `<ul class="side"><li><a href="${up}info/1001/77.htm">云溪县召开全县经济工作会议</a></li><li><a href="${up}info/1001/78.htm">云溪县2025年工作报告</a></li></ul>
<ul class="list">${rows.join('\n')}</ul>
<div class="pb_sys_common pb_sys_normal pb_sys_style1"><span class="p_t">共${column.news.length}条</span><span class="p_pages">
<span class="p_first_d p_fun_d">首页</span>${numbers.join('')}${next}</span><span class="p_t">${page.at}/${page.pages}</span></div>
<ul class="foot"><li><a href="${up}info/1002/5.htm">网站声明</a></li></ul>`,
  );
}

function frame(title: string, body: string): string {
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}-云溪县人民政府</title>
<!--Announced by Visual SiteBuilder 9--><link rel="stylesheet" href="/system/resource/css/pagedown/sys.css"></head>
<body><div id="date">2019年12月3日星期二</div>${body}</body></html>`;
}

const fileOf = (n: News) => `/system/_content/download.jsp?urltype=news.DownloadAttachUrl&owner=1408&wbfileid=${n.id}`;

/** One report has a file that everybody may have, linked twice. */
function articleHtml(n: News, agency: string): string {
  const files =
    n.year === 2024
      ? `附件【<a href="${fileOf(n)}">年度报告.pdf</a>】<a href="/system/_content/download.jsp?urltype=news.DownloadAttachUrl&wbfileid=${n.id}&owner=1408">下载</a>`
      : '';
  return frame(
    n.title,
    `<h1>${n.title}</h1><div>发布时间：${n.date}</div><form><div id="vsb_content_4"><div class="v_news_content">${reportBody(agency, n.year ?? 2024)}</div></div>${files}</form>
<script>_showDynClicks("wbnews", 1408, ${n.id})</script>`,
  );
}

const menu: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  '/zwgk/zfxxgk.htm': [
    ['县政府部门', 'bm.htm'],
    ['乡镇街道', 'xz.htm'],
    ['政府信息公开指南', 'zn.htm'],
  ],
  '/zwgk/bm.htm': [
    ['县政府办公室', 'bm/xzfb.htm'],
    ['县民政局', 'bm/mzj.htm'],
  ],
  '/zwgk/xz.htm': [['石桥镇人民政府', 'xz/sqz.htm']],
  '/zwgk/bm/xzfb.htm': [
    ['政府信息公开年报', 'xzfb/zfxxgknb.htm'],
    ['政府信息公开制度', 'xzfb/zd.htm'],
  ],
  '/zwgk/bm/mzj.htm': [['政府信息公开年报', 'mzj/zfxxgknb.htm']],
  '/zwgk/xz/sqz.htm': [['年度报告', 'sqz/nb.htm']],
};
/** As the navigation calls the bodies. */
const shown: Readonly<Record<string, string>> = {
  云溪县人民政府办公室: '县政府办公室',
  云溪县民政局: '县民政局',
  云溪县石桥镇人民政府: '石桥镇人民政府',
};

/** What the site answers while these are its columns. */
export function answerOf(columns: readonly Column[], { path }: Pick<ReplicaRequest, 'path'>): ReplicaAnswer | null {
  const ok = (body: string | null): ReplicaAnswer | null => (body === null ? null : { status: 200, body });
  const links = menu[path];
  if (links !== undefined)
    return ok(
      frame(
        '政府信息公开',
        `<ul>${links.map(([text, href]) => `<li><a href="${href}">${text}</a></li>`).join('')}</ul>`,
      ),
    );
  for (const column of columns) {
    if (path === `${column.path}.htm`) return ok(listHtml(column, null));
    const number = path.startsWith(`${column.path}/`) ? /\/(\d+)\.htm$/.exec(path)?.[1] : undefined;
    if (number !== undefined) return ok(listHtml(column, Number(number)));
    const found = column.news.find((n) => `${origin}${path}` === addressOf(n));
    if (found !== undefined) return ok(articleHtml(found, found.title.split('20')[0] ?? column.agency));
    if (column.news.some((n) => path === fileOf(n)))
      return { status: 200, headers: { 'content-type': 'application/pdf' }, body: '%PDF-1.4\n%%EOF\n' };
  }
  return null;
}

const site = {
  slug: 'sample/yunxi',
  zh: '样例省云溪县',
  en: 'Yunxi County (invented)',
  division: null,
  family: 'vsb',
  hosts: [host],
  entries: [`${origin}/zwgk/zfxxgk.htm`],
  groups: ['县政府部门', '乡镇街道'],
  confirmed: true,
  invented: true,
} satisfies SiteInput;

const columns = columnsOf();

export const replicas: readonly Replica[] = [
  {
    site,
    answer: (request) => answerOf(columns, request),
    reports: columns.flatMap(({ agency, news }): ListedReport[] =>
      news
        .filter((n) => n.year !== null)
        .map((n) => ({ url: addressOf(n), title: n.title, date: n.date, agency: shown[agency] ?? '' })),
    ),
  },
];
