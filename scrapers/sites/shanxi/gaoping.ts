import type { SiteInput } from '../../../src/site.js';

/**
 * Gaoping City, Shanxi. Declared from one archived address; disclosure has a host of its own.
 */
export default {
  slug: 'shanxi/gaoping',
  zh: '高平市',
  en: 'Gaoping City, Shanxi',
  division: '140581',
  family: 'trs-wcm',
  hosts: ['xxgk.sxgp.gov.cn', 'www.sxgp.gov.cn'],
  entries: ['http://xxgk.sxgp.gov.cn/'],
  columns: [{ url: 'http://xxgk.sxgp.gov.cn/gzbm/zfbgs/zfxxgknb/', agency: '高平市人民政府办公室' }],
  evidence: ['http://xxgk.sxgp.gov.cn/gzbm/zfbgs/zfxxgknb/202401/t20240129_1926722.shtml'],
  confirmed: false,
} satisfies SiteInput;
