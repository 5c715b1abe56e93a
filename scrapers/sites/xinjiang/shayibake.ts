import type { SiteInput } from '../../../src/site.js';

/** Saybag District, Urumqi. Declared from one archived address: a report of 2011. */
export default {
  slug: 'xinjiang/shayibake',
  zh: '乌鲁木齐市沙依巴克区',
  en: 'Saybag District, Urumqi',
  division: '650103',
  family: 'vsb',
  hosts: ['www.sayibak.gov.cn'],
  entries: ['http://www.sayibak.gov.cn/'],
  groups: ['政务公开', '政府信息公开', '信息公开'],
  evidence: ['http://www.sayibak.gov.cn/info/2956/33691.htm'],
  confirmed: false,
} satisfies SiteInput;
