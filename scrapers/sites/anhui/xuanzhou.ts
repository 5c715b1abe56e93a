import type { SiteInput } from '../../../src/site.js';

/** Xuanzhou District, Xuancheng. Declared from one archived address, of a township’s report. */
export default {
  slug: 'anhui/xuanzhou',
  zh: '宣城市宣州区',
  en: 'Xuanzhou District, Xuancheng',
  division: '341802',
  family: 'lonsun',
  hosts: ['www.xuanzhou.gov.cn'],
  entries: ['https://www.xuanzhou.gov.cn/'],
  groups: ['政务公开', '政府信息公开', '信息公开'],
  evidence: ['https://www.xuanzhou.gov.cn/XxgkAnnualReport/show/6072.html'],
  confirmed: false,
} satisfies SiteInput;
