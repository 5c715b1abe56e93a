import { z } from 'zod';
import { itemsBeside, linksOf } from '../anchors.js';
import { articleTest, attachmentsOf } from '../article.js';
import { familyMaker, ownerByFolder } from '../family.js';
import { pagesOfArticle, pagesOfList } from './trs-wcm/bar.js';
import { writtenItems } from './trs-wcm/written.js';

/** `…/202601/t20260130_7235231.html`; Guangxi writes the number alone, others .shtml or .htm. */
const articlePath = /\/(?:\d{6}\/)?t(?:\d{8}_)?\d+(?:_wap)?\.s?html?$/;
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

const options = z.strictObject({
  /**
   * The number in the file name of a list's second page. It is 1 in the system's own templates; some sites count from 2
   * (`index_2.html`), and where their bar is drawn by a script only the site's file can say so.
   */
  secondPage: z.union([z.literal(1), z.literal(2)]).default(1),
});

/** TRS WCM (拓尔思): static pages in dated folders, page bars written by a script. */
export const trsWcm = familyMaker('trs-wcm', options, ({ secondPage }) => ({
  isArticle: (url) => articlePath.test(url.pathname),
  readLinks: linksOf,
  ownerOf: ownerByFolder,
  columnsOf: (article) => [article.href.replace(/(?:\d{6}\/)?[^/]*$/, '')],

  readList(page) {
    const folder = new URL('.', page.url);
    const isOwn = (url: URL) =>
      url.host === folder.host && url.pathname.startsWith(folder.pathname) && articlePath.test(url.pathname);
    const rows = itemsBeside(page, isOwn);
    const shown = new Set(rows.map(({ url }) => url));
    const written = writtenItems(page, isOwn).filter(({ url }) => !shown.has(url));
    const further = pagesOfList(page, secondPage).map((url) => ({ url }));
    return { items: [...rows, ...written], further, total: null };
  },

  readArticle: (page) =>
    isArticlePage(page) ? { parts: pagesOfArticle(page), attachments: attachmentsOf(page) } : null,
}));
