import type { Site } from '../src/site.js';
import type { ListItem } from './family.js';

/** Spoken of as a report, and not about one: explained, drawn, announced, prescribed. */
const aboutReports = /解读|图解|一图读懂|图说|指南|目录|通知|制度|办法|规定|说明$|名单|公告$|视频|问答/;
/** 丰泽区教育局 publishes its report under the title of the notice that brings it. */
const bringsReport = /(?:印发|发布|公布).*(?:报告|年报)/;
/** In a list of other things only what says outright that it is a yearly report on disclosure is taken. */
const outright =
  /(?:政府|政务)?信息公开(?:工作)?(?:\S{0,6})(?:年度报告|年报|工作报告|报告$)|(?:政府|政务)?信息公开.*20\d\d.*报告/;

/** The item can be a report; what only speaks of reports is left in the list. */
export function isReportItem(item: Pick<ListItem, 'title'>): boolean {
  return !aboutReports.test(item.title) || bringsReport.test(item.title);
}

/** The item of a list of mixed things is a yearly report. */
function saysReport(item: Pick<ListItem, 'title'>): boolean {
  return isReportItem(item) && outright.test(item.title);
}

/** The item is taken for a report: of a column of reports what can be one, of a mixed one only what says so. */
export function isTaken(item: Pick<ListItem, 'title'>, { mixed }: { readonly mixed: boolean }): boolean {
  return mixed ? saysReport(item) : isReportItem(item);
}

/** The year that an item's report is of, by its title, else the year before it was listed; null where neither tells. */
export function itemYear({ title, date }: Pick<ListItem, 'title' | 'date'>): number | null {
  const years = new Set([...title.matchAll(/(20\d\d)\s*年?/g)].map((m) => Number(m[1])));
  const [only] = years;
  if (years.size === 1 && only !== undefined) return only;
  return date === null ? null : Number(date.slice(0, 4)) - 1;
}

/** The gateway that shows a site's pages in traditional characters: the address of the page stands in its path. */
const gateway = /^\/gate\/big5\/([^/]+\/.*)$/;

/**
 * One address for what is one page: the scheme that the site's list has for the host, no copy for telephones, none in
 * traditional characters, no fragment. Sites link one report by http and https, and list its copies.
 */
export function canonicalUrl(url: string, base: string, site: Pick<Site, 'hosts'>): string {
  const from = new URL(base);
  const direct = new URL(url);
  const inner = gateway.exec(direct.pathname)?.[1];
  const target = inner === undefined ? direct : (URL.parse(`${from.protocol}//${inner}`) ?? direct);
  target.hash = '';
  target.pathname = target.pathname.replace(/_wap(\.s?html?)$/, '$1');
  if (target.hostname === from.hostname && site.hosts.includes(target.hostname)) target.protocol = from.protocol;
  return target.href;
}
