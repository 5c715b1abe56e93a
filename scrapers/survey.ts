import { RefusedError } from '../src/errors.js';
import { type Site, type SiteInput, siteSchema } from '../src/site.js';
import { isGood } from '../src/source.js';
import { discoverColumns, isAnnual } from './discover.js';
import { type Family, type ListPage, UnreadableList } from './family.js';
import { Halted } from './gate.js';
import { isReportItem } from './items.js';
import { type Listing, readListing } from './listing.js';
import { type Marks, marksOf } from './marks.js';
import { families } from './sites.js';
import type { Page, Visitor } from './visitor.js';

/** What a few looks at a site have shown: enough to declare it, and to be checked by eye. */
export interface Survey {
  readonly family: string;
  readonly marks: Marks;
  readonly hosts: readonly string[];
  readonly entries: readonly string[];
  readonly scope: readonly string[];
  readonly groups: readonly string[];
  readonly evidence: readonly string[];
  /** A list of yearly reports; null where none was found. */
  readonly listing: Listing | null;
  /** The report that was asked for stands in that list; null where none was asked for. */
  readonly listsAsked: boolean | null;
  /** Whether the navigation leads from the entries to that list; null where the requests did not suffice to tell. */
  readonly reached: boolean | null;
}

/** Words over the way from a home page to the bodies' pages. */
const waysIn = [
  '政务公开',
  '政府信息公开',
  '信息公开',
  '公开',
  '政府信息公开专栏',
  '政府信息公开平台',
  '法定主动公开内容',
];
/** Of the lists that a home page leads to, so many are tried until one shows reports. */
const mostTried = 5;

/** Looks at a site from one page of it: a report, or its home page. */
export async function surveySite(page: Page, host: string, visitor: Visitor): Promise<Survey> {
  const family = await familyOfSite(page, visitor);
  const { origin, hostname } = new URL(page.url);
  const hosts = [...new Set([hostname, host])];
  const site = (rest: Partial<SiteInput>) => provisional({ family: family.id, hosts, ...rest });
  const common = { family: family.id, marks: marksOf(page), hosts };
  if (!family.isArticle(new URL(page.url))) {
    const entries = [page.url];
    const scope = [new URL('/', origin).href];
    const heard = listening(family);
    const listing = await firstList(site({ entries, scope, groups: waysIn }), heard.family, visitor);
    const groups = waysIn.filter((words) => heard.words.has(words));
    const listed = (listing?.items ?? []).filter((item) => isReportItem(item) && isOwnArticle(item.url, hosts, family));
    const evidence = listed.slice(0, 2).map((item) => item.url);
    return {
      ...common,
      entries,
      scope: isRoot(page.url) ? [] : scope,
      groups,
      evidence,
      listing,
      listsAsked: null,
      reached: listing !== null,
    };
  }
  const listing = await listAround(page, site({}), family, visitor);
  const below = await entryAbove(page, family, visitor);
  const entries = [below ?? new URL('/', origin).href];
  const inside = listing === null || listing.url.startsWith(new URL('.', entries[0]).href);
  const scope = inside ? [] : [new URL('/', origin).href];
  const groups = below === null ? waysIn.slice(0, 3) : [];
  const reached =
    listing === null ? false : await isReached(listing.url, site({ entries, scope, groups }), family, visitor);
  const listsAsked = listing?.items.some((item) => item.url === page.url) ?? false;
  return { ...common, entries, scope, groups, evidence: [page.url], listing, listsAsked, reached };
}

/**
 * The family of a page: by its address and its text where it is an article, else by what it lists and links, else by the
 * lists to which it leads.
 *
 * @throws RefusedError when no family knows it
 */
async function familyOfSite(page: Page, visitor: Visitor): Promise<Family> {
  const made = families.map((maker) => maker.make({}));
  const byAddress = made.filter((family) => family.isArticle(new URL(page.url)));
  const byPage = byAddress.find((family) => family.readArticle(page) !== null) ?? familyByLinks(page, made);
  if (byPage !== null) return byPage;
  const known = families.map((f) => f.id).join(', ');
  if (byAddress[0] !== undefined)
    throw new RefusedError(
      `${page.url} has the address of an article of ${byAddress[0].id}, and no article on it`,
      'Give a report that a browser shows without signing in; if it does, the family has to learn this template.',
    );
  return (
    (await familyBehind(page, made, visitor)) ??
    refuse(
      `no family knows ${page.url}: neither its address, nor anything that it lists or leads to, is like an article of ${known}`,
      'Give the address of one report. If no family knows that either, see “Add a family” in CONTRIBUTING.md.',
    )
  );
}

function refuse(message: string, remedy: string): never {
  throw new RefusedError(message, remedy);
}

/** The family of which the page has most: rows of its lists, links to its articles, a call of its service. */
function familyByLinks(page: Page, made: readonly Family[]): Family | null {
  const scores = made.map((family) => {
    const { items, further } = listOf(page, family);
    const articles = [...items, ...family.readLinks(page)].filter(({ url }) => family.isArticle(new URL(url)));
    // Page bars look alike in several systems; what a service is asked for does not.
    const services = further.filter((ask) => ask.form !== undefined || ask.ajax === true || ask.url.includes('?'));
    return { family, score: articles.length + services.length };
  });
  const [best] = scores.sort((a, b) => b.score - a.score);
  return best === undefined || best.score === 0 ? null : best.family;
}

