import { z } from 'zod';
import { itemsBeside, linksOf } from '../anchors.js';
import { articleTest, attachmentsOf } from '../article.js';
import { familyMaker, ownerByPage } from '../family.js';
import { numberedPages, printedCounts } from '../paging.js';
import type { Page } from '../visitor.js';

/** `/bsq/contents/10832/290861.html`: sub-site, channel, article. */
const articlePath = /\/contents\/(\d+)\/\d+(?:\.s?html?)?$/;
const channelPath = /\/channels\/(\d+)(?:_\d+)?\.s?html?$/;
/** Where the lists of the districts' and zones' templates stand; their menus and 最新文件 stand elsewhere. */
const lists = 'li.xxgk-list, .ET_main_list, ul.sec-list.gk-level4';
const isNamedArticle = articleTest([]);

/** `/channels/` and `/contents/`: the system of 滨海新区 and of the zones in it. */
export const channels = familyMaker('channels', z.strictObject({}), () => ({
  isArticle: (url) => articlePath.test(url.pathname),
  readLinks: linksOf,
  ownerOf: ownerByPage,
  columnsOf: ({ href }) => [href.replace(/\/contents\/(\d+)\/.*$/, '/channels/$1.html')],

  readList(page) {
    // An unknown template: the channel's own articles show where its list is.
    const channel = channelPath.exec(new URL(page.url).pathname)?.[1];
    const known = itemsBeside(page, (url) => articlePath.test(url.pathname), lists);
    const rows =
      known.length > 0
        ? known
        : itemsBeside(page, (url) => channel !== undefined && articlePath.exec(url.pathname)?.[1] === channel);
    const items = rows.map((item) => ({ ...item, title: item.title.replace(/^[•·●▪■◆\s]+/, '') }));
    return { items, further: numberedPages(page), ...printedCounts(page) };
  },

  readArticle(page) {
    return isArticlePage(page) ? { parts: [], attachments: attachmentsOf(page) } : null;
  },
}));

/** The template names no element for the text; its line of date and source, and the code to be scanned, are on every one. */
function isArticlePage(page: Page): boolean {
  return (
    isNamedArticle(page) ||
    (/发布(?:日期|时间)\s*[:：]/.test(page.text) && page.text.includes('扫一扫在手机打开当前页'))
  );
}
