import type { SiteInput } from '../../../src/site.js';

/** Hecheng District, Huaihua. Declared from one archived address. */
export default {
  slug: 'hunan/hecheng',
  zh: '怀化市鹤城区',
  en: 'Hecheng District, Huaihua',
  division: '431202',
  family: 'ucap',
  hosts: ['www.hechengqu.gov.cn'],
  entries: ['http://www.hechengqu.gov.cn/'],
  groups: ['政务公开', '政府信息公开', '信息公开'],
  evidence: ['http://www.hechengqu.gov.cn/hechengqu/c115486/202602/3d55cf662f0c4602bc23e38005e980f4.shtml'],
  confirmed: false,
} satisfies SiteInput;
