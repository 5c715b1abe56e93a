import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Archive } from '../../src/archive/archive.js';
import { runMarkdown } from '../../src/pipeline/run-markdown.js';
import type { RunRecord } from '../../src/pipeline/run-record.js';
import {
  crawlHere,
  keyOf,
  listOf,
  onDistrict,
  portal,
  put,
  serveBodies,
  serveBody,
  slug,
} from '../support/district.js';
import { fakeClock } from '../support/fetching.js';
import { temporaryFolder } from '../support/folders.js';

const body = 'bm/zfb';
const isReport = (path: string) => /\/t\d{8}_\d+\.html$/.test(path);
const recordsOf = (data: string): RunRecord[] =>
  readdirSync(join(data, 'runs'))
    .sort()
    .map((id) => JSON.parse(readFileSync(join(data, 'runs', id, 'run.json'), 'utf8')));
const releaseOf = (data: string) => {
  const current = join(data, 'published/current');
  return readFileSync(join(current, 'figures.csv'), 'utf8');
};

describe('a night', () => {
  test('without changes asks for the lists, and for the few reports whose turn it is', async () => {
    const data = temporaryFolder();
    const { server } = await serveBody(body);
    const clock = fakeClock();
    await crawlHere(server, data, { clock, again: 'rota' });
    const nights: number[] = [];
    for (let night = 0; night < 30; night++) {
      await clock.sleep(24 * 60 * 60 * 1000);
      const asked = server.log.length;
      const summary = await crawlHere(server, data, { clock, again: 'rota' });
      const now = server.log.slice(asked);
      expect(now.every((r) => r.conditional && r.status === 304)).toBe(true);
      expect(summary.news).toEqual({ found: [], changed: [], gone: [], unchanged: summary.due });
      nights.push(now.filter((r) => isReport(r.path)).length);
    }
    expect(nights.reduce((a, b) => a + b, 0)).toBe(7);
  });

  test('leaves its record: ends that add up to the visits, a line of the log for each, words for a person', async () => {
    const data = temporaryFolder();
    const { server, pages } = await serveBody(body);
    await onDistrict(server, data, ['run']);
    const gone = portal.printed.find((p) => p.path === body && p.year === 2022)?.url?.replace('http://', '') ?? '';
    pages.delete(gone);
    const second = await onDistrict(server, data, ['run', '--recheck']);
    expect(second.status).toBe(0);
    const [first, last] = recordsOf(data);
    for (const record of [first, last]) {
      const [site] = record?.sites ?? [];
      expect(Object.values(site?.ends ?? {}).reduce((a, b) => a + b, 0)).toBe(site?.visits);
      const log = readFileSync(join(data, 'runs', record?.id ?? '', 'log.ndjson'), 'utf8')
        .trim()
        .split('\n');
      expect(log.length).toBe((site?.visits ?? 0) + 1);
      expect(record?.requests).toBe(site?.visits);
      expect(readFileSync(join(data, 'runs', record?.id ?? '', 'run.md'), 'utf8')).toBe(record && runMarkdown(record));
    }
    expect([first?.status, first?.sites[0]?.found.length, first?.sites[0]?.end]).toEqual([0, 7, 'sound']);
    expect([last?.sites[0]?.gone, last?.sites[0]?.unchanged]).toEqual([[`http://${gone}`], 6]);
    expect(last?.published?.unchanged).toBe(true);
    expect(first?.disk.grown).toBeGreaterThan(0);
  });

  test('that is ended by the most requests it may make says so, and the next goes on where it was', async () => {
    const data = temporaryFolder();
    const { server } = await serveBody(body);
    const cut = await onDistrict(server, data, ['run', '--max-requests', '4']);
    expect([cut.status, cut.stdout]).toEqual([
      3,
      expect.stringContaining('ended     before it was through: 4 request(s)'),
    ]);
    expect(server.log).toHaveLength(4);
    const next = await onDistrict(server, data, ['run']);
    expect(next.status).toBe(0);
    expect(new Set(server.log.map((r) => r.path)).size).toBe(server.log.length);
  });

  test('asks for nothing while the stop file is there', async () => {
    const data = temporaryFolder();
    writeFileSync(join(data, 'stop'), '');
    const { server } = await serveBody(body);
    const run = await onDistrict(server, data, ['run']);
    expect([run.status, run.stdout]).toEqual([3, expect.stringContaining('the stop file')]);
    expect(server.log).toEqual([]);
  });

  test('told only to say what it would do asks for nothing and leaves nothing behind', async () => {
    const data = temporaryFolder();
    const { server } = await serveBody(body);
    const before = await onDistrict(server, data, ['run', '--dry-run']);
    expect([before.status, before.stdout]).toEqual([0, expect.stringContaining('never crawled')]);
    expect([server.log, readdirSync(data)]).toEqual([[], []]);
    await onDistrict(server, data, ['crawl']);
    const asked = server.log.length;
    const after = await onDistrict(server, data, ['backfill', '--dry-run']);
    expect(after.stdout).toMatch(/sample\/yangli +6 +7 +0 +0 /);
    expect(server.log).toHaveLength(asked);
  });

  test('posts its record to the webhook; one that does not take it is told of and changes nothing', async () => {
    const data = temporaryFolder();
    const { server } = await serveBody(body);
    const posted: string[] = [];
    const hook = createServer((request, response) => {
      let text = '';
      request.on('data', (chunk) => {
        text += chunk;
      });
      request.on('end', () => {
        posted.push(text);
        response.writeHead(posted.length === 1 ? 200 : 500).end();
      });
    });
    await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void hook.close());
    const config = join(data, 'gongkai.yaml');
    writeFileSync(config, `webhook: http://127.0.0.1:${(hook.address() as AddressInfo).port}/\n`);
    const run = () => onDistrict(server, data, ['run', '--config', config]);
    expect((await run()).status).toBe(0);
    expect(JSON.parse(posted[0] ?? '')).toEqual(recordsOf(data)[0]);
    const refused = await run();
    expect([refused.status, refused.stderr]).toEqual([0, expect.stringContaining('the webhook did not take')]);
  });

  test('comes every so often until a signal ends the waiting, each run in a process of its own', async () => {
    const data = temporaryFolder();
    const { server } = await serveBody(body);
    let seen: () => void = () => {};
    const twice = new Promise<void>((resolve) => {
      seen = resolve;
    });
    const ended = await onDistrict(server, data, ['run', '--every', '* * * * * *'], {
      onStdout: (text) => {
        if ((text.match(/Ended with status 0/g) ?? []).length > 1) seen();
      },
      endWhen: twice,
    });
    expect(ended.status).toBe(0);
    expect(recordsOf(data).length).toBeGreaterThan(1);
    const wrong = await onDistrict(server, data, ['run', '--every', 'at two']);
    expect([wrong.status, wrong.stderr]).toEqual([2, expect.stringContaining('names no time')]);
  });
});

