import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { UsageError } from '../../errors.js';
import { forms } from '../../form/forms.js';
import { mergeVariables } from '../../form/variables.js';
import { type QueriedRow, queryRelease } from '../../publish/query.js';
import { currentRelease } from '../../publish/release.js';
import { type CommonOptions, dataFolder } from '../config.js';
import { columns, paint, safe } from '../terminal.js';

export function addShow(program: Command, done: (status: number) => void): void {
  program
    .command('show')
    .summary('one agency’s years side by side')
    .description('Shows the figures of one agency in the current release, a column for each year.')
    .argument('<agency>', 'its id, or a part of its id or of a name that it has had')
    .option('--all', 'every cell; without it the totals of each row')
    .option('--json', 'the figures as one JSON array')
    .addHelpText('after', '\nExamples:\n  gongkai show 民政局\n  gongkai show --all sample/yangli/bm/mzj | less -S\n')
    .action(async (wanted: string, options: { all?: boolean; json?: boolean }, command: Command) => {
      const common: CommonOptions = command.optsWithGlobals();
      const folder = releaseFolder(dataFolder(common));
      const agency = await findAgency(folder, wanted);
      const figures = await queryRelease(
        folder,
        'SELECT year, address, printed, kind, derived, unit, standing FROM $figures WHERE agency_id = $1 AND current ORDER BY year',
        [agency['agency_id'] ?? ''],
      );
      if (options.json) process.stdout.write(`${JSON.stringify(figures)}\n`);
      else {
        const reports = await queryRelease(
          folder,
          'SELECT year, verdict FROM $reports WHERE agency_id = $1 AND current ORDER BY year',
          [agency['agency_id'] ?? ''],
        );
        process.stdout.write(`${text(agency, figures, reports, options.all === true)}\n`);
      }
      done(0);
    });
}

/** @throws UsageError when nothing was published yet */
export function releaseFolder(data: string): string {
  const folder = currentRelease(data);
  if (folder === null || !existsSync(folder))
    throw new UsageError(
      `there is no release below ${data}`,
      'Make one with gongkai run or gongkai publish, or name --data.',
    );
  return folder;
}

async function findAgency(folder: string, wanted: string): Promise<QueriedRow> {
  const all = await queryRelease(folder, 'SELECT agency_id, agency, names FROM $agencies ORDER BY agency_id');
  const exact = all.filter((a) => a['agency_id'] === wanted || a['agency'] === wanted);
  const found =
    exact.length > 0 ? exact : all.filter((a) => `${a['agency_id']} ${a['agency']} ${a['names']}`.includes(wanted));
  const [only] = found;
  if (only === undefined)
    throw new UsageError(
      `no agency in the release is called ${wanted}`,
      `It holds ${all.length}; gongkai sites lists their sites.`,
    );
  if (found.length > 1) {
    const names = found.slice(0, 10).map((a) => `${a['agency_id']} (${a['agency']})`);
    throw new UsageError(`${found.length} agencies fit ${wanted}`, `Name one of them: ${names.join(', ')}.`);
  }
  return only;
}

function text(
  agency: QueriedRow,
  figures: readonly QueriedRow[],
  reports: readonly QueriedRow[],
  all: boolean,
): string {
  const years = [...new Set(reports.flatMap((r) => r['year'] ?? []))];
  const byCell = new Map(figures.map((f) => [`${f['address']} ${f['year']}`, f]));
  const verdicts = years.map((y) => reports.find((r) => r['year'] === y)?.['verdict'] ?? '');
  const rows: string[][] = [
    ['', ...years],
    ['', ...verdicts],
  ];
  let table = '';
  for (const { variable } of mergeVariables(forms)) {
    const derived = variable.sum !== null;
    if (!all && (derived || !isTotal(variable.address, variable.table.id))) continue;
    const cells = years.map((year) => show(byCell.get(`${variable.address} ${year}`)));
    if (cells.every((c) => c === '')) continue;
    if (variable.table.id !== table) rows.push([variable.table.zh, ...years.map(() => '')]);
    table = variable.table.id;
    rows.push([
      `  ${variable.zh
        .slice(variable.table.zh.length + 1)
        .replace(all ? '' : / 总计$/, '')
        .replace(/（区分.*?）/, '')}`,
      ...cells,
    ]);
  }
  const body = columns(rows, ['left', ...years.map(() => 'right' as const)]);
  const legend = '□ blank   ? not found   ! in a sum that fails, or read two ways   = sum that the form does not print';
  return [
    paint('bold', safe(`${agency['agency']}  ${agency['agency_id']}`)),
    safe(agency['names'] ?? ''),
    '',
    body,
    '',
    legend,
  ].join('\n');
}

/** Without --all: one line for each row of the form that has a total, and every cell of section 二. */
function isTotal(address: string, table: string): boolean {
  return (table !== 'requests' && table !== 'disputes') || address.endsWith('.total');
}

function show(figure: QueriedRow | undefined): string {
  if (figure === undefined) return '';
  const flag = figure['standing'] === 'disputed' ? '!' : '';
  switch (figure['kind']) {
    case 'missing':
      return '?';
    case 'blank':
      return `□${flag}`;
    case 'derived':
      return figure['derived'] === null || figure['derived'] === undefined ? '' : `=${Number(figure['derived'])}`;
    default:
      return `${figure['printed']}${flag}`;
  }
}
