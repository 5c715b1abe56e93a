import iconv from 'iconv-lite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Browser, findChromium } from '../../scrapers/browser.js';
import { Gate, noLimits } from '../../scrapers/gate.js';
import { type Clock, systemClock } from '../../scrapers/pace.js';
import { Archive } from '../../src/archive/archive.js';
import { exit } from '../../src/errors.js';
import { type CrawlSummary, crawl, type Settings } from '../../src/pipeline/crawl.js';
import { crawlSites } from '../../src/pipeline/crawl-sites.js';
import { challengePage } from '../../src/sample/pages.js';
import { type Site, siteSchema } from '../../src/site.js';
import { mapTo } from '../support/fetching.js';
import { temporaryFolder } from '../support/folders.js';
import { type ScriptedServer, type Served, serveScripted } from '../support/scripted.js';
import { testSettings } from '../support/settings.js';

const host = 'www.scripted.example';
const column = '/zwgk/mzj/gknb/';
const columnUrl = `http://${host}${column}`;
const agent = 'gongkai-test';

function siteOf(browser: boolean): Site {
  return siteSchema.parse({
    slug: 'sample/scripted',
    zh: '样例市样例区',
    en: 'invented',
    division: null,
    family: 'trs-wcm',
    hosts: [host, 'api.scripted.example'],
    columns: [{ url: columnUrl, agency: '样例区民政局' }],
    confirmed: true,
    invented: true,
    browser,
    delay: 0,
  });
}

const article = (year: number): Served => ({
  body: `<html><head><title>样例区民政局${year}年政府信息公开工作年度报告</title></head><body><div class="TRS_Editor">${'报告'.repeat(20)}</div></body></html>`,
  type: 'text/html; charset=utf-8',
});
const articles = {
  [`${column}202401/t20240110_1.html`]: article(2023),
  [`${column}202501/t20250110_2.html`]: article(2024),
};
const rows = (year: number, id: number) =>
  JSON.stringify({
    title: `样例区民政局${year}年政府信息公开工作年度报告`,
    at: `./${year + 1}01/t${year + 1}0110_${id}.html`,
  });

/** Fills the list from two services, in two ways. */
const fill = `
  function row(r) {
    var li = document.createElement('li');
    li.innerHTML = '<a href="' + r.at + '">' + r.title + '</a><span>' + r.at.slice(11, 15) + '-01-10</span>';
    document.getElementById('list').appendChild(li);
  }
  fetch('/api/list.json?page=1').then(function (a) { return a.json(); }).then(row).then(function () {
    var x = new XMLHttpRequest();
    x.open('POST', '/api/more');
    x.setRequestHeader('Content-Type', 'application/json');
    x.onload = function () { row(JSON.parse(x.responseText)); };
    x.send(JSON.stringify({ page: 2 }));
  });`;

const listPage = (rest: string): Served => ({
  body: iconv.encode(
    `<html><head><meta charset="gb2312"><title>年报</title></head><body><p>样例区民政局</p><ul id="list" class="newsList"></ul>${rest}</body></html>`,
    'gb18030',
  ),
});

const replica = (rest = ''): Record<string, Served> => ({
  ...articles,
  [column]: { ...listPage(`<script src="/js/list.js"></script>${rest}`), headers: { etag: '"1"' } },
  '/js/list.js': { body: fill, type: 'application/javascript' },
  '/api/list.json?page=1': { body: rows(2023, 1), type: 'application/json' },
  '/api/more': { body: rows(2024, 2), type: 'application/json' },
});

/** All that filling the list asks for, and its reports. */
const wholeList = [
  '/robots.txt',
  column,
  '/js/list.js',
  '/api/list.json?page=1',
  '/api/more',
  ...Object.keys(articles),
];

function settingsFor(server: ScriptedServer, data: string, browser: Browser, clock: Clock = systemClock): Settings {
  onTestFinished(() => browser.close());
  return testSettings(data, mapTo(server.port, [host, 'api.scripted.example']), { userAgent: agent, clock, browser });
}