describe('a network that is down', () => {
  test('is our own failure, and nobody else’s: nothing is published and nothing is concluded', async () => {
    const data = temporaryFolder();
    const { server } = await serveBody('bm/gaj');
    await onDistrict(server, data, ['run']);
    const before = releaseOf(data);
    const closed = { ...server, port: await closedPort() };
    // Two sites, neither of which can be reached.
    const map = ['--map', `www.tjdl.gov.cn=127.0.0.1:${closed.port}`, '--site', 'tianjin/dongli'];
    const run = await onDistrict(closed, data, ['run', ...map]);
    expect([run.status, run.stderr]).toEqual([1, expect.stringContaining('not one of 2 hosts has answered')]);
    expect(releaseOf(data)).toBe(before);
    expect(recordsOf(data).at(-1)).toMatchObject({ status: 1, published: null });
  });
});

describe('a backfill', () => {
  test('asks for the years that are named, and for what is not there yet', async () => {
    const data = temporaryFolder();
    const { server } = await serveBody(body);
    const reports = () => server.log.filter((r) => isReport(r.path)).length;
    await onDistrict(server, data, ['backfill', '--year', '2019', '--year', '2021']);
    expect(reports()).toBe(2);
    await onDistrict(server, data, ['backfill', '--from', '2023']);
    expect(reports()).toBe(5);
    await onDistrict(server, data, ['backfill']);
    expect(reports()).toBe(7);
    expect((await onDistrict(server, data, ['backfill', '--from', '08'])).status).toBe(2);
  });

  test('before a night or after it gives the same reports, versions and figures', async () => {
    const orders = [
      ['run', 'backfill'],
      ['backfill', 'run'],
    ].map(async (verbs) => {
      const data = temporaryFolder();
      const { server } = await serveBody(body);
      for (const verb of verbs) await onDistrict(server, data, [verb]);
      const archive = Archive.read(data, slug);
      const versions = archive.listings.flatMap((l) => l.items.map((i) => [i.url, archive.lastGood(i.url)?.sha256]));
      return { names: archive.objects.names(), versions, release: releaseOf(data) };
    });
    const [a, b] = await Promise.all(orders);
    const undated = (text: string | undefined) => text?.replaceAll(/"?\d{4}-\d\d-\d\dT[\d:]+Z"?/g, '');
    expect([a?.names, a?.versions, undated(a?.release)]).toEqual([b?.names, b?.versions, undated(b?.release)]);
  });
});

