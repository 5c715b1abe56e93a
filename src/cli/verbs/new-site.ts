import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import type { ListItem } from '../../../scrapers/family.js';
import { shanghaiDay } from '../../../scrapers/gate.js';
import { isReportItem } from '../../../scrapers/items.js';
import { siteNameOf } from '../../../scrapers/marks.js';
import type { Survey } from '../../../scrapers/survey.js';
import type { Visit } from '../../../scrapers/visitor.js';
import { exit, UsageError } from '../../errors.js';
import { delayOf } from '../../pipeline/crawl.js';
import { survey } from '../../pipeline/survey.js';
import { type Site, type SiteInput, siteSchema } from '../../site.js';
import { isGood } from '../../source.js';
import { type CrawlOptions, collect, crawlSettings, numberFrom1 } from '../config.js';
import { explainAfter } from '../help.js';
import { declarationOf, fixtureFile, siteFile } from '../site-file.js';
import { paint, safe } from '../terminal.js';

interface NewSiteOptions extends CrawlOptions {
  readonly slug: string;
  readonly into?: string;
}

/** Requests that a look at a site may take. */
const mostRequests = 40;
/** The program's own folder, whether it runs compiled from `dist` or not. */
const home = fileURLToPath(new URL('../../../', import.meta.url)).replace(/dist[\\/]$/, '');

export function addNewSite(program: Command, done: (status: number) => void): void {
  const command = program
    .command('new-site')
    .summary('declare a site from one of its reports, or from its home page')
    .argument('<url>', 'the address of a yearly report, or of the home page')
    .requiredOption('--slug <province/district>', 'the new site’s name, in pinyin')
    .description(
      'Looks at a site with at most forty requests, under the same rules and at the same pace as a crawl: names the family, ' +
        'reads what the site says of itself, finds a list of yearly reports, and writes the site’s file and a test for it that ' +
        'fails until a person has looked. Nothing is written over.',
    )
    .option('--contact <address>', 'who answers for the requests (default: of the configuration)')
    .option('--map <host=address:port>', 'ask this address in place of a host (may be repeated)', collect)
    .option('--max-requests <n>', 'at most so many requests (default: 40)', numberFrom1)
    .option('--into <folder>', 'a copy of the program’s source (default: this one)');
  explainAfter(
    command,
    'An example:',
    '  gongkai new-site https://www.tjdl.gov.cn/gongkai/ --slug tianjin/dongli',
    'Exit status: 0 a list with reports was found; 3 the site did not answer, turns programs away, or shows no such list (what is known is written); 5 no family knows the page.',
  );
  command.action(async (given: string, _options: unknown, called: Command) => {
    done(await newSite(given, called.optsWithGlobals()));
  });
}

async function newSite(given: string, options: NewSiteOptions): Promise<number> {
  const url = addressOf(given);
  const files = freeFiles(options);
  const hosts = hostsOf(url);
  const site = siteSchema.parse({
    slug: options.slug,
    zh: '',
    en: '',
    division: null,
    family: '',
    hosts,
    confirmed: false,
    invented: hosts.every((host) => host.endsWith('.example')),
  });
  const settings = crawlSettings({ maxRequests: mostRequests, ...options }, [asked(site, url)]);
  for (const host of hosts) settings.pace.begin(host, delayOf(site, settings));
  const seen = await survey(url.href, hosts, settings, sayVisit);
  const declared = declarationOf(options.slug, seen);
  const day = shanghaiDay(settings.clock.now());
  write(files.site, siteFile(declared, url.href, day));
  write(files.fixture, fixtureFile(declared, seen, url.href, day));
  const usedUp = settings.gate.made >= (settings.gate.limits.altogether ?? Number.POSITIVE_INFINITY);
  process.stdout.write(`${text(declared, seen, files, usedUp)}\n`);
  return seen.listing?.items.some(isReportItem) === true ? exit.well : exit.degraded;
}

/** Whoever is asked first: the other spelling of the host is only asked where the site sends there. */
function asked(site: Site, url: URL): Site {
  return { ...site, hosts: [url.hostname] };
}

function addressOf(given: string): URL {
  const url = URL.parse(given);
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new UsageError(`${given} is no address of a page`, 'Give one that begins with http:// or https://.');
  if (!/\.(?:gov\.cn|example)$/.test(url.hostname))
    throw new UsageError(
      `${url.hostname} is no official host`,
      'Official sites end in .gov.cn. Copies of them, some with words and figures changed, stand on other hosts.',
    );
  url.hash = '';
  return url;
}

/** With and without www. */
function hostsOf({ hostname }: URL): string[] {
  return [hostname, hostname.startsWith('www.') ? hostname.slice(4) : `www.${hostname}`];
}

interface Files {
  readonly site: string;
  readonly fixture: string;
}

