import type { SiteInput } from '../../../src/site.js';

/**
 * Xiqing District, Tianjin. Declared from one archived address: a report of 2014, imported in December 2020 into a column of several
 * bodies’ reports.
 */
export default {
  slug: 'tianjin/xiqing',
  zh: '天津市西青区',
  en: 'Xiqing District, Tianjin',
  division: '120111',
  family: 'trs-wcm',
  hosts: ['www.tjxq.gov.cn'],
  entries: ['https://www.tjxq.gov.cn/zwgk/zfxxgk/'],
  columns: [{ url: 'https://www.tjxq.gov.cn/zwgk/zfxxgk/xxgknb/' }],
  evidence: ['https://www.tjxq.gov.cn/zwgk/zfxxgk/xxgknb/202012/t20201204_4322981.html'],
  confirmed: false,
} satisfies SiteInput;
