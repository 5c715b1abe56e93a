import { z } from 'zod';
import { type Anchor, anchorsOf, itemsOf, linksOf } from '../anchors.js';
import { articleTest, attachmentsOf } from '../article.js';
import { type ArticlePage, familyMaker, type ListItem, ownerByPage } from '../family.js';
import type { Page } from '../visitor.js';

/** `/info/1042/1234.htm`: the tree, which is the column, and the news. */
const staticArticle = /\/info\/(\d+)\/(\d+)\.s?html?$/;
/** `/content.jsp?urltype=news.NewsContentUrl&wbtreeid=1042&wbnewsid=1234`; templates of a site's own have other names. */
const dynamicArticle = /\/(?:\w+_)?content(?:_\w+)?\.jsp$/;
/** The page bar, by its class or, in older versions, its id; some templates print it above the list too. */
const bar = /<[a-z]+\b[^<>]*\b(?:class\s*=\s*["'][^"']*\b(?:pb_sys_common|p_pages)\b|id\s*=\s*["']?fanye\d)/gi;
/** In it, the number of items of the whole list. */
const count = /共\s*(\d+)\s*条/;
/** What the bar's links say. */
const pageWords = /^(?:\d{1,3}|首页|上一?页|下一?页|尾页|末页)$/;
const download = /\/system\/_content\/download\.jsp\?(?=.*\bwbfileid=)/;

const isArticlePage = articleTest(['#vsb_content(?:_\\d+)?', '.v_news_content', '#zoom']);

/**
 * VSB (博达): static pages under the path of the columns, articles under `/info/`. The files of a list's further pages
 * count from the oldest, so that their numbers shift when an article comes in.
 */
export const vsb = familyMaker('vsb', z.strictObject({}), () => ({
  isArticle,
  readLinks: linksOf,
  ownerOf: ownerByPage,

  readList(page) {
    const bars = [...page.text.matchAll(bar)].map((m) => m.index);
    const anchors = anchorsOf({ url: page.url, text: page.text.slice(0, bars.at(-1)) });
    const items = itemsOf(anchors, holdersOf(anchors, bars.length > 0));
    const total = bars[0] === undefined ? undefined : count.exec(page.text.slice(bars[0]))?.[1];
    return {
      items: items.map(folded),
      further: furtherPages(page).map((url) => ({ url })),
      total: total === undefined ? null : Number(total),
    };
  },

  readArticle: (page) => (isArticlePage(page) ? { parts: [], attachments: filesOf(page) } : null),
}));

function isArticle(url: URL): boolean {
  return staticArticle.test(url.pathname) || (dynamicArticle.test(url.pathname) && url.searchParams.has('wbnewsid'));
}

function treeOf(url: URL): string | null {
  return staticArticle.exec(url.pathname)?.[1] ?? url.searchParams.get('wbtreeid');
}

/**
 * The elements that hold the column's list: the last one before the page bar, and those that hold articles of the same
 * trees. What a page shows beside it (最新信息, 热点) is of other trees. Without a bar all that hold articles.
 */
function holdersOf(anchors: readonly Anchor[], hasBar: boolean): Set<unknown> {
  const own = anchors.filter((a) => isArticle(a.url));
  const last = own.at(-1)?.holder;
  const trees = new Set(own.filter((a) => a.holder === last).map((a) => treeOf(a.url)));
  return new Set(own.filter((a) => !hasBar || trees.has(treeOf(a.url))).map((a) => a.holder));
}

/** The dynamic address of an article is a second one of the static page. */
function folded(item: ListItem): ListItem {
  const url = new URL(item.url);
  const [tree, news] = [url.searchParams.get('wbtreeid'), url.searchParams.get('wbnewsid')];
  if (!url.pathname.endsWith('/content.jsp') || tree === null || news === null) return item;
  return { ...item, url: new URL(`info/${tree}/${news}.htm`, url).href };
}

/**
 * The pages that the bar links, those before this one too: after an insert a page that was linked as the second may be
 * the third, and only it knows of the new second. Nothing is counted here.
 */
function furtherPages(page: Page): string[] {
  const own = new URL(page.url);
  // `/a/b/zbgg.htm` goes on in `/a/b/zbgg/10.htm`, and that in `/a/b/zbgg/9.htm`.
  const folder = own.pathname.replace(/\/\d+\.s?html?$|\.s?html?$|(?<=\/)index\.s?html?$/, '/').replace(/\/+$/, '/');
  const isPage = (url: URL) =>
    url.host === own.host &&
    ((url.pathname.startsWith(folder) && /^\d+\.s?html?$/.test(url.pathname.slice(folder.length))) ||
      (url.pathname === own.pathname && /[?&](?:PAGENUM|a\d+p)=\d+/.test(url.search)));
  const linked = anchorsOf(page).filter((a) => pageWords.test(a.text.replace(/\s/g, '')) && isPage(a.url));
  return [...new Set(linked.map((a) => a.url.href))].filter((url) => url !== own.href);
}

/** The files of an article: its owner and number are what a file is, in whatever order an address has them. */
function filesOf(page: Page): ArticlePage['attachments'] {
  const files = attachmentsOf(page, download).map((href) => {
    const { searchParams } = new URL(href);
    const id = searchParams.get('wbfileid');
    return [id === null ? href : `${searchParams.get('owner')}/${id}`, href] as const;
  });
  return [...new Map(files.toReversed()).values()].toReversed();
}
