import { isListedBody } from '../src/agency.js';
import type { Site } from '../src/site.js';
import type { Outcome } from '../src/source.js';
import type { Family, Link, ListItem } from './family.js';
import type { Page, Visitor } from './visitor.js';

/** A list of one body's yearly reports. */
export interface Column {
  readonly url: string;
  /** As the navigation calls it; empty where the column hangs on no body. */
  readonly agency: string;
}

/** A column with what its pages listed. */
export interface Listing extends Column {
  readonly items: readonly ListItem[];
  readonly complete: boolean;
  /** Why the list is not complete. */
  readonly reason: string | null;
}

const annual = /^(?:政府)?信息公开(?:工作)?(?:年报|年度报告)|^(?:年报|年度报告|信息公开年报)$/;
/** Words that lead to a list of bodies, not to one. */
const groups =
  /^(?:区|县|市)?(?:政府|级|直)?(?:部门|机关|工作部门|直属单位|派出机构|派出机关)$|政府部门|委办局|街镇|镇街|^街道办?$|^(?:街道)?乡镇|^功能区$/;
/** Navigation is shallow: entry, group, body, column. */
const deepest = 4;
const mostNavigationPages = 500;
const mostListPages = 200;

/** Spoken of as a report, and not about one: explained, drawn, announced, prescribed. */
const aboutReports = /解读|图解|一图读懂|指南|目录|通知|制度|办法|规定|说明$|名单|公告$/;

/** 丰泽区教育局 publishes its report under the title of the notice that brings it. */
const bringsReport = /(?:印发|发布|公布).*(?:报告|年报)/;

/** The item can be a report; what only speaks of reports is left in the list. */
export function isReportItem(item: ListItem): boolean {
  return !aboutReports.test(item.title) || bringsReport.test(item.title);
}

/**
 * Finds the columns of yearly reports by walking the navigation from the site's entry pages: groups of bodies, bodies,
 * and on a body's page the link to its yearly reports. Nothing is guessed from a pattern of paths.
 */
export async function* discoverColumns(site: Site, family: Family, visitor: Visitor): AsyncGenerator<Column> {
  const queue = site.entries.map((url) => ({ url, agency: '', depth: 0 }));
  const scope = site.entries.map((url) => new URL('.', url).href);
  const seen = new Set(site.entries);
  const columns = new Set<string>();
  for (
    let next = queue.shift(), asked = 0;
    next !== undefined && asked < mostNavigationPages;
    next = queue.shift(), asked++
  ) {
    const { page } = await visitor.visit(next.url, { purpose: 'navigation' });
    if (page === null) continue;
    for (const link of family.readLinks(page)) {
      const text = link.text.replace(/\s/g, '');
      if (!isInside(link, scope, site) || family.isArticle(new URL(link.url))) continue;
      if (annual.test(text)) {
        if (columns.has(link.url)) continue;
        columns.add(link.url);
        yield { url: link.url, agency: next.agency };
        continue;
      }
      const group = groups.test(text) || site.groups.includes(text);
      if ((!group && !isListedBody(text)) || seen.has(link.url) || next.depth + 1 >= deepest) continue;
      seen.add(link.url);
      queue.push({ url: link.url, agency: group ? next.agency : text, depth: next.depth + 1 });
    }
  }
}

function isInside(link: Link, scope: readonly string[], site: Site): boolean {
  return site.hosts.includes(new URL(link.url).hostname) && scope.some((folder) => link.url.startsWith(folder));
}

/**
 * Reads a column's list to its end. It ends when its pages are read or when a page brings no new item; a page that
 * could not be had, or a list without a single item, leaves it incomplete.
 */
export async function readListing(column: Column, family: Family, visitor: Visitor): Promise<Listing> {
  const items = new Map<string, ListItem>();
  const queue = [column.url];
  const seen = new Set(queue);
  let reason: string | null = null;
  for (let url = queue.shift(); url !== undefined; url = queue.shift()) {
    const visited = await visitor.visit(url, { purpose: 'list' });
    if (visited.page === null) {
      reason = why(url, visited.outcome);
      break;
    }
    const before = items.size;
    const { further } = take(visited.page, family, items);
    if (items.size === before) {
      if (seen.size > 1) reason = `${url} lists nothing new`;
      break;
    }
    for (const more of further) {
      if (seen.has(more) || seen.size >= mostListPages) continue;
      seen.add(more);
      queue.push(more);
    }
  }
  if (items.size === 0) reason ??= 'the list is empty';
  return { ...column, items: [...items.values()], complete: reason === null, reason };
}

function take(page: Page, family: Family, items: Map<string, ListItem>): { further: readonly string[] } {
  const list = family.readList(page);
  for (const item of list.items) if (!items.has(item.url)) items.set(item.url, item);
  return list;
}

function why(url: string, outcome: Outcome): string {
  return `${url} ended as ${outcome}`;
}
