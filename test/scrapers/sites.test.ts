import { describe, expect, test } from 'vitest';
import { isReportItem } from '../../scrapers/items.js';
import { declaredSites, familyOf } from '../../scrapers/sites.js';

const sites = await declaredSites();

describe('declared sites', () => {
  test('are found by listing their folder, and every one is sound', () => {
    expect(sites.map((s) => s.slug)).toContain('tianjin/dongli');
    expect(new Set(sites.map((s) => s.slug)).size).toBe(sites.length);
    for (const site of sites) expect(familyOf(site).id).toBe(site.family);
  });

  for (const site of sites)
    test(`${site.slug}: the reports known from elsewhere fit the family’s patterns and the site’s hosts`, () => {
      if (!site.invented) expect(site.evidence.length).toBeGreaterThan(0);
      for (const url of site.evidence) {
        expect(familyOf(site).isArticle(new URL(url)), url).toBe(true);
        expect(site.hosts).toContain(new URL(url).hostname);
        expect(site.entries.some((entry) => url.startsWith(entry))).toBe(true);
      }
      if (!site.invented) for (const host of site.hosts) expect(host).toMatch(/\.gov\.cn$/);
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
