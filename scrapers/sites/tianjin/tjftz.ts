import type { SiteInput } from '../../../src/site.js';

/**
 * Tianjin Port Free Trade Zone, a zone of Binhai with a site of its own beside its part of the area’s. Declared from
 * one archived address: a report of 2018.
 */
export default {
  slug: 'tianjin/tjftz',
  zh: '天津港保税区',
  en: 'Tianjin Port Free Trade Zone',
  division: '120116',
  family: 'channels',
  hosts: ['www.tjftz.gov.cn'],
  entries: ['https://www.tjftz.gov.cn/'],
  body: '天津港保税区管理委员会',
  columns: [{ url: 'https://www.tjftz.gov.cn/channels/6023.html', agency: '天津港保税区管理委员会' }],
  groups: ['政务公开', '政府信息公开', '信息公开'],
  evidence: ['https://www.tjftz.gov.cn/contents/6023/317492.html'],
  confirmed: false,
} satisfies SiteInput;
