import { z } from 'zod';
import { familyOf } from '../../scrapers/sites.js';
import type { Site } from '../../src/site.js';

const item = z.strictObject({ url: z.url(), title: z.string().min(1), date: z.iso.date().nullable() });

/** What `gongkai new-site` saw of a site, and who has held it against the site since. */
const fixtureSchema = z.strictObject({
  looked: z.string().nullable(),
  asked: z.url(),
  seen: z.iso.date(),
  name: z.string().nullable(),
  idCode: z.string().nullable(),
  family: z.string(),
  list: z
    .strictObject({ url: z.url(), complete: z.boolean(), items: z.int().min(0), reports: z.int().min(0) })
    .nullable(),
  first: item.nullable(),
  last: item.nullable(),
});

/** What is wrong between a fixture and the site's declaration, in words. @throws ZodError for a file that is none */
export function problemsOf(fixture: unknown, site: Site | undefined): string[] {
  const seen = fixtureSchema.parse(fixture);
  if (site === undefined) return ['no site of this name is declared'];
  const family = familyOf(site);
  const hosted = [seen.asked, seen.list?.url, seen.first?.url, seen.last?.url].filter((url) => url !== undefined);
  const columns = site.columns.map(({ url }) => url);
  return [
    seen.looked === null || !/20\d\d/.test(seen.looked)
      ? 'nobody has looked: hold it against the site by eye, then write into looked who did, and when'
      : '',
    site.family === seen.family ? '' : `the site declares ${site.family}, and ${seen.family} was seen`,
    ...hosted.map((url) => (site.hosts.includes(new URL(url).hostname) ? '' : `${url} is on none of the site’s hosts`)),
    seen.list === null || columns.includes(seen.list.url) || site.confirmed
      ? ''
      : `${seen.list.url} is no column of the site`,
    seen.first === null || family.isArticle(new URL(seen.first.url)) ? '' : `${seen.first.url} is no article`,
  ].filter((problem) => problem !== '');
}
