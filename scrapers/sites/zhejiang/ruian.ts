import type { SiteInput } from '../../../src/site.js';

/** Rui’an City, Zhejiang. Declared from one archived address: a report of 2019, in the wording of that year. */
export default {
  slug: 'zhejiang/ruian',
  zh: '瑞安市',
  en: 'Rui’an City, Zhejiang',
  division: '330381',
  family: 'hanweb',
  hosts: ['www.ruian.gov.cn'],
  entries: ['http://www.ruian.gov.cn/'],
  columns: [{ url: 'http://www.ruian.gov.cn/col/col1229181382/index.html' }],
  groups: ['政务公开', '政府信息公开', '信息公开'],
  evidence: ['http://www.ruian.gov.cn/art/2020/6/22/art_1229181382_6819.html'],
  confirmed: false,
} satisfies SiteInput;
