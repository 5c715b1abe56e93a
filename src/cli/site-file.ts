import { stringify } from 'yaml';
import { isReportItem } from '../../scrapers/items.js';
import { divisionOf, placeIn, siteNameOf } from '../../scrapers/marks.js';
import type { Survey } from '../../scrapers/survey.js';
import type { SiteInput } from '../site.js';

const widest = 120;

/** A site as a survey declares it. Hosts of an invented top level belong to invented places. */
export function declarationOf(slug: string, survey: Survey): SiteInput {
  const { marks, hosts, entries, scope, groups, evidence, listing } = survey;
  const invented = hosts.every((host) => host.endsWith('.example'));
  const [province = '', district = ''] = slug
    .split('/')
    .map((part) => part.replace(/(?:^|-)[a-z]/g, (c) => c.toUpperCase()));
  return {
    slug,
    zh: placeIn(siteNameOf(marks) ?? '') || district,
    en: `${district}, ${province}${invented ? ' (invented)' : ''}`,
    division: divisionOf(marks.idCode),
    family: survey.family,
    hosts: [...hosts],
    entries: [...entries],
    ...(scope.length > 0 ? { scope: [...scope] } : {}),
    ...(listing === null
      ? {}
      : { columns: [{ url: listing.url, ...(listing.agency === '' ? {} : { agency: listing.agency }) }] }),
    ...(groups.length > 0 ? { groups: [...groups] } : {}),
    evidence: [...evidence],
    confirmed: invented,
    ...(invented ? { invented } : {}),
  };
}

/** The site's file as it stands in `scrapers/sites`. */
export function siteFile(site: SiteInput, asked: string, day: string): string {
  const lines = Object.entries(site).map(([key, value]) => `  ${key}: ${literal(value, 2, key.length + 3)},`);
  return `import type { SiteInput } from '../../../src/site.js';

/** ${site.en}. Declared by \`gongkai new-site\` on ${day} from ${new URL(asked).host}. */
export default {
${lines.join('\n')}
} satisfies SiteInput;
`;
}

/** What was seen, for a person to hold against the site; its test fails until \`looked\` says who did, and when. */
export function fixtureFile(site: SiteInput, survey: Survey, asked: string, day: string): string {
  const { listing, marks } = survey;
  const reports = listing?.items.filter(isReportItem) ?? [];
  const shown = (at: number) => reports.at(at) ?? null;
  const seen = {
    asked,
    seen: day,
    name: marks.name,
    idCode: marks.idCode,
    family: survey.family,
    list:
      listing === null
        ? null
        : { url: listing.url, complete: listing.complete, items: listing.items.length, reports: reports.length },
    first: shown(0),
    last: shown(-1),
  };
  return `# What gongkai new-site saw. Open the pages in a browser and hold them against this and against
# scrapers/sites/${site.slug}.ts; mend what is wrong; then say here who looked, and when.
looked: null
${stringify(seen, { lineWidth: 0 })}`;
}

/** A value as the formatter would write it. */
function literal(value: unknown, indent: number, before: number): string {
  if (typeof value === 'string') return `'${value.replace(/[\\']/g, '\\$&')}'`;
  if (typeof value !== 'object' || value === null) return String(value);
  const isList = Array.isArray(value);
  const parts = isList
    ? value.map((one: unknown) => literal(one, indent + 2, 0))
    : Object.entries(value).map(([key, one]) => `${key}: ${literal(one, indent + 2, key.length + 2)}`);
  const inline = isList ? `[${parts.join(', ')}]` : `{ ${parts.join(', ')} }`;
  if (!inline.includes('\n') && indent + before + inline.length + 1 <= widest) return inline;
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  const pad = ' '.repeat(indent);
  return `${open}\n${parts.map((part) => `${pad}  ${part},`).join('\n')}\n${pad}${close}`;
}
