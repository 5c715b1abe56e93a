import type { SiteInput } from '../../../src/site.js';

/**
 * Kaifu District, Changsha. Declared from one archived address: below the column each body has a folder.
 */
export default {
  slug: 'hunan/kaifu',
  zh: '长沙市开福区',
  en: 'Kaifu District, Changsha',
  division: '430105',
  family: 'trs-wcm',
  hosts: ['www.kaifu.gov.cn'],
  entries: ['http://www.kaifu.gov.cn/zfxxgk/'],
  columns: [{ url: 'http://www.kaifu.gov.cn/zfxxgk/zfxxgknb/bmnb/qrmzfbgs/', agency: '开福区人民政府办公室' }],
  evidence: ['http://www.kaifu.gov.cn/zfxxgk/zfxxgknb/bmnb/qrmzfbgs/202401/t20240129_11359678.html'],
  confirmed: false,
} satisfies SiteInput;
