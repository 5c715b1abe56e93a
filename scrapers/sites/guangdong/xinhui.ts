import type { SiteInput } from '../../../src/site.js';

/**
 * Xinhui District, Jiangmen. Declared from one archived address: a report among the notices (通知公告) of 银湖湾滨海新区. Each
 * body has a gkmlpt of its own.
 */
export default {
  slug: 'guangdong/xinhui',
  zh: '江门市新会区',
  en: 'Xinhui District, Jiangmen',
  division: '440705',
  family: 'gkmlpt',
  hosts: ['www.xinhui.gov.cn'],
  entries: ['http://www.xinhui.gov.cn/'],
  columns: [{ url: 'http://www.xinhui.gov.cn/gzjg/qzfpcjg/jmxhjjkfqglwyh/tzgg/', mixed: true }],
  groups: ['政务公开', '政府信息公开', '信息公开'],
  evidence: ['http://www.xinhui.gov.cn/gzjg/qzfpcjg/jmxhjjkfqglwyh/tzgg/content/post_2784401.html'],
  confirmed: false,
} satisfies SiteInput;
