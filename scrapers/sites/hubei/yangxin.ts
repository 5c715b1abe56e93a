import type { SiteInput } from '../../../src/site.js';

/** Yangxin County, Hubei. Declared from one archived address, of the report of 城东管理区. */
export default {
  slug: 'hubei/yangxin',
  zh: '阳新县',
  en: 'Yangxin County, Hubei',
  division: '420222',
  family: 'trs-wcm',
  hosts: ['www.yx.gov.cn'],
  entries: ['https://www.yx.gov.cn/zfxxgk/'],
  columns: [{ url: 'https://www.yx.gov.cn/zfxxgk/dfbmptlj/zcq/cdxq/gknb_18067/' }],
  evidence: ['https://www.yx.gov.cn/zfxxgk/dfbmptlj/zcq/cdxq/gknb_18067/202601/t20260120_1301175.html'],
  confirmed: false,
} satisfies SiteInput;
