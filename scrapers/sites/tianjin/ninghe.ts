import type { SiteInput } from '../../../src/site.js';

/**
 * Ninghe District, Tianjin. Declared from archived addresses of four reports; titles there may name no year.
 */
export default {
  slug: 'tianjin/ninghe',
  zh: '天津市宁河区',
  en: 'Ninghe District, Tianjin',
  division: '120117',
  family: 'trs-wcm',
  hosts: ['www.tjnh.gov.cn'],
  entries: ['https://www.tjnh.gov.cn/zwgk/'],
  columns: [
    { url: 'https://www.tjnh.gov.cn/zwgk/zfxxgkqzf1/qzf2/zfxxgknb51/', agency: '宁河区人民政府' },
    { url: 'https://www.tjnh.gov.cn/zwgk/zfxxgkqjjg2/zwfwb31/zfxxgknb30/', agency: '宁河区政务服务办公室' },
    { url: 'https://www.tjnh.gov.cn/zwgk/zfxxgkqjjg2/jyj4/zfxxgknb3/', agency: '宁河区教育局' },
    { url: 'https://www.tjnh.gov.cn/zwgk/zfxxgkjz3/nhz12/zfxxgknb45/' },
  ],
  evidence: [
    'https://www.tjnh.gov.cn/zwgk/zfxxgkqzf1/qzf2/zfxxgknb51/202303/t20230301_6124724.html',
    'https://www.tjnh.gov.cn/zwgk/zfxxgkqjjg2/zwfwb31/zfxxgknb30/202601/t20260121_7228786.html',
    'https://www.tjnh.gov.cn/zwgk/zfxxgkqjjg2/jyj4/zfxxgknb3/202601/t20260126_7231334.html',
    'https://www.tjnh.gov.cn/zwgk/zfxxgkjz3/nhz12/zfxxgknb45/202102/t20210222_5363903.html',
  ],
  confirmed: false,
} satisfies SiteInput;
