import { describe, expect, test } from 'vitest';
import { isReportItem } from '../../scrapers/items.js';
import { declaredSites, families, familyOf } from '../../scrapers/sites.js';

const sites = await declaredSites();

describe('declared sites', () => {
  test('are found by listing their folder, and every one is sound', () => {
    expect(sites.map((s) => s.slug)).toContain('tianjin/dongli');
    expect(new Set(sites.map((s) => s.slug)).size).toBe(sites.length);
    for (const site of sites) expect(familyOf(site).id).toBe(site.family);
  });

  for (const site of sites)
    test(`${site.slug}: the reports known from elsewhere fit the family’s patterns and the site’s hosts`, () => {
      const family = familyOf(site);
      for (const url of site.evidence) {
        expect(family.isArticle(new URL(url)), url).toBe(true);
        expect(site.hosts).toContain(new URL(url).hostname);
      }
      for (const url of [...site.entries, ...site.columns.map((c) => c.url)])
        expect(site.hosts, url).toContain(new URL(url).hostname);
      if (!site.invented) for (const host of site.hosts) expect(host).toMatch(/\.gov\.cn$/);
      // Where columns are folders, the reports known lie in folders that are looked into.
      const folders = [...site.entries, ...site.scope, ...site.columns.map((c) => c.url)];
      if (family.id === 'trs-wcm')
        for (const url of site.evidence)
          expect(
            folders.some((folder) => url.startsWith(folder)),
            url,
          ).toBe(true);
    });

  test('without any report known from elsewhere are few, and say so', () => {
    const bare = sites.filter((s) => s.evidence.length === 0 && !s.invented).map((s) => s.slug);
    expect(bare).toEqual(['tianjin/hexi', 'tianjin/jinnan', 'tianjin/tht']);
  });

  test('all sixteen districts of Tianjin are there, each under its own code', () => {
    const codes = sites.flatMap((s) => (s.slug.startsWith('tianjin/') && s.division !== null ? [s.division] : []));
    const districts = [101, 102, 103, 104, 105, 106, 110, 111, 112, 113, 114, 115, 116, 117, 118, 119].map(
      (n) => `120${n}`,
    );
    expect(codes).toEqual(expect.arrayContaining(districts));
  });

  test('every family has districts outside Tianjin, and one in it where Tianjin alone is known to have it', () => {
    const real = sites.filter((s) => !s.invented);
    const outside = new Set(real.filter((s) => !s.slug.startsWith('tianjin/')).map((s) => s.family));
    expect(families.map((f) => f.id).filter((id) => !outside.has(id))).toEqual(['channels']);
    expect(real.map((s) => s.family)).toContain('channels');
  });

  test('that were never seen live say so', () => {
    for (const site of sites) expect([site.slug, site.confirmed]).toEqual([site.slug, site.invented]);
  });
});

describe('items of a list', () => {
  test.each([
    ['样例区民政局2025年政府信息公开工作年度报告', true],
    ['关于2025年政府信息公开工作的年度报告', true],
    ['一图读懂样例区2025年政府信息公开工作年度报告', false],
    ['样例区2025年政府信息公开工作年度报告解读', false],
    ['关于印发样例区教育局2025年政府信息公开工作年度报告的通知', true],
    ['政府信息公开指南', false],
    ['关于做好2025年年报编制工作的通知', false],
  ])('%s is a report: %s', (title, is) => expect(isReportItem({ title })).toBe(is));
});
