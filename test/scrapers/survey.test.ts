import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Gate, noLimits } from '../../scrapers/gate.js';
import type { Settings } from '../../src/pipeline/crawl.js';
import { survey } from '../../src/pipeline/survey.js';
import { fakeClock, mapTo } from '../support/fetching.js';
import { temporaryFolder } from '../support/folders.js';
import { type Replica, serveReplica } from '../support/replicas/replica.js';
import { replicas } from '../support/replicas/trs-districts.js';
import { testSettings } from '../support/settings.js';

const host = 'www.xiping.example';
const [xiping] = replicas;
const folder = new URL('../support/replicas/', import.meta.url);
const all = (
  await Promise.all(
    readdirSync(folder).map(async (file) => {
      const module: { replicas?: readonly Replica[] } = await import(new URL(file, folder).href);
      return module.replicas ?? [];
    }),
  )
).flat();

function settings(port: number, most: number | null = null, hosts: readonly string[] = [host]): Settings {
  const clock = fakeClock();
  const gate = new Gate({ ...noLimits, altogether: most }, clock, () => false);
  return testSettings(temporaryFolder(), mapTo(port, hosts), { clock, gate });
}

test('where nobody answers, that is said', async () => {
  // Nothing listens on port 1.
  const looked = survey(`http://${host}/`, [host], settings(1), () => {});
  await expect(looked).rejects.toMatchObject({
    status: 3,
    message: expect.stringMatching(/did not answer|could not say/),
  });
});

test('when the requests are used up, what is known so far is given, and that more was not looked at', async () => {
  const { port } = await serveReplica({ answer: (request) => xiping?.answer(request) ?? null });
  const url = xiping?.reports[0]?.url ?? '';
  // robots.txt, the report, the list's three pages, the entry; none is left for the navigation.
  const seen = await survey(url, [host], settings(port, 6), () => {});
  expect(seen).toMatchObject({ family: 'trs-wcm', evidence: [url], listsAsked: true, reached: null });
  expect(seen.listing?.items).toHaveLength(13);
  const none = await survey(url, [host], settings(port, 3), () => {});
  expect(none).toMatchObject({ listing: null, listsAsked: false });
  await expect(survey(url, [host], settings(port, 0), () => {})).rejects.toMatchObject({ status: 3 });
});

describe('a site of every family', () => {
  expect(all.length).toBeGreaterThan(5);
  for (const { site, answer, reports } of all)
    test(`${site.family}: ${site.slug} is known by the page that leads to its bodies, and by any report`, async () => {
      const { port } = await serveReplica({ answer });
      const look = (url: string) => survey(url, site.hosts, settings(port, 40, site.hosts), () => {});
      const urls = reports.map((r) => r.url);
      const fromEntry = await look(site.entries?.[0] ?? '');
      expect(fromEntry.family).toBe(site.family);
      expect(fromEntry.listing?.items.filter((i) => urls.includes(i.url)).length).toBeGreaterThan(0);
      expect(fromEntry.evidence.filter((url) => urls.includes(url)).length).toBeGreaterThan(0);
      const [first = ''] = urls;
      expect(await look(first)).toMatchObject({ family: site.family, evidence: [first] });
    });
});
