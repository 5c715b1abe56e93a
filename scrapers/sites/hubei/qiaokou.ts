import type { SiteInput } from '../../../src/site.js';

/**
 * Qiaokou District, Wuhan. Declared from one archived address: below the column each body has a folder.
 */
export default {
  slug: 'hubei/qiaokou',
  zh: '武汉市硚口区',
  en: 'Qiaokou District, Wuhan',
  division: '420104',
  family: 'trs-wcm',
  hosts: ['www.qiaokou.gov.cn'],
  entries: ['https://www.qiaokou.gov.cn/xxgk/'],
  columns: [{ url: 'https://www.qiaokou.gov.cn/xxgk/zfxxgknb/bmjdhz/qzfgzjg/qzfb/', agency: '硚口区人民政府办公室' }],
  evidence: ['https://www.qiaokou.gov.cn/xxgk/zfxxgknb/bmjdhz/qzfgzjg/qzfb/202501/t20250122_2523807.shtml'],
  confirmed: false,
} satisfies SiteInput;
