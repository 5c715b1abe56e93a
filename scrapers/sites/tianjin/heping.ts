import type { SiteInput } from '../../../src/site.js';

/**
 * Heping District, Tianjin. Declared from one archived address of a report of the government office; the site has a template of its
 * own (发布日期, 发布者).
 */
export default {
  slug: 'tianjin/heping',
  zh: '天津市和平区',
  en: 'Heping District, Tianjin',
  division: '120101',
  family: 'trs-wcm',
  hosts: ['www.tjhp.gov.cn'],
  entries: ['http://www.tjhp.gov.cn/zw/zfxxgk/'],
  columns: [{ url: 'http://www.tjhp.gov.cn/zw/zfxxgk/zfgbm/qzfb/zfxxgknb/', agency: '和平区人民政府办公室' }],
  evidence: ['http://www.tjhp.gov.cn/zw/zfxxgk/zfgbm/qzfb/zfxxgknb/202401/t20240122_6515489.html'],
  confirmed: false,
} satisfies SiteInput;
