import type { SiteInput } from '../../../src/site.js';

/**
 * Jizhou District, Tianjin. Declared from one archived address; the column has a folder for each year.
 */
export default {
  slug: 'tianjin/jizhou',
  zh: '天津市蓟州区',
  en: 'Jizhou District, Tianjin',
  division: '120119',
  family: 'trs-wcm',
  hosts: ['www.tjjz.gov.cn'],
  entries: ['http://www.tjjz.gov.cn/zwgk/zfxxgk/'],
  columns: [{ url: 'http://www.tjjz.gov.cn/zwgk/zfxxgk/zfxxgkqzf1/zfxxgknb2/', agency: '蓟州区人民政府' }],
  evidence: ['http://www.tjjz.gov.cn/zwgk/zfxxgk/zfxxgkqzf1/zfxxgknb2/2021n/202203/t20220301_5817391.html'],
  confirmed: false,
} satisfies SiteInput;
