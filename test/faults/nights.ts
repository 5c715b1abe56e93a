import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Archive } from '../../src/archive/archive.js';
import { PersonError } from '../../src/errors.js';
import { articleVersions } from '../../src/normalise/listed.js';
import { type CrawlSummary, crawl, isSound, type Settings } from '../../src/pipeline/crawl.js';
import { silentHosts } from '../../src/pipeline/crawl-sites.js';
import type { PortalPage } from '../../src/sample/portal.js';
import { type RunningServer, servePages } from '../../src/sample/server.js';
import { hosts, keyOf, listOf, pagesOf, put, sampleSite, settingsHere, slug } from '../support/district.js';
import type { FaultCase } from './case.js';
import { writtenClock } from './visiting.js';

const body = 'bm/cgw';
const key = keyOf(body, 2022);
const url = `http://${key}`;
const hour = 60 * 60 * 1000;

interface Site {
  readonly pages: Map<string, PortalPage>;
  readonly server: RunningServer;
  readonly data: string;
  readonly clock: ReturnType<typeof writtenClock>;
  readonly crawl: (settings?: Partial<Settings>) => ReturnType<typeof crawl>;
}

/** A site with a good record of everything, on whose next night something may happen. */
export async function settled<T>(work: (site: Site) => Promise<T>): Promise<T> {
  const pages = pagesOf(body);
  const server = await servePages(pages);
  const data = mkdtempSync(join(tmpdir(), 'gongkai-fault-'));
  const clock = writtenClock();
  const night = async (settings: Partial<Settings> = {}) =>
    crawl(await sampleSite(), settingsHere(server, data, { clock, ...settings }), { onProgress: () => {} });
  try {
    await night();
    await clock.sleep(24 * hour);
    return await work({ pages, server, data, clock, crawl: night });
  } finally {
    await server.close();
    rmSync(data, { recursive: true, force: true });
  }
}

function answerWith(pages: Map<string, PortalPage>, at: string, status: number, text: string): void {
  const page = pages.get(at);
  if (page !== undefined) pages.set(at, { ...page, status, body: Buffer.from(text), etag: `"${status}"` });
}

/** P6: whatever befalls the page of a report that is had, the report stays. How the visit ends decides how the run does. */
const befalls: readonly (readonly [string, number, string, string])[] = [
  ['404', 404, '<html>404</html>', 'gone; kept; exit 0'],
  ['410', 410, '', 'gone; kept; exit 0'],
  ['400', 400, 'bad', 'needs_person; kept; exit 3'],
  ['401', 401, 'login', 'needs_person; kept; exit 3'],
  ['403', 403, 'no', 'challenge; kept; exit 3'],
  ['405', 405, '云防护', 'challenge; kept; exit 3'],
  ['412', 412, "<script>$_ts=window['$_ts'];</script>", 'challenge; kept; exit 3'],
  ['429', 429, 'slow', 'transient; kept; exit 3'],
  ['500', 500, 'oops', 'transient; kept; exit 3'],
  ['503', 503, 'busy', 'transient; kept; exit 3'],
  ['521', 521, '<script>__jsl_clearance</script>', 'challenge; kept; exit 3'],
  ['an error page with 200', 200, '<html><body>页面不存在</body></html>', 'soft404; kept; exit 0'],
  ['a page with 200 that holds nothing', 200, '', 'soft404; kept; exit 0'],
  ['another page with 200', 200, `<html><body>${'<p>欢迎</p>'.repeat(300)}</body></html>`, 'soft404; kept; exit 0'],
  ['a challenge with 200', 200, '<html><script>$_ts = {};</script></html>', 'challenge; kept; exit 3'],
  ['a captcha with 200', 200, '<html><body>请输入验证码</body></html>', 'challenge; kept; exit 3'],
];
const standing: FaultCase[] = befalls.map(([fault, status, text, expected]) => ({
  row: 'P6',
  fault: `a report that is had answers with ${fault}`,
  expected,
  reach: () =>
    settled(async ({ pages, data, crawl }) => {
      const before = Archive.read(data, slug);
      answerWith(pages, key, status, text);
      const summary = await crawl();
      const after = Archive.read(data, slug);
      const kept =
        after.lastGood(url)?.sha256 === before.lastGood(url)?.sha256 && articleVersions(after).get(url)?.length === 1;
      return `${after.visits(url).at(-1)?.outcome}; ${kept ? 'kept' : 'changed'}; exit ${isSound(summary) ? 0 : 3}`;
    }),
}));

