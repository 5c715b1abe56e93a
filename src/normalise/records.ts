import { createHash } from 'node:crypto';
import type { Address } from '../address.js';
import { type Finding, finding } from '../finding.js';
import type { CheckedReport } from '../report.js';
import type { Site } from '../site.js';
import type { ListedReport, PageVersion } from './listed.js';
import type { Placement } from './place.js';
import { registered, type SiteRegistry } from './registry.js';
import { type Scope, scopeOf } from './scope.js';
import { isPoorerPrint } from './twin.js';

/** A version of a page, read. */
export interface ReadVersion {
  readonly listed: ListedReport;
  readonly version: PageVersion;
  readonly report: CheckedReport;
  readonly placed: Placement;
}

/** A page in one of its versions, as the archive has it. */
export interface ShownAt {
  readonly url: string;
  /** UTC */
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly sha256: string;
}

/** One report of the dataset: one agency's one year in one version, with every page that shows it. */
export interface ReportRecord {
  /** `sample/yangli/bm/mzj/2022/1`; without a year the hash of the page stands in its place. */
  readonly id: string;
  readonly site: Site;
  readonly agencyId: string;
  /** As the report prints it, else as the navigation calls the body. */
  readonly agency: string;
  readonly year: number | null;
  /** Of whom the figures are; null where the report leaves that open. */
  readonly scope: Scope | null;
  /** Counted from 1 in the order of publication, then of first sight. */
  readonly version: number;
  /** The latest version of the agency's year. */
  readonly current: boolean;
  /** The version that took its place; null for one that stands, and for one that could not be read. */
  readonly supersededBy: string | null;
  readonly report: CheckedReport;
  readonly url: string;
  readonly page: PageVersion;
  /** Other pages that print the same. */
  readonly alsoAt: readonly string[];
  /** Every page in every version that prints it, by first sight. */
  readonly shown: readonly ShownAt[];
  readonly findings: readonly Finding[];
}

/** What makes two prints of a report the same: its cells, its prose and whom and when they are about. */
function fingerprint(report: CheckedReport): string {
  const cells = report.cells.map((c) => [c.address, c.reading.kind, 'printed' in c.reading ? c.reading.printed : '']);
  const words = report.cells.length === 0 ? report.source.sha256 : report.sections.map((s) => s.text);
  return createHash('sha256')
    .update(JSON.stringify([report.form, cells, words]))
    .digest('hex');
}

/**
 * Gathers the pages of a site to reports: the same print at several places is one report, a changed print of the same
 * agency's year is its next version. Nothing is dropped: pages that could not be read are records too.
 */
export function gatherReports(site: Site, read: readonly ReadVersion[], registry: SiteRegistry): ReportRecord[] {
  const groups = new Map<string, ReadVersion[]>();
  for (const one of read) {
    const key = JSON.stringify([one.placed.agencyId, one.report.year ?? one.report.source.sha256]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()]
    .flatMap((group) => versionsOf(site, group, registry))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function versionsOf(site: Site, group: readonly ReadVersion[], registry: SiteRegistry): ReportRecord[] {
  // A page that cannot be read (any more) takes neither the place nor the number of a version that was read.
  const isRead = (v: ReadVersion) => v.report.verdict !== 'refused';
  const sorted = [...group].sort(byPublication);
  const ordered = [...sorted.filter(isRead), ...sorted.filter((v) => !isRead(v))];
  const versions: { first: ReadVersion; print: string; also: string[]; shown: ReadVersion[] }[] = [];
  for (const one of ordered) {
    const twin = versions.find((v) => v.first.listed.url !== one.listed.url && areOnePrint(v.first.report, one.report));
    if (twin !== undefined) {
      twin.shown.push(one);
      // The print that tells more speaks for both, at whichever address it stands.
      if (isPoorerPrint(twin.first.report, one.report)) {
        twin.also.push(twin.first.listed.url);
        twin.first = one;
        twin.print = fingerprint(one.report);
      } else twin.also.push(one.listed.url);
      continue;
    }
    const print = fingerprint(one.report);
    const url = one.listed.url;
    const at = versions.findLastIndex((v) => v.print === print);
    // A page that printed something else in between and has gone back is a version again, not the old one.
    const back = versions.slice(at + 1).some((v) => v.first.listed.url === url || v.also.includes(url));
    const same = at === -1 || back ? undefined : versions[at];
    if (same === undefined) versions.push({ first: one, print, also: [], shown: [one] });
    else {
      same.shown.push(one);
      if (url !== same.first.listed.url) same.also.push(url);
    }
  }
  const lastRead = versions.findLastIndex((v) => isRead(v.first));
  const ids = versions.map(
    ({ first: { placed, report } }, i) =>
      `${placed.agencyId}/${report.year ?? report.source.sha256.slice(0, 12)}/${i + 1}`,
  );
  const current = lastRead === -1 ? versions.length - 1 : lastRead;
  return versions.map(({ first, also, shown }, i) => {
    const { report, listed, version, placed } = first;
    const { agencyId } = placed;
    const agency = report.agency ?? listed.columns[0]?.agency ?? '';
    const { scope, findings } = scopeOf(report, agency, registered(agencyId, site.slug, registry)?.kind ?? null);
    const before = lastRead === -1 || i <= lastRead ? versions[i - 1]?.first.report : undefined;
    const alsoAt = [...new Set(also)].sort();
    return {
      id: ids[i] ?? '',
      site,
      agencyId,
      agency,
      year: report.year,
      scope,
      version: i + 1,
      current: i === current,
      supersededBy: i < current ? (ids[i + 1] ?? null) : null,
      report,
      url: listed.url,
      page: version,
      alsoAt,
      shown: shown.map(shownAt).sort((a, b) => (sightOf(a) < sightOf(b) ? -1 : 1)),
      findings: [
        ...report.findings,
        ...placed.findings,
        ...findings,
        ...(alsoAt.length === 0 ? [] : [finding('report.duplicate', 'document', { urls: alsoAt })]),
        ...(before === undefined
          ? []
          : [finding('report.corrected', 'document', { version: i + 1, cells: changed(before, report) })]),
      ],
    };
  });
}

function shownAt({ listed, version }: ReadVersion): ShownAt {
  const { firstSeen, lastSeen, parts } = version;
  return { url: listed.url, firstSeen, lastSeen, sha256: parts[0]?.sha256 ?? '' };
}

function sightOf({ firstSeen, url, sha256 }: ShownAt): string {
  return [firstSeen, url, sha256].join(' ');
}

function areOnePrint(a: CheckedReport, b: CheckedReport): boolean {
  return isPoorerPrint(a, b) || isPoorerPrint(b, a);
}

/** By date of publication, then by first sight, then by address: an order that does not depend on the crawl's. */
function byPublication(a: ReadVersion, b: ReadVersion): number {
  const key = (v: ReadVersion) => [v.report.published ?? '', v.version.firstSeen, v.listed.url].join('\n');
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
}

/** The cells whose print differs between two versions. */
function changed(before: CheckedReport, now: CheckedReport): Address[] {
  const prints = new Map(before.cells.map((c) => [c.address, JSON.stringify(c.reading)]));
  return now.cells.filter((c) => prints.get(c.address) !== JSON.stringify(c.reading)).map((c) => c.address);
}
