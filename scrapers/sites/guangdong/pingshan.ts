import type { SiteInput } from '../../../src/site.js';

/**
 * Pingshan District, Shenzhen, which has rules for crawlers since April 2026. Declared from one archived address, in a
 * column of all its bodies’ reports.
 */
export default {
  slug: 'guangdong/pingshan',
  zh: '深圳市坪山区',
  en: 'Pingshan District, Shenzhen',
  division: '440310',
  family: 'gkmlpt',
  hosts: ['www.szpsq.gov.cn'],
  entries: ['https://www.szpsq.gov.cn/'],
  columns: [{ url: 'https://www.szpsq.gov.cn/zwgk/zfxxgknb/qgbmxxgknb/' }],
  groups: ['政务公开', '政府信息公开', '信息公开'],
  evidence: ['https://www.szpsq.gov.cn/zwgk/zfxxgknb/qgbmxxgknb/content/post_4183376.html'],
  confirmed: false,
} satisfies SiteInput;
