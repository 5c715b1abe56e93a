import { coverageStatuses } from '../check/coverage.js';
import type { CrawlSummary } from '../pipeline/crawl.js';
import { grouped } from '../printable.js';
import type { DatasetSummary } from '../publish/assemble.js';
import { failureText } from '../publish/assertions/refusal.js';
import type { Release } from '../publish/release.js';
import { outcomes } from '../source.js';
import { paint, safe } from './terminal.js';

/** One crawl in a few lines: what was asked, how it ended, what was new, and what stands in the way. */
export function crawlText(summary: CrawlSummary): string {
  const { site, columns, listed, due, waiting, fresh, news, lacking, stopped, halted } = summary;
  const ends = outcomes.flatMap((o) => {
    const n = summary.outcomes.get(o);
    return n === undefined ? [] : [`${grouped(n)} ${o}`];
  });
  const lines = [
    `${paint('bold', `${site.zh} ${site.slug}`)}${site.invented ? ' (invented)' : ''}${summary.resumed ? ', an interrupted run taken up again' : ''}`,
    `  lists     ${grouped(listed)} report(s) listed in ${grouped(columns)} column(s); ${grouped(due)} due`,
    `  visits    ${ends.join(', ') || 'none'}; ${grouped(fresh)} page(s) new or changed`,
    `  reports   ${grouped(news.found.length)} new, ${grouped(news.changed.length)} changed, ${grouped(news.unchanged)} unchanged, ${grouped(news.gone.length)} gone${waiting > 0 ? `, ${grouped(waiting)} waiting` : ''}`,
    ...(halted === null ? [] : [`  ${paint('yellow', 'ended')}     before it was through: ${safe(halted)}`]),
    ...lacking.map((what) => `  ${paint('yellow', 'lacking')}   ${safe(what)}`),
    ...[...stopped].map(
      ([host, { reason }]) => `  ${paint('yellow', 'host')}      ${host} was left alone: ${safe(reason)}`,
    ),
  ];
  return lines.join('\n');
}

function coverageText(coverage: DatasetSummary['coverage']): string {
  const counts = coverageStatuses.flatMap((status) => {
    const n = coverage.get(status);
    return n === undefined ? [] : [`${grouped(n)} ${status.replaceAll('_', ' ')}`];
  });
  return counts.join(', ') || 'none';
}

/** What was asserted of a release that was published: how much of it held, what was not compared, what was allowed. */
function assertionLines({ results, idle }: Release['judgement']): string[] {
  const passed = results.filter((r) => r.passed && r.examined > 0).length;
  const untold = results.filter((r) => r.passed && r.examined === 0);
  const why = [...new Set(untold.map((r) => r.found))].join('; ');
  return [
    `  asserted  ${grouped(passed)} of ${grouped(results.length)} assertions about the release passed${untold.length > 0 ? `, ${grouped(untold.length)} had nothing to look at: ${safe(why)}` : ''}`,
    ...results
      .filter((r) => r.override !== null)
      .map((r) => `  ${paint('yellow', 'allowed')}   ${safe(failureText(r))}: ${safe(r.override ?? '')}`),
    ...idle.map(
      (o) =>
        `  ${paint('yellow', 'override')}  of ${safe(o.assertion)}${o.site === undefined ? '' : ` for ${safe(o.site)}`} (${safe(o.by)}, ${o.date}) is not needed: its finding was not made`,
    ),
  ];
}

/** The closing summary of a release. */
export function datasetText(summary: DatasetSummary, release: Release): string {
  const { verdicts } = summary;
  const n = (verdict: Parameters<typeof verdicts.get>[0]) => verdicts.get(verdict) ?? 0;
  const read = [...verdicts].reduce((sum, [verdict, count]) => sum + (verdict === 'refused' ? 0 : count), 0);
  const replaced = Math.max(summary.found - summary.unfetched - read - n('refused'), 0);
  const parts = [
    `${grouped(n('certified') + n('solved'))} certified or solved`,
    `${grouped(n('source-incomplete'))} incomplete`,
    `${grouped(n('source-inconsistent'))} inconsistent`,
    `${grouped(n('doubtful'))} doubtful`,
  ];
  return [
    `  reports   ${grouped(summary.found)} found, ${grouped(read)} read (${parts.join(', ')}), ${grouped(n('refused'))} refused, ${grouped(summary.unfetched)} not had, ${grouped(replaced)} doubled or replaced`,
    `  coverage  ${grouped(summary.agencies)} agencies; agency-years: ${coverageText(summary.coverage)}`,
    ...[...summary.expected].map(([day, n]) => `  expected  ${grouped(n)} report(s) by ${day}`),
    `  carry     ${grouped(summary.carryEqual)} of ${grouped(summary.carryExamined)} columns carry in what the year before carried out`,
    ...assertionLines(release.judgement),
    `  release   ${release.folder}${release.unchanged ? ' (unchanged)' : ''}: ${grouped(release.rows.get('figures') ?? 0)} figures, ${grouped(release.rows.get('findings') ?? 0)} findings`,
  ].join('\n');
}

/** How many printed names wait for a reviewer, and where; nothing where none does. */
export function namesText(names: number, file: string): string[] {
  if (names === 0) return [];
  return [`  ${paint('yellow', 'names')}     ${grouped(names)} name(s) of bodies wait for a reviewer in ${file}`];
}
