import type { SiteInput } from '../../../src/site.js';

/**
 * Tongzi County, Guizhou. Declared from one archived address; the column has a folder for each year.
 */
export default {
  slug: 'guizhou/tongzi',
  zh: '桐梓县',
  en: 'Tongzi County, Guizhou',
  division: '520322',
  family: 'trs-wcm',
  hosts: ['www.gztongzi.gov.cn'],
  entries: ['http://www.gztongzi.gov.cn/zwgk/zfxxgk/'],
  columns: [{ url: 'http://www.gztongzi.gov.cn/zwgk/zfxxgk/zfxxgknb/' }],
  evidence: ['http://www.gztongzi.gov.cn/zwgk/zfxxgk/zfxxgknb/2022n/202302/t20230218_78246924.html'],
  confirmed: false,
} satisfies SiteInput;
