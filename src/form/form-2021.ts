import { disputes } from './disputes.js';
import type { Form } from './form.js';
import { documents, enforcement, fees, licence, licensing, rules } from './proactive.js';
import {
  applicantColumns,
  derivedApplicantColumns,
  otherHandling,
  requestFurniture,
  requestGroups,
  requestIdentities,
  requestRowsFromTotal,
  requestRowsToNotProcessed,
  requestTitle,
} from './requests.js';
import { proseSections } from './sections.js';

const decisions = {
  id: 'decisions',
  zh: '本年处理决定数量',
  en: 'Decisions in the year',
  short: 'decisions',
  variants: ['处理决定数量'],
  unit: '件',
  type: 'count',
} as const;

/** The form of 国办公开办函〔2021〕30号 (26 September 2021), used for the reports of 2021 and later: 200 cells. */
export const form2021 = {
  id: 'form-2021',
  document: '国办公开办函〔2021〕30号《中华人民共和国政府信息公开工作年度报告格式》',
  years: '2021-',
  sections: proseSections,
  tables: [
    {
      ...documents,
      columns: [
        {
          id: 'issued',
          zh: '本年制发件数',
          en: 'Issued in the year',
          short: 'issued',
          variants: ['本年发件', '本年制发', '本年发件数'],
          unit: '件',
          type: 'count',
        },
        {
          id: 'repealed',
          zh: '本年废止件数',
          en: 'Repealed in the year',
          short: 'repealed',
          variants: ['本年废止'],
          unit: '件',
          type: 'count',
        },
        {
          id: 'in_force',
          zh: '现行有效件数',
          en: 'In force',
          short: 'inforce',
          variants: ['现行有效件', '现行有效'],
          unit: '件',
          type: 'count',
        },
      ],
      rows: [
        rules,
        {
          id: 'normative_docs',
          zh: '行政规范性文件',
          en: 'Administrative normative documents',
          short: 'normative',
          variants: ['规范性文件'],
        },
      ],
    },
    { ...licensing, columns: [decisions], rows: [licence] },
    { ...enforcement, columns: [decisions] },
    {
      // The body's statutory fee income, not the fee charged for information requests.
      ...fees,
      columns: [
        {
          id: 'amount_wan',
          zh: '本年收费金额（单位：万元）',
          en: 'Amount charged in the year (10,000 yuan)',
          short: 'amount_wan',
          variants: ['本年收费金额'],
          unit: '万元',
          type: 'decimal',
        },
      ],
    },
    {
      id: 'requests',
      ...requestTitle,
      en: 'Requests received and handled',
      short: 'req',
      layout: 'rows',
      furniture: requestFurniture,
      columns: applicantColumns,
      derivedColumns: derivedApplicantColumns,
      groups: [
        ...requestGroups,
        { id: 'oth', zh: '（六）其他处理', en: 'Handled otherwise', total: 'oth_total', short: 'oth' },
      ],
      rows: [
        ...requestRowsToNotProcessed,
        {
          id: 'oth_not_corrected',
          zh: '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
          en: 'Not corrected in time',
          short: 'oth_uncorrect',
          variants: ['申请人无正当理由逾期不补正', '逾期不补正'],
          group: 'oth',
          leaf: true,
        },
        {
          id: 'oth_fee_unpaid',
          zh: '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
          en: 'Fee not paid in time',
          short: 'oth_unpaid',
          variants: ['逾期未缴费', '逾期不缴费'],
          group: 'oth',
          leaf: true,
        },
        {
          id: 'oth_other',
          zh: '3.其他',
          en: 'Other',
          short: 'oth_other',
          variants: ['3.其它'],
          group: 'oth',
          leaf: true,
        },
        ...requestRowsFromTotal,
      ],
      // Seen in reports for 2023 and 2024: one row as in the form of 2019.
      alternatives: [{ ...otherHandling, replaces: ['oth_not_corrected', 'oth_fee_unpaid', 'oth_other'] }],
      identities: requestIdentities,
    },
    disputes,
  ],
} as const satisfies Form;