async function crawlReplica(
  pages: Record<string, Served>,
  options: {
    browser?: Browser;
    data?: string;
    site?: Site;
    clock?: (server: ScriptedServer) => Clock;
    gate?: Gate;
  } = {},
): Promise<{ summary: CrawlSummary; server: ScriptedServer; archive: Archive }> {
  const { data = temporaryFolder(), site = siteOf(true) } = options;
  const server = await serveScripted(pages);
  const clock = options.clock?.(server) ?? systemClock;
  const browser = options.browser ?? new Browser(null, clock);
  const settings = settingsFor(server, data, browser, clock);
  const { gate = settings.gate } = options;
  const summary = await crawl(site, { ...settings, gate }, { onProgress: () => {} });
  return { summary, server, archive: Archive.read(data, site.slug) };
}

const listed = (archive: Archive) => archive.listings.flatMap((l) => l.items.map((i) => i.title.slice(6, 10)));
const listVisit = (archive: Archive) => archive.visits(columnUrl).at(-1);
const pathsOf = (server: ScriptedServer) => server.asked.map((a) => a.path);

describe('without a browser', () => {
  test('a list that is filled by a script is empty, and that is told', async () => {
    const { summary, archive } = await crawlReplica(replica(), { site: siteOf(false) });
    expect(listed(archive)).toEqual([]);
    expect(summary.lacking).toEqual(['样例区民政局: the list is empty']);
  });

  test('such a site says what to do and asks for nothing; the other sites go on', async () => {
    const server = await serveScripted(replica());
    const browser = new Browser('/nowhere/chromium', systemClock);
    const plain: Site = { ...siteOf(false), slug: 'sample/plain' };
    const settings = settingsFor(server, temporaryFolder(), browser);
    const runs = await crawlSites([siteOf(true), plain], settings, { onSite: () => {}, onProgress: () => {} });
    expect(runs.map((r) => [r.site.slug, 'error' in r, r.status])).toEqual([
      ['sample/scripted', true, exit.degraded],
      ['sample/plain', false, exit.degraded],
    ]);
    const [first] = runs;
    if (first === undefined || !('error' in first)) throw new Error('no error');
    expect(first.error.message).toContain('/nowhere/chromium is not there');
    expect(first.error.remedy).toContain('apt-get install chromium');
    // The one page of the plain site's list, and the host's rules.
    expect(pathsOf(server)).toEqual(['/robots.txt', column]);
  });
});

const chromium = findChromium();

