import type { SiteInput } from '../../../src/site.js';

/**
 * Hedong District, Tianjin. Declared from archived addresses of three reports; the tables of 2019 seem to be pictures there.
 */
export default {
  slug: 'tianjin/hedong',
  zh: '天津市河东区',
  en: 'Hedong District, Tianjin',
  division: '120102',
  family: 'trs-wcm',
  hosts: ['www.tjhd.gov.cn'],
  entries: ['https://www.tjhd.gov.cn/zwgk/zfxxgk/'],
  columns: [
    { url: 'https://www.tjhd.gov.cn/zwgk/zfxxgk/zfxxgkqzf/qzf/zfxxgknb42/', agency: '河东区人民政府' },
    { url: 'https://www.tjhd.gov.cn/zwgk/zfxxgk/zfxxgkqjjg/qzfbgs/zfxxgknb43/', agency: '河东区人民政府办公室' },
    { url: 'https://www.tjhd.gov.cn/zwgk/zfxxgk/zfxxgkqjjg/qmzj/zfxxgknb47/', agency: '河东区民政局' },
  ],
  evidence: [
    'https://www.tjhd.gov.cn/zwgk/zfxxgk/zfxxgkqzf/qzf/zfxxgknb42/202503/t20250304_6873286.html',
    'https://www.tjhd.gov.cn/zwgk/zfxxgk/zfxxgkqjjg/qzfbgs/zfxxgknb43/202601/t20260119_7226940.html',
    'https://www.tjhd.gov.cn/zwgk/zfxxgk/zfxxgkqjjg/qmzj/zfxxgknb47/202012/t20201216_5030825.html',
  ],
  confirmed: false,
} satisfies SiteInput;
