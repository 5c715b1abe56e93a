import type { SiteInput } from '../../../src/site.js';

/** Xiaoshan District, Hangzhou. Declared from one archived address, of a street’s report. */
export default {
  slug: 'zhejiang/xiaoshan',
  zh: '杭州市萧山区',
  en: 'Xiaoshan District, Hangzhou',
  division: '330109',
  family: 'hanweb',
  hosts: ['www.xiaoshan.gov.cn'],
  entries: ['https://www.xiaoshan.gov.cn/'],
  columns: [{ url: 'https://www.xiaoshan.gov.cn/col/col1229849805/index.html' }],
  groups: ['政务公开', '政府信息公开', '信息公开'],
  evidence: ['https://www.xiaoshan.gov.cn/art/2025/1/13/art_1229849805_96757.html'],
  confirmed: false,
} satisfies SiteInput;
