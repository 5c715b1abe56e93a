import { crosswalk } from '../form/crosswalk.js';
import { onNowBoundaries } from '../normalise/boundaries.js';
import { decimalOf, millionths } from '../normalise/decimal.js';
import type { SiteRead } from '../normalise/site-read.js';
import { type ColumnSpec, column, type Row, type TableSpec, type Values } from './columns.js';
import { harmonisedColumns } from './harmonised.js';
import { type PanelRow, panelTable } from './panel.js';

const summed: readonly ColumnSpec[] = harmonisedColumns.filter((c) => crosswalk.some((v) => v.name === c.name));

/** The panel of those who compare today's bodies over the years; `panel` has each year's own bodies. */
export const panelNowTable: TableSpec = {
  name: 'panel_now',
  en: 'The panel on today’s boundaries: one row for every agency of today and year, the figures of those that were merged into it added up',
  zh: '面板数据（按现行机构）：每个现行机关每年一行，已并入机关的数字相加',
  key: ['agency_id', 'year'],
  columns: [
    column('agency_id', 'text', 'Agency of today; without a single successor the agency of the year', '现行机关编号'),
    column('site', 'text', 'Site', '网站'),
    column('agency', 'text', 'Its name in the latest report', '最近名称'),
    column('year', 'integer', 'Year', '年度'),
    column('invented', 'boolean', 'Made up for trying the program', '是否虚构数据'),
    column(
      'boundary',
      'text',
      'same: the agency itself; joined: with predecessors, or under another name; grown: itself, which a part of another has joined since; split, transfer, abolish: no agency of today stands for it',
      '机构口径：same 本机关；joined 含前身；grown 本机关，其后有其他机关部分职能划入；split、transfer、abolish 无单一承接机关',
    ),
    column('bodies', 'text', 'Agencies of the year that are added up', '当年机关编号'),
    column(
      'bodies_without',
      'integer',
      'Of them without a report that was read: then no sum is told',
      '无可读报告的机关数',
    ),
    ...summed,
  ],
};

const placeOf = new Map(panelTable.columns.map((c, i) => [c.name, i]));

function valueAt(row: Values, name: string): Values[number] {
  return row[placeOf.get(name) ?? -1] ?? null;
}

/** One agency of today in one year, with the rows of the panel that lie on it. */
interface Joined {
  readonly agencyId: string;
  readonly year: number;
  readonly reason: string | null;
  readonly rows: Values[];
}

/**
 * The rows of a site, by agency and year. A sum is told only where every body that owed a report has printed a number:
 * nothing is added up in part.
 */
export function panelNowRows(read: SiteRead, panel: readonly PanelRow[]): Row[] {
  const { slug } = read.site;
  const groups = new Map<string, Joined>();
  for (const { panel: row } of panel) {
    const own = String(valueAt(row, 'agency_id'));
    const year = Number(valueAt(row, 'year'));
    const now = onNowBoundaries(read.registry.lineage, own.slice(slug.length + 1), year);
    const agencyId = now.path === null ? own : `${slug}/${now.path}`;
    const key = `${agencyId}/${year}`;
    const group = groups.get(key) ?? { agencyId, year, reason: now.path === null ? now.reason : null, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  const names = new Map(read.agencies.map((a) => [a.id, a.name]));
  return [...groups.values()]
    .sort((a, b) => (a.agencyId < b.agencyId ? -1 : a.agencyId > b.agencyId ? 1 : a.year - b.year))
    .map(({ agencyId, year, reason, rows }) => {
      const bodies = rows.map((row) => String(valueAt(row, 'agency_id'))).sort();
      return {
        agency_id: agencyId,
        site: slug,
        agency: names.get(agencyId) ?? '',
        year,
        invented: read.site.invented,
        boundary: reason ?? boundaryOf(read, agencyId, bodies, year),
        bodies: bodies.join(' '),
        bodies_without: rows.filter((row) => valueAt(row, 'form') === null).length,
        ...Object.fromEntries(summed.map((c) => [c.name, sumOf(rows.map((row) => valueAt(row, c.name)))])),
      };
    });
}

function boundaryOf({ site, registry }: SiteRead, agencyId: string, bodies: readonly string[], year: number): string {
  const path = agencyId.slice(site.slug.length + 1);
  const grown = registry.lineage.rows.some((r) => r.kind === 'transfer' && r.to.includes(path) && r.year > year);
  if (grown) return 'grown';
  return bodies.join() === agencyId ? 'same' : 'joined';
}

function sumOf(values: readonly Values[number][]): string | null {
  let sum = 0n;
  for (const value of values) {
    const part = value === null ? null : millionths(String(value));
    if (part === null) return null;
    sum += part;
  }
  return decimalOf(sum);
}
