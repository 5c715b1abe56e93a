import type { SiteInput } from '../../../src/site.js';

/**
 * Hongqiao District, Tianjin. Declared from archived addresses of six reports, one of them of 2018.
 */
export default {
  slug: 'tianjin/hongqiao',
  zh: '天津市红桥区',
  en: 'Hongqiao District, Tianjin',
  division: '120106',
  family: 'trs-wcm',
  hosts: ['www.tjhq.gov.cn'],
  entries: ['http://www.tjhq.gov.cn/zwgk/'],
  columns: [
    { url: 'http://www.tjhq.gov.cn/zwgk/zfxxgkqzf/qzf/zfxxgknb2/', agency: '红桥区人民政府' },
    { url: 'http://www.tjhq.gov.cn/zwgk/zfxxgkqjjg/qzfbgs/zfxxgknb3/', agency: '红桥区人民政府办公室' },
    { url: 'http://www.tjhq.gov.cn/zwgk/zfxxgkqjjg/qtjj/zfxxgknb28/', agency: '红桥区统计局' },
    { url: 'http://www.tjhq.gov.cn/zwgk/zfxxgkjz/xyzjdbsc/zfxxgknb38/' },
  ],
  evidence: [
    'http://www.tjhq.gov.cn/zwgk/zfxxgkqzf/qzf/zfxxgknb2/202502/t20250212_6855404.html',
    'http://www.tjhq.gov.cn/zwgk/zfxxgkqjjg/qzfbgs/zfxxgknb3/202301/t20230119_6084026.html',
    'http://www.tjhq.gov.cn/zwgk/zfxxgkqjjg/qzfbgs/zfxxgknb3/202401/t20240129_6523246.html',
    'http://www.tjhq.gov.cn/zwgk/zfxxgkqjjg/qzfbgs/zfxxgknb3/202502/t20250212_6855393.html',
    'http://www.tjhq.gov.cn/zwgk/zfxxgkqjjg/qtjj/zfxxgknb28/202501/t20250106_6825142.html',
    'http://www.tjhq.gov.cn/zwgk/zfxxgkjz/xyzjdbsc/zfxxgknb38/202012/t20201211_4843087.html',
  ],
  confirmed: false,
} satisfies SiteInput;
