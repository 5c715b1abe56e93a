import type { SiteInput } from '../../../src/site.js';

/** Panyu District, Guangzhou. Declared from two archived addresses, one on each of the two platforms of Guangdong. */
export default {
  slug: 'guangdong/panyu',
  zh: '广州市番禺区',
  en: 'Panyu District, Guangzhou',
  division: '440113',
  family: 'gkmlpt',
  hosts: ['www.panyu.gov.cn'],
  entries: ['http://www.panyu.gov.cn/gkmlpt/index'],
  scope: ['http://www.panyu.gov.cn/'],
  columns: [{ url: 'https://www.panyu.gov.cn/jgzy/qzfbm/gzsfzqccglwyh/cgwyh/zfxxgkgzndbg/' }],
  groups: ['政务公开', '政府信息公开', '信息公开'],
  evidence: [
    'http://www.panyu.gov.cn/gkmlpt/content/10/10099/post_10099135.html',
    'https://www.panyu.gov.cn/jgzy/qzfbm/gzsfzqccglwyh/cgwyh/zfxxgkgzndbg/content/post_10089596.html',
  ],
  confirmed: false,
} satisfies SiteInput;
