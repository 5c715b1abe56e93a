import type { SiteInput } from '../../../src/site.js';

/** Moyu County, Xinjiang. Declared from one archived address. */
export default {
  slug: 'xinjiang/moyu',
  zh: '墨玉县',
  en: 'Moyu County, Xinjiang',
  division: '653222',
  family: 'ucap',
  hosts: ['www.myx.gov.cn'],
  entries: ['http://www.myx.gov.cn/'],
  groups: ['政务公开', '政府信息公开', '信息公开'],
  evidence: ['http://www.myx.gov.cn/myxrmzf/c128692/202602/8d2f9a434e1b4d3ea8c7fa7b6c39a8dd.shtml'],
  confirmed: false,
} satisfies SiteInput;