describe('a host that answered with a challenge', () => {
  test('is left alone for a day, then two, then four, at most seven; a good answer begins the count anew', async () => {
    const data = temporaryFolder();
    const { server } = await serveBody('bm/gaj');
    const clock = fakeClock();
    const run = (retryBlocked = false) => crawlHere(server, data, { clock, again: 'all', retryBlocked });
    const police = () => server.log.filter((r) => r.host.startsWith('gaj') && r.path !== '/robots.txt').length;
    const asked: number[] = [];
    for (let day = 0; day < 16; day++) {
      const before = police();
      await run();
      if (police() > before) asked.push(day);
      await clock.sleep(24 * 60 * 60 * 1000);
    }
    expect(asked).toEqual([0, 1, 3, 7, 14]);
    const before = police();
    await run(true);
    expect(police()).toBe(before + 1);
  });
});

describe('a site that is not what it was', () => {
  test('names the list that was emptied, and keeps every report of it', async () => {
    const data = temporaryFolder();
    const { server, pages } = await serveBody(body);
    await onDistrict(server, data, ['run']);
    const release = releaseOf(data);
    put(pages, listOf(body), '<html><body><p>栏目调整中</p></body></html>');
    const run = await onDistrict(server, data, ['run']);
    expect(run.status).toBe(3);
    expect(run.stdout).toContain('lacking');
    expect(recordsOf(data).at(-1)?.sites[0]?.lacking[0]).toContain('样例区人民政府办公室');
    expect(releaseOf(data)).toBe(release);
  });

  test('in one night in three ways: each is named, status 3, and no old record is touched', async () => {
    const data = temporaryFolder();
    const { server, pages } = await serveBodies(['bm/zfb', 'bm/fgw', 'bm/gaj']);
    const police = keyOf('bm/gaj', 2024);
    const challenge = pages.get(police);
    const before = pages.get(keyOf('bm/gaj', 2023))?.body.toString() ?? '';
    if (challenge === undefined) throw new Error('the police have a host of their own');
    pages.set(police, { ...challenge, status: 200, body: Buffer.from(before.replaceAll('2023年', '2024年')) });
    expect((await onDistrict(server, data, ['run'])).status).toBe(0);
    const release = releaseOf(data);
    expect(release).toContain('sample/yangli/bm/gaj/2024/1');

    // A template from which no link leads on, a list without a report, and a gateway that answers 412.
    const list = pages.get(listOf('bm/zfb'))?.body.toString() ?? '';
    put(pages, listOf('bm/zfb'), list.replace(/<a [^>]*>([^<]*)<\/a>/g, '<span data-id="1">$1</span>'));
    put(pages, listOf('bm/fgw'), '<html><body><p>栏目调整中</p></body></html>');
    pages.set(police, challenge);
    const night = await onDistrict(server, data, ['run', '--recheck']);
    expect(night.status).toBe(3);
    const [site] = recordsOf(data).at(-1)?.sites ?? [];
    expect(site?.lacking.join()).toMatch(/样例区人民政府办公室/);
    expect(site?.lacking.join()).toMatch(/样例区发展和改革委员会/);
    expect(site?.stopped.map((s) => s.host)).toEqual(['gaj.yangli.example']);
    const told = readFileSync(join(data, 'runs', recordsOf(data).at(-1)?.id ?? '', 'run.md'), 'utf8');
    for (const name of ['样例区人民政府办公室', '样例区发展和改革委员会', 'gaj.yangli.example'])
      expect(told).toContain(name);
    expect(releaseOf(data)).toBe(release);
  });

  test('prints its new reports so that they are read no more: the run says so', async () => {
    const data = temporaryFolder();
    const { server, pages } = await serveBody(body);
    const first = await onDistrict(server, data, ['run', '--year', '2019', '--year', '2020', '--year', '2021']);
    expect(first.status).toBe(0);
    for (const { url } of portal.printed.filter((p) => p.path === body && p.year > 2021)) {
      const key = url?.replace('http://', '') ?? '';
      put(pages, key, (pages.get(key)?.body.toString() ?? '').replace(/<table[\s\S]*<\/table>/, '<canvas></canvas>'));
    }
    const second = await onDistrict(server, data, ['run']);
    expect([second.status, second.stdout]).toEqual([
      3,
      expect.stringMatching(/falls .* 4 new report.* 0 % .* 100 % before/),
    ]);
    expect(readFileSync(join(data, 'runs', recordsOf(data).at(-1)?.id ?? '', 'run.md'), 'utf8')).toContain(
      '100 % before',
    );
  });
});

/** A port on which nobody listens. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
