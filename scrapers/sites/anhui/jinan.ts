import type { SiteInput } from '../../../src/site.js';

/** Jin’an District, Lu’an. Declared from one archived address: here a report is an article like others. */
export default {
  slug: 'anhui/jinan',
  zh: '六安市金安区',
  en: 'Jin’an District, Lu’an',
  division: '341502',
  family: 'lonsun',
  hosts: ['www.ja.gov.cn'],
  entries: ['https://www.ja.gov.cn/'],
  groups: ['政务公开', '政府信息公开', '信息公开'],
  evidence: ['https://www.ja.gov.cn/public/content/25910571'],
  confirmed: false,
} satisfies SiteInput;
