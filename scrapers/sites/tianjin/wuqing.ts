import type { SiteInput } from '../../../src/site.js';

/**
 * Wuqing District, Tianjin. Declared from archived addresses of eight reports. Its towns file late: up to 22 February.
 */
export default {
  slug: 'tianjin/wuqing',
  zh: '天津市武清区',
  en: 'Wuqing District, Tianjin',
  division: '120114',
  family: 'trs-wcm',
  hosts: ['www.tjwq.gov.cn'],
  entries: ['https://www.tjwq.gov.cn/zwgk/zfxxgk/'],
  columns: [
    { url: 'https://www.tjwq.gov.cn/zwgk/zfxxgk/wbj2/qzfb1/zfxxgknb3/', agency: '武清区人民政府办公室' },
    { url: 'https://www.tjwq.gov.cn/zwgk/zfxxgk/zj2/bgtzrmzf/zfxxgknb46/', agency: '白古屯镇人民政府' },
    { url: 'https://www.tjwq.gov.cn/zwgk/zfxxgk/zj2/hxwzrmzf/zfxxgknb61/' },
    { url: 'https://www.tjwq.gov.cn/zwgk/zfxxgk/zj2/ncczrmzf/zfxxgknb64/' },
    { url: 'https://www.tjwq.gov.cn/zwgk/zfxxgk/zj2/chkzrmzf/zfxxgknb51/' },
    { url: 'https://www.tjwq.gov.cn/zwgk/zfxxgk/zj2/ycjdbsc/zfxxgknb41/' },
  ],
  evidence: [
    'https://www.tjwq.gov.cn/zwgk/zfxxgk/wbj2/qzfb1/zfxxgknb3/202601/t20260128_7234002.html',
    'https://www.tjwq.gov.cn/zwgk/zfxxgk/zj2/bgtzrmzf/zfxxgknb46/202302/t20230209_6101205.html',
    'https://www.tjwq.gov.cn/zwgk/zfxxgk/zj2/bgtzrmzf/zfxxgknb46/202601/t20260127_7232957.html',
    'https://www.tjwq.gov.cn/zwgk/zfxxgk/zj2/hxwzrmzf/zfxxgknb61/202012/t20201216_5032383.html',
    'https://www.tjwq.gov.cn/zwgk/zfxxgk/zj2/hxwzrmzf/zfxxgknb61/202601/t20260126_7231868.html',
    'https://www.tjwq.gov.cn/zwgk/zfxxgk/zj2/ncczrmzf/zfxxgknb64/202302/t20230214_6104787.html',
    'https://www.tjwq.gov.cn/zwgk/zfxxgk/zj2/chkzrmzf/zfxxgknb51/202302/t20230216_6108555.html',
    'https://www.tjwq.gov.cn/zwgk/zfxxgk/zj2/ycjdbsc/zfxxgknb41/202501/t20250117_6836850.html',
  ],
  confirmed: false,
} satisfies SiteInput;
