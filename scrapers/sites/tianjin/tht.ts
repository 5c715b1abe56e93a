import type { SiteInput } from '../../../src/site.js';

/**
 * Tianjin Binhai High-tech Zone. No report of its own site was found in any archive: the host is known, and that its
 * lists have the shape of its sister zones’. Everything is to be found from the home page.
 */
export default {
  slug: 'tianjin/tht',
  zh: '天津滨海高新技术产业开发区',
  en: 'Tianjin Binhai High-tech Zone',
  division: '120116',
  family: 'channels',
  hosts: ['www.tht.gov.cn'],
  entries: ['https://www.tht.gov.cn/'],
  body: '天津滨海高新技术产业开发区管理委员会',
  groups: ['政务公开', '政府信息公开', '信息公开'],
  evidence: [],
  confirmed: false,
} satisfies SiteInput;
