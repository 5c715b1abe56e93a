import type { SiteInput } from '../../../src/site.js';

/**
 * Hebei District, Tianjin. Declared from archived addresses of four reports.
 */
export default {
  slug: 'tianjin/hebei',
  zh: '天津市河北区',
  en: 'Hebei District, Tianjin',
  division: '120105',
  family: 'trs-wcm',
  hosts: ['www.tjhb.gov.cn'],
  entries: ['http://www.tjhb.gov.cn/zwgk/zfxxgk/'],
  columns: [
    { url: 'http://www.tjhb.gov.cn/zwgk/zfxxgk/zfxxgkqzf/hz/zfxxgknb1/', agency: '河北区人民政府' },
    { url: 'http://www.tjhb.gov.cn/zwgk/zfxxgk/zfxxgkqjjg/qzfbgs/zfxxgknb3/', agency: '河北区人民政府办公室' },
    { url: 'http://www.tjhb.gov.cn/zwgk/zfxxgk/zfxxgkqjjg/qcsglwyh/zfxxgknb13/', agency: '河北区城市管理委员会' },
    { url: 'http://www.tjhb.gov.cn/zwgk/zfxxgk/zfxxgkjz/qrmzfxkhjdbsc/zfxxgknb38/', agency: '新开河街道办事处' },
  ],
  evidence: [
    'http://www.tjhb.gov.cn/zwgk/zfxxgk/zfxxgkqzf/hz/zfxxgknb1/202503/t20250306_6875436.html',
    'http://www.tjhb.gov.cn/zwgk/zfxxgk/zfxxgkqjjg/qzfbgs/zfxxgknb3/202601/t20260130_7235211.html',
    'http://www.tjhb.gov.cn/zwgk/zfxxgk/zfxxgkqjjg/qcsglwyh/zfxxgknb13/202601/t20260130_7235172.html',
    'http://www.tjhb.gov.cn/zwgk/zfxxgk/zfxxgkjz/qrmzfxkhjdbsc/zfxxgknb38/202601/t20260120_7227396.html',
  ],
  confirmed: false,
} satisfies SiteInput;
