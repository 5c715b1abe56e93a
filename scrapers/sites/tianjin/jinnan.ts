import type { SiteInput } from '../../../src/site.js';

/**
 * Jinnan District, Tianjin. No report of its own site was found in any archive: the host is known, and that its sister districts share one
 * system. Everything is to be found from the home page.
 */
export default {
  slug: 'tianjin/jinnan',
  zh: '天津市津南区',
  en: 'Jinnan District, Tianjin',
  division: '120112',
  family: 'trs-wcm',
  hosts: ['www.tjjn.gov.cn'],
  entries: ['https://www.tjjn.gov.cn/'],
  groups: ['政务公开', '政府信息公开', '信息公开', '政府信息公开专栏'],
  evidence: [],
  confirmed: false,
} satisfies SiteInput;