function listOf(page: Page, family: Family): Pick<ListPage, 'items' | 'further'> {
  try {
    return family.readList(page);
  } catch (error) {
    if (!(error instanceof UnreadableList)) throw error;
    return { items: [], further: [] };
  }
}

/** The family of the first list that the navigation leads to; what leads there looks alike in all of them. */
async function familyBehind(page: Page, made: readonly Family[], visitor: Visitor): Promise<Family | null> {
  const [any] = made;
  if (any === undefined) return null;
  const { origin, hostname } = new URL(page.url);
  const scope = [new URL('/', origin).href];
  const site = provisional({ family: any.id, hosts: [hostname], entries: [page.url], scope, groups: waysIn });
  let tried = 0;
  try {
    for await (const { url } of discoverColumns(site, any, visitor)) {
      const list = await visitor.visit({ url }, { purpose: 'list' });
      const found = list.page === null ? null : familyByLinks(list.page, made);
      if (found !== null) return found;
      if (++tried === mostTried) break;
    }
  } catch (error) {
    if (!(error instanceof Halted)) throw error;
  }
  return null;
}

function provisional(rest: Partial<SiteInput> & Pick<SiteInput, 'family' | 'hosts'>): Site {
  return siteSchema.parse({ slug: 'new/site', zh: '', en: '', division: null, confirmed: false, ...rest });
}

/** The family, with a note of all words that its pages' links have. */
function listening(family: Family): { family: Family; words: ReadonlySet<string> } {
  const words = new Set<string>();
  const readLinks = (page: Page) => {
    const links = family.readLinks(page);
    for (const { text } of links) words.add(text.replace(/\s/g, ''));
    return links;
  };
  return { family: { ...family, readLinks }, words };
}

/** The first list with reports that the navigation leads to, else the first list. */
async function firstList(site: Site, family: Family, visitor: Visitor): Promise<Listing | null> {
  let first: Listing | null = null;
  let tried = 0;
  try {
    for await (const column of discoverColumns(site, family, visitor)) {
      const listing = await readListing(column, site, family, visitor);
      if (listing.items.some(isReportItem)) return listing;
      first ??= listing;
      if (++tried === mostTried) break;
    }
  } catch (error) {
    if (!(error instanceof Halted)) throw error;
  }
  return first;
}

/** The list in which a report stands: where its address says, or where its page links the yearly reports. */
async function listAround(page: Page, site: Site, family: Family, visitor: Visitor): Promise<Listing | null> {
  const linked = family
    .readLinks(page)
    .filter((link) => isAnnual(link.text) && isOwn(link.url, site.hosts))
    .map((link) => link.url);
  const found: Listing[] = [];
  try {
    for (const url of new Set([...(family.columnsOf?.(new URL(page.url)) ?? []), ...linked].slice(0, mostTried))) {
      const listing = await readListing({ url, agency: '', owner: '', mixed: false }, site, family, visitor);
      if (listing.items.some((item) => item.url === page.url)) return listing;
      found.push(listing);
    }
  } catch (error) {
    if (!(error instanceof Halted)) throw error;
  }
  return found.find((listing) => listing.items.some(isReportItem)) ?? null;
}

/** The page of disclosure above a report, as the report's own way back links it, else by the usual names of its folder. */
async function entryAbove(page: Page, family: Family, visitor: Visitor): Promise<string | null> {
  const { origin } = new URL(page.url);
  const way = family.readLinks(page).filter(({ url }) => url.startsWith(`${origin}/`) && !isRoot(url));
  const above = way.filter(({ url }) => url.endsWith('/') && page.url.startsWith(url));
  const named = above.find(({ text }) => /信息公开/.test(text) && !isAnnual(text));
  const [widest] = above.sort((a, b) => a.url.length - b.url.length);
  // Where columns lie in no folder of one another, only the words tell.
  const told = way.find(({ text }) =>
    /^(?:政府信息公开(?:专栏|平台)?|信息公开|政务公开)$/.test(text.replace(/\s/g, '')),
  );
  const url = (named ?? widest)?.url ?? folderOfDisclosure(page.url) ?? told?.url ?? null;
  if (url === null) return null;
  try {
    const { outcome } = await visitor.visit({ url }, { purpose: 'navigation' });
    return isGood(outcome) ? url : null;
  } catch (error) {
    if (!(error instanceof Halted)) throw error;
    return url;
  }
}

/** The folder of disclosure by its usual names: `/zwgk/zfxxgk/`, `/gongkai/zfxxgkzl/`. */
function folderOfDisclosure(report: string): string | null {
  const folder = /^.*?\/(?:zfxxgk|xxgk|zwgk|gongkai|zw)\w*\/(?:zfxxgk(?:zl|pt)?\/)?/i.exec(
    new URL(report).pathname,
  )?.[0];
  return folder === undefined ? null : new URL(folder, report).href;
}

async function isReached(url: string, site: Site, family: Family, visitor: Visitor): Promise<boolean | null> {
  try {
    for await (const column of discoverColumns(site, family, visitor)) if (column.url === url) return true;
    return false;
  } catch (error) {
    if (error instanceof Halted) return null;
    throw error;
  }
}

function isOwnArticle(url: string, hosts: readonly string[], family: Family): boolean {
  return isOwn(url, hosts) && family.isArticle(new URL(url));
}

function isOwn(url: string, hosts: readonly string[]): boolean {
  return hosts.includes(new URL(url).hostname);
}

function isRoot(url: string): boolean {
  return new URL(url).pathname === '/';
}
