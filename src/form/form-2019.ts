import { disputes } from './disputes.js';
import type { Form } from './form.js';
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
import { contentHeading, proactiveSection, proseSections } from './sections.js';

const itemsBefore = {
  id: 'items_prev_year',
  zh: '上一年项目数量',
  en: 'Items in the year before',
  short: 'prev',
  unit: '项',
  type: 'count',
} as const;

const itemsChange = {
  id: 'items_change',
  zh: '本年增/减',
  en: 'Change in the year',
  short: 'change',
  // 本年增/ : a template fault of 武清 2019 that cut the label in every report of the district.
  variants: ['本年增/', '增/减'],
  unit: '项',
  type: 'signed',
} as const;

const decisions = {
  id: 'decisions',
  zh: '处理决定数量',
  en: 'Decisions',
  short: 'decisions',
  unit: '件',
  type: 'count',
} as const;

/** The trial form of 国办公开办函〔2019〕60号, used for the reports of 2019 and 2020: 198 cells. */
export const form2019 = {
  id: 'form-2019',
  document: '国办公开办函〔2019〕60号《中华人民共和国政府信息公开工作年度报告格式（试行）》',
  years: '2019-2020',
  sections: proseSections,
  tables: [
    {
      id: 'documents',
      zh: '第二十条第（一）项',
      en: 'Rules and normative documents (Article 20, item 1)',
      short: 'doc',
      layout: 'rows',
      section: proactiveSection,
      furniture: contentHeading,
      columns: [
        { id: 'made', zh: '本年新制作数量', en: 'Made in the year', short: 'made', unit: '件', type: 'count' },
        {
          id: 'newly_disclosed',
          zh: '本年新公开数量',
          en: 'Disclosed in the year',
          short: 'newpublic',
          unit: '件',
          type: 'count',
        },
        {
          id: 'disclosed_total',
          zh: '对外公开总数量',
          en: 'Disclosed in all',
          short: 'allpublic',
          unit: '件',
          type: 'count',
        },
      ],
      rows: [
        { id: 'rules', zh: '规章', en: 'Rules', short: 'rules' },
        {
          id: 'normative_docs',
          zh: '规范性文件',
          en: 'Normative documents',
          short: 'normative',
          variants: ['行政规范性文件'],
        },
      ],
      // Wuhan 2020.
      localRows: [{ zh: '其他主动公开文件' }],
    },
    {
      id: 'licensing',
      zh: '第二十条第（五）项',
      en: 'Licensing (Article 20, item 5)',
      short: 'lic',
      layout: 'rows',
      section: proactiveSection,
      furniture: contentHeading,
      columns: [itemsBefore, itemsChange, decisions],
      rows: [
        { id: 'licence', zh: '行政许可', en: 'Administrative licences', short: 'licence' },
        { id: 'other_services', zh: '其他对外管理服务事项', en: 'Other services and supervision', short: 'services' },
      ],
    },
    {
      id: 'enforcement',
      zh: '第二十条第（六）项',
      en: 'Enforcement (Article 20, item 6)',
      short: 'enf',
      layout: 'rows',
      section: proactiveSection,
      furniture: contentHeading,
      columns: [itemsBefore, itemsChange, decisions],
      rows: [
        { id: 'penalty', zh: '行政处罚', en: 'Administrative penalties', short: 'penalty' },
        { id: 'coercion', zh: '行政强制', en: 'Administrative coercion', short: 'coercion' },
      ],
    },
    {
      id: 'fees',
      zh: '第二十条第（八）项',
      en: 'Administrative fees (Article 20, item 8)',
      short: 'fee',
      layout: 'rows',
      section: proactiveSection,
      furniture: contentHeading,
      columns: [itemsBefore, itemsChange],
      rows: [{ id: 'admin_fee', zh: '行政事业性收费', en: 'Administrative fees', short: 'admin' }],
    },
    {
      id: 'procurement',
      zh: '第二十条第（九）项',
      en: 'Central procurement (Article 20, item 9)',
      short: 'prc',
      layout: 'rows',
      section: proactiveSection,
      furniture: contentHeading,
      columns: [
        { id: 'projects', zh: '采购项目数量', en: 'Projects', short: 'projects', unit: '个', type: 'count' },
        {
          // The form prints no unit; both 160.5964万元 and 251000元 are found in the cell.
          id: 'amount',
          zh: '采购总金额',
          en: 'Amount (unit as printed)',
          short: 'amount',
          variants: ['采购总金额（万元，保留四位小数）', '采购总金额（万元）', '采购总金额（元）'],
          unit: null,
          type: 'decimal',
        },
      ],
      rows: [{ id: 'central_procurement', zh: '政府集中采购', en: 'Central government procurement', short: 'central' }],
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
      groups: requestGroups,
      rows: [...requestRowsToNotProcessed, otherHandling, ...requestRowsFromTotal],
      identities: requestIdentities,
    },
    disputes,
  ],
} as const satisfies Form;
