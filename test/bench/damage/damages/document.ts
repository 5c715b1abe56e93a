import { formById } from '../../../../src/form/forms.js';
import type { Random } from '../../../../src/sample/random.js';
import { pick } from '../draw.js';
import { type Page, pageOf, pageRows, withFigures } from '../page.js';
import { randomReport } from '../reports.js';
import { truthOf } from '../truth.js';
import type { Way } from '../ways/way.js';
import type { Damage } from './damage.js';
import { standingRows } from './rows.js';

/** Another report of the same rows. */
export function anotherPage(page: Page, random: Random): Page {
  const rows = pageRows(page).map((r) => r.row.id);
  for (;;) {
    const other = pageOf(randomReport(formById(page.form.id), random), random);
    const same = pageRows(other).map((r) => r.row.id);
    if (same.length === rows.length && same.every((id, i) => id === rows[i])) return other;
  }
}

const cutShort: Damage = {
  id: 'page-cut-short',
  kind: 'structure',
  apply(page, _way, random) {
    const rows = pageRows(page, 'requests');
    const at = random.between(0, rows.length - 2);
    const last = rows[at];
    if (last === undefined) return null;
    const truth = truthOf(page);
    const tables = page.form.tables.map((t) => t.id);
    const after = tables.slice(tables.indexOf('requests') + 1);
    for (const row of [...rows.slice(at + 1), ...after.flatMap((id) => pageRows(page, id))])
      for (const address of row.addresses) truth.delete(address);
    return { page: { ...page, last: { table: 'requests', row: last.row.id } }, truth, wrong: [] };
  },
};

/** The table 三 of another body behind the report: the page's own figures are the first. */
const secondReport: Damage = {
  id: 'second-report',
  kind: 'structure',
  apply: (page, _way, random) => ({
    page: { ...page, appended: anotherPage(page, random) },
    truth: truthOf(page),
    wrong: [],
  }),
};

const allBlank: Damage = {
  id: 'all-blank',
  kind: 'structure',
  apply(page) {
    const damaged = withFigures(
      page,
      [...page.figures.keys()].map((a) => [a, ''] as const),
    );
    return { page: damaged, truth: truthOf(damaged), wrong: [] };
  },
};

/** Lines that belong to the page and not to the table. */
function furniture(
  id: string,
  behind: 'row' | 'cell',
  text: (random: Random, page: Page, way: Way) => string | null,
): Damage {
  return {
    id,
    kind: 'structure',
    apply(page, way, random) {
      // Between two cells of a row there is room only where every cell stands for itself.
      if (behind === 'cell' && way.shape !== 'cells' && way.shape !== 'run') return null;
      const rows = standingRows(page).filter((r) => behind === 'cell' || r.table.id === 'requests');
      const { addresses } = pick(random, rows.slice(0, -1));
      const at = pick(random, behind === 'cell' ? addresses : addresses.slice(-1));
      const line = text(random, page, way);
      return { page: { ...page, furniture: [{ at, behind, text: line }] }, truth: truthOf(page), wrong: [] };
    },
  };
}

/** A bare number among blank cells or glued digits is one of their figures, for all that the page says. */
const pageNumber = (random: Random, page: Page, way: Way) => {
  const n = random.between(2, 9);
  const lost = !way.keepsCells || [...page.figures.values()].includes('');
  const bare = lost ? [] : [String(n)];
  return pick(random, [`-${n}-`, `— ${n} —`, `- ${n} -`, `第${n}页`, ...bare]);
};
const siteLine = (random: Random) =>
  pick(random, ['【打印】 【关闭】', '附件下载', '浏览次数：1234', '扫一扫在手机打开当前页']);

/** Damage to the page as a whole. */
export const documentDamages: readonly Damage[] = [
  cutShort,
  secondReport,
  allBlank,
  furniture('page-number-between-rows', 'row', pageNumber),
  furniture('page-number-between-cells', 'cell', pageNumber),
  furniture('site-line-between-rows', 'row', siteLine),
  furniture('site-line-between-cells', 'cell', siteLine),
  furniture('headings-repeated', 'row', () => null),
];
