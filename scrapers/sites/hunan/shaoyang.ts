import type { SiteInput } from '../../../src/site.js';

/**
 * Shaoyang City, Hunan. Declared from one archived address, on the host of its editors.
 */
export default {
  slug: 'hunan/shaoyang',
  zh: '邵阳市',
  en: 'Shaoyang City, Hunan',
  division: '430500',
  family: 'ucap',
  hosts: ['www.shaoyang.gov.cn', 'admin.shaoyang.gov.cn'],
  entries: ['https://www.shaoyang.gov.cn/'],
  groups: ['政务公开', '政府信息公开', '信息公开'],
  evidence: ['https://admin.shaoyang.gov.cn/shaoyang/sysrmzf/202403/0c8d4b1381e84893997c6e998088ce2c.shtml'],
  confirmed: false,
} satisfies SiteInput;
