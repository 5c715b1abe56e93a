import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { publishAll } from '../../src/cli/verbs/publish.js';
import { isUnresolved } from '../../src/normalise/place.js';
import { parseRegistry } from '../../src/normalise/registry.js';
import { crawl } from '../../src/pipeline/crawl.js';
import { reviewFile } from '../../src/publish/review.js';
import { sampleAgencies } from '../../src/sample/agencies.js';
import {
  crawlHere,
  datasetOf,
  keyOf,
  listOf,
  put,
  sampleSite,
  serveBody,
  serveDistrict,
  settingsHere,
  slug,
} from '../support/district.js';
import { temporaryFolder } from '../support/folders.js';

const unreviewed = { registry: parseRegistry(slug, 'agencies: []') };

describe('the agencies of a release', () => {
  test('every id that another table names is an agency, and the sample has a change of every kind', async () => {
    const data = temporaryFolder();
    const { server } = await serveDistrict();
    await crawlHere(server, data);
    const { rows } = await datasetOf(data);
    const agencies = rows('agencies');
    expect(agencies).toHaveLength(sampleAgencies.length);
    const ids = new Set(agencies.map((a) => a['agency_id']));
    const named = [
      ...['reports', 'panel', 'coverage', 'agency_names'].flatMap((t) => rows(t).map((r) => r['agency_id'])),
      ...rows('agency_lineage').flatMap((r) => [r['predecessor'], r['successor']]),
      ...agencies.flatMap((a) => [a['parent'], a['into']]),
    ].filter((id) => id !== null);
    expect(named.length).toBeGreaterThan(500);
    expect(named.filter((id) => !ids.has(id ?? ''))).toEqual([]);
    expect(new Set(rows('agency_lineage').map((r) => r['kind']))).toEqual(
      new Set(['rename', 'merge', 'split', 'transfer', 'abolish']),
    );
    expect(rows('agency_lineage').filter((r) => r['predecessor'] === r['successor'])).toEqual([
      expect.objectContaining({
        kind: 'rename',
        year: 2022,
        predecessor_name: '样例区行政审批局',
        successor_name: '样例区政务服务办公室',
      }),
    ]);

    const of = (path: string) => agencies.find((a) => a['agency_id'] === `${slug}/${path}`);
    expect(of('bm/mzj')).toMatchObject({ kind: 'department', family: 'civil_affairs', classified_by: 'registry' });
    expect(of('bm/jtj')).toMatchObject({
      kind: 'department',
      family: 'transport',
      classified_by: 'name',
      reviewed: true,
    });
    expect(of('bm/scjgw')).toMatchObject({ kind: 'department', family: null, classified_by: 'registry' });
    // Only of the district's government are the figures those of the whole area.
    const scopes = new Set(rows('reports').map((r) => `${r['agency_id'] === `${slug}/qzf/zf`} ${r['scope']}`));
    expect([...scopes].sort()).toEqual(['false own', 'true whole_area']);
  });

  test('of a site that nobody has reviewed are classified by their names, and say so', async () => {
    const data = temporaryFolder();
    const { server } = await serveBody('jz/lx');
    await crawlHere(server, data);
    const { rows } = await datasetOf(data, unreviewed);
    expect(rows('agencies')).toMatchObject([
      { agency_id: `${slug}/jz/lx`, kind: 'street', family: 'street_office', classified_by: 'name', reviewed: false },
    ]);
    expect(rows('agency_names')).toMatchObject([{ name: '样例区柳溪街道办事处', source: 'reports' }]);
    expect(rows('agency_lineage')).toEqual([]);
  });

  test('whose reports stand among others’ are one, however they are called', async () => {
    const data = temporaryFolder();
    const { server, pages } = await serveBody('bm/zwb');
    // No navigation tells whose list it is.
    const site = await sampleSite();
    const list = `http://${listOf('bm/zwb')}`;
    put(pages, 'www.yangli.example/gongkai/zfxxgkzl/', '<html><body></body></html>');
    const columns = [{ url: list, agency: '', mixed: false }];
    await crawl({ ...site, columns }, settingsHere(server, data), { onProgress: () => {} });
    const idsOf = async (reviewed?: Parameters<typeof datasetOf>[1]) =>
      [...new Set((await datasetOf(data, reviewed)).rows('reports').map((r) => r['agency_id']))].sort();
    expect(await idsOf(unreviewed)).toEqual([`${slug}/政务服务办公室`, `${slug}/行政审批局`]);
    expect(await idsOf()).toEqual([`${slug}/bm/zwb`]);
  });
});

