import type { SiteInput } from '../../../src/site.js';

/** Jixi County, Anhui. Declared from one archived address, of the report of the government office. */
export default {
  slug: 'anhui/jixi',
  zh: '绩溪县',
  en: 'Jixi County, Anhui',
  division: '341824',
  family: 'lonsun',
  hosts: ['www.cnjx.gov.cn'],
  entries: ['https://www.cnjx.gov.cn/'],
  groups: ['政务公开', '政府信息公开', '信息公开'],
  evidence: ['https://www.cnjx.gov.cn/OpennessAnnualReport/show/6103.html'],
  confirmed: false,
} satisfies SiteInput;
