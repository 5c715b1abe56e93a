import { smallNumbers } from '../form/rates.js';
import { ratesOf } from '../normalise/rates.js';
import type { ReportRecord } from '../normalise/records.js';
import { panelKey, type Row, type TableSpec } from './columns.js';
import { keyOf } from './rows.js';

const perReport = new Set(['blank', 'not_read']);

export const ratesTable: TableSpec = {
  name: 'rates',
  en: 'One row for every rate of every agency and year, with what it is computed from',
  zh: '比率：每个机关每年每个比率一行，附分子分母',
  key: ['report_id', 'rate'],
  columns: [
    ...panelKey.filter((c) => !perReport.has(c.name)),
    { name: 'rate', type: 'text', en: 'Rate, see the codebook', zh: '比率名（见变量说明）' },
    { name: 'numerator', type: 'integer', en: 'What is counted; empty where not known', zh: '分子' },
    { name: 'denominator', type: 'integer', en: 'Of how many; empty where not known', zh: '分母' },
    { name: 'value', type: 'decimal', en: 'Numerator over denominator, six places, rounded half up', zh: '比率' },
    {
      name: 'status',
      type: 'text',
      en: 'Why there is no value: not_in_form, numerator_not_number, denominator_not_number, zero_denominator',
      zh: '无值原因',
    },
    {
      name: 'small_numbers',
      type: 'boolean',
      en: `The denominator is below ${smallNumbers}: one case moves the rate by a tenth and more`,
      zh: `分母小于${smallNumbers}`,
    },
    {
      name: 'standing',
      type: 'text',
      en: 'The worst standing of the cells used: certified, solved, unchecked, disputed, missing',
      zh: '所用单元格中最低的可信状态',
    },
    {
      name: 'quality',
      type: 'text',
      en: 'The worst quality of the harmonised variables used, see the crosswalk',
      zh: '所用统一变量中最低的可比程度',
    },
    {
      name: 'suit_break',
      type: 'boolean',
      en: 'The rate counts reviews or lawsuits, and the year lies behind the break of 2024',
      zh: '涉及复议诉讼且处于2024年断点之后',
    },
  ],
};

/** The rates of a report that the panel has. */
export function rateRows(record: ReportRecord): Row[] {
  const { version, current, ...key } = keyOf(record);
  const { form, verdict } = record.report;
  return ratesOf(record.report).map((figure) => ({
    ...key,
    form,
    verdict,
    rate: figure.rate.id,
    numerator: figure.numerator,
    denominator: figure.denominator,
    value: figure.value,
    status: figure.status,
    small_numbers: figure.smallNumbers,
    standing: figure.standing,
    quality: figure.quality,
    suit_break: figure.suitBreak,
  }));
}
