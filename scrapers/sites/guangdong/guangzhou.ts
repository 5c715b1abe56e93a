import type { SiteInput } from '../../../src/site.js';

/**
 * Guangzhou, the reports of its districts and departments as the city gathers them. Declared from one archived address.
 */
export default {
  slug: 'guangdong/guangzhou',
  zh: '广州市',
  en: 'Guangzhou City',
  division: '440100',
  family: 'gkmlpt',
  hosts: ['www.gz.gov.cn'],
  entries: ['https://www.gz.gov.cn/zfjgzy/gzsrmzfbgt/zfxxgknb/'],
  columns: [{ url: 'https://www.gz.gov.cn/zfjgzy/gzsrmzfbgt/zfxxgknb/gq/index.html' }],
  evidence: ['https://www.gz.gov.cn/zfjgzy/gzsrmzfbgt/zfxxgknb/gq/content/post_8780034.html'],
  confirmed: false,
} satisfies SiteInput;
