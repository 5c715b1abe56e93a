import type { SiteInput } from '../../../src/site.js';

/** Jinghe County, Xinjiang. Declared from one archived address. */
export default {
  slug: 'xinjiang/jinghe',
  zh: '精河县',
  en: 'Jinghe County, Xinjiang',
  division: '652722',
  family: 'vsb',
  hosts: ['www.xjjh.gov.cn'],
  entries: ['https://www.xjjh.gov.cn/'],
  groups: ['政务公开', '政府信息公开', '信息公开'],
  evidence: ['https://www.xjjh.gov.cn/info/3038/185426.htm'],
  confirmed: false,
} satisfies SiteInput;
