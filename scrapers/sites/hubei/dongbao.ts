import type { SiteInput } from '../../../src/site.js';

/**
 * Dongbao District, Jingmen. Declared from one archived address, which names the column.
 */
export default {
  slug: 'hubei/dongbao',
  zh: '荆门市东宝区',
  en: 'Dongbao District, Jingmen',
  division: '420802',
  family: 'hanweb',
  hosts: ['www.jmdbq.gov.cn'],
  entries: ['http://www.jmdbq.gov.cn/'],
  columns: [{ url: 'http://www.jmdbq.gov.cn/col/col28090/index.html' }],
  groups: ['政务公开', '政府信息公开', '信息公开'],
  evidence: ['http://www.jmdbq.gov.cn/art/2025/2/8/art_28090_1130982.html'],
  confirmed: false,
} satisfies SiteInput;
