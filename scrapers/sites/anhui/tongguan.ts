import type { SiteInput } from '../../../src/site.js';

/**
 * Tongguan District, Tongling. Declared from one archived address, of a street’s report.
 */
export default {
  slug: 'anhui/tongguan',
  zh: '铜陵市铜官区',
  en: 'Tongguan District, Tongling',
  division: '340705',
  family: 'lonsun',
  hosts: ['www.tltg.gov.cn'],
  entries: ['http://www.tltg.gov.cn/openness/'],
  evidence: ['http://www.tltg.gov.cn/openness/OpennessAnnualReport/show/1888.html'],
  confirmed: false,
} satisfies SiteInput;
