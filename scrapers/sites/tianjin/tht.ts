import type { SiteInput } from '../../../src/site.js';

/**
 * Tianjin Binhai High-tech Industrial Development Area (a zone (功能区) of Binhai). No address of a report was found; the host and its
 * system are known.
 */
export default {
  slug: 'tianjin/tht',
  zh: '天津滨海高新技术产业开发区',
  en: 'Tianjin Binhai High-tech Industrial Development Area',
  division: '120116',
  family: 'channels',
  hosts: ['www.tht.gov.cn'],
  entries: ['https://www.tht.gov.cn/'],
  groups: ['政务公开', '政府信息公开', '信息公开'],
  evidence: [],
  confirmed: false,
} satisfies SiteInput;
