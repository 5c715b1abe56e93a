import type { SiteInput } from '../../../src/site.js';
import type { ListedReport, Replica } from './replica.js';
import { reportBody } from './report-body.js';

/** Three districts on one instance of TRS WCM: one sequence of numbers, and three templates. */
let id = 4_300_000;

interface Row {
  /** Relative to the column. */
  readonly href: string;
  readonly title: string;
  readonly date: string;
  /** The year of the report; null for what is none. */
  readonly year: number | null;
}

interface Column {
  readonly path: string;
  /** As the navigation calls the body. */
  readonly agency: string;
  readonly rows: readonly Row[];
  readonly pages: readonly string[];
}

/** A row of the list; its number is higher than that of every row before it. */
function row(title: string, date: string, year: number | null, at: { month?: string; extension?: string } = {}): Row {
  const filed = at.month ?? date.replaceAll('-', '');
  const { extension = 'html' } = at;
  return { href: `./${filed.slice(0, 6)}/t${filed}_${++id}.${extension}`, title, date, year };
}

const yearly = (agency: string, years: readonly number[], extension?: string) =>
  years.map((year) =>
    row(`${agency}${year}年政府信息公开工作年度报告`, `${year + 1}-01-2${year % 10}`, year, {
      // The archive was imported in one month.
      ...(year < 2020 ? { month: '20201216' } : {}),
      ...(extension === undefined ? {} : { extension }),
    }),
  );
const years = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => to - i);

const page = (body: string) =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><div class="header"><span id="date">2019年12月3日星期二</span></div>\n${body}\n</body></html>`;
const links = (all: readonly (readonly [string, string])[]) =>
  page(`<ul class="nav">${all.map(([href, text]) => `<li><a href="${href}">${text}</a></li>`).join('')}</ul>`);
const article = ({ title, date, year }: Row, agency: string) =>
  page(`<h1>${title}</h1><div class="info">来源：${agency}　发布时间：${date} 10:04</div>
