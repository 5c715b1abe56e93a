import type { SiteInput } from '../../../src/site.js';

/**
 * Longhua District, Shenzhen. Declared from one archived address, in a column of all its bodies’ reports below the
 * pages for telephones (/ydmh/).
 */
export default {
  slug: 'guangdong/longhua',
  zh: '深圳市龙华区',
  en: 'Longhua District, Shenzhen',
  division: '440309',
  family: 'gkmlpt',
  hosts: ['www.szlhq.gov.cn'],
  entries: ['https://www.szlhq.gov.cn/'],
  columns: [{ url: 'https://www.szlhq.gov.cn/ydmh/xxgk/qzfxxgk/xxgkgz/xxgknb/gbmxxgknb/' }],
  groups: ['政务公开', '政府信息公开', '信息公开'],
  evidence: ['https://www.szlhq.gov.cn/ydmh/xxgk/qzfxxgk/xxgkgz/xxgknb/gbmxxgknb/content/post_12618182.html'],
  confirmed: false,
} satisfies SiteInput;
