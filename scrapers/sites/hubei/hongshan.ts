import type { SiteInput } from '../../../src/site.js';

/**
 * Hongshan District, Wuhan. Declared from one archived address, in a column of several bodies’ reports.
 */
export default {
  slug: 'hubei/hongshan',
  zh: '武汉市洪山区',
  en: 'Hongshan District, Wuhan',
  division: '420111',
  family: 'trs-wcm',
  hosts: ['www.hongshan.gov.cn'],
  entries: ['https://www.hongshan.gov.cn/xxgk/'],
  columns: [{ url: 'https://www.hongshan.gov.cn/xxgk/zfxxgknb/' }],
  evidence: ['https://www.hongshan.gov.cn/xxgk/zfxxgknb/202401/t20240130_2352314.shtml'],
  confirmed: false,
} satisfies SiteInput;