describe.skipIf(chromium === null)('a browser fills a list (needs Chromium: apt-get install chromium)', () => {
  test('with what its scripts ask for: by our Fetcher, one thing at a time, under our name', async () => {
    const { summary, server, archive } = await crawlReplica(replica());
    expect(listed(archive)).toEqual(['2023', '2024']);
    expect(summary).toMatchObject({ listed: 2, due: 2, lacking: [], halted: null });
    expect(pathsOf(server)).toEqual(wholeList);
    expect(server.asked.find((a) => a.path === '/api/more')).toMatchObject({ method: 'POST', body: '{"page":2}' });
    expect(new Set(server.asked.map((a) => a.agent))).toEqual(new Set([agent]));
    expect(Math.max(...server.asked.map((a) => a.beside))).toBe(0);
  });

  test('and the page is kept as its scripts have left it, marked, and never asked for conditionally', async () => {
    const data = temporaryFolder();
    const first = await crawlReplica(replica(), { data });
    const visit = listVisit(first.archive);
    expect(visit?.headers).toEqual({
      'content-type': 'text/html; charset=utf-8',
      'x-rendered': expect.stringMatching(/^chromium \d+\./),
      'x-requests': '4',
    });
    const kept = first.archive.objects.get(visit?.sha256 ?? '').toString();
    expect(kept).toContain('样例区民政局2024年政府信息公开工作年度报告');
    // The page is the same, and its list is another.
    const more = { ...replica(), '/api/more': { body: rows(2022, 3), type: 'application/json' } };
    const second = await crawlReplica(more, { data });
    expect(listed(second.archive)).toEqual(['2023', '2022']);
  });

  test('a script is asked for once, however many lists need it', async () => {
    const other = '/zwgk/czj/gknb/';
    const pages = replica();
    const site: Site = {
      ...siteOf(true),
      columns: [...siteOf(true).columns, { url: `http://${host}${other}`, agency: '样例区财政局', mixed: false }],
    };
    const { server } = await crawlReplica({ ...pages, [other]: pages[column] ?? { body: '' } }, { site });
    expect(pathsOf(server).filter((p) => p === '/js/list.js')).toHaveLength(1);
    expect(pathsOf(server).filter((p) => p === '/api/more')).toHaveLength(2);
  });

  test('pictures, styles, fonts, films, frames and beacons are not asked for, and no other host ever', async () => {
    const canary = await serveScripted({});
    const at = `127.0.0.1:${canary.port}`;
    const { server, archive } = await crawlReplica(
      replica(`
        <link rel="stylesheet" href="/css/a.css"><link rel="preload" as="font" href="/a.woff2" crossorigin>
        <link rel="preconnect" href="http://${at}"><link rel="prefetch" href="http://${at}/prefetch">
        <img src="/img/a.png"><video src="/a.mp4"></video><iframe src="/frame.html"></iframe>
        <script src="http://${at}/count.js"></script><img src="http://${at}/a.gif"><iframe src="http://${at}/"></iframe>
        <script>
          var quiet = function () {};
          fetch('http://${at}/fetch').catch(quiet);
          fetch('http://${host}:${canary.port}/port').catch(quiet);
          navigator.sendBeacon('/beacon', 'x');
          navigator.sendBeacon('http://${at}/beacon', 'x');
          window.open('http://${at}/popup');
          window.open('/popup');
          new WebSocket('ws://${at}/socket');
          new EventSource('http://${at}/events');
          var work = "fetch('http://${at}/work').catch(function () {}); importScripts('http://${at}/import.js')";
          var code = URL.createObjectURL(new Blob([work], { type: 'text/javascript' }));
          new Worker(code);
          new SharedWorker(code);
          try {
            var peer = new RTCPeerConnection({ iceServers: [{ urls: 'turn:${at}?transport=tcp', username: 'a', credential: 'b' }] });
            peer.createDataChannel('x');
            peer.createOffer().then(function (o) { peer.setLocalDescription(o); });
          } catch (e) {}
          if (navigator.serviceWorker) navigator.serviceWorker.register('/js/service.js').catch(quiet);
        </script>`),
    );
    expect(listed(archive)).toEqual(['2023', '2024']);
    expect(pathsOf(server)).toEqual(wholeList);
    expect(canary.connections()).toBe(0);
  });

  test('what robots.txt forbids is not asked for, and the visit says what the page lacks', async () => {
    const robots = { body: 'User-agent: *\nDisallow: /api/', type: 'text/plain' };
    const { server, summary, archive } = await crawlReplica({ ...replica(), '/robots.txt': robots });
    expect(pathsOf(server)).toEqual(['/robots.txt', column, '/js/list.js']);
    expect(listVisit(archive)?.reason).toContain('/api/list.json?page=1 (robots_denied)');
    expect(summary.lacking).toEqual(['样例区民政局: the list is empty']);
  });

  test.each([
    ['412', { status: 412, body: `${challengePage()}<script src="/marker.js"></script>` }],
    ['200', { status: 200, body: `<script>var $_ts={};fetch('/marker')</script><script src="/marker.js"></script>` }],
  ])(
    'a challenge with status %s is not run: its scripts ask for nothing, and the host is left alone',
    async (_, page) => {
      const { server, summary, archive } = await crawlReplica({ ...replica(), [column]: page });
      expect(pathsOf(server)).toEqual(['/robots.txt', column]);
      expect(listVisit(archive)?.outcome).toBe('challenge');
      expect([...summary.stopped.keys()]).toEqual([host]);
    },
  );

  test('a challenge in the place of what a page asks for ends the visit, and the host is left alone', async () => {
    const { server, summary, archive } = await crawlReplica({
      ...replica(),
      '/api/list.json?page=1': { status: 412, body: challengePage() },
    });
    expect(pathsOf(server)).toEqual(['/robots.txt', column, '/js/list.js', '/api/list.json?page=1']);
    expect(listVisit(archive)).toMatchObject({ outcome: 'challenge', status: 412 });
    expect([...summary.stopped.keys()]).toEqual([host]);
  });

  test('a cookie that a script sets is not sent, and a page that leads away is not followed', async () => {
    const { server, archive } = await crawlReplica({
      ...replica(),
      [column]: listPage(
        `<script>document.cookie = 'passed=1'; location.href = location.pathname + '?again';</script>`,
      ),
    });
    expect(pathsOf(server)).toEqual(['/robots.txt', column]);
    expect(listVisit(archive)).toMatchObject({
      outcome: 'refused',
      reason: `its script leads away to ${columnUrl}?again`,
    });
  });

  test('a script that speaks of a captcha is no challenge', async () => {
    const pages = replica();
    pages['/js/list.js'] = {
      body: `var words = '请输入验证码';${fill}`,
      type: 'application/javascript; charset=utf-8',
    };
    expect(listed((await crawlReplica(pages)).archive)).toEqual(['2023', '2024']);
  });

  test('a page that did not get what it asked for is not believed', async () => {
    const pages = { ...replica(), '/api/more': { status: 500, body: 'no' } };
    const hurried = (): Clock => ({ ...systemClock, sleep: (ms) => systemClock.sleep(Math.min(ms, 20)) });
    const { summary, archive } = await crawlReplica(pages, { clock: hurried });
    expect(listVisit(archive)).toMatchObject({ outcome: 'transient', status: 500 });
    expect(listVisit(archive)?.reason).toContain(`http://${host}/api/more`);
    expect(summary.lacking).toEqual([`样例区民政局: ${columnUrl} ended as transient`]);
  });

  test('the run’s limits hold for what a page asks for: where they end it, it is taken up again', async () => {
    const data = temporaryFolder();
    const few = new Gate({ ...noLimits, altogether: 4 }, systemClock, () => false);
    const first = await crawlReplica(replica(), { data, gate: few });
    expect(first.summary.halted).toContain('4 request(s)');
    expect(pathsOf(first.server)).toEqual(['/robots.txt', column, '/js/list.js', '/api/list.json?page=1']);
    const second = await crawlReplica(replica(), { data });
    expect(second.summary).toMatchObject({ resumed: true, halted: null, listed: 2 });
  });

  test('a page that asks without end is refused', async () => {
    const pages = replica();
    pages['/js/list.js'] = {
      body: `(function ask(n) { fetch('/api/list.json?page=1&n=' + n).then(function () { ask(n + 1); }); })(0)`,
      type: 'application/javascript',
    };
    const { server, archive } = await crawlReplica(pages);
    expect(listVisit(archive)).toMatchObject({ outcome: 'refused', reason: 'it asks for more than 60 things' });
    expect(pathsOf(server)).toHaveLength(62);
  });

  test('a browser that does not start is the site’s trouble alone', async () => {
    const crawled = crawlReplica(replica(), { browser: new Browser('/bin/false', systemClock) });
    await expect(crawled).rejects.toMatchObject({
      status: exit.degraded,
      message: expect.stringContaining('/bin/false does not start'),
    });
  });

  test('a page that never comes to rest is given up; the browser serves the next', async () => {
    const other = '/zwgk/czj/gknb/';
    const pages = replica();
    const site: Site = {
      ...siteOf(true),
      columns: [{ url: `http://${host}${other}`, agency: '样例区财政局', mixed: false }, ...siteOf(true).columns],
    };
    // The clock leaps once the looping page has got its script, so that nobody waits.
    const leaping = (server: ScriptedServer): Clock => ({
      ...systemClock,
      monotonic: () => performance.now() + (pathsOf(server).includes('/js/loop.js') ? 20 * 60_000 : 0),
    });
    const { archive } = await crawlReplica(
      {
        ...pages,
        [other]: listPage('<script src="/js/loop.js"></script>'),
        '/js/loop.js': { body: 'for (;;) {}', type: 'application/javascript' },
      },
      { site, clock: leaping },
    );
    expect(archive.visits(`http://${host}${other}`).at(-1)).toMatchObject({
      outcome: 'transient',
      reason: 'the page does not come to rest',
    });
    expect(listed(archive)).toEqual(['2023', '2024']);
  });
});
