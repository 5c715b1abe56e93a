import { isGovernment } from '../check/due-date.js';
import { cellsOf } from '../form/cells.js';
import { formById } from '../form/forms.js';
import { variablesOf } from '../form/variables.js';
import { decimalOf, millionths } from '../normalise/decimal.js';
import type { ReportRecord } from '../normalise/records.js';
import type { SiteRead } from '../normalise/site-read.js';
import type { Cell } from '../report.js';
import { column, type Row, type TableSpec } from './columns.js';

export const districtSumsTable: TableSpec = {
  name: 'district_sums',
  en: 'One row for every figure of a district government’s report: the district’s figure beside the sum of its bodies’, a diagnostic and no check',
  zh: '全区数与各机关合计：区政府报告每个单元格一行（仅供诊断，不作勾稽）',
  key: ['report_id', 'address'],
  columns: [
    column('report_id', 'text', 'Report of the district government', '区政府报告编号'),
    column('site', 'text', 'Site', '网站'),
    column('agency_id', 'text', 'The district government', '区政府机关编号'),
    column('year', 'integer', 'Year', '年度'),
    column('invented', 'boolean', 'Made up for trying the program', '是否虚构数据'),
    column('address', 'text', 'Cell of the form', '单元格地址'),
    column('variable', 'text', 'Column of the panel', '面板变量名'),
    column('whole_area', 'decimal', 'What the government’s report prints for the whole district', '全区数'),
    column('bodies_sum', 'decimal', 'Sum of the numbers that its bodies print; empty where none does', '各机关合计'),
    column('bodies', 'integer', 'Bodies that print a number', '计入机关数'),
    column(
      'bodies_missing',
      'integer',
      'Bodies known in that year of which no number is there: no report, another form, a blank, another unit',
      '缺数机关数',
    ),
    column('remainder', 'decimal', 'whole_area - bodies_sum; empty where either is', '差额'),
    column('unit', 'text', 'Unit of the whole district’s figure', '计量单位'),
  ],
};

/**
 * The district's figures beside the sum of its bodies', for every year in which its government's report was read.
 *
 * A report of the whole area against all that speak of one body each, the government's own work among them; one whose
 * scope is open is neither. The remainder is told and never forced
 * to nought: requests to the government itself stand in the one or the other, some bodies report upward or elsewhere.
 */
export function districtSumRows(read: SiteRead): Row[] {
  const current = read.records.filter((r) => r.current && r.year !== null && r.report.verdict !== 'refused');
  const wholes = current.filter((r) => r.scope === 'whole_area');
  return wholes.flatMap((whole) => {
    const bodies = current.filter(
      (r) => r.year === whole.year && (r.scope === 'own' || r.scope === 'government_proper'),
    );
    return rowsOf(whole, bodies, bodiesIn(read, whole));
  });
}

/** The site's bodies that owed a report of the year, as far as is known: from the first to the last year known of each. */
function bodiesIn(read: SiteRead, { year }: ReportRecord): number {
  return read.agencies.filter((a) => {
    const first = a.began ?? a.firstYear;
    return !isGovernment(a.name) && year !== null && first !== null && first <= year && year <= (a.ended ?? year);
  }).length;
}

function rowsOf(whole: ReportRecord, bodies: readonly ReportRecord[], known: number): Row[] {
  const { report } = whole;
  if (report.form === null) return [];
  const cellsByBody = bodies.map((b) => new Map<string, Cell>(b.report.cells.map((c) => [c.address, c])));
  const names = new Map(variablesOf(formById(report.form)).map((v) => [v.address, v.name]));
  const own = new Map<string, Cell>(report.cells.map((c) => [c.address, c]));
  return cellsOf(formById(report.form), report.printed).map(({ address, column: { unit } }) => {
    const cell = own.get(address);
    const printed = cell?.unit ?? unit;
    // Of figures without a unit, or in others, nobody can say what they come to.
    const like = cellsByBody.flatMap((cells) => cells.get(address) ?? []).filter((c) => (c.unit ?? unit) === printed);
    const counted = printed === null ? [] : like.flatMap((c) => amountIn(c) ?? []);
    const sum = counted.length === 0 ? null : counted.reduce((a, b) => a + b, 0n);
    const area = amountIn(cell);
    return {
      report_id: whole.id,
      site: whole.site.slug,
      agency_id: whole.agencyId,
      year: whole.year,
      invented: whole.site.invented,
      address,
      variable: names.get(address) ?? null,
      whole_area: decimal(area),
      bodies_sum: decimal(sum),
      bodies: counted.length,
      bodies_missing: Math.max(known - counted.length, 0),
      remainder: area === null || sum === null ? null : decimal(area - sum),
      unit: printed,
    };
  });
}

/** A printed number in millionths, exactly; null where it is none. */
function amountIn(cell: Cell | undefined): bigint | null {
  return cell?.reading.kind === 'number' ? millionths(String(cell.reading.value)) : null;
}

function decimal(value: bigint | null): string | null {
  return value === null ? null : decimalOf(value);
}
