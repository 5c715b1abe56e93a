import { isListedBody } from '../src/agency.js';
import type { Site } from '../src/site.js';
import type { Family, Link } from './family.js';
import { canonicalUrl } from './items.js';
import { nothingRecalled, type Recall } from './recall.js';
import type { Page, Visited, Visitor } from './visitor.js';

/** A list on which one body's yearly reports stand, or those of many, or reports among other things. */
export interface Column {
  readonly url: string;
  /** As the navigation calls the body; empty where the column hangs on none. */
  readonly agency: string;
  /** The body by the column's address, as a path below the site; empty where the column may hold several bodies' reports. */
  readonly owner: string;
  /** Other things stand there too: only what says outright that it is a report is taken. */
  readonly mixed: boolean;
}

const annual =
  /^(?:区|县|市)?(?:政府|政务)?信息公开(?:工作)?(?:年报|年度报告|年度工作报告|工作年度报告)|^(?:年报|年度报告|公开年报|工作年报)$/;
/** Reports are filed elsewhere too (宝坻区大钟庄镇: 其他法定公开信息). */
const elsewhere = /^其[他它](?:法定)?(?:主动)?公开(?:的)?(?:信息|内容)?$|^其[他它]法定(?:公开)?(?:信息|内容)$/;
/** Words that lead to a list of bodies, not to one. */
const groups =
  /^(?:区|县|市)?(?:政府|级|直)?(?:部门|机关|工作部门|直属单位|派出机构|派出机关)$|政府部门|委办局|街镇|镇街|^街道办?$|^(?:街道)?乡镇|^功能区$/;
/** The folders of a column, one for each year. */
const yearFolder = /^(20\d\d)年?(?:度)?(?:年报|报告|年度报告)?$/;
/** Navigation is shallow: home page, disclosure, its platform, group, body, column. */
const deepest = 6;
const mostNavigationPages = 500;

/**
 * Finds the columns of yearly reports by walking the navigation from the site's entry pages: groups of bodies, bodies,
 * and on a body's page the link to its yearly reports. Nothing is guessed from a pattern of paths.
 */
export async function* discoverColumns(
  site: Site,
  family: Family,
  visitor: Visitor,
  recall: Recall = nothingRecalled,
): AsyncGenerator<Column> {
  const columns = new Set<string>();
  const column = (url: string, agency: string, mixed: boolean): Column[] => {
    if (columns.has(url)) return [];
    columns.add(url);
    return [{ url, agency, owner: agency === '' ? '' : ownerOf(url, site, family), mixed }];
  };
  const declared = (own: boolean) => site.columns.filter((c) => (c.agency !== '') === own);
  for (const { url, agency, mixed } of declared(true)) yield* column(url, agency, mixed);
  const queue = site.entries.map((url) => ({ url, agency: site.body, depth: 0 }));
  const seen = new Set(site.entries);
  for (
    let next = queue.shift(), asked = 0;
    next !== undefined && asked < mostNavigationPages;
    next = queue.shift(), asked++
  ) {
    const visited = await visitor.visit({ url: next.url }, { purpose: 'navigation' });
    for (const link of waysFrom(visited, site, family, recall)) {
      const { text } = link;
      if (annual.test(text)) {
        yield* column(link.url, next.agency, false);
        continue;
      }
      // Without a body's name over it such a list is of the whole site, and longer than any.
      if (elsewhere.test(text) && next.agency !== '') {
        yield* column(link.url, next.agency, true);
        continue;
      }
      const group = isGroup(text, site);
      if ((!group && !isListedBody(text)) || seen.has(link.url) || next.depth + 1 >= deepest) continue;
      seen.add(link.url);
      queue.push({ url: link.url, agency: group ? next.agency : text, depth: next.depth + 1 });
    }
  }
  // Whose these are, the navigation may have told better.
  for (const { url, agency, mixed } of declared(false)) yield* column(url, agency, mixed);
}

/** The ways on from a page of navigation that can lead to a column; none where the page could not be had. */
function waysFrom(visited: Visited, site: Site, family: Family, recall: Recall): readonly Link[] {
  const { mark } = visited;
  const ways = (mark === null ? null : recall.ways(mark)) ?? waysToColumns(visited.page, site, family);
  if (mark !== null && ways !== null) recall.noteWays(mark, ways);
  return ways ?? [];
}

function waysToColumns(page: Page | null, site: Site, family: Family): Link[] | null {
  if (page === null) return null;
  return waysOn(page, site, family).filter(
    ({ text }) => annual.test(text) || elsewhere.test(text) || isGroup(text, site) || isListedBody(text),
  );
}

function isGroup(words: string, site: Site): boolean {
  return groups.test(words) || site.groups.includes(words);
}

/** The words lead to a column of yearly reports. */
export function isAnnual(words: string): boolean {
  return annual.test(words.replace(/\s/g, ''));
}

/** The columns that hang on a column's first page: a folder for each year, or one for each body. */
export function columnsBelow(column: Column, page: Page, site: Site, family: Family): Column[] {
  const below = waysOn(page, site, family).flatMap((link): Column[] => {
    const { text } = link;
    if (link.url === column.url) return [];
    const ofYear =
      isBelow(link.url, column.url) || family.canLieBelow?.(new URL(link.url), new URL(column.url)) === true;
    if (yearFolder.test(text) && ofYear) return [{ ...column, url: link.url }];
    const body = column.agency === '' && isListedBody(text) && isBelow(link.url, column.url);
    return body ? [{ ...column, url: link.url, agency: text, owner: ownerOf(link.url, site, family) }] : [];
  });
  return [...new Map(below.map((c) => [c.url, c])).values()];
}

/**
 * The page's links that lead on within the site and to no article, their words without blanks, under one address for one
 * page: sites link their own pages by http and https.
 */
function waysOn(page: Page, site: Site, family: Family): Link[] {
  return family
    .readLinks(page)
    .map(({ url, text }) => ({ url: canonicalUrl(url, page.url, site), text: text.replace(/\s/g, '') }))
    .filter((link) => isInside(link, site) && !family.isArticle(new URL(link.url)));
}

/** In the folder of the column. */
function isBelow(url: string, column: string): boolean {
  const folder = new URL('.', column).href;
  return url !== column && url.startsWith(folder);
}

function ownerOf(url: string, site: Site, family: Family): string {
  const at = new URL(url);
  const entry = scopeOf(site)
    .map((folder) => new URL(folder).pathname)
    .find((path) => at.pathname.startsWith(path));
  const below = new URL('.', at).pathname.slice((entry ?? '/').length).replace(/^\/|\/$/g, '');
  return family.ownerOf(at, below);
}

/** The folders in which the site's navigation is followed. */
function scopeOf(site: Site): readonly string[] {
  return site.scope.length > 0 ? site.scope : site.entries.map((url) => new URL('.', url).href);
}

function isInside(link: Link, site: Site): boolean {
  return site.hosts.includes(new URL(link.url).hostname) && scopeOf(site).some((folder) => link.url.startsWith(folder));
}
