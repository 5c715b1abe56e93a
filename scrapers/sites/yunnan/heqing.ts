import type { SiteInput } from '../../../src/site.js';

/**
 * Heqing County, Yunnan. Declared from one archived address.
 */
export default {
  slug: 'yunnan/heqing',
  zh: '鹤庆县',
  en: 'Heqing County, Yunnan',
  division: '532932',
  family: 'ucap',
  hosts: ['heqing.gov.cn', 'www.heqing.gov.cn'],
  entries: ['http://heqing.gov.cn/'],
  groups: ['政务公开', '政府信息公开', '信息公开'],
  evidence: ['http://heqing.gov.cn/dlzhqx/c107245/202202/3b765a661fb14c27b4871cb671ded957.shtml'],
  confirmed: false,
} satisfies SiteInput;
