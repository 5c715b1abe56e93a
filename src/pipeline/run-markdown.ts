import { grouped, printable } from '../printable.js';
import { endsWell, outcomes } from '../source.js';
import { fallsOf, type RunRecord, type SiteRecord } from './run-record.js';

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
/** Longer lists are in run.json. */
const longest = 20;

const statuses: Readonly<Record<number, string>> = {
  0: 'all well',
  1: 'our own failure',
  3: 'done, but something is degraded',
  4: 'another run held what this one needed',
  5: 'nothing was published',
};

/** The record of a run as a person reads it: what stands in the way first, then what was found. */
export function runMarkdown(record: RunRecord): string {
  const { sites } = record;
  const troubled = sites.filter((s) => s.end !== 'sound');
  const troubles = [...troubled.flatMap(troubleLines), ...fallsOf(record.published).map((f) => `- ${plain(f)}`)];
  return `${[
    `# ${record.kind} run ${record.id}: ${statuses[record.status] ?? `status ${record.status}`}`,
    `From ${record.began} to ${record.ended}; ${grouped(record.requests)} request(s), ${grouped(sites.length)} site(s), ${grouped(sites.length - troubled.length)} of them sound.`,
    ...(troubles.length === 0 ? [] : ['## What stands in the way', troubles.join('\n')]),
    '## Sites',
    siteTable(sites),
    ...news(sites),
    ...publishedText(record),
    '## Ahead, and on the disk',
    `${grouped(record.ahead.reports)} listed report(s) were not had yet; at the pace of their sites that is ${record.ahead.hours.toFixed(1)} hour(s). ` +
      `The archives hold ${megabytes(record.disk.archives)}, ${megabytes(record.disk.grown)} more than before; ${megabytes(record.disk.free)} are free.`,
  ].join('\n\n')}\n`;
}

function troubleLines(site: SiteRecord): string[] {
  const lines = [
    ...(site.reason === null ? [] : [site.reason]),
    ...site.stopped.map(({ host, reason }) => `${host} was left alone: ${reason}`),
    ...site.lacking,
    ...failed(site),
  ];
  return shortened(lines).map((line) => `- **${site.site}** ${plain(line)}`);
}

function failed({ ends }: SiteRecord): string[] {
  const bad = outcomes.filter((end) => ends[end] !== undefined && !endsWell(end));
  return bad.length === 0 ? [] : [`visits that failed: ${bad.map((end) => `${ends[end]} ${end}`).join(', ')}`];
}

function siteTable(sites: readonly SiteRecord[]): string {
  const head = ['site', 'end', 'lists', 'reports', 'due', 'new', 'changed', 'unchanged', 'gone', 'waiting', 'visits'];
  const rows = sites.map((s) => [
    s.site,
    s.end,
    grouped(s.columns),
    grouped(s.listed),
    grouped(s.due),
    grouped(s.found.length),
    grouped(s.changed.length),
    grouped(s.unchanged),
    grouped(s.gone.length),
    grouped(s.waiting),
    grouped(s.visits),
  ]);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i < 2 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

function news(sites: readonly SiteRecord[]): string[] {
  return (['found', 'changed', 'gone'] as const).flatMap((what) => {
    const urls = sites.flatMap((s) => s[what]);
    return urls.length === 0
      ? []
      : [
          `## Reports ${what}`,
          shortened(urls)
            .map((u) => `- ${plain(u)}`)
            .join('\n'),
        ];
  });
}

function publishedText({ published }: RunRecord): string[] {
  if (published === null) return ['## Published', 'Nothing.'];
  const counts = (of: Readonly<Partial<Record<string, number>>>) =>
    Object.entries(of)
      .map(([name, count]) => `${grouped(count ?? 0)} ${name.replaceAll('_', ' ')}`)
      .join(', ');
  return [
    '## Published',
    ...Object.entries(published.expected).map(
      ([day, count]) => `${grouped(count)} report(s) are still expected by ${day}.`,
    ),
    `Release ${published.release}${published.unchanged ? ', the same as before' : ''}. Reports: ${counts(published.verdicts)}. Agency-years: ${counts(published.coverage)}.`,
  ];
}

function shortened(lines: readonly string[]): string[] {
  return lines.length > longest
    ? [...lines.slice(0, longest), `and ${grouped(lines.length - longest)} more`]
    : [...lines];
}

/** Words of a page are no markup here. */
function plain(text: string): string {
  return printable(text.replace(/[\r\n]+/g, ' ')).replace(/[\\`*_{}[\]<>|]/g, (c) => `\\${c}`);
}
