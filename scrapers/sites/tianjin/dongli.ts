import type { SiteInput } from '../../../src/site.js';

/**
 * Dongli District, Tianjin. Declared from archived copies: the address of a report of the district's development and
 * reform commission, and the tree below /gongkai/zfxxgkzl/ as three further addresses show it.
 */
export default {
  slug: 'tianjin/dongli',
  zh: '天津市东丽区',
  en: 'Dongli District, Tianjin',
  division: '120110',
  family: 'trs-wcm',
  hosts: ['www.tjdl.gov.cn'],
  entries: ['https://www.tjdl.gov.cn/gongkai/zfxxgkzl/'],
  evidence: [
    'https://www.tjdl.gov.cn/gongkai/zfxxgkzl/zfgbm/dlqfgw/gknb/202601/t20260130_7235231.html',
    'https://www.tjdl.gov.cn/gongkai/zfxxgkzl/zfgbm/dlqdlhjd/gknb/202012/t20201212_4920252.html',
    'https://www.tjdl.gov.cn/gongkai/zfxxgkzl/zfgbm/dlqdlhjd/gknb/202201/t20220129_5793544.html',
    'https://www.tjdl.gov.cn/gongkai/zfxxgkzl/zfgbm/dlqjyj/gknb/202012/t20201208_4700617.html',
  ],
  confirmed: false,
} satisfies SiteInput;
