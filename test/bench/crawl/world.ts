/** A world of small sites of one kind, a hundred pages each, and what goes wrong with one page in twenty. */
import { errorPage, listPage, navigationPage } from '../../../src/sample/pages.js';
import { type Site, siteSchema } from '../../../src/site.js';
import type { Outcome } from '../../../src/source.js';
import { encode, printPage } from '../read/page.js';

/** What a server does in place of answering with the page as it is. */
export type Fault =
  | 'broken'
  | 'broken once'
  | 'gone'
  | 'reset'
  | 'cut'
  | 'gzip cut'
  | 'soft 404'
  | 'led away'
  | 'challenge';

/** How a visit to a report with this fault has to end; without one, as `ok`. */
export const endOf: Readonly<Record<Fault, Outcome>> = {
  broken: 'transient',
  'broken once': 'ok',
  gone: 'gone',
  reset: 'transient',
  cut: 'truncated',
  'gzip cut': 'truncated',
  'soft 404': 'soft404',
  'led away': 'refused',
  challenge: 'challenge',
};

export interface WorldPage {
  readonly body: Buffer;
  readonly type: string;
  readonly etag: string;
  readonly fault: Fault | null;
}

const entry = '/zwgk/zfxxgk/';
const bodies = ['民政局', '财政局', '教育局', '司法局', '审计局', '统计局'].map((name) => `样例区${name}`);
const rowsPerPage = 7;
/** robots.txt, entry, group, six bodies with two pages of list each, and the rest reports: a hundred pages. */
const reportsOf = (body: number) => (body === 0 ? 14 : 13);

export function hostOf(number: number): string {
  return `w${number}.world.example`;
}

export function siteOf(number: number): Site {
  return siteSchema.parse({
    slug: `world/w${number}`,
    zh: `样例省样例市第${number}区`,
    en: `District ${number} (invented)`,
    division: null,
    family: 'trs-wcm',
    hosts: [hostOf(number)],
    entries: [`http://${hostOf(number)}${entry}`],
    confirmed: true,
    invented: true,
  });
}

interface Row {
  readonly path: string;
  readonly href: string;
  readonly text: string;
  readonly date: string;
  /** Among all reports of the site. */
  readonly number: number;
}

function rowsOf(body: number): Row[] {
  const folder = `${entry}bm/b${body}/gknb/`;
  return Array.from({ length: reportsOf(body) }, (_, i) => {
    const year = 2025 - i;
    const href = `./${year + 1}01/t${year + 1}0120_${1000 * body + i}.html`;
    const text = `${bodies[body]}${year}年政府信息公开工作年度报告`;
    return { path: folder + href.slice(2), href, text, date: `${year + 1}-01-20`, number: body * 14 + i };
  });
}

const reports = bodies.flatMap((_, body) => rowsOf(body));
const faults: readonly Fault[] = ['broken', 'gone', 'reset', 'cut', 'gzip cut', 'soft 404', 'broken once', 'led away'];

/** One report in twenty, every kind of fault in turn; one host in fifty turns us away half way. */
function faultOf(host: number, report: number): Fault | null {
  if (host % 50 === 49 && report === 40) return 'challenge';
  const nth = host * reports.length + report;
  return nth % 20 === 7 ? (faults[((nth - 7) / 20) % faults.length] ?? null) : null;
}

/** Every report of a site that its lists show, with the fault that it has. */
export function reportsOfSite(host: number): { url: string; fault: Fault | null }[] {
  return reports.map((r) => ({ url: `http://${hostOf(host)}${r.path}`, fault: faultOf(host, r.number) }));
}

/** A few printed reports, cut where their title stands, so that thousands more cost next to nothing. */
const printed = Array.from({ length: 20 }, (_, seed) => {
  const { text } = printPage('lean', 'utf-8', seed);
  const title = /<meta name="ArticleTitle" content="([^"]+)"/.exec(text)?.[1] ?? '';
  return text.split(title).map((piece) => encode({ text: piece, figures: new Map() }, 'utf-8'));
});

function reportPage(title: string, number: number): Buffer {
  const pieces = printed[number % printed.length] ?? [];
  const between = Buffer.from(title);
  return Buffer.concat(pieces.flatMap((piece, i) => (i === 0 ? [piece] : [between, piece])));
}

/** All sites have the same paths; only their faults differ. */
const pages: ReadonlyMap<string, Pick<WorldPage, 'body' | 'type'> & { readonly report: Row | null }> = new Map(
  [
    ['/robots.txt', 'User-agent: *\nDisallow: /private/\n'] as const,
    [entry, navigationPage('政府信息公开', [{ href: './bm/', text: '政府部门' }])] as const,
    [
      `${entry}bm/`,
      navigationPage(
        '政府部门',
        bodies.map((text, i) => ({ href: `./b${i}/`, text })),
      ),
    ] as const,
    ...bodies.flatMap((name, body) => {
      const rows = rowsOf(body);
      const at = `${entry}bm/b${body}/`;
      const page = (i: number) =>
        listPage('政府信息公开年报', rows.slice(i * rowsPerPage, (i + 1) * rowsPerPage), i, 2, body % 2 === 1);
      return [
        [at, navigationPage(name, [{ href: './gknb/', text: '政府信息公开年报' }])] as const,
        [`${at}gknb/`, page(0)] as const,
        [`${at}gknb/index_1.html`, page(1)] as const,
        ...rows.map((row) => [row.path, row] as const),
      ];
    }),
  ].map(([path, what]) => [
    path,
    typeof what === 'string'
      ? { body: Buffer.from(what), type: path === '/robots.txt' ? 'text/plain' : 'text/html', report: null }
      : { body: reportPage(what.text, what.number), type: 'text/html', report: what },
  ]),
);

export const pathsOfSite: readonly string[] = [...pages.keys()];
export const errorBody = Buffer.from(errorPage());

/** The page of a site; null where it has none. */
export function pageOf(host: number, path: string): WorldPage | null {
  const page = pages.get(path);
  if (page === undefined) return null;
  const { report, body, type } = page;
  return { body, type, etag: `"${host}-${path}"`, fault: report === null ? null : faultOf(host, report.number) };
}
