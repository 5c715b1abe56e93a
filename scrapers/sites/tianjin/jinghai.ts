import type { SiteInput } from '../../../src/site.js';

/**
 * Jinghai District, Tianjin. Declared from one archived address, of a town’s report.
 */
export default {
  slug: 'tianjin/jinghai',
  zh: '天津市静海区',
  en: 'Jinghai District, Tianjin',
  division: '120118',
  family: 'trs-wcm',
  hosts: ['www.tjjh.gov.cn'],
  entries: ['http://www.tjjh.gov.cn/jhqzf/zwgk_28985/'],
  columns: [{ url: 'http://www.tjjh.gov.cn/jhqzf/zwgk_28985/zfxxgk_jz1/dlz1/zfxxgknb37/' }],
  evidence: ['http://www.tjjh.gov.cn/jhqzf/zwgk_28985/zfxxgk_jz1/dlz1/zfxxgknb37/202501/t20250123_6842573.html'],
  confirmed: false,
} satisfies SiteInput;
