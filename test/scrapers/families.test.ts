import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isReportItem, saysReport } from '../../scrapers/items.js';
import { families, familyOf } from '../../scrapers/sites.js';
import { Archive } from '../../src/archive/archive.js';
import type { VisitEntry } from '../../src/archive/entries.js';
import { type Site, siteSchema } from '../../src/site.js';
import { isGood } from '../../src/source.js';
import { fakeClock } from '../support/fetching.js';
import { temporaryFolder } from '../support/folders.js';
import {
  crawlReplica,
  type Replica,
  type ReplicaAnswer,
  type ReplicaRequest,
  type ReplicaServer,
  serveReplica,
} from '../support/replicas/replica.js';

const support = ['replica.ts', 'report-body.ts'];
const files = readdirSync(new URL('../support/replicas/', import.meta.url)).filter((f) => !support.includes(f));
const replicas = (
  await Promise.all(
    files.map(async (file) => {
      const module: { replicas?: readonly Replica[] } = await import(`../support/replicas/${file}`);
      if (module.replicas === undefined) throw new Error(`${file} exports no replicas`);
      return module.replicas;
    }),
  )
).flat();

/** The key under which a visit to this request is kept. */
const keyOf = ({ host, path, method, form }: ReplicaRequest) =>
  `${host}${path}${method === 'POST' ? `#form:${form}` : ''}`;
