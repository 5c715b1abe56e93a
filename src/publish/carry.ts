import { besides, carryOf, checkYears, type YearCheck } from '../check/year-to-year.js';
import type { SiteRead } from '../normalise/site-read.js';
import { type ColumnSpec, column, type Row, type TableSpec } from './columns.js';
import { type AgencyYear, agencyYears } from './neighbours.js';

export const carryTable: TableSpec = {
  name: 'carry',
  en: 'One row for every cell of a year that the year before foretells: what was carried over, and the stocks of section 二',
  zh: '年际衔接：每个机关每年每项跨年勾稽关系一行',
  key: ['agency_id', 'year', 'address'],
  columns: [
    column('site', 'text', 'Site', '网站'),
    column('agency_id', 'text', 'Agency', '机关编号'),
    column('agency', 'text', 'Name in the latest report', '最近名称'),
    column('year', 'integer', 'Year', '年度'),
    column('invented', 'boolean', 'Made up for trying the program', '是否虚构数据'),
    column('report_id', 'text', 'Report of the year; empty where none was read', '报告编号'),
    column(
      'relation',
      'text',
      'carry: carried in is what the year before carried out; documents_stock: in force is that of the year before, more what was issued, less what was repealed; items_chain, disclosed_chain: the like in the form of 2019',
      '跨年关系：carry 结转，documents_stock 现行有效件数，items_chain 项目数量，disclosed_chain 对外公开总数量',
    ),
    column('address', 'text', 'Cell of this year', '本年单元格地址'),
    column('column', 'text', 'Printed column', '列'),
    column('before', 'integer', 'What the year before prints', '上年数'),
    column('change', 'integer', 'What this year adds and takes away; empty where the relation has none', '本年增减'),
    column('expected', 'integer', 'before + change', '应有数'),
    column('now', 'integer', 'What this year prints', '本年数'),
    column('residual', 'integer', 'now - expected; empty where either is no number', '差额'),
    column('holds', 'boolean', 'The residual is nought; empty where there is none', '是否衔接'),
    column(
      'gap',
      'text',
      'Why there is no residual: no_report, no_report_before, other_form, not_number; divided: the body is one of those into which another was divided, and no one of them need carry on the whole',
      '无法比对的原因',
    ),
    column('lacking', 'text', 'Cells that are no numbers, and what they are; bodies without a report', '所缺内容'),
    column(
      'explained',
      'text',
      'merger, succession, split, transfer, correction or form_change, where figures printed elsewhere show it: in a split or transfer those of all bodies concerned, added up',
      '原因',
    ),
    column('explained_by', 'text', 'Reports whose figures fit', '依据报告'),
    column('before_reports', 'text', 'Reports of the year before that were added up', '上年报告编号'),
  ],
};

/** What the panel says of an agency’s year beside the year before. */
export const carryPanelColumns: readonly ColumnSpec[] = [
  column('carry_examined', 'integer', 'Columns compared with the year before', '与上年比对列数'),
  column('carry_equal', 'integer', 'Columns that carry on what the year before carried out', '与上年衔接列数'),
  column(
    'carry_residual_total',
    'integer',
    'Requests carried in, less those that the year before carried out (total); empty where either is no number',
    '上年结转总计与上年结转下年度总计之差',
  ),
];

/** A body’s year with what comparing it with the year before gave. */
export interface ComparedYear extends AgencyYear {
  readonly checks: readonly YearCheck[];
}

/** Every year of every body of a site, held against the year before. */
export function compareYears(read: SiteRead): ComparedYear[] {
  return agencyYears(read).map((year) => ({ ...year, checks: checkYears(year) }));
}

export function carryRows(years: readonly ComparedYear[]): Row[] {
  return years.flatMap((compared) => {
    const { agency, year, now, checks } = compared;
    const before = besides(compared).flatMap((side) => (typeof side === 'string' ? [] : side.id));
    return checks.map((check) => ({
      site: agency.site.slug,
      agency_id: agency.id,
      agency: agency.name,
      year,
      invented: agency.site.invented,
      report_id: now?.id ?? null,
      relation: check.link.relation,
      address: check.link.address,
      column: check.link.column,
      before: check.before,
      change: check.change,
      expected: check.expected,
      now: check.now,
      residual: check.residual,
      holds: check.holds,
      gap: check.gap,
      lacking: check.lacking.join(' ') || null,
      explained: check.explained,
      explained_by: check.explainedBy.join(' ') || null,
      before_reports: check.before === null ? null : before.join(' '),
    }));
  });
}

/** The columns that the comparison gives to the panel. */
export function carryPanelCells({ checks }: ComparedYear): Row {
  const { examined, equal } = carryOf(checks);
  const total = checks.find((c) => c.link.relation === 'carry' && c.link.column === 'total');
  return { carry_examined: examined, carry_equal: equal, carry_residual_total: total?.residual ?? null };
}
