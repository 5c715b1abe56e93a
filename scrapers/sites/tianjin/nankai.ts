import type { SiteInput } from '../../../src/site.js';

/**
 * Nankai District, Tianjin. Declared from archived addresses of two reports. Paths have capitals, and keep them.
 */
export default {
  slug: 'tianjin/nankai',
  zh: '天津市南开区',
  en: 'Nankai District, Tianjin',
  division: '120104',
  family: 'trs-wcm',
  hosts: ['www.tjnk.gov.cn'],
  entries: ['https://www.tjnk.gov.cn/NKQZF/ZWGK5712/'],
  columns: [
    { url: 'https://www.tjnk.gov.cn/NKQZF/ZWGK5712/zfxxgkqwbj/qzwfwbgs1/zfxxgknb30/', agency: '南开区政务服务办公室' },
    { url: 'https://www.tjnk.gov.cn/NKQZF/ZWGK5712/zfxxgkjdbsc/wddjbsc1/zfxxgknb42/' },
  ],
  evidence: [
    'https://www.tjnk.gov.cn/NKQZF/ZWGK5712/zfxxgkqwbj/qzwfwbgs1/zfxxgknb30/202501/t20250121_6840839.html',
    'https://www.tjnk.gov.cn/NKQZF/ZWGK5712/zfxxgkjdbsc/wddjbsc1/zfxxgknb42/202301/t20230113_6078720.html',
  ],
  confirmed: false,
} satisfies SiteInput;