describe('a report that names another body than its column’s', () => {
  const body = 'bm/mzj';
  const year = 2021;

  /** The archive of 民政局, of which one report calls itself 商务局's. */
  async function misfiled() {
    const data = temporaryFolder();
    const { server, pages } = await serveBody(body);
    const key = keyOf(body, year);
    const page = pages.get(key)?.body.toString() ?? '';
    expect(page).toContain('样例区民政局');
    put(pages, key, page.replaceAll('样例区民政局', '样例区商务局'));
    await crawlHere(server, data);
    return { data, url: `http://${key}` };
  }
  const decided = (printed: string, decision: string) => ({ decisions: [{ site: slug, printed, decision, line: 2 }] });

  test('is nobody’s: a finding, and no figure under a wrong agency', async () => {
    const { data } = await misfiled();
    const { rows } = await datasetOf(data);
    const own = rows('reports').filter((r) => r['year'] === year);
    expect(own).toHaveLength(1);
    const id = String(own[0]?.['agency_id']);
    expect(isUnresolved(id)).toBe(true);
    const codes = rows('findings').filter((f) => f['report_id'] === own[0]?.['report_id']);
    expect(codes.map((f) => f['code'])).toContain('agency.ambiguous');
    expect(rows('agencies').find((a) => a['agency_id'] === id)).toMatchObject({ resolved: false, kind: null });
    // Of other years it tells nothing, and 民政局's own year is not there.
    expect(rows('coverage').filter((r) => r['agency_id'] === id)).toHaveLength(1);
    expect(rows('coverage').find((r) => r['agency_id'] === `${slug}/${body}` && r['year'] === year)).toMatchObject({
      status: 'missing',
    });
  });

  test('is whose a reviewer says it is, without a finding', async () => {
    const { data } = await misfiled();
    const { rows } = await datasetOf(data, decided('样例区商务局', body));
    expect(rows('reports').filter((r) => r['year'] === year)).toMatchObject([{ agency_id: `${slug}/${body}` }]);
    expect(rows('findings').map((f) => f['code'])).not.toContain('agency.ambiguous');
    expect(rows('findings').map((f) => f['code'])).not.toContain('lookup.unused');
  });

  test('a decision that meets nothing is told', async () => {
    const { data } = await misfiled();
    const { rows } = await datasetOf(data, decided('样例区水务局', 'new'));
    const unused = rows('findings').filter((f) => f['code'] === 'lookup.unused');
    expect(unused).toMatchObject([{ site: slug, agency_id: null, report_id: null }]);
    expect(unused[0]?.['message']).toContain('line 2');
  });

  test('waits for a reviewer in a file beside the releases, which goes empty when none waits', async () => {
    const { data, url } = await misfiled();
    const site = await sampleSite();
    expect((await publishAll([site], data)).toReview).toBe(1);
    expect(readFileSync(reviewFile(data), 'utf8')).toBe(
      `site,printed,year,report_url,code,candidates\n${slug},样例区商务局,${year},${url},agency.ambiguous,${slug}/bm/mzj ${slug}/bm/swj\n`,
    );
    const sound = temporaryFolder();
    const { server } = await serveBody(body);
    await crawlHere(server, sound);
    expect((await publishAll([site], sound)).toReview).toBe(0);
    expect(readFileSync(reviewFile(sound), 'utf8')).toBe('site,printed,year,report_url,code,candidates\n');
  });
});
