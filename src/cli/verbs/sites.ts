import type { Command } from 'commander';
import { declaredSites } from '../../../scrapers/sites.js';
import { Archive } from '../../archive/archive.js';
import type { Site } from '../../site.js';
import { isGood } from '../../source.js';
import { type CommonOptions, dataFolder } from '../config.js';
import { columns, displayWidth, paint, terminalWidth } from '../terminal.js';

interface SiteState {
  readonly slug: string;
  readonly name: string;
  readonly family: string;
  readonly confirmed: boolean;
  readonly invented: boolean;
  /** When the last whole run ended, and the last one to which nothing was lacking; null before the first. */
  readonly lastRun: string | null;
  readonly lastSound: string | null;
  /** A run was begun behind the last whole one, and never ended. */
  readonly unfinished: boolean;
  readonly columns: number;
  readonly listed: number;
  readonly archived: number;
  /** Lists that are not complete, and how the visits of the last run failed. */
  readonly trouble: readonly string[];
}

export function addSites(program: Command, done: (status: number) => void): void {
  program
    .command('sites')
    .summary('what is covered, and what is wrong with it')
    .description(
      'Lists every declared site with its last run, what its lists show, what the archive holds, and its trouble.',
    )
    .option('--json', 'one JSON array')
    .action(async (options: { json?: boolean }, command: Command) => {
      const common: CommonOptions = command.optsWithGlobals();
      const states = (await declaredSites()).map((site) => stateOf(site, dataFolder(common)));
      if (options.json) process.stdout.write(`${JSON.stringify(states)}\n`);
      else process.stdout.write(`${text(states)}\n`);
      done(0);
    });
}

function stateOf(site: Site, data: string): SiteState {
  const archive = Archive.read(data, site.slug);
  const ended = archive.runs.findLast((r) => r.phase === 'end');
  const urls = new Set(archive.listings.flatMap((l) => l.items.map((i) => i.url)));
  const lists = archive.listings.flatMap((l) => {
    const { known, short } = archive.baseline(l.column);
    const reason = l.complete ? `lists ${l.items.length} report(s), ${known} before` : l.reason;
    return l.complete && !short ? [] : [`${l.agency || l.column}: ${reason}`];
  });
  const failed = archive.entries.flatMap((e) =>
    e.kind === 'visit' && e.run === ended?.run && !isGood(e.outcome) && e.purpose !== 'robots'
      ? [`${e.outcome} ${e.url}`]
      : [],
  );
  return {
    slug: site.slug,
    name: site.zh,
    family: site.family,
    confirmed: site.confirmed,
    invented: site.invented,
    lastRun: ended?.time ?? null,
    lastSound: archive.runs.findLast((r) => r.phase === 'end' && r.sound)?.time ?? null,
    unfinished: archive.runs.at(-1)?.phase === 'begin',
    columns: archive.listings.length,
    listed: urls.size,
    archived: [...urls].filter((url) => archive.lastGood(url) !== null).length,
    trouble: [...lists, ...failed],
  };
}

function text(states: readonly SiteState[]): string {
  const head = ['site', 'last run', 'sound', 'lists', 'listed', 'kept', '', 'name'];
  const rows = states.map((s) => [
    s.slug,
    s.lastRun?.slice(0, 10) ?? 'never',
    s.lastSound?.slice(0, 10) ?? 'never',
    String(s.columns),
    String(s.listed),
    String(s.archived),
    [s.invented ? 'invented' : s.confirmed ? '' : 'not seen live', s.unfinished ? 'interrupted' : '']
      .filter((note) => note !== '')
      .join(', '),
    s.name,
  ]);
  const trouble = states.flatMap((s) => s.trouble.map((t) => `${paint('yellow', '!')} ${s.slug}: ${t}`));
  const aligns = ['left', 'left', 'left', 'right', 'right', 'right', 'left', 'left'] as const;
  // A site is called by its slug: on a narrow terminal that stands whole, and the names are left out.
  const whole = columns([head, ...rows], aligns, { width: null });
  const width = terminalWidth();
  const fits = width === null || whole.split('\n').every((line) => displayWidth(line) <= width);
  const table = fits
    ? whole
    : columns(
        [head, ...rows].map((row) => row.slice(0, -1)),
        aligns,
      );
  return [table, ...(trouble.length > 0 ? ['', ...trouble] : [])].join('\n');
}