<div class="TRS_Editor"><style type="text/css">.TRS_Editor P{line-height:2}</style>${reportBody(agency, year ?? 2024)}</div>`);
const pagesOf = (
  rows: readonly Row[],
  size: number,
  draw: (rows: readonly Row[], i: number, count: number) => string,
) => {
  const count = Math.ceil(rows.length / size);
  return Array.from({ length: count }, (_, i) => page(draw(rows.slice(i * size, (i + 1) * size), i, count)));
};

/** How an address that the system does not have is answered; all three are seen. */
export const beyondTheEnd = {
  'nothing at all': { status: 404, body: '<html><body>404</body></html>' },
  'a stub': { status: 200, body: page(`<p>${' '.repeat(150)}</p>`) },
  'an error page': { status: 200, body: page('<div class="error"><p>您访问的页面不存在或已被删除。</p></div>') },
} as const;

interface District {
  readonly site: Omit<SiteInput, 'family' | 'confirmed' | 'invented' | 'division'>;
  readonly beyond: keyof typeof beyondTheEnd;
  readonly navigation: Readonly<Record<string, string>>;
  readonly columns: readonly Column[];
  /** Rows that are one page with another: copies, and other addresses of it. */
  readonly copies: ReadonlySet<Row>;
  /** The names of the files of a list's pages. */
  file(i: number): string;
}

function replicaOf({ site, beyond, navigation, columns, copies, file }: District): Replica {
  const base = site.entries?.[0] ?? '';
  const entry = new URL(base);
  const pages = new Map(Object.entries(navigation).map(([path, body]) => [`${entry.pathname}${path}`, body]));
  const reports: ListedReport[] = [];
  for (const { path, agency, rows, pages: lists } of columns) {
    const at = `${entry.pathname}${path}`;
    for (const [i, body] of lists.entries()) pages.set(`${at}${i === 0 ? '' : file(i)}`, body);
    for (const one of rows.filter((r) => !copies.has(r) && !/^https?:/.test(r.href))) {
      const url = new URL(one.href, `${entry.origin}${at}`);
      pages.set(url.pathname, article(one, agency || '东山区教育局'));
      if (one.year !== null) reports.push({ url: url.href, title: one.title, date: one.date, agency });
    }
  }
  return {
    site: { ...site, division: null, family: 'trs-wcm', confirmed: true, invented: true },
    answer: ({ path }) => {
      if (path === '/robots.txt') return null;
      const body = pages.get(path);
      return body === undefined ? beyondTheEnd[beyond] : { status: 200, body };
    },
    reports,
  };
}

// Rows that only a script follows; copies under other addresses; a report that is filed among other things.
const xiping = (): District => {
  const host = 'www.xiping.example';
  const base = `http://${host}/zwgk/zfxxgk/`;
  const towns = yearly('柳河镇人民政府', years(2014, 2025));
  const [newest, second] = towns;
  const other = (r: Row | undefined, href: (url: URL) => string): Row => {
    const full = new URL(r?.href ?? '', `${base}zj2/lhzrmzf/zfxxgknb46/`);
    return { href: href(full), title: r?.title ?? '', date: r?.date ?? '', year: r?.year ?? null };
  };
  const copied = [
    other(newest, (url) => url.href.replace('http:', 'https:')),
    other(newest, (url) => `${url.origin}/gate/big5/${url.host}${url.pathname}`),
    other(second, (url) => url.href.replace('.html', '_wap.html')),
  ];
  const draw = (rows: readonly Row[], i: number, count: number) =>
    `<div class="list-circle-red">${rows
      .map(
        (r) =>
          `<div class="list-item clear"><span class="list-item-con"><a href="javascript:void(0)" onclick="jumpToDetail('${r.href}')"> ${r.title} </a></span><span class="list-item-date">${r.date}</span></div>`,
      )
      .join(
        '\n',
      )}</div>\n<script>createPageHTML('page_div', ${count}, ${i + 1}, 'index', 'html', ${rows.length});</script>`;
  const town = [...towns, ...copied, row('一图读懂柳河镇2025年政府信息公开工作年度报告', '2026-02-02', null)];
  const office = [
    ...yearly('区政府办', years(2020, 2025)),
    row('柳河镇人民政府2025年政府信息公开工作年度报告', '2026-01-29', 2025),
    row('关于做好2025年政府信息公开工作年度报告编制工作的通知', '2025-12-20', null),
  ];
  const elsewhere = [
    row('柳河镇人民政府2013年政府信息公开工作年度报告', '2014-01-17', 2013, { month: '20201210' }),
    row('柳河镇2025年春耕生产方案', '2025-03-02', null),
  ];
  return {
    site: {
      slug: 'sample/xiping',
      zh: '样例市西坪区',
      en: 'Xiping District (invented)',
      hosts: [host],
      entries: [base],
    },
    beyond: 'nothing at all',
    navigation: {
      // The site links its own pages by https too.
      '': links([
        [`https://${host}/zwgk/zfxxgk/zj2/`, '街镇'],
        ['./wbj2/', '区政府部门'],
      ]),
      'zj2/': links([['./lhzrmzf/', '柳河镇人民政府']]),
      'wbj2/': links([['./qzfb1/', '区政府办']]),
      'zj2/lhzrmzf/': links([
        ['./zfxxgknb46/', '政府信息公开年报'],
        [`https://${host}/zwgk/zfxxgk/zj2/lhzrmzf/zfxxgknb46/`, '政府信息公开年报'],
        ['./qtfdgkxx44/', '其他法定公开信息'],
      ]),
      'wbj2/qzfb1/': links([['./zfxxgknb3/', '政府信息公开年报']]),
    },
    columns: [
      { path: 'zj2/lhzrmzf/zfxxgknb46/', agency: '柳河镇人民政府', rows: town, pages: pagesOf(town, 6, draw) },
      {
        path: 'zj2/lhzrmzf/qtfdgkxx44/',
        agency: '柳河镇人民政府',
        rows: elsewhere,
        pages: pagesOf(elsewhere, 6, draw),
      },
      { path: 'wbj2/qzfb1/zfxxgknb3/', agency: '区政府办', rows: office, pages: pagesOf(office, 6, draw) },
    ],
    copies: new Set(copied),
    file: (i) => `index_${i}.html`,
  };
};

