import type { SiteInput } from '../../../src/site.js';

/**
 * Wuqia County, Xinjiang. Declared from two archived addresses, of the reports of the government office and of a
 * township, in one column (c128570).
 */
export default {
  slug: 'xinjiang/wuqia',
  zh: '乌恰县',
  en: 'Wuqia County, Xinjiang',
  division: '653024',
  family: 'ucap',
  hosts: ['www.xjwqx.gov.cn'],
  entries: ['http://www.xjwqx.gov.cn/'],
  groups: ['政务公开', '政府信息公开', '信息公开'],
  evidence: [
    'http://www.xjwqx.gov.cn/xjwqx/c128570/202601/c531fcfd84284253aaceb3f0345912cd.shtml',
    'http://www.xjwqx.gov.cn/xjwqx/c128570/202601/4ff40ce3cae4488b8a055ac671b1be03.shtml',
  ],
  confirmed: false,
} satisfies SiteInput;
