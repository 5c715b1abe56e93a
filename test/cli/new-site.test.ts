import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { challengePage, errorPage } from '../../src/sample/pages.js';
import { siteSchema } from '../../src/site.js';
import { gongkai } from '../support/cli.js';
import { temporaryFolder } from '../support/folders.js';
import { replicas as jpage } from '../support/replicas/hanweb-jpage.js';
import { type Replica, type ReplicaAnswer, serveReplica } from '../support/replicas/replica.js';
import { replicas as districts } from '../support/replicas/trs-districts.js';
import { replicas as vsb } from '../support/replicas/vsb.js';
import { problemsOf } from '../support/site-fixture.js';

const named = (slug: string) => {
  const replica = [...districts, ...jpage, ...vsb].find((r) => r.site.slug === slug);
  if (replica === undefined) throw new Error(`no replica ${slug}`);
  return replica;
};
const xiping = named('sample/xiping');
const report = xiping.reports[0]?.url ?? '';

/** A folder with the place for sites, and an empty one to stand in. */
function source(): string {
  const into = temporaryFolder();
  mkdirSync(join(into, 'scrapers/sites'), { recursive: true });
  return into;
}

async function newSite(url: string, answer: Replica['answer'], more: readonly string[] = []) {
  const into = source();
  const { port, log } = await serveReplica({ answer });
  const { hostname } = new URL(url);
  const map = ['--map', `${hostname}=127.0.0.1:${port}`];
  const ended = await gongkai(['new-site', url, '--slug', 'sample/new', '--into', into, ...map, ...more], {
    cwd: into,
  });
  return { ...ended, into, log };
}

/** The site's file as a value: it is one. */
function declared(into: string) {
  const text = readFileSync(join(into, 'scrapers/sites/sample/new.ts'), 'utf8');
  const value = /export default (\{[\s\S]*\}) satisfies SiteInput;/.exec(text)?.[1] ?? '';
  const site = siteSchema.parse(parse(value.replace(/,(\s*[\]}])/g, '$1')));
  return { site, text, fixture: parse(readFileSync(join(into, 'test/sites/sample/new.yaml'), 'utf8')) as object };
}

describe('gongkai new-site', () => {
  test('declares a site from one report: family, list, entry, and what to check by eye', async () => {
    const { status, stdout, stderr, into, log } = await newSite(report, xiping.answer);
    expect([status, stdout]).toEqual([0, expect.stringContaining('Check by eye')]);
    const { site, fixture } = declared(into);
    const column = new URL('../', report).href;
    expect(site).toMatchObject({
      slug: 'sample/new',
      family: 'trs-wcm',
      hosts: ['www.xiping.example'],
      entries: xiping.site.entries,
      columns: [{ url: column }],
      evidence: [report],
    });
    expect(fixture).toMatchObject({ looked: null, list: { url: column, complete: true, items: 13, reports: 12 } });
    expect(problemsOf(fixture, site)).toEqual([expect.stringMatching(/nobody has looked/)]);
    expect(stdout).toContain('the navigation leads from the entries to this list');
    expect(stdout).toContain('柳河镇人民政府2025年');
    expect(stdout).toContain('柳河镇人民政府2014年');
    // Each request is told, and robots.txt was the first.
    expect(log[0]?.path).toBe('/robots.txt');
    expect(stderr.match(/^ {2}asked /gm)).toHaveLength(log.length);
  });

  test.each([
    ['sample/nanhu', 'trs-wcm'],
    ['sample/dongshan', 'trs-wcm'],
    [vsb[0]?.site.slug ?? '', 'vsb'],
    [jpage[0]?.site.slug ?? '', 'hanweb'],
  ])('finds the first list of %s from the page that leads to its bodies', async (slug, family) => {
    const replica = named(slug);
    const { status, into } = await newSite(replica.site.entries?.[0] ?? '', replica.answer);
    expect(status).toBe(0);
    const { site } = declared(into);
    expect(site.family).toBe(family);
    expect(replica.reports.map((r) => r.url)).toEqual(expect.arrayContaining(site.evidence));
    expect(site.evidence.length).toBeGreaterThan(0);
  });

  test('reads what the site says of itself', async () => {
    const marks =
      '<title>x</title><meta name="SiteName" content="天津市样例区人民政府"><meta content="1201990001" name="SiteIDCode">';
    const answer: Replica['answer'] = (request) => {
      const answered = xiping.answer(request);
      return answered === null
        ? null
        : { ...answered, body: String(answered.body).replace('<head>', `<head>${marks}`) };
    };
    const { into, stdout } = await newSite(report, answer);
    expect(declared(into).site).toMatchObject({ zh: '天津市样例区', division: '120199' });
    expect(stdout).toContain('SiteIDCode 1201990001');
  });

  test('writes over nothing', async () => {
    const first = await newSite(report, xiping.answer);
    const before = declared(first.into).text;
    const again = await gongkai(['new-site', report, '--slug', 'sample/new', '--into', first.into], {
      cwd: first.into,
    });
    expect([again.status, again.stderr]).toEqual([2, expect.stringContaining('is there already')]);
    expect(declared(first.into).text).toBe(before);
  });

  const all =
    (answer: ReplicaAnswer): Replica['answer'] =>
    ({ path }) =>
      path === '/robots.txt' ? null : answer;
  test.each<[string, Replica['answer'], number, RegExp]>([
    ['turns programs away', all({ status: 412, body: challengePage() }), 3, /turns programs away \(412 ruishu\)/],
    ['has an error page there', all({ status: 200, body: errorPage() }), 3, /error page/],
    ['has no such page', all({ status: 404, body: '404' }), 3, /no such page/],
    [
      'lets programs know that it wants none',
      ({ path }) => ({
        status: 200,
        headers: { 'content-type': 'text/plain' },
        body: path === '/robots.txt' ? 'User-agent: *\nDisallow: /\n' : '',
      }),
      3,
      /stay away \(robots\.txt\)/,
    ],
    [
      'is of no known system',
      all({
        status: 200,
        body: `<html><body>${'<p>样例</p>'.repeat(200)}<a href="/a/1">政府信息公开年报</a></body></html>`,
      }),
      5,
      /no family knows/,
    ],
  ])('says so, and writes nothing, where the site %s', async (_what, answer, status, words) => {
    const ended = await newSite('http://www.elsewhere.example/zwgk/', answer);
    expect([ended.status, ended.stderr]).toEqual([status, expect.stringMatching(words)]);
    expect(() => declared(ended.into)).toThrow(/ENOENT/);
  });

  test.each([
    [['new-site', 'tjdl'], /required option '--slug/],
    [['new-site', 'tjdl', '--slug', 'tianjin/x'], /no address of a page/],
    [['new-site', 'ftp://www.tjdl.gov.cn/', '--slug', 'tianjin/x'], /no address of a page/],
    [['new-site', 'https://www.intermagasia.com/gongkai/', '--slug', 'tianjin/x'], /no official host/],
    [['new-site', 'https://www.tjdl.gov.cn/', '--slug', 'dongli'], /no name for a site/],
    [['new-site', 'https://www.tjdl.gov.cn/', '--slug', 'tianjin/x', '--into', '/nonexistent'], /holds no source/],
    [['new-site', 'https://www.tjdl.gov.cn/', '--slug', 'tianjin/x'], /nobody to answer for it/],
  ])('refuses %j', async (args, words) => {
    const into = source();
    const given = args.includes('--into') ? args : [...args, '--into', into];
    const { status, stderr } = await gongkai(given, { cwd: into });
    expect([status, stderr]).toEqual([2, expect.stringMatching(words)]);
  });
});
