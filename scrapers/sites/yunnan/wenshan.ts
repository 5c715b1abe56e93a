import type { SiteInput } from '../../../src/site.js';

/**
 * Wenshan Prefecture, Yunnan, which also shows its counties’ reports. Declared from one archived address.
 */
export default {
  slug: 'yunnan/wenshan',
  zh: '文山壮族苗族自治州',
  en: 'Wenshan Prefecture, Yunnan',
  division: '532600',
  family: 'vsb',
  hosts: ['www.ynws.gov.cn'],
  entries: ['https://www.ynws.gov.cn/'],
  groups: ['政务公开', '政府信息公开', '信息公开'],
  evidence: ['https://www.ynws.gov.cn/info/5730/293201.htm'],
  confirmed: false,
} satisfies SiteInput;