/** Where the two files will stand. @throws UsageError where one is there, or the folder holds no source */
function freeFiles({ slug, into = home }: NewSiteOptions): Files {
  if (!/^[a-z0-9-]+\/[a-z0-9-]+$/.test(slug))
    throw new UsageError(`${slug} is no name for a site`, 'Write it as province/district, in pinyin: tianjin/dongli.');
  if (!existsSync(join(into, 'scrapers/sites')))
    throw new UsageError(
      `${into} holds no source of the program`,
      'Name with --into a folder with scrapers/sites in it.',
    );
  const files = { site: join(into, `scrapers/sites/${slug}.ts`), fixture: join(into, `test/sites/${slug}.yaml`) };
  for (const file of Object.values(files))
    if (existsSync(file))
      throw new UsageError(`${file} is there already`, 'Choose another --slug, or mend that file by hand.');
  return files;
}

function write(file: string, content: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content, { flag: 'wx' });
}

function sayVisit({ url, outcome, reason }: Visit): void {
  const end = isGood(outcome) ? 'had' : `${outcome}${reason === null ? '' : `: ${reason}`}`;
  // What a service is asked for can be very long.
  const shown = url.length > 100 ? `${url.slice(0, 99)}…` : url;
  process.stderr.write(`${paint('dim', `  asked ${safe(shown)}: ${safe(end)}`, process.stderr)}\n`);
}

function text(site: SiteInput, seen: Survey, files: Files, usedUp: boolean): string {
  const { listing, marks } = seen;
  const reports = listing?.items.filter(isReportItem) ?? [];
  const lines: (readonly [string, string])[] = [
    ['name', `${site.zh} (SiteName: ${marks.name ?? 'none'}; title: ${marks.title ?? 'none'})`],
    [
      'division',
      site.division == null ? 'not told: look it up in GB/T 2260' : `${site.division} (SiteIDCode ${marks.idCode})`,
    ],
    ['family', seen.family],
    ['hosts', site.hosts.join(', ')],
    ['entries', (site.entries ?? []).join(', ')],
    ['groups', (site.groups ?? []).join('、') || 'those that every site has'],
    [
      'list',
      listing === null ? 'none was found' : `${listing.url}${listing.agency === '' ? '' : ` of ${listing.agency}`}`,
    ],
  ];
  if (listing !== null) {
    lines.push([
      'holds',
      `${listing.items.length} items, ${reports.length} of them reports; ${listing.complete ? 'read to its end' : `not read to its end: ${listing.reason}`}`,
    ]);
    if (listing.below.length > 0)
      lines.push([
        'below',
        `${listing.below.length} more lists: ${listing.below.map((c) => c.agency || c.url).join(', ')}`,
      ]);
    for (const [label, item] of [
      ['first', reports[0]],
      ['last', reports.at(-1)],
    ] as const)
      if (item !== undefined) lines.push([label, itemText(item)]);
  }
  lines.push(['way', wayText(seen)]);
  const doubts = [
    ...(usedUp ? ['The requests are used up: what was not found may be there. Try --max-requests 80.'] : []),
    ...doubtsOf(site, seen),
  ].map((doubt) => `${paint('yellow', '!')} ${safe(doubt)}`);
  return [
    `Wrote ${files.site}\n      ${files.fixture}`,
    '',
    'Check by eye, in a browser:',
    ...lines.map(([label, value]) => `  ${label.padEnd(9)} ${safe(value)}`),
    ...(doubts.length > 0 ? ['', ...doubts] : []),
    '',
    `Then write who looked, and when, into the second file (looked:), and run

  npm run build && npx vitest run test/scrapers/sites.test.ts test/scrapers/site-fixtures.test.ts
  gongkai crawl --site ${site.slug} --dry-run`,
  ].join('\n');
}

function itemText({ title, date, url }: ListItem): string {
  return `${date ?? 'no date'}  ${title}  ${url}`;
}

function wayText({ listing, reached }: Survey): string {
  if (listing === null) return 'no list to look for';
  if (reached === null) return 'not known: the requests did not suffice to follow the navigation to this list';
  return reached ? 'the navigation leads from the entries to this list' : 'the navigation does not lead to this list';
}

/** What a person should look at first. */
function doubtsOf(site: SiteInput, { listing, listsAsked, reached, marks }: Survey): string[] {
  return [
    siteNameOf(marks) === null ? `The page names no site; “${site.zh}” is only the slug.` : '',
    listing === null
      ? 'Without a list nothing will be crawled: find the page of the yearly reports and put it into columns.'
      : '',
    listing !== null && listsAsked === false
      ? 'The report that was given does not stand in this list: it may be another body’s.'
      : '',
    listing !== null && !listing.complete ? 'The list’s paging is not understood: count its pages by eye.' : '',
    reached === false && listing !== null
      ? 'Other bodies’ lists will not be found: look for the page that leads to 区政府部门 and 街镇, and put it into entries.'
      : '',
  ].filter((doubt) => doubt !== '');
}
