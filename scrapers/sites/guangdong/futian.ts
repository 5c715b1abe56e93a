import type { SiteInput } from '../../../src/site.js';

/** Futian District, Shenzhen. Declared from archived addresses of three reports of two streets, from 2018 to 2025. */
export default {
  slug: 'guangdong/futian',
  zh: '深圳市福田区',
  en: 'Futian District, Shenzhen',
  division: '440304',
  family: 'gkmlpt',
  hosts: ['www.szft.gov.cn'],
  entries: ['https://www.szft.gov.cn/'],
  columns: [
    { url: 'https://www.szft.gov.cn/bmxx/qxmhjdbsc/zwxxgk/xxgknb/', agency: '福田区香蜜湖街道办事处' },
    { url: 'https://www.szft.gov.cn/bmxx/hfjdbsc/zwxxgk/xxgknb/', agency: '福田区华富街道办事处' },
  ],
  groups: ['政务公开', '政府信息公开', '信息公开'],
  evidence: [
    'https://www.szft.gov.cn/bmxx/qxmhjdbsc/zwxxgk/xxgknb/content/post_12608575.html',
    'https://www.szft.gov.cn/bmxx/qxmhjdbsc/zwxxgk/xxgknb/content/post_4018346.html',
    'https://www.szft.gov.cn/bmxx/hfjdbsc/zwxxgk/xxgknb/content/post_10385218.html',
  ],
  confirmed: false,
} satisfies SiteInput;
