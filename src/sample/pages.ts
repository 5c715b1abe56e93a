import { escapeHtml } from '../printable.js';

/** The head and foot of every page, with what real portals put there to be misread: a date that means nothing. */
function frame(title: string, meta: Readonly<Record<string, string>>, charset: string, body: string): string {
  const tags = Object.entries(meta).map(([name, content]) => `<meta name="${name}" content="${escapeHtml(content)}">`);
  return `<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="${charset}"><title>${escapeHtml(title)}-样例市样例区人民政府</title>
<meta name="SiteName" content="样例市样例区人民政府"><meta name="SiteDomain" content="www.yangli.example">
<meta name="SiteIDCode" content="0000000000">
${tags.join('\n')}
<style>body{font-family:sans-serif;max-width:60em;margin:auto} td{padding:.2em .5em}</style></head><body>
<div class="header"><span>样例市样例区人民政府（虚构）</span> <span id="date">2019年12月3日星期二</span> 无障碍 | 简体 | 繁体 | 长者模式</div>
${body}
<div class="footer"><p>扫一扫在手机打开当前页</p><p>网站声明 | 联系我们 | 网站地图</p><p>网站标识码:0000000000</p></div>
</body></html>
`;
}

export interface PageLink {
  readonly href: string;
  readonly text: string;
}

/** A page of the navigation: a list of links. */
export function navigationPage(title: string, links: readonly PageLink[]): string {
  const items = links.map((l) => `<li><a href="${l.href}">${escapeHtml(l.text)}</a></li>`);
  return frame(
    title,
    { ColumnName: title },
    'utf-8',
    `<h1>${escapeHtml(title)}</h1>\n<ul class="nav">\n${items.join('\n')}\n</ul>`,
  );
}

export interface ListRow extends PageLink {
  readonly date: string;
}

/**
 * One page of a column's list, in one of two templates: a link with the whole title in its `title`, or a link that only
 * a script follows. The bar with the pages' numbers is written by a script in both.
 */
export function listPage(
  title: string,
  rows: readonly ListRow[],
  page: number,
  pages: number,
  scripted: boolean,
): string {
  const items = rows.map((row) => {
    const text = escapeHtml(row.text);
    if (scripted)
      return `<div class="list-item clear"><span class="list-item-con"><a href="javascript:void(0)" onclick="jumpToDetail('${row.href}')"> ${text} </a></span><span class="list-item-date">${row.date}</span></div>`;
    const short = row.text.length > 24 ? `${row.text.slice(0, 22)}...` : row.text;
    return `<li><a href="${row.href}" target="_blank" title="${text}">${escapeHtml(short)}</a><span>${row.date}</span></li>`;
  });
  const list = scripted
    ? `<div class="list-circle-red">\n${items.join('\n')}\n</div>`
    : `<ul class="newsList">\n${items.join('\n')}\n</ul>`;
  const menu = ['政府信息公开指南', '政府信息公开制度', '依申请公开'].map(
    (t) => `<li><a href="/gongkai/zfxxgkzl/zn/">${t}</a></li>`,
  );
  const bar = `<script>createPageHTML(${pages}, ${page}, "index", "html");</script>`;
  const body = `<ul class="menu">${menu.join('')}</ul>\n<h1>${escapeHtml(title)}</h1>\n${list}\n${bar}`;
  return frame(title, { ColumnName: '政府信息公开年报', ColumnType: '年报' }, 'utf-8', body);
}

export interface Article {
  readonly title: string;
  readonly agency: string;
  /** yyyy-mm-dd */
  readonly published: string;
  readonly body: string;
  /** Name of the article's file and number of its pages. */
  readonly name: string;
  readonly pages: number;
  readonly charset: string;
}

/** An article: title, line of source and date, body, and the call that counts its pages. */
export function articlePage(article: Article): string {
  const { title, agency, published } = article;
  const meta = { ArticleTitle: title, PubDate: `${published} 10:04`, ContentSource: agency };
  const bar =
    article.pages > 1 ? `<script>createPageHTML(${article.pages}, 0, "${article.name}", "html");</script>` : '';
  return frame(
    title,
    meta,
    article.charset,
    `<h1 class="xl-title">${escapeHtml(title)}</h1>
<div class="info">来源：${escapeHtml(agency)}　发布时间：${published} 10:04　字号：大 中 小</div>
<div class="article_content xl-zw-info" id="xlrllt"><div class="view TRS_UEDITOR trs_paper_default trs_web">
${article.body}
</div></div>
${bar}`,
  );
}

/** A further page of an article that is split. */
export function partPage(article: Article): string {
  return frame(
    article.title,
    { ArticleTitle: article.title },
    article.charset,
    `<div class="TRS_UEDITOR">\n${article.body}\n</div>`,
  );
}

/** An error page as portals serve it with status 200. */
export function errorPage(): string {
  return frame('404', {}, 'utf-8', '<div class="error"><p>您访问的页面不存在或已被删除。</p></div>');
}

/** What a gateway sends with 412: a script for a browser to solve. It is recognised here, and left alone. */
export function challengePage(): string {
  return `<!DOCTYPE html><html><head><meta id="x" content="y"><script>$_ts=window['$_ts'];if(!$_ts)$_ts={};</script></head><body></body></html>`;
}