// .shtml; terms and descriptions; pages that the bar itself links under numbers from 2; a folder for each year.
const nanhu = (): District => {
  const host = 'www.nanhu.example';
  const bar = (i: number, count: number) =>
    Array.from({ length: count }, (_, n) => `<a href="${n === 0 ? './' : `./index_${n + 1}.shtml`}">${n + 1}</a>`)
      .filter((_, n) => n !== i)
      .join(' ');
  const draw = (rows: readonly Row[], i: number, count: number) =>
    `<dl class="news">${rows.map((r) => `<dt><a href="${r.href}">${r.title}</a></dt><dd>${r.date.slice(2)}</dd>`).join('\n')}</dl><div class="page">${count > 1 ? bar(i, count) : ''}</div>`;
  const bureau = [
    ...yearly('南湖区水务局', years(2015, 2025), 'shtml'),
    // Mended and put up again.
    row('南湖区水务局2025年政府信息公开工作年度报告', '2026-03-01', 2025, { extension: 'shtml' }),
    row('南湖区水务局政府信息公开指南', '2021-05-06', null, { extension: 'shtml' }),
  ];
  const of = (year: number) =>
    row(`南湖区${year}年政府信息公开工作年度报告`, `${year + 1}-02-20`, year, { extension: 'shtml' });
  // The report of 2023 was put into the folder of 2022.
  const folders = { '2021n': [of(2021)], '2022n': [of(2022), of(2023)], '2024n': [of(2024)] };
  return {
    site: {
      slug: 'sample/nanhu',
      zh: '样例市南湖区',
      en: 'Nanhu District (invented)',
      hosts: [host],
      entries: [`http://${host}/zwgk/`],
    },
    beyond: 'a stub',
    navigation: {
      '': links([
        ['./zfxxgkqzf1/', '南湖区人民政府'],
        ['./swj/', '南湖区水务局'],
      ]),
      'zfxxgkqzf1/': links([['./zfxxgknb2/', '政府信息公开年报']]),
      'swj/': links([['./nb/', '政府信息公开工作年度报告']]),
      'zfxxgkqzf1/zfxxgknb2/': links(Object.keys(folders).map((f) => [`./${f}/`, `${f.slice(0, 4)}年`])),
    },
    columns: [
      { path: 'swj/nb/', agency: '南湖区水务局', rows: bureau, pages: pagesOf(bureau, 5, draw) },
      ...Object.entries(folders).map(([folder, rows]) => ({
        path: `zfxxgkqzf1/zfxxgknb2/${folder}/`,
        agency: '南湖区人民政府',
        rows,
        pages: pagesOf(rows, 5, draw),
      })),
    ],
    copies: new Set(),
    file: (i) => `index_${i + 1}.shtml`,
  };
};

// Nested tables; lists that a script fills; bars that are only counted; one column with a folder for each body.
const dongshan = (): District => {
  const host = 'www.dongshan.example';
  const count = (pages: number, i: number) =>
    `<script>var countPage = ${pages}; //共多少页\nvar currentPage = ${i};\nfor (var n = 1; n < countPage; n++) document.write("<a href=index_" + n + ".htm>" + (n + 1) + "</a>");</script>`;
  const table = (rows: readonly Row[], i: number, pages: number) =>
    `<table class="layout"><tr><td>${rows
      .map(
        (r) =>
          `<table><tr><td><table><tr><td class="hanggao30"><a href="${r.href}" title="${r.title}">${r.title.slice(0, 12)}…</a></td></tr></table></td><td>${r.date.slice(2)}</td></tr></table>`,
      )
      .join('\n')}</td></tr></table>${count(pages, i)}`;
  const script = (rows: readonly Row[], i: number, pages: number) =>
    `<div id="list"></div><script>var alist = new Array();\n${rows
      .map((r, n) => `alist[${n}]=['${r.href}', "${r.title}", '${r.date}'];`)
      .join('\n')}</script>${count(pages, i)}`;
  const objects = (rows: readonly Row[]) =>
    `<div id="list"></div><script>fill({"rows": ${JSON.stringify(rows.map((r) => ({ url: r.href, title: r.title, time: `${r.date} 09:00` })))}});</script>`;
  // The titles name no year.
  const education = years(2016, 2025).map((year) =>
    row(`东山区教育局政府信息公开工作年度报告（${year}年度）`, `${year + 1}-01-26`, year, { extension: 'htm' }),
  );
  const bare = [row('东山区司法局政府信息公开工作年度报告', '2026-01-21', 2025, { extension: 'htm' })];
  const health = yearly('东山区卫生健康委员会', years(2019, 2025), 'htm');
  const mixed = [
    row('东山区教育局2015年政府信息公开工作年度报告', '2016-01-26', 2015, { extension: 'htm', month: '20201204' }),
    row('东山区各部门年报目录', '2024-02-01', null, { extension: 'htm' }),
  ];
  const at = (path: string, agency: string, rows: readonly Row[], pages: readonly string[]) => ({
    path,
    agency,
    rows,
    pages,
  });
  return {
    site: {
      slug: 'sample/dongshan',
      zh: '样例市东山区',
      en: 'Dongshan District (invented)',
      hosts: [host],
      entries: [`http://${host}/xxgk/`],
    },
    beyond: 'an error page',
    navigation: { '': links([['./nb/', '政府信息公开年报']]) },
    columns: [
      at('nb/', '', mixed, [
        `${page(table(mixed, 0, 1))}${links([
          ['./jyj/', '东山区教育局'],
          ['./sfj/', '东山区司法局'],
          ['./wjw/', '东山区卫生健康委员会'],
        ])}`,
      ]),
      at('nb/jyj/', '东山区教育局', education, pagesOf(education, 4, table)),
      at('nb/sfj/', '东山区司法局', bare, pagesOf(bare, 4, objects)),
      at('nb/wjw/', '东山区卫生健康委员会', health, pagesOf(health, 4, script)),
    ],
    copies: new Set(),
    file: (i) => `index_${i}.htm`,
  };
};

export const replicas: readonly Replica[] = [xiping(), nanhu(), dongshan()].map(replicaOf);
