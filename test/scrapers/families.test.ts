import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { isTaken } from '../../scrapers/items.js';
import { families, familyOf } from '../../scrapers/sites.js';
import { Archive } from '../../src/archive/archive.js';
import type { VisitEntry } from '../../src/archive/entries.js';
import type { CrawlSummary } from '../../src/pipeline/crawl.js';
import { siteSchema } from '../../src/site.js';
import { isGood } from '../../src/source.js';
import { temporaryFolder } from '../support/folders.js';
import {
  crawlReplica,
  type LoggedRequest,
  type Replica,
  type ReplicaAnswer,
  type ReplicaRequest,
  type ReplicaServer,
  serveReplica,
} from '../support/replicas/replica.js';

const support = ['replica.ts', 'report-body.ts', 'hanweb-pages.ts'];
const folder = new URL('../support/replicas/', import.meta.url);
const files = readdirSync(folder).filter((f) => !support.includes(f));
const replicas = (
  await Promise.all(
    files.map(async (file) => {
      const module: { replicas?: readonly Replica[] } = await import(new URL(file, folder).href);
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
      items.filter((item) => isTaken(item, { mixed })).map((item) => ({ ...item, agency })),
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

/** A replica’s first crawl, which all its tests begin from. */
interface First {
  readonly data: string;
  readonly summary: CrawlSummary;
  readonly archive: Archive;
  readonly log: readonly LoggedRequest[];
  mostAtOnce(host: string): number;
}

const firsts = new Map<Replica, Promise<First>>();
const folders: string[] = [];
afterAll(() => {
  for (const name of folders) rmSync(name, { recursive: true, force: true });
});

function firstCrawl(replica: Replica): Promise<First> {
  const first = firsts.get(replica) ?? makeFirst(replica);
  firsts.set(replica, first);
  return first;
}

async function makeFirst(replica: Replica): Promise<First> {
  const data = mkdtempSync(join(tmpdir(), 'gongkai-test-'));
  folders.push(data);
  const { log, mostAtOnce, port } = await serveReplica(replica);
  const summary = await crawlReplica(replica, { port }, data);
  return { data, summary, archive: Archive.read(data, replica.site.slug), log: [...log], mostAtOnce };
}

interface Standing {
  readonly server: ReplicaServer;
  /** What is answered in place of the replica from now on; null for what the replica answers itself. */
  fault: (request: ReplicaRequest) => ReplicaAnswer | null;
  crawl(again: 'rota' | 'never'): Promise<CrawlSummary>;
  archive(): Archive;
}

/** The replica, served again, with an archive of the test’s own that holds the first crawl. */
async function standAfter(first: First, replica: Replica): Promise<Standing> {
  const data = temporaryFolder();
  cpSync(first.data, data, { recursive: true });
  const standing: Standing = {
    server: await serveReplica({ answer: (request) => standing.fault(request) ?? replica.answer(request) }),
    fault: () => null,
    crawl: (again) => crawlReplica(replica, standing.server, data, { again }),
    archive: () => Archive.read(data, replica.site.slug),
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
      const { summary, archive } = await firstCrawl(replica);
      expect([summary.lacking, summary.waiting]).toEqual([[], 0]);
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
      const { archive } = await firstCrawl(replica);
      const reports = new Set(replica.reports.map((r) => r.url));
      const others = archive.listings.flatMap((l) => l.items.filter((i) => !reports.has(i.url)));
      expect(others.length).toBeGreaterThan(0);
    });

    test('only the site’s own hosts are asked, each one thing at a time', async () => {
      const { archive, log, mostAtOnce } = await firstCrawl(replica);
      const hosts = new Set(log.map((r) => r.host));
      expect(replica.site.hosts).toEqual(expect.arrayContaining([...hosts]));
      // What leads elsewhere is not even tried: the try would stand in the archive as refused.
      for (const entry of archive.entries)
        if (entry.kind === 'visit') expect(replica.site.hosts).toContain(new URL(entry.finalUrl).hostname);
      for (const host of hosts) expect(mostAtOnce(host)).toBe(1);
    });

    test('the addresses of its reports are known for an article’s', () => {
      const family = familyOf(siteSchema.parse(replica.site));
      for (const { url } of replica.reports) expect(family.isArticle(new URL(url)), url).toBe(true);
    });

    test.each(['rota', 'never'] as const)(
      'a second crawl (again: %s) asks conditionally, and finds nothing new',
      async (again) => {
        const first = await firstCrawl(replica);
        const standing = await standAfter(first, replica);
        const summary = await standing.crawl(again);
        const asked = standing.server.log;
        const validated = new Set(first.log.filter((r) => r.validated).map(keyOf));
        const lists = visitsOf(first.archive, 'list').map(keyOfVisit);
        expect(asked.map(keyOf)).toEqual(expect.arrayContaining(lists));
        for (const request of asked) expect(request.conditional, request.path).toBe(validated.has(keyOf(request)));
        expect(summary).toMatchObject({ fresh: 0, lacking: [], listed: replica.reports.length });
        expect(summary.news).toMatchObject({ found: [], changed: [], gone: [] });
        expect(listedIn(standing.archive())).toEqual(listedIn(first.archive));
      },
    );

    const empty: ReplicaAnswer = replica.nothing ?? { status: 200, body: '<html><body><p>暂无信息</p></body></html>' };
    test.each<[string, number, (oneBefore: ReplicaAnswer) => ReplicaAnswer]>([
      ['its last page fails', -1, () => ({ status: 500, body: 'Internal Server Error' })],
      ['its last page is the one before it again', -1, (oneBefore) => oneBefore],
      ['its last page lists nothing', -1, () => empty],
      ['its first page lists nothing', 0, () => empty],
      ['its first page is an error page', 0, () => ({ status: 200, body: '<html><title>404</title></html>' })],
    ])('a list is told of, and nothing known is dropped, when %s', async (_what, at, fault) => {
      const first = await firstCrawl(replica);
      const { archive: before, log } = first;
      const standing = await standAfter(first, replica);
      const { column, pages } = longestList(before);
      const asked = log.find((r) => keyOf(r) === pages.at(-2));
      const oneBefore = asked === undefined ? null : replica.answer(asked);
      if (oneBefore === null) throw new Error('the page before the last has no answer');
      standing.fault = (request) => (keyOf(request) === pages.at(at) ? fault(oneBefore) : null);
      const summary = await standing.crawl('never');
      const { agency, complete } = standing.archive().listing(column) ?? {};
      const { known, short } = standing.archive().baseline(column);
      const told = summary.lacking.filter((line) => line.startsWith(`${agency || column}: `));
      expect(told.length).toBeGreaterThan(0);
      expect(complete === false || short).toBe(true);
      expect(known).toBe(before.listing(column)?.items.length);
      for (const { url } of replica.reports) expect(standing.archive().lastGood(url), url).not.toBeNull();
      standing.fault = () => null;
      expect(await standing.crawl('never')).toMatchObject({ lacking: [], listed: replica.reports.length });
      expect(listedIn(standing.archive())).toEqual(listedIn(before));
    });
  });