/** C2: what is edited is a version more, and the one before stays. */
const edits: FaultCase[] = (
  [
    ['one digit', (html: string) => html.replace(/>51</, '>57<'), '2 version(s), the first is kept'],
    [
      'a counter in the footer',
      (html: string) => html.replace('</body>', '<p>访问量：81</p></body>'),
      '2 version(s), the first is kept',
    ],
    ['nothing', (html: string) => html, '1 version(s), the first is kept'],
  ] as const
).map(([fault, edit, expected]) => ({
  row: 'C2',
  fault: `a report is edited: ${fault}`,
  expected,
  reach: () =>
    settled(async ({ pages, data, crawl }) => {
      const first = Archive.read(data, slug).lastGood(url)?.sha256 ?? '';
      put(pages, key, edit(pages.get(key)?.body.toString() ?? ''));
      await crawl();
      const archive = Archive.read(data, slug);
      const kept = archive.objects.isSound(first) ? 'kept' : 'lost';
      return `${articleVersions(archive).get(url)?.length} version(s), the first is ${kept}`;
    }),
}));

const rowsOf = (html: string) => html.split('\n').filter((line) => line.includes('class="list-item '));
/** N16: a list that is not what it was. Nothing is withdrawn, and the run says so. */
const redesigns: FaultCase[] = (
  [
    [
      'is empty',
      (html: string) =>
        html
          .split('\n')
          .filter((l) => !rowsOf(html).includes(l))
          .join('\n'),
      'degraded; all reports stand',
    ],
    [
      'is written by a script',
      () => '<html><body><div id="list"></div><script src="/list.js"></script></body></html>',
      'degraded; all reports stand',
    ],
    [
      'shows half of what it did',
      (html: string) =>
        html
          .split('\n')
          .filter((l, i) => !rowsOf(html).includes(l) || i % 2 === 0)
          .join('\n'),
      'degraded; all reports stand',
    ],
    ['is an error page with 200', () => '<html><body>栏目不存在</body></html>', 'degraded; all reports stand'],
    ['is gone', null, 'degraded; all reports stand'],
    ['is as it was', (html: string) => html, 'sound; all reports stand'],
  ] as const
).map(([fault, change, expected]) => ({
  row: 'N16',
  fault: `a list that was read ${fault}`,
  expected,
  reach: () =>
    settled(async ({ pages, data, crawl }) => {
      const reports = [...articleVersions(Archive.read(data, slug)).keys()];
      const list = listOf(body);
      if (change === null) pages.delete(list);
      else put(pages, list, change(pages.get(list)?.body.toString() ?? ''));
      const summary = await crawl();
      const archive = Archive.read(data, slug);
      const stand = reports.length > 0 && reports.every((report) => archive.lastGood(report) !== null);
      return `${isSound(summary) ? 'sound' : 'degraded'}; ${stand ? 'all reports stand' : 'reports are lost'}`;
    }),
}));

/** N17: clocks that are set, between two runs or in the middle of one. */
const clocks: FaultCase[] = (
  [
    ['a day back', -24 * hour, 'refused with exit 1, nothing asked'],
    ['a year back', -365 * 24 * hour, 'refused with exit 1, nothing asked'],
    ['61 minutes back', -61 * 60 * 1000, 'refused with exit 1, nothing asked'],
    ['59 minutes back', -59 * 60 * 1000, 'runs'],
    ['a second back', -1000, 'runs'],
    ['not at all', 0, 'runs'],
    ['a day ahead', 24 * hour, 'runs'],
    ['a year ahead', 365 * 24 * hour, 'runs'],
  ] as const
).map(([fault, by, expected]) => ({
  row: 'N17',
  fault: `the clock is set ${fault} before a run`,
  expected,
  reach: () =>
    settled(async ({ data, clock, server, crawl }) => {
      const newest = Date.parse(Archive.read(data, slug).entries.at(-1)?.time ?? '');
      const asked = server.log.length;
      try {
        await crawl({ clock: { ...clock, now: () => new Date(newest + by) } });
        return 'runs';
      } catch (error) {
        const status = error instanceof PersonError ? error.status : String(error);
        return `refused with exit ${status}, ${server.log.length === asked ? 'nothing' : 'something'} asked`;
      }
    }),
}));
const jumping: FaultCase[] = [-24 * hour, 365 * 24 * hour].map((by) => ({
  row: 'N17',
  fault: `the clock jumps by ${by / hour} hours in the middle of a run`,
  expected: 'through, in order',
  reach: () =>
    settled(async ({ data, clock, server, crawl }) => {
      const asked = server.log.length;
      const now = () => new Date(clock.now().getTime() + (server.log.length - asked > 5 ? by : 0));
      const summary = await crawl({ clock: { ...clock, now } });
      const { entries } = Archive.read(data, slug);
      const ordered = entries.every((e, i) => e.seq === i);
      return `${isSound(summary) ? 'through' : 'ended'}, ${ordered ? 'in order' : 'in disorder'}`;
    }),
}));

