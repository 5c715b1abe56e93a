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
import { gatherReports, type ReadVersion } from '../normalise/records.js';
import { agencyOfColumn, agencyOfListed, readRegistry, registered } from '../normalise/registry.js';
import { sightingsIn } from '../normalise/sightings.js';
import type { SiteRead } from '../normalise/site-read.js';
import { withdrawnCandidates } from '../normalise/withdrawn.js';
import type { Site } from '../site.js';

/** Reads and checks everything that a site's archive holds; offline, and the same for the same archive. */
export function readSite(site: Site, data: string, onRead: (done: number, of: number) => void): SiteRead {
  const archive = Archive.read(data, site.slug);
  const registry = readRegistry(site.slug);
  const listed = listedReports(archive, isTaken);
  const pages = listed.flatMap((one) => one.versions.map((version) => ({ listed: one, version })));
  const read: ReadVersion[] = pages.map(({ listed: one, version }, i) => {
    const parts = version.parts.map((p) => ({ bytes: archive.objects.get(p.sha256), contentType: p.contentType }));
    const names = one.columns.flatMap((column) => {
      const id = agencyOfColumn(column, site, registry);
      const known = id === null ? [] : (registered(id, site.slug, registry)?.names ?? []);
      return column.agency === '' ? known : [column.agency, ...known];
    });
    const context = { title: one.title, agencies: [...new Set(names)], date: one.date };
    const report = checkReport(readReport({ name: one.url, parts, listed: context }));
    onRead(i + 1, pages.length);
    return { listed: one, version, report };
  });
  const gathered = gatherReports(site, read, registry);
  const newest =
    pages
      .map((p) => p.version.firstSeen.slice(0, 10))
      .sort()
      .at(-1) ?? null;
  const incomplete = archive.listings.flatMap((l) =>
    l.complete ? [] : [{ column: l.column, owner: l.owner, reason: l.reason ?? '' }],
  );
  const last = archive.entries.findLast((e) => e.kind === 'visit');
  const seen = last === undefined ? null : shanghaiDay(new Date(last.time));
  const absences = absencesIn(archive);
  const sightings = sightingsIn(archive);
  const agencyOf = (one: (typeof listed)[number]) => agencyOfListed(one, null, site, registry);
  const events = reportEvents({ listed, records: gathered, sightings, absences, agencyOf });
  const records = settleLastSeen(gathered, archive, events);
  return {
    site,
    records,
    agencies: agenciesOf(site, archive.listings, records, registry),
    listed,
    incomplete,
    newest,
    seen,
    withdrawn: withdrawnCandidates(archive, absences),
    sightings,
    events,
  };
}
