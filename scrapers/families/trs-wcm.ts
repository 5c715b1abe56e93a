import { z } from 'zod';
import { itemsBeside, linksOf } from '../anchors.js';
import { articleTest, attachmentsOf } from '../article.js';
import { familyMaker, ownerByFolder } from '../family.js';
import type { Page } from '../visitor.js';

/** `…/202601/t20260130_7235231.html`; Guangxi writes the number alone, others .shtml or .htm. */
const articlePath = /\/(?:\d{6}\/)?t(?:\d{8}_)?\d+(?:_wap)?\.s?html?$/;
/**
 * `createPageHTML(7, 0, "index", "html")`: number of pages, this page from 0, name, extension. Chongqing calls it
 * createPage. The same call splits a long article, with the article's own name in place of `index`.
 */
const pager =
  /createPage(?:HTML)?\(\s*['"]?(\d+)['"]?\s*,\s*['"]?(\d+)['"]?\s*,\s*['"]([^'"]+)['"]\s*,\s*['"]([^'"]+)['"]/g;
/** More than are ever read, so that who reads the list sees that it goes on; a bar may count a million. */
const mostPages = 300;
/** Where an article's text stands. */
const isArticlePage = articleTest([
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
]);

/** TRS WCM (拓尔思): static pages in dated folders, page bars written by a script. */
export const trsWcm = familyMaker('trs-wcm', z.strictObject({}), () => ({
  isArticle: (url) => articlePath.test(url.pathname),
  readLinks: linksOf,
  ownerOf: ownerByFolder,

  readList(page) {
    const folder = new URL('.', page.url);
    const isOwn = (url: URL) =>
      url.host === folder.host && url.pathname.startsWith(folder.pathname) && articlePath.test(url.pathname);
    return { items: itemsBeside(page, isOwn), further: furtherPages(page).map((url) => ({ url })), total: null };
  },

  readArticle(page) {
    if (!isArticlePage(page)) return null;
    const parts = pagesOf(page, (name) => /^t(?:\d{8}_)?\d+$/.test(name));
    return { parts, attachments: attachmentsOf(page) };
  },
}));

function furtherPages(page: Page): string[] {
  // `index_10960` is the first page of another template's list in the same folder, not page 10961.
  const own = /\/([^/]*?)(?:\.s?html?)?$/.exec(new URL(page.url).pathname)?.[1] ?? '';
  return pagesOf(page, (name) => (own === '' ? name === 'index' : own === name || own.startsWith(`${name}_`)));
}

/** The pages that the page's own bar counts, without the first. */
function pagesOf(page: Page, isOwn: (name: string) => boolean): string[] {
  for (const [, count = '', , name = '', extension = ''] of page.text.matchAll(pager)) {
    if (!isOwn(name)) continue;
    const pages = Math.min(Number(count), mostPages);
    return Array.from(
      { length: Math.max(pages - 1, 0) },
      (_, i) => new URL(`${name}_${i + 1}.${extension}`, page.url).href,
    );
  }
  return [];
}
