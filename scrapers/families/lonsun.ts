import { z } from 'zod';
import { itemsBeside, linksOf } from '../anchors.js';
import { articleTest, attachmentsOf } from '../article.js';
import { type Ask, familyMaker, type ListItem, type ListPage, ownerByPage } from '../family.js';
import { withQuery } from '../list-service.js';
import { literalAt } from '../literal.js';
import { mostPages, printedCounts, shownOf } from '../paging.js';
import type { Page } from '../visitor.js';

/** Yearly reports are a kind of document of their own beside the articles. */
const reportPath = /\/(?:Xxgk|Openness)AnnualReport\/show\/\d+(?:\.html)?$/i;
const articlePath = /\/public\/(?:content\/|\d+\/)\d+(?:\.html)?$/i;
const servicePath = /\/site\/label\/\d+$/;
/** Where the lists stand in a column's page; in what the service answers there is nothing else. */
const lists = '.gk_list, .xxgk_navli, .xxgk_nav_list, .xxgk_nav_con';
/** Rows on a page, where the call does not say how many. */
const usualSize = 15;
const nothingThere = /暂无(?:相关)?信息/;
const isArticlePage = articleTest(['.contentxxgk', '.j-fontContent', '#zoom']);

const isArticle = (url: URL) => reportPath.test(url.pathname) || articlePath.test(url.pathname);

/** Lonsun (龙讯), in Anhui and beyond: columns of bodies under `/public/column/`, lists from a service of labels. */
export const lonsun = familyMaker('lonsun', z.strictObject({}), () => ({
  isArticle,
  readLinks: linksOf,
  // The body has the number; what is asked for in its column says which of its lists.
  ownerOf: (column) => /\/public\/column\/\d+(?=\/?$)/.exec(column.pathname)?.[0].slice(1) ?? ownerByPage(column),

  readList(page) {
    return servicePath.test(new URL(page.url).pathname) ? readFragment(page) : readColumn(page);
  },

  readArticle(page) {
    const isReport = reportPath.test(new URL(page.url).pathname) && /年度报告|年报/.test(page.text);
    return isReport || isArticlePage(page) ? { parts: [], attachments: attachmentsOf(page) } : null;
  },
}));

/** A column's page: its first rows where it has them, and the call of the service that brings the others. */
function readColumn(page: Page): ListPage {
  const items = itemsBeside(page, isArticle, lists);
  const call = callOf(page);
  const counts = printedCounts(page);
  if (call === null) {
    const none = items.length === 0 && nothingThere.test(shownOf(page.text));
    return { items, further: [], ...counts, total: none ? 0 : counts.total };
  }
  // `暂无相关信息` on this page is only what stands there until the service has answered.
  const further =
    items.length === 0 ? pagesOf(call, 1, counts.pages ?? 1) : pagesOf(call, 2, lastPage(call, 1, items, counts));
  return { items, further, total: counts.total };
}

/** The service's answer: a piece of HTML. */
function readFragment(page: Page): ListPage {
  const items = itemsBeside(page, isArticle);
  const number = Number(new URL(page.url).searchParams.get('pageIndex') ?? 1);
  const counts = printedCounts(page);
  const none = items.length === 0 && number === 1 && nothingThere.test(page.text);
  const further = pagesOf(page.url, number + 1, lastPage(page.url, number, items, counts));
  return { items, further, total: none ? 0 : counts.total };
}

/** The last page of a list: as it is counted, else the next one after a page that is full. */
function lastPage(call: string, number: number, items: readonly ListItem[], counts: ReturnType<typeof printedCounts>) {
  const size = Number(new URL(call).searchParams.get('pageSize') ?? usualSize);
  if (counts.pages !== undefined) return counts.pages;
  if (counts.total !== null) return Math.ceil(counts.total / size);
  return items.length >= size ? number + 1 : number;
}

function pagesOf(call: string, from: number, to: number): Ask[] {
  return Array.from({ length: Math.max(Math.min(to, mostPages) - from + 1, 0) }, (_, i) => ({
    url: withQuery(call, { pageIndex: from + i }),
    ajax: true,
  }));
}

/** The call of the service for a list, as the page's script has it: an address, or the values that make one. */
function callOf({ url: base, text }: Page): string | null {
  const written = /["'(\s=]([^"'()\s<>]*\/site\/label\/\d+\?[^"'()\s<>]*labelName=publicInfoList[^"'()\s<>]*)/.exec(
    text,
  );
  if (written?.[1] !== undefined) return cleaned(URL.parse(written[1].replaceAll('&amp;', '&'), base));
  for (const { index } of text.matchAll(/labelName['"]?\s*:\s*['"]publicInfoList['"]/g)) {
    const values = literalAt(text, text.lastIndexOf('{', index));
    if (typeof values !== 'object' || values === null) continue;
    const call = new URL('/site/label/8888?IsAjax=1&dataType=html', base);
    for (const [name, value] of Object.entries(values))
      if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
        call.searchParams.set(name, String(value));
    return cleaned(call);
  }
  return null;
}

/** Without the random number that keeps browsers from remembering. */
function cleaned(call: URL | null): string | null {
  call?.searchParams.delete('_');
  return call?.href ?? null;
}
