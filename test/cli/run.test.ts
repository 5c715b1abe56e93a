import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { declaredSites } from '../../scrapers/sites.js';
import { Archive } from '../../src/archive/archive.js';
import { filesBelow } from '../../src/disk.js';
import { crawl } from '../../src/pipeline/crawl.js';
import { databaseFile } from '../../src/publish/formats/database.js';
import { queryRelease } from '../../src/publish/query.js';
import type { PortalPage } from '../../src/sample/portal.js';
import { gongkai } from '../support/cli.js';
import {
  hosts,
  keyOf,
  onDistrict,
  portal,
  serveBodies,
  serveBody,
  serveDistrict,
  settingsHere,
  slug,
} from '../support/district.js';
import { fakeClock } from '../support/fetching.js';
import { temporaryFolder } from '../support/folders.js';

const listed = 175;

function releaseOf(data: string): Map<string, string> {
  const folder = join(data, 'published', 'current');
  return new Map(
    filesBelow(folder)
      // Its bytes are never the same twice; its rows are told in a file of their own.
      .filter((name) => name !== databaseFile)
      .map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex'),
      ]),
  );
}

function edited(page: PortalPage | undefined, from: string, to: string): PortalPage {
  if (page === undefined) throw new Error('no such page');
  const text = page.body.toString();
  expect(text.split(from).length).toBe(2);
  const body = Buffer.from(text.replace(from, to));
  return { ...page, body, etag: `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"` };
}

