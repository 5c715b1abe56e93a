import type { SiteInput } from '../../../src/site.js';
import type { ListedReport, ReplicaAnswer } from './replica.js';
import { reportBody } from './report-body.js';

/** An object store: files of the articles lie there, and robots.txt is all else that is asked of it. */
export const storeHost = 'files.qingxi-jpaas.example';

/** A row of a list: a report, or what stands between reports. */
export interface Row {
  readonly path: string;
  readonly title: string;
  readonly date: string;
  /** Null for what is no report. */
  readonly year: number | null;
  readonly agency: string;
}

export function yearly(agency: string, first: number, last: number, pathOf: (year: number) => string): Row[] {
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const year = last - i;
    const title = `${agency}${year}年政府信息公开工作年度报告`;
    return { path: pathOf(year), title, date: `${year + 1}-01-${10 + i}`, year, agency };
  });
}

export const hex = (year: number, salt: number) => (year * 1_000_003 + salt).toString(16).padStart(32, 'a');

export function frame(title: string, body: string, meta = ''): string {
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}-清溪区人民政府</title>${meta}</head>
<body><div id="date">2019年12月3日星期二</div>${body}</body></html>`;
}

export function nav(links: readonly (readonly [string, string])[]): string {
  return frame(
    '政府信息公开',
    `<ul>${links.map(([text, href]) => `<li><a href="${href}">${text}</a></li>`).join('')}</ul>`,
  );
}

export function article(row: Row): string {
  const files =
    row.year === 2023 && row.path.startsWith('/qingxi/')
      ? `<a href="http://${storeHost}/jcms_files/jcms1/web1791/site/attach/0/ab.pdf">年度报告.pdf</a>`
      : row.year === 2024
        ? '<a href="/module/download/downfile.jsp?classid=0&amp;filename=0123456789abcdef0123456789abcdef.pdf">年度报告.pdf</a>'
        : '';
  return frame(
    row.title,
    `<h1>${row.title}</h1><div id="zoom"><!--<$[信息内容]>begin-->${reportBody(row.agency, row.year ?? 2024)}<!--<$[信息内容]>end--></div>${files}`,
    `<meta name="ArticleTitle" content="${row.title}"><meta name="PubDate" content="${row.date} 09:00">`,
  );
}

/** Files come from where the download address sends to. */
export function fileAnswer(path: string): ReplicaAnswer | null {
  if (path.startsWith('/module/download/downfile.jsp?'))
    return { status: 302, headers: { location: '/attach/0/0123456789abcdef0123456789abcdef.pdf' }, body: '' };
  if (path.endsWith('.pdf'))
    return { status: 200, headers: { 'content-type': 'application/pdf' }, body: '%PDF-1.4\n%%EOF\n' };
  return null;
}

export const html = (body: string): ReplicaAnswer => ({ status: 200, body });
export const listed = (host: string, rows: readonly Row[], agency: string): ListedReport[] =>
  rows
    .filter((r) => r.year !== null)
    .map((r) => ({ url: `http://${host}${r.path}`, title: r.title, date: r.date, agency }));

export function siteOf(slug: string, host: string, rest: Partial<SiteInput>): SiteInput {
  return {
    slug,
    zh: '样例市清溪区',
    en: 'Qingxi District (invented)',
    division: null,
    family: 'hanweb',
    hosts: [host],
    entries: [`http://${host}/col/col100/index.html`],
    scope: [`http://${host}/`],
    confirmed: true,
    invented: true,
    ...rest,
  };
}

export const li = ({ path, title, date }: Row) =>
  `<li><a href="${path}" title="${title}" target="_blank">${title.slice(0, 14)}...</a><span>${date}</span></li>`;
