import type { SiteInput } from '../../../src/site.js';

/**
 * Tianjin Economic-Technological Development Area (a zone (功能区) of Binhai). Declared from one archived address of a report.
 */
export default {
  slug: 'tianjin/teda',
  zh: '天津经济技术开发区',
  en: 'Tianjin Economic-Technological Development Area',
  division: '120116',
  family: 'channels',
  hosts: ['teda.gov.cn', 'www.teda.gov.cn'],
  entries: ['https://www.teda.gov.cn/'],
  columns: [{ url: 'https://teda.gov.cn/channels/29.html', agency: '天津经济技术开发区管理委员会' }],
  groups: ['政务公开', '政府信息公开', '信息公开'],
  evidence: ['https://teda.gov.cn/contents/29/77805.html'],
  confirmed: false,
} satisfies SiteInput;
