import type { SiteInput } from '../../../src/site.js';

/**
 * Hexi District, Tianjin. No report of its own site was found in any archive: the host is known, and that its sister districts share one
 * system. Everything is to be found from the home page.
 */
export default {
  slug: 'tianjin/hexi',
  zh: '天津市河西区',
  en: 'Hexi District, Tianjin',
  division: '120103',
  family: 'trs-wcm',
  hosts: ['www.tjhx.gov.cn'],
  entries: ['https://www.tjhx.gov.cn/'],
  groups: ['政务公开', '政府信息公开', '信息公开', '政府信息公开专栏'],
  evidence: [],
  confirmed: false,
} satisfies SiteInput;
