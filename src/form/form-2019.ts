import { disputes } from './disputes.js';
import type { Form } from './form.js';
import { documents, enforcement, fees, licence, licensing, procurement, rules } from './proactive.js';
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
      ...documents,
      columns: [
        {
          id: 'made',
          zh: '本年新制作数量',
          en: 'Made in the year',
          short: 'made',
          // Cut in many reports of 2019 and 2020 (益阳高新区 2020), as is the next: their order tells them apart.
          variants: ['本年新'],
          unit: '件',
          type: 'count',
        },
        {
          id: 'newly_disclosed',
          zh: '本年新公开数量',
          en: 'Disclosed in the year',
          short: 'newpublic',
          variants: ['本年新'],
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
        rules,
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
      ...licensing,
      columns: [itemsBefore, itemsChange, decisions],
      rows: [
        licence,
        { id: 'other_services', zh: '其他对外管理服务事项', en: 'Other services and supervision', short: 'services' },
      ],
    },
    { ...enforcement, columns: [itemsBefore, itemsChange, decisions] },
    { ...fees, columns: [itemsBefore, itemsChange] },
    {
      ...procurement,
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
