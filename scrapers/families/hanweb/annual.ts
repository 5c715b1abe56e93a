import { anchorsOf } from '../../anchors.js';
import type { ListItem, ListPage } from '../../family.js';
import type { Page } from '../../visitor.js';

const annual = /\/module\/xxgk\/xxgkAnnualReport\.jsp$/;
const period = /(20\d\d)\s*年/;

/** `/module/xxgk/xxgkAnnualReport.jsp?area=001008003002012&fbtime=2024`: the report of an area for a year. */
export function isAnnualPage(url: URL): boolean {
  return annual.test(url.pathname) && /^20\d\d$/.test(url.searchParams.get('fbtime') ?? '');
}

/**
 * The reports of an area, at an address for each year. The years are those that the page links; where it links none, and
 * the first one is declared, all from the one that the page shows down to that. A year without a report has a page
 * without an article, which its visit shows.
 *
 * @param first the first year of each area that is declared
 * @returns null when the page is no such page
 */
export function readAnnualPages(page: Page, first: Readonly<Record<string, number>>): ListPage | null {
  const url = new URL(page.url);
  const area = url.searchParams.get('area') ?? '';
  if (!annual.test(url.pathname) || area === '') return null;
  const linked = anchorsOf(page).filter((a) => isAnnualPage(a.url) && a.url.searchParams.get('area') === area);
  const years = new Map(linked.map((a) => [Number(a.url.searchParams.get('fbtime')), a.text]));
  const oldest = first[area];
  if (years.size === 0 && oldest !== undefined)
    for (let year = newestOf(page) ?? 0; year >= oldest; year--) years.set(year, '');
  return { items: [...years].map(([year, text]) => itemOf(url, area, year, text)), further: [], total: null };
}

/** The year that the page shows: the one that it was asked for, or the first that it speaks of. */
function newestOf({ url, text }: Page): number | null {
  const asked = new URL(url).searchParams.get('fbtime') ?? '';
  const year = /^20\d\d$/.test(asked) ? asked : period.exec(text.replace(/<[^>]*>/g, ''))?.[1];
  return year === undefined ? null : Number(year);
}

function itemOf(page: URL, area: string, year: number, text: string): ListItem {
  const url = new URL(page.pathname, page);
  url.search = new URLSearchParams({ area, fbtime: String(year) }).toString();
  return { url: url.href, title: text.includes(String(year)) ? text : `${year}年`, date: null };
}
