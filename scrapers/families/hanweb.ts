import { z } from 'zod';
import { itemsBeside, linksOf } from '../anchors.js';
import { articleTest, attachmentsOf } from '../article.js';
import { familyMaker, type ListPage, ownerByPage } from '../family.js';
import type { Page } from '../visitor.js';
import { isAnnualPage, readAnnualPages } from './hanweb/annual.js';
import { readJpaas } from './hanweb/jpaas.js';
import { readJpage } from './hanweb/jpage.js';
import { readDirectory } from './hanweb/xxgk.js';

/** `/art/2025/1/24/art_55714_14262.html` of old; `/art/2026/art_<32 hex>.html`, often below a path, since. */
const articlePath = /\/art\/\d{4}\/(?:\d{1,2}\/\d{1,2}\/)?art_(?:\d+_)?(?:\d+|[0-9a-f]{32})\.s?html?$/i;
const download = /\/module\/download\/down(?:file)?\.jsp\?(?=.*\bfilename=)/;

const isArticlePage = articleTest([
  '#zoom',
  '#Zoom',
  '.zc_article_con',
  '.article-content',
  '.main-txt',
  '.artile_zw',
  '.bt_content',
]);
/** The marks that a template leaves around the text. */
const fence = /<!--<\$\[信息内容\]>begin-->/;

const options = z.strictObject({
  /** The list by the name of its unit (`tagId`), where a page of jpaas has several. */
  unit: z.string().optional(),
  /** Hosts of an object store on which files of the articles lie; they stand among the site's hosts too. */
  fileHosts: z.array(z.string()).default([]),
  /** Reports at an address of their own for each area and year. */
  annualReports: z
    .strictObject({
      /** The first year of each area of which the page does not link the years. */
      areas: z.record(z.string(), z.int().min(2008)),
    })
    .default({ areas: {} }),
});

/**
 * Hanweb (大汉): columns by number (`/col/col1229/index.html`), articles by column and number. Lists come in one of three
 * ways, of which only the page itself tells: jpage (rows in an XML island), xxgk (a directory to be searched by a form),
 * jpaas (units built by a service). Reports of some stand at an address for each area and year instead.
 */
export const hanweb = familyMaker('hanweb', options, ({ unit, fileHosts, annualReports }) => ({
  isArticle: (url) => isArticle(url) || isAnnualPage(url),
  readLinks: linksOf,
  ownerOf: ownerByPage,
  columnsOf({ href, pathname }) {
    const column = /\/art_(\d+)_[^/]*$/.exec(pathname)?.[1];
    return column === undefined ? [] : [new URL(`/col/col${column}/index.html`, href).href];
  },
  // Columns have numbers and lie in no folder of one another.
  canLieBelow: (url) => /\/col\/col\d+\//.test(url.pathname),

  readList: (page) =>
    readAnnualPages(page, annualReports.areas) ??
    readJpage(page, isArticle) ??
    readDirectory(page, isArticle) ??
    readJpaas(page, isArticle, unit) ??
    staticList(page),

  readArticle: (page) =>
    isArticlePage(page) || fence.test(page.text)
      ? { parts: [], attachments: attachmentsOf(page, download, fileHosts) }
      : null,
}));

function isArticle(url: URL): boolean {
  return articlePath.test(url.pathname);
}

/** Short lists are printed on the page as they are. */
function staticList(page: Page): ListPage {
  return { items: itemsBeside(page, isArticle), further: [], total: null };
}
