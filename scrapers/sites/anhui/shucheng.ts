import type { SiteInput } from '../../../src/site.js';

/**
 * Shucheng County, Anhui. Declared from one archived address.
 */
export default {
  slug: 'anhui/shucheng',
  zh: '舒城县',
  en: 'Shucheng County, Anhui',
  division: '341523',
  family: 'lonsun',
  hosts: ['www.shucheng.gov.cn'],
  entries: ['https://www.shucheng.gov.cn/'],
  groups: ['政务公开', '政府信息公开', '信息公开'],
  evidence: ['https://www.shucheng.gov.cn/public/content/38194471'],
  confirmed: false,
} satisfies SiteInput;