describe('run', () => {
  test('a second run over everything on an unchanged site asks conditionally only, and publishes the same bytes', async () => {
    const data = temporaryFolder();
    const { server } = await serveDistrict();
    const first = await onDistrict(server, data, ['run']);
    expect(first.status, first.stderr).toBe(3);
    expect(first.stdout).toContain(`reports   ${listed} found, 170 read`);
    const release = releaseOf(data);
    const asked = server.log.length;

    const second = await onDistrict(server, data, ['run', '--recheck', '--retry', 'blocked']);
    expect(second.status).toBe(3);
    expect(second.stdout).toContain('(unchanged)');
    expect(releaseOf(data)).toEqual(release);
    const again = server.log.slice(asked);
    // What was kept is asked for conditionally; what failed has nothing to be compared with.
    expect(again.filter((r) => r.status === 200).map((r) => r.path)).toEqual(
      server.log
        .slice(0, asked)
        .filter((r) => keyOf('bm/zjw', 2020).endsWith(r.path))
        .map((r) => r.path),
    );
    expect(again.filter((r) => r.conditional).every((r) => r.status === 304)).toBe(true);
    expect(again.length).toBe(asked);
    expect(readdirSync(join(data, 'published')).filter((n) => n !== 'current')).toHaveLength(1);
  });

  test('one changed digit on one page is one new version, and the old one stays', async () => {
    const data = temporaryFolder();
    const { server, pages } = await serveBody('bm/fgw');
    await onDistrict(server, data, ['run']);
    const before = releaseOf(data);
    const report = portal.printed.find((p) => p.path === 'bm/fgw' && p.year === 2021);
    const key = report?.url?.replace('http://', '') ?? '';
    const value = report?.cells.get('licensing.licence.decisions');
    const print = `行政许可</p></td><td colspan="3"><p style="text-align:center">`;
    pages.set(key, edited(pages.get(key), `${print}${value}<`, `${print}98765<`));

    await onDistrict(server, data, ['run', '--recheck']);
    expect(releaseOf(data)).not.toEqual(before);
    const archive = Archive.read(data, slug);
    const hashes = new Set(archive.visits(`http://${key}`).map((v) => v.sha256));
    expect(hashes.size).toBe(2);
    for (const hash of hashes) expect(archive.objects.isSound(hash ?? '')).toBe(true);
    const versions = await queryRelease(
      join(data, 'published', 'current'),
      "SELECT version, current, printed FROM $figures WHERE agency_id = 'sample/yangli/bm/fgw' AND year = 2021 AND address = 'licensing.licence.decisions' ORDER BY version",
    );
    expect(versions).toEqual([
      { version: '1', current: 'false', printed: value },
      { version: '2', current: 'true', printed: '98765' },
    ]);
    const corrected = await queryRelease(
      join(data, 'published', 'current'),
      "SELECT payload FROM $findings WHERE code = 'report.corrected' AND year = 2021",
    );
    expect(corrected.map((c) => JSON.parse(c['payload'] ?? ''))).toEqual([
      { version: 2, cells: ['licensing.licence.decisions'] },
    ]);
  });

  test('a change of the page’s furniture is no new version of the report', async () => {
    const data = temporaryFolder();
    const { server, pages } = await serveBody('bm/fgw');
    await onDistrict(server, data, ['run']);
    const reports = async () =>
      queryRelease(join(data, 'published', 'current'), 'SELECT report_id, version FROM $reports ORDER BY ALL');
    const before = await reports();
    const key = portal.printed.find((p) => p.path === 'bm/fgw' && p.year === 2021)?.url?.replace('http://', '') ?? '';
    pages.set(key, edited(pages.get(key), '网站声明', '浏览次数：77 | 网站声明'));
    await onDistrict(server, data, ['run']);
    expect(await reports()).toEqual(before);
  });

  test('a report that the list no longer shows, and one that is gone, stay in the dataset', async () => {
    const data = temporaryFolder();
    const { server, pages } = await serveBody('bm/swj');
    await onDistrict(server, data, ['run']);
    const key = portal.printed.find((p) => p.path === 'bm/swj' && p.year === 2021)?.url?.replace('http://', '') ?? '';
    const column = `www.yangli.example/gongkai/zfxxgkzl/bm/swj/gknb/`;
    const row = new RegExp(
      `<div class="list-item clear">.*${key.split('/').at(-1)?.replace('.', '\\.')}.*\n?|<li>.*${key.split('/').at(-1)?.replace('.', '\\.')}.*\n?`,
    );
    const text = pages.get(column)?.body.toString() ?? '';
    expect(text).toMatch(row);
    const list = pages.get(column);
    if (list !== undefined) pages.set(column, { ...list, body: Buffer.from(text.replace(row, '')), etag: '"new"' });
    pages.delete(key);
    await onDistrict(server, data, ['run']);
    const kept = await queryRelease(
      join(data, 'published', 'current'),
      "SELECT count(*)::VARCHAR AS n FROM $figures WHERE agency_id = 'sample/yangli/bm/swj' AND year = 2021 AND kind <> 'derived'",
    );
    expect(kept).toEqual([{ n: '200' }]);
  });

  test('a host that is down changes no record: the run says so, and the release before still holds', async () => {
    const data = temporaryFolder();
    const { server } = await serveBody('bm/cgw');
    await onDistrict(server, data, ['run']);
    const before = releaseOf(data);
    await server.close();
    const dead = await onDistrict(server, data, ['run']);
    expect(dead.status).toBe(3);
    expect(dead.stdout).toMatch(/transient/);
    expect(releaseOf(data).get('figures.parquet')).toBe(before.get('figures.parquet'));
  });

  test('the real declaration of Dongli, its host mapped to a replica, finds every report of its tree, politely', async () => {
    const data = temporaryFolder();
    const { server, pages } = await serveDistrict();
    for (const [key, page] of portal.pages)
      if (key.startsWith(hosts[0] ?? '')) pages.set(key.replace(hosts[0] ?? '', 'www.tjdl.gov.cn'), page);
    const [site] = (await declaredSites()).filter((s) => s.slug === 'tianjin/dongli');
    if (site === undefined) throw new Error('Dongli is not declared');
    const clock = fakeClock();
    const map = new Map([['www.tjdl.gov.cn', { address: '127.0.0.1', port: server.port }]]);
    const settings = settingsHere(server, data, { map, delay: 2, clock });
    const summary = await crawl(site, settings, { onProgress: () => {} });
    expect([summary.columns, summary.listed, summary.lacking]).toEqual([34, listed, []]);
    // The one report that stands on a host of another site is refused, not fetched.
    expect(Object.fromEntries(summary.outcomes)).toEqual({ ok: 248, refused: 1, soft404: 1 });
    expect(new Set(server.log.map((r) => r.host))).toEqual(new Set(['www.tjdl.gov.cn']));
    expect(clock.pauses).toHaveLength(server.log.length - 1);
    expect(Math.min(...clock.pauses)).toBe(2000);
  });

  test('a site whose navigation or lists are suddenly empty is degraded, and nothing of it is lost', async () => {
    const data = temporaryFolder();
    const { server, pages } = await serveBody('bm/swj');
    await onDistrict(server, data, ['run']);
    const before = releaseOf(data);
    const entry = 'www.yangli.example/gongkai/zfxxgkzl/';
    const column = `${entry}bm/swj/gknb/`;
    const real = pages.get(column);
    pages.set(column, {
      ...edited(real, '"list-circle-red"', '"list-circle-red" hidden'),
      body: Buffer.from('<html><body>改版中</body></html>'),
    });
    const list = await onDistrict(server, data, ['run']);
    expect([list.status, list.stdout]).toEqual([3, expect.stringContaining('样例区商务局: the list is empty')]);
    expect(releaseOf(data).get('figures.csv')).toBe(before.get('figures.csv'));

    const navigation = pages.get(entry);
    if (navigation !== undefined)
      pages.set(entry, { ...navigation, body: Buffer.from('<html><body>改版中</body></html>'), etag: '"new"' });
    const empty = await onDistrict(server, data, ['run']);
    expect([empty.status, empty.stdout]).toEqual([3, expect.stringContaining('its column is no longer found')]);
    expect(releaseOf(data).get('figures.csv')).toBe(before.get('figures.csv'));
  });

  test('without a contact address no real host is asked', async () => {
    const refused = await gongkai(['crawl', '--site', 'tianjin/dongli', '--data', temporaryFolder()], {
      cwd: temporaryFolder(),
    });
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain('--contact');
    expect(existsSync('gongkai.yaml')).toBe(false);
  });
});

