import { load } from 'cheerio';
import type { ArticlePage, Family, Link, ListItem, ListPage } from '../family.js';
import type { Page } from '../visitor.js';

/** `…/202601/t20260130_7235231.html`; Guangxi writes the number alone, others .shtml or .htm. */
const articlePath = /\/(?:\d{6}\/)?t(?:\d{8}_)?\d+\.s?html?$/;
/** `jumpToDetail('./202607/t20260724_7341298.html')`: some templates of Tianjin have the address only there. */
const scripted = /['"]([^'"\s]+\.s?html?)['"]/;
/**
 * `createPageHTML(7, 0, "index", "html")`: number of pages, this page from 0, name, extension. Chongqing calls it
 * createPage. The same call splits a long article, with the article's own name in place of `index`.
 */
const pager =
  /createPage(?:HTML)?\(\s*['"]?(\d+)['"]?\s*,\s*['"]?(\d+)['"]?\s*,\s*['"]([^'"]+)['"]\s*,\s*['"]([^'"]+)['"]/g;
/** Longer lists than this are no list of yearly reports. */
const mostPages = 200;
/** Where an article's text stands, most telling first. */
const bodies = [
  '#xlrllt',
  '.article_content',
  '.trs_editor_view',
  '.TRS_UEDITOR',
  '.TRS_Editor',
  '#zoom',
  '#Zoom',
  '#UCAP-CONTENT',
  '.xxgk-content',
  '.article-content',
];
const rowTags = 'li, tr, dd, .list-item, .comItem';

function resolve(reference: string, base: string): URL | null {
  if (/^\s*(?:javascript|mailto|data):/i.test(reference)) return null;
  return URL.parse(reference.trim(), base);
}

/** TRS WCM (拓尔思): static pages in dated folders, page bars written by a script. */
export const trsWcm: Family = {
  id: 'trs-wcm',

  isArticle: (url) => articlePath.test(url.pathname),

  readLinks(page: Page): Link[] {
    const $ = load(page.html);
    return $('a')
      .toArray()
      .flatMap((element) => {
        const a = $(element);
        const url = addressOf(a.attr('href'), a.attr('onclick'), page.url);
        const text = words(a.attr('title'), a.text());
        return url === null || text === '' ? [] : [{ url: url.href, text }];
      });
  },

  readList(page: Page): ListPage {
    const $ = load(page.html);
    const folder = new URL('.', page.url);
    const rows = $('a')
      .toArray()
      .flatMap((element) => {
        const a = $(element);
        const url = addressOf(a.attr('href'), a.attr('onclick'), page.url);
        if (url === null) return [];
        const row = a.closest(rowTags);
        const holder = row.length === 0 ? a.parent() : row.parent();
        const rowText = row.length === 0 ? `${a.text()} ${a.next().text()}` : row.text();
        const item: ListItem = { url: url.href, title: words(a.attr('title'), a.text()), date: dateIn(rowText) };
        const own =
          url.host === folder.host && url.pathname.startsWith(folder.pathname) && articlePath.test(url.pathname);
        return [{ item, own, holder: holder.get(0) }];
      });
    // Navigation and 相关栏目 stand elsewhere on the page; rows that lead to another host stand between the column's own.
    const holders = new Set(rows.filter((r) => r.own).map((r) => r.holder));
    const items = new Map<string, ListItem>();
    for (const { item, holder } of rows) {
      const known = items.get(item.url);
      if (holders.has(holder) && item.title !== '' && (known === undefined || known.title.length < item.title.length))
        items.set(item.url, item);
    }
    return { items: [...items.values()], further: furtherPages(page) };
  },

  readArticle(page: Page): ArticlePage | null {
    const $ = load(page.html);
    const body = bodies.some((selector) => $(selector).length > 0);
    const named = $('meta[name="ArticleTitle" i]').attr('content')?.trim();
    if (!body && !named) return null;
    return { parts: pagesOf(page, (name) => /^t(?:\d{8}_)?\d+$/.test(name)) };
  },
};

function addressOf(href: string | undefined, onclick: string | undefined, base: string): URL | null {
  const direct = href === undefined || href.trim() === '' || href.trim() === '#' ? null : resolve(href, base);
  const called = scripted.exec(onclick ?? '')?.[1];
  const url = direct ?? (called === undefined ? null : resolve(called, base));
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  url.hash = '';
  return url;
}

/** The `title` attribute is whole where the visible text is cut off; a date glued to the text is no part of it. */
function words(title: string | undefined, text: string): string {
  const shown = text.replace(/\s+/g, ' ').trim();
  const whole = title?.replace(/\s+/g, ' ').trim() ?? '';
  const cut = shown.replace(/(?:…+|\.{2,})$/, '');
  const best = whole.length > 0 && (whole.length >= cut.length || shown !== cut) ? whole : shown;
  return best.replace(/\s*\[?\(?\d{2,4}-\d{2}-\d{2}\)?\]?$/, '').trim();
}

/** 2026-01-30, and the 20-01-07 of 南开's old lists. */
function dateIn(text: string): string | null {
  const m = /(?<!\d)(20\d\d|\d\d)[-./年](\d{1,2})[-./月](\d{1,2})(?!\d)/.exec(text);
  if (m?.[1] === undefined || m[2] === undefined || m[3] === undefined) return null;
  const year = m[1].length === 2 ? `20${m[1]}` : m[1];
  return `${year}-${m[2].padStart(2, '0')}-${m[3].padStart(2, '0')}`;
}

function furtherPages(page: Page): string[] {
  // `index_10960` is the first page of another template's list in the same folder, not page 10961.
  const own = /\/([^/]*?)(?:\.s?html?)?$/.exec(new URL(page.url).pathname)?.[1] ?? '';
  return pagesOf(page, (name) => (own === '' ? name === 'index' : own === name || own.startsWith(`${name}_`)));
}

/** The pages that the page's own bar counts, without the first. */
function pagesOf(page: Page, isOwn: (name: string) => boolean): string[] {
  for (const [, count = '', , name = '', extension = ''] of page.html.matchAll(pager)) {
    if (!isOwn(name)) continue;
    const pages = Math.min(Number(count), mostPages);
    return Array.from(
      { length: Math.max(pages - 1, 0) },
      (_, i) => new URL(`${name}_${i + 1}.${extension}`, page.url).href,
    );
  }
  return [];
}