const keyOfVisit = ({ url }: Pick<VisitEntry, 'url'>) => url.replace(/^https?:\/\//, '');
const visitsOf = (archive: Archive, purpose: VisitEntry['purpose']) =>
  archive.entries.filter((e): e is VisitEntry => e.kind === 'visit' && e.purpose === purpose);

/** What the archive's last lists take for reports, by address, once for every list. */
function listedIn(archive: Archive) {
  return archive.listings
    .flatMap(({ agency, mixed, items }) =>
      items.filter(mixed ? saysReport : isReportItem).map((item) => ({ ...item, agency })),
    )
    .sort(byUrl);
}

function byUrl(a: { url: string }, b: { url: string }): number {
  return a.url < b.url ? -1 : a.url > b.url ? 1 : 0;
}

/** The pages of the replica's longest list, as they were asked for. */
function longestList(archive: Archive): { column: string; pages: string[] } {
  const columns = new Set(archive.listings.map((l) => l.column));
  const lists: { column: string; pages: string[] }[] = [];
  for (const visit of visitsOf(archive, 'list')) {
    if (columns.has(visit.url)) lists.push({ column: visit.url, pages: [] });
    lists.at(-1)?.pages.push(keyOfVisit(visit));
  }
  const longest = lists.sort((a, b) => b.pages.length - a.pages.length)[0];
  if (longest === undefined || longest.pages.length < 2) throw new Error('no list has a second page');
  return longest;
}

interface Standing {
  readonly site: Site;
  readonly server: ReplicaServer;
  readonly data: string;
  /** What is answered in place of the replica from now on; `undefined` for what the replica answers itself. */
  fault: (request: ReplicaRequest) => ReplicaAnswer | undefined;
  crawl(again?: 'rota' | 'never'): ReturnType<typeof crawlReplica>;
  archive(): Archive;
}

/** A replica, served, with an archive of its own that stays over all crawls of the test. */
async function stand(replica: Replica): Promise<Standing> {
  const data = temporaryFolder();
  const clock = fakeClock();
  const site = siteSchema.parse(replica.site);
  const standing: Standing = {
    site,
    data,
    server: await serveReplica({ answer: (request) => standing.fault(request) ?? replica.answer(request) }),
    fault: () => undefined,
    crawl: (again) =>
      crawlReplica(replica, standing.server, data, { clock, ...(again === undefined ? {} : { again }) }),
    archive: () => Archive.read(data, site.slug),
  };
  return standing;
}

test('every family has a replica, and takes no option that it does not have', () => {
  expect(replicas.length).toBeGreaterThan(0);
  expect(new Set(replicas.map((r) => r.site.family))).toEqual(new Set(families.map((f) => f.id)));
  expect(new Set(replicas.map((r) => r.site.slug)).size).toBe(replicas.length);
  for (const family of families) expect(() => family.make({ nonsense: 1 }), family.id).toThrow(/nonsense/);
});

for (const replica of replicas)
  describe(`${replica.site.family}: ${replica.site.slug}`, () => {
    test('every report is found once, under its agency, with its title and date, and nothing else is visited', async () => {
      const standing = await stand(replica);
      const summary = await standing.crawl();
      const archive = standing.archive();
      expect(summary.lacking).toEqual([]);
      expect(listedIn(archive)).toEqual([...replica.reports].sort(byUrl));
      expect(
        visitsOf(archive, 'article')
          .map((v) => v.url)
          .sort(),
      ).toEqual(replica.reports.map((r) => r.url).sort());
      for (const visit of archive.entries)
        if (visit.kind === 'visit' && visit.purpose !== 'robots')
          expect(isGood(visit.outcome), `${visit.url}: ${visit.outcome} ${visit.reason}`).toBe(true);
    });

    test('the lists also show what is no report', async () => {
      const standing = await stand(replica);
      await standing.crawl();
      const reports = new Set(replica.reports.map((r) => r.url));
      const others = standing.archive().listings.flatMap((l) => l.items.filter((i) => !reports.has(i.url)));
      expect(others.length).toBeGreaterThan(0);
    });

    test('only the site’s own hosts are asked, each one thing at a time', async () => {
      const { site, server, ...standing } = await stand(replica);
      await standing.crawl();
      const hosts = new Set(server.log.map((r) => r.host));
      expect(site.hosts).toEqual(expect.arrayContaining([...hosts]));
      for (const host of hosts) expect(server.mostAtOnce(host)).toBe(1);
    });

    test('the addresses of its reports are known for an article’s', () => {
      const family = familyOf(siteSchema.parse(replica.site));
      for (const { url } of replica.reports) expect(family.isArticle(new URL(url)), url).toBe(true);
    });

    test.each(['rota', 'never'] as const)(
      'a second crawl (again: %s) asks conditionally, and finds nothing new',
      async (again) => {
        const standing = await stand(replica);
        await standing.crawl();
        const first = standing.server.log.length;
        const before = standing.archive();
        const validated = new Set(standing.server.log.filter((r) => r.validated).map(keyOf));
        const summary = await standing.crawl(again);
        const asked = standing.server.log.slice(first);
        const lists = visitsOf(before, 'list').map(keyOfVisit);
        expect(asked.map(keyOf)).toEqual(expect.arrayContaining(lists));
        for (const request of asked) expect(request.conditional, request.path).toBe(validated.has(keyOf(request)));
        expect(summary).toMatchObject({ fresh: 0, lacking: [], listed: replica.reports.length });
        expect(summary.news).toMatchObject({ found: [], changed: [], gone: [] });
        expect(listedIn(standing.archive())).toEqual(listedIn(before));
      },
    );

    const empty: ReplicaAnswer = replica.nothing ?? { status: 200, body: '<html><body><p>暂无信息</p></body></html>' };
    test.each([
      ['its second page fails', () => ({ status: 500, body: 'Internal Server Error' }), -1],
      ['its second page is the first again', (first: () => ReplicaAnswer | undefined) => first(), -1],
      ['its second page lists nothing', () => empty, -1],
      ['its first page lists nothing', () => empty, 0],
      ['its first page is an error page', () => ({ status: 200, body: '<html><title>404</title></html>' }), 0],
    ] as const)('a list is incomplete, and nothing known is dropped, when %s', async (_what, fault, at) => {
      const standing = await stand(replica);
      await standing.crawl();
      const before = standing.archive();
      const { column, pages } = longestList(before);
      const name = before.listing(column)?.agency || column;
      const first = pages.at(-2);
      const asFirst = standing.server.log.find((r) => keyOf(r) === first);
      standing.fault = (request) =>
        keyOf(request) === pages.at(at)
          ? fault(() => (asFirst === undefined ? undefined : (replica.answer(asFirst) ?? undefined)))
          : undefined;
      const summary = await standing.crawl('never');
      const listing = standing.archive().listing(column);
      expect(listing).toMatchObject({ complete: false, reason: expect.stringMatching(/./) });
      expect(summary.lacking).toEqual(expect.arrayContaining([`${name}: ${listing?.reason}`]));
      expect(standing.archive().baseline(column).known).toBe(before.listing(column)?.items.length);
      for (const { url } of replica.reports) expect(standing.archive().lastGood(url), url).not.toBeNull();
      standing.fault = () => undefined;
      expect(await standing.crawl('never')).toMatchObject({ lacking: [], listed: replica.reports.length });
      expect(listedIn(standing.archive())).toEqual(listedIn(before));
    });
  });