describe('publish', () => {
  test('the same archive gives the same bytes: other folder, time zone, locale, and order of reading', async () => {
    const data = temporaryFolder();
    const { server } = await serveBodies(['bm/czj', 'jz/lx']);
    await onDistrict(server, data, ['crawl']);
    const published: Map<string, string>[] = [];
    const settings = [
      { TZ: 'UTC', LANG: 'C' },
      { TZ: 'Asia/Shanghai', LANG: 'zh_CN.UTF-8' },
      { TZ: 'America/St_Johns', LANG: 'tr_TR.UTF-8', TMPDIR: temporaryFolder() },
    ];
    for (const env of settings) {
      const done = await gongkai(['publish', '--site', slug, '--data', data], { env, cwd: temporaryFolder() });
      expect(done.status, done.stderr).toBe(3);
      published.push(releaseOf(data));
      // Made anew, and not taken for the same.
      rmSync(join(data, 'published'), { recursive: true });
    }
    expect(published[1]).toEqual(published[0]);
    expect(published[2]).toEqual(published[0]);
    expect(published[0]?.size).toBeGreaterThan(50);
  });

  test('nothing in the archive is nothing published, and status 5', async () => {
    const data = temporaryFolder();
    const done = await gongkai(['publish', '--site', slug, '--data', data]);
    expect(done.status).toBe(5);
    expect(done.stderr).toContain('holds no report');
    expect(existsSync(join(data, 'published'))).toBe(false);
  });
});
