import { readReport } from '../../parsers/read-report.js';
import { shanghaiDay } from '../../scrapers/gate.js';
import { isTaken } from '../../scrapers/items.js';
import { Archive } from '../archive/archive.js';
import { checkReport } from '../check/check-report.js';
import { absencesIn } from '../normalise/absence.js';
import { agenciesOf } from '../normalise/agencies.js';
import { reportEvents } from '../normalise/events.js';
import { settleLastSeen } from '../normalise/last-seen.js';
import { listedReports } from '../normalise/listed.js';
import { type NameToReview, Placing } from '../normalise/place.js';
import { gatherReports, type ReadVersion } from '../normalise/records.js';
import { registered } from '../normalise/registry.js';
import { type Reviewed, reviewedOf } from '../normalise/reviewed.js';
import { sightingsIn } from '../normalise/sightings.js';
import type { SiteRead } from '../normalise/site-read.js';
import { withdrawnCandidates } from '../normalise/withdrawn.js';
import type { CheckedReport } from '../report.js';
import type { Site } from '../site.js';

/**
 * Reads and checks everything that a site's archive holds; offline, and the same for the same archive.
 *
 * @param reviewed what people have found out about the site's bodies; the project's own files where left out
 */
export function readSite(
  site: Site,
  data: string,
  onRead: (done: number, of: number) => void,
  reviewed: Reviewed = reviewedOf(site),
): SiteRead {
  const archive = Archive.read(data, site.slug);
  const { registry } = reviewed;
  const listed = listedReports(archive, isTaken);
  const columns = archive.listings.map((l) => ({ url: l.column, agency: l.agency, owner: l.owner }));
  const placing = new Placing(site, reviewed, columns);
  const pages = listed.flatMap((one) => one.versions.map((version) => ({ listed: one, version })));
  const read: ReadVersion[] = pages.map(({ listed: one, version }, i) => {
    const parts = version.parts.map((p) => ({ bytes: archive.objects.get(p.sha256), contentType: p.contentType }));
    const names = one.columns.flatMap((column) => {
      const id = placing.bodies.ownerOf(column);
      const known = id === null ? [] : (registered(id, site.slug, registry)?.names ?? []).map((n) => n.name);
      return column.agency === '' ? known : [column.agency, ...known];
    });
    const context = { title: one.title, agencies: [...new Set(names)], date: one.date };
    const report = checkReport(readReport({ name: one.url, parts, listed: context }));
    onRead(i + 1, pages.length);
    const placed = placing.place(one, report.agency, report.year);
    return { listed: one, version, report: withoutPage(report), placed };
  });
  const gathered = gatherReports(site, read, registry);
  const newest =
    pages
      .map((p) => p.version.firstSeen.slice(0, 10))
      .sort()
      .at(-1) ?? null;
  const incomplete = archive.listings.flatMap((l) =>
    l.complete
      ? []
      : [{ column: l.column, agencyId: placing.bodies.ownerOf({ ...l, url: l.column }), reason: l.reason ?? '' }],
  );
  const absent = new Map(
    listed.flatMap((one) =>
      one.versions.length > 0 ? [] : [[one.url, placing.place(one, null, null).agencyId] as const],
    ),
  );
  const last = archive.entries.findLast((e) => e.kind === 'visit');
  const seen = last === undefined ? null : shanghaiDay(new Date(last.time));
  const absences = absencesIn(archive);
  const sightings = sightingsIn(archive);
  const agencyOf = (one: (typeof listed)[number]) => absent.get(one.url) ?? placing.place(one, null, null).agencyId;
  const events = reportEvents({ listed, records: gathered, sightings, absences, agencyOf });
  const records = settleLastSeen(gathered, archive, events);
  return {
    site,
    records,
    agencies: agenciesOf(placing.bodies, site, columns, records),
    listed,
    incomplete,
    absent,
    registry,
    toReview: toReview(read),
    unusedDecisions: placing.unused(),
    newest,
    seen,
    withdrawn: withdrawnCandidates(archive, absences),
    sightings,
    events,
  };
}

/** The same report: texts that are cut out of a page, and hold the whole page as long as they are there, are copied. */
function withoutPage(report: CheckedReport): CheckedReport {
  const { title, sections, findings, suggestions, votes } = report;
  return { ...report, ...structuredClone({ title, sections, findings, suggestions, votes }) };
}

/** What the pages' names leave open: once for a page, whatever it printed in how many versions alike. */
function toReview(read: readonly ReadVersion[]): NameToReview[] {
  const asked = read.flatMap((one) => one.placed.review ?? []);
  return [...new Map(asked.map((name) => [JSON.stringify([name.url, name.printed]), name])).values()];
}
