import type { SiteInput } from '../../../src/site.js';

/**
 * TEDA, a zone of Binhai with a site of its own beside its part of the area’s. Declared from one archived address: the
 * report of 2024, among the notices (通知公告).
 */
export default {
  slug: 'tianjin/teda',
  zh: '天津经济技术开发区',
  en: 'Tianjin Economic-Technological Development Area',
  division: '120116',
  family: 'channels',
  hosts: ['teda.gov.cn', 'www.teda.gov.cn'],
  entries: ['https://teda.gov.cn/'],
  body: '天津经济技术开发区管理委员会',
  columns: [{ url: 'https://teda.gov.cn/channels/29.html', agency: '天津经济技术开发区管理委员会', mixed: true }],
  groups: ['政务公开', '政府信息公开', '信息公开'],
  evidence: ['https://teda.gov.cn/contents/29/77805.html'],
  confirmed: false,
} satisfies SiteInput;
