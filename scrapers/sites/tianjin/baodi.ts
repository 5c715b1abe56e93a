import type { SiteInput } from '../../../src/site.js';

/**
 * Baodi District, Tianjin. Declared from archived addresses of four reports; a town’s report of 2019 is filed under other statutory
 * information (其他法定公开信息).
 */
export default {
  slug: 'tianjin/baodi',
  zh: '天津市宝坻区',
  en: 'Baodi District, Tianjin',
  division: '120115',
  family: 'trs-wcm',
  hosts: ['www.tjbd.gov.cn'],
  entries: ['https://www.tjbd.gov.cn/zwgk/'],
  columns: [
    { url: 'https://www.tjbd.gov.cn/zwgk/zfxxgkqjjg/whlyj/zfxxgknb18/', agency: '宝坻区文化和旅游局' },
    { url: 'https://www.tjbd.gov.cn/zwgk/zfxxgkjz/ghzz/zfxxgknb59/' },
    { url: 'https://www.tjbd.gov.cn/zwgk/zfxxgkjz/hzz/zfxxgknb43/' },
    { url: 'https://www.tjbd.gov.cn/zwgk/zfxxgkjz/dzzz/fdzdgknr44/qtfdgkxx44/', mixed: true },
  ],
  evidence: [
    'https://www.tjbd.gov.cn/zwgk/zfxxgkqjjg/whlyj/zfxxgknb18/202601/t20260126_7231121.html',
    'https://www.tjbd.gov.cn/zwgk/zfxxgkjz/ghzz/zfxxgknb59/202501/t20250123_6842521.html',
    'https://www.tjbd.gov.cn/zwgk/zfxxgkjz/hzz/zfxxgknb43/202601/t20260121_7228193.html',
    'https://www.tjbd.gov.cn/zwgk/zfxxgkjz/dzzz/fdzdgknr44/qtfdgkxx44/202012/t20201210_4776322.html',
  ],
  confirmed: false,
} satisfies SiteInput;
