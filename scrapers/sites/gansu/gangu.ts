import type { SiteInput } from '../../../src/site.js';

/**
 * Gangu County, Gansu. Declared from one archived address, of the report of the government office, and from the page
 * of a bureau below /zfxxgk/zfbmxxgk/.
 */
export default {
  slug: 'gansu/gangu',
  zh: '甘谷县',
  en: 'Gangu County, Gansu',
  division: '620523',
  family: 'vsb',
  hosts: ['www.gangu.gov.cn'],
  entries: ['http://www.gangu.gov.cn/'],
  groups: ['政务公开', '政府信息公开', '信息公开'],
  evidence: ['http://www.gangu.gov.cn/info/2381/644672.htm'],
  confirmed: false,
} satisfies SiteInput;