const nothing: Omit<CrawlSummary, 'site' | 'answered'> = {
  listed: 0,
  due: 0,
  columns: 0,
  outcomes: new Map(),
  fresh: 0,
  news: { found: [], changed: [], gone: [], unchanged: 0 },
  waiting: 0,
  lacking: [],
  stopped: new Map(),
  resumed: false,
  halted: null,
};
/** N1: where no host answers at all, the failure is ours. */
const silences: FaultCase[] = (
  [
    ['both of two hosts are silent', [false, false], 'our own network (2)'],
    ['one of two hosts answers', [true, false], 'the hosts’ own'],
    ['both answer', [true, true], 'the hosts’ own'],
    ['the only host is silent', [false], 'the hosts’ own'],
    ['five of five hosts are silent', [false, false, false, false, false], 'our own network (5)'],
    ['no host was asked', [], 'the hosts’ own'],
  ] as const
).map(([fault, answered, expected]) => ({
  row: 'N1',
  fault,
  expected,
  reach: async () => {
    const site = await sampleSite();
    const runs = answered.map((a, i) => ({
      site,
      summary: { ...nothing, site, answered: new Map([[`host${i}.example`, a]]) },
      status: 3,
    }));
    const silent = silentHosts(runs);
    return silent === null ? 'the hosts’ own' : `our own network (${silent})`;
  },
}));
const down: FaultCase = {
  row: 'N1',
  fault: 'a site that was had is not reached at all',
  expected: 'no host answered; degraded; all reports stand',
  reach: () =>
    settled(async ({ data, server, crawl }) => {
      const reports = [...articleVersions(Archive.read(data, slug)).keys()];
      const map = new Map(hosts.map((h) => [h, { address: '127.0.0.1', port: server.port }]));
      await server.close();
      const summary = await crawl({ map });
      const archive = Archive.read(data, slug);
      const silent = [...summary.answered.values()].every((a) => !a) ? 'no host answered' : 'a host answered';
      const stand = reports.every((r) => archive.lastGood(r) !== null) ? 'all reports stand' : 'reports are lost';
      return `${silent}; ${isSound(summary) ? 'sound' : 'degraded'}; ${stand}`;
    }),
};

/** R3: what challenges and errors sent is kept as evidence, and is no version of the report. */
const evidence: FaultCase[] = [404, 412, 500].map((status) => ({
  row: 'P6',
  fault: `what came with ${status} is evidence`,
  expected: 'kept, and no version',
  reach: () =>
    settled(async ({ pages, data, crawl }) => {
      answerWith(pages, key, status, `<html>${status} 证据</html>`);
      await crawl();
      const archive = Archive.read(data, slug);
      const sha256 = archive.visits(url).at(-1)?.sha256 ?? '';
      const kept = archive.objects.get(sha256).toString().includes('证据');
      const versions = articleVersions(archive).get(url) ?? [];
      return `${kept ? 'kept' : 'lost'}, and ${versions.some((v) => v.parts.some((p) => p.sha256 === sha256)) ? 'a' : 'no'} version`;
    }),
}));

export const nightCases: readonly FaultCase[] = [
  ...silences,
  down,
  ...redesigns,
  ...clocks,
  ...jumping,
  ...standing,
  ...evidence,
  ...edits,
];
