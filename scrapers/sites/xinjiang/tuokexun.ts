import type { SiteInput } from '../../../src/site.js';

/** Toksun County, Xinjiang. Declared from one archived address, of a town’s report. */
export default {
  slug: 'xinjiang/tuokexun',
  zh: '托克逊县',
  en: 'Toksun County, Xinjiang',
  division: '650422',
  family: 'ucap',
  hosts: ['tkx.gov.cn', 'www.tkx.gov.cn'],
  entries: ['http://tkx.gov.cn/'],
  groups: ['政务公开', '政府信息公开', '信息公开'],
  evidence: ['http://tkx.gov.cn/tkxx/c106613/202501/92c55ca1c24c4ebe95926eaf7a888506.shtml'],
  confirmed: false,
} satisfies SiteInput;
