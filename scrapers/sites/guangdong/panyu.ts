import type { SiteInput } from '../../../src/site.js';

/**
 * Panyu District, Guangzhou. Declared from one archived address; the tree of categories stands on the platform’s first page.
 */
export default {
  slug: 'guangdong/panyu',
  zh: '广州市番禺区',
  en: 'Panyu District, Guangzhou',
  division: '440113',
  family: 'gkmlpt',
  hosts: ['www.panyu.gov.cn'],
  entries: ['http://www.panyu.gov.cn/gkmlpt/index'],
  evidence: ['http://www.panyu.gov.cn/gkmlpt/content/10/10099/post_10099135.html'],
  confirmed: false,
} satisfies SiteInput;
