import type { SiteInput } from '../../../src/site.js';

/**
 * Qianjiang City, Hubei. Declared from one archived address, of the report of 熊口管理区; each body has a folder below the
 * catalogue.
 */
export default {
  slug: 'hubei/qianjiang',
  zh: '潜江市',
  en: 'Qianjiang City, Hubei',
  division: '429005',
  family: 'trs-wcm',
  hosts: ['www.hbqj.gov.cn'],
  entries: ['https://www.hbqj.gov.cn/xxgk/xxgkml/'],
  columns: [{ url: 'https://www.hbqj.gov.cn/xxgk/xxgkml/qzcxxgkml/xkq/zfxxgk/ndbg_1/' }],
  evidence: ['https://www.hbqj.gov.cn/xxgk/xxgkml/qzcxxgkml/xkq/zfxxgk/ndbg_1/202601/t20260122_5861109.html'],
  confirmed: false,
} satisfies SiteInput;
