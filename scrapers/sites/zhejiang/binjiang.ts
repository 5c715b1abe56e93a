import type { SiteInput } from '../../../src/site.js';

/**
 * Binjiang District, Hangzhou. Declared from two archived addresses, of the reports of the district and of its
 * government office, in one column.
 */
export default {
  slug: 'zhejiang/binjiang',
  zh: '杭州市滨江区',
  en: 'Binjiang District, Hangzhou',
  division: '330108',
  family: 'hanweb',
  hosts: ['www.hhtz.gov.cn'],
  entries: ['http://www.hhtz.gov.cn/'],
  columns: [{ url: 'http://www.hhtz.gov.cn/col/col1229230631/index.html' }],
  groups: ['政务公开', '政府信息公开', '信息公开'],
  evidence: [
    'http://www.hhtz.gov.cn/art/2025/2/14/art_1229230631_4332065.html',
    'http://www.hhtz.gov.cn/art/2025/1/17/art_1229230631_4327600.html',
  ],
  confirmed: false,
} satisfies SiteInput;
