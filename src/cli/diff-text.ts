import { grouped } from '../printable.js';
import type { Cause, Comparison, Side, Tally } from '../publish/diff/compare.js';
import type { QueriedRow } from '../publish/query.js';
import { columns, inLines, paint, safe, terminalWidth } from './terminal.js';

/** What each cause means, for people. */
export const causeNames: Readonly<Record<Cause, { readonly en: string; readonly zh: string }>> = {
  new_report: { en: 'new report', zh: '新增报告' },
  edit: { en: 'edited by the agency', zh: '机关修改' },
  code: { en: 'read otherwise by other code', zh: '程序更新后读法不同' },
  registry: { en: 'given to another agency or name', zh: '机关归属或名称更正' },
  verdict: { en: 'same figures, other verdict', zh: '核验结论变化' },
  withdrawn: { en: 'withdrawn from the site', zh: '网站已撤下' },
  versions: { en: 'other number or address', zh: '版本号或网址变化' },
  unexplained: { en: 'not explained', zh: '原因不明' },
};

const signed = (sign: string, n: number) => (n === 0 ? '' : `${sign}${grouped(n)}`);

/** The two releases: their names, sizes and the code that read them; names are never cut. */
function sideLines(a: Side, b: Side, width: number | null): string[] {
  return [a, b].flatMap(({ name, reports, figures, code, registry }, i) =>
    inLines(
      [
        `${paint('bold', i === 0 ? 'A' : 'B')}  ${name}`,
        `${grouped(reports)} reports, ${grouped(figures)} figures`,
        `code ${code ?? 'not told'}`,
        `registry ${registry ?? 'not told'}`,
      ],
      width,
      '   ',
      '   ',
    ),
  );
}

/** Changes under the report that they are of; what cannot be shortened is not put into columns. */
function changeLines(shown: readonly QueriedRow[]): string[] {
  let under = '';
  return shown.flatMap((row) => {
    const [report = '', of = '', change = '', cause = ''] = changeRow(row).map(safe);
    const line = `  ${of}: ${change} (${cause})`;
    if (report === under) return [line];
    under = report;
    return [paint('bold', `${report}  ${safe(row['agency'] ?? '')}`), line];
  });
}

/** So many lines of single sites are told on a terminal. */
const mostSites = 30;

/** What changed, by cause and site; of many sites each cause’s sum, and the sites where most did. */
function tallyLines(tallies: readonly Tally[]): string[] {
  if (tallies.length <= mostSites) return [columns([tallyHead, ...tallyRows(tallies)], tallyAligns)];
  const causes = [...new Set(tallies.map((t) => t.cause))];
  const sums = causes.map((cause) => {
    const own = tallies.filter((t) => t.cause === cause);
    return own.reduce((a, b) => add(a, b), { ...nothing, cause, site: `${grouped(own.length)} site(s)` });
  });
  const most = [...tallies].sort((a, b) => sizeOf(b) - sizeOf(a)).slice(0, mostSites);
  const left = tallies.length - most.length;
  return [
    columns([tallyHead, ...tallyRows(sums), tallyHead.map(() => ''), ...tallyRows(most)], tallyAligns),
    `… and ${grouped(left)} more lines, of which less changed (--json and --html have all)`,
  ];
}

const nothing = {
  reportsAdded: 0,
  reportsRemoved: 0,
  reportsChanged: 0,
  cellsAdded: 0,
  cellsRemoved: 0,
  cellsChanged: 0,
};
const counted = Object.keys(nothing) as (keyof typeof nothing)[];
const sizeOf = (tally: Tally) => counted.reduce((n, key) => n + tally[key], 0);

function add(a: Tally, b: Tally): Tally {
  return { ...a, ...Object.fromEntries(counted.map((key) => [key, a[key] + b[key]])) };
}

/** What changed, by cause and site. */
export function tallyRows(tallies: readonly Tally[]): string[][] {
  return tallies.map((t) => [
    causeNames[t.cause].en,
    t.site,
    signed('+', t.reportsAdded),
    signed('−', t.reportsRemoved),
    signed('', t.reportsChanged),
    signed('+', t.cellsAdded),
    signed('−', t.cellsRemoved),
    signed('', t.cellsChanged),
  ]);
}

const tallyHead = ['cause', 'site', 'reports +', '−', 'changed', 'cells +', '−', 'changed'];
const tallyAligns = ['left', 'left', 'right', 'right', 'right', 'right', 'right', 'right'] as const;

/** One change: what it is of, and what it was and is. */
export function changeRow(row: QueriedRow): string[] {
  const of = row['level'] === 'cell' ? (row['address'] ?? '') : `the ${row['what']}`;
  const report = row['report_after'] ?? row['report_before'] ?? '';
  return [report, of, sayChange(row), causeNames[row['cause'] as Cause].en];
}

function sayChange(row: QueriedRow): string {
  const { before, after, change, level, cells, what } = row;
  const told = (text: string | null | undefined) => (text == null || text === '' ? '—' : text);
  if (change === 'added') return level === 'cell' ? `+ ${told(after)}` : `+ ${cells} cells, ${told(after)}`;
  if (change === 'removed') return level === 'cell' ? `− ${told(before)}` : `− ${cells} cells, ${told(before)}`;
  if (before !== after) return `${told(before)} → ${told(after)}`;
  const { standing_before: from, standing_after: to, value_before: one, value_after: other } = row;
  if (one !== other) return `${told(after)}: read as ${told(one)} → ${told(other)}`;
  if (from !== to) return `${told(after)}: ${from} → ${to}`;
  return level === 'report' && what === 'page'
    ? `other bytes, ${cells} cell(s) differ`
    : `${told(after)}: other ${what}`;
}

/** @param shown the first changes, as many as are to be told one by one */
export function diffText(comparison: Comparison, shown: readonly QueriedRow[]): string {
  const { a, b, tallies, changes, paired, same } = comparison;
  const unexplained = tallies.some((t) => t.cause === 'unexplained');
  return [
    ...sideLines(a, b, terminalWidth()),
    `${grouped(same)} of ${grouped(paired)} reports that both have are the same, figure by figure.`,
    '',
    ...(changes === 0
      ? ['Nothing differs.']
      : [
          ...tallyLines(tallies),
          '',
          ...(unexplained
            ? [`${paint('yellow', 'not explained:')} neither the bytes, nor the code, nor reviewed data tell why.`, '']
            : []),
          ...(shown.length === 0
            ? []
            : [
                shown.length < changes
                  ? `The first ${grouped(shown.length)} of ${grouped(changes)} changes (--limit, --csv and --html for more):`
                  : `All ${grouped(changes)} changes:`,
                ...changeLines(shown),
              ]),
        ]),
  ].join('\n');
}
