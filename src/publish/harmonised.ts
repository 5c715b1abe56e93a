import { checkDecisions } from '../check/decisions.js';
import { crosswalk } from '../form/crosswalk.js';
import { suitBreak } from '../form/rates.js';
import type { HarmonisedFigure } from '../normalise/harmonised.js';
import type { ReportRecord } from '../normalise/records.js';
import type { ColumnSpec, Row } from './columns.js';

/** What stands in the panel between its key and the cells of the forms: variables of all forms, and flags on series. */
export const harmonisedColumns: readonly ColumnSpec[] = [
  ...crosswalk.map(
    ({ name, en, zh, unit }): ColumnSpec => ({ name, type: unit === '元' ? 'decimal' : 'integer', en, zh }),
  ),
  {
    name: 'suit_break',
    type: 'boolean',
    en: 'The year lies behind the break of 2024 in the series of reviews and lawsuits',
    zh: '是否处于复议诉讼序列2024年断点之后',
  },
  {
    name: 'decisions_equal_items',
    type: 'boolean',
    en: 'Some row prints as many decisions as items; empty where no row prints both',
    zh: '是否有处理决定数量与项目数量相同的行（无可比行者为空）',
  },
];

/** The cells of a panel's row under `harmonisedColumns`. */
export function harmonisedCells({ report, year }: ReportRecord, figures: readonly HarmonisedFigure[]): Row {
  const { examined, findings } = checkDecisions(report);
  return {
    ...Object.fromEntries(figures.map((f) => [f.variable.name, f.value])),
    suit_break: suitBreak(year),
    decisions_equal_items: examined === 0 ? null : findings.length > 0,
  };
}
