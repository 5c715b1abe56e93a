import type { SiteInput } from '../../../src/site.js';

/**
 * Beichen District, Tianjin. Declared from archived addresses of two reports, of a town and of a street.
 */
export default {
  slug: 'tianjin/beichen',
  zh: '天津市北辰区',
  en: 'Beichen District, Tianjin',
  division: '120113',
  family: 'trs-wcm',
  hosts: ['www.tjbc.gov.cn'],
  entries: ['https://www.tjbc.gov.cn/zwgk/zfxxgk/'],
  columns: [
    { url: 'https://www.tjbc.gov.cn/zwgk/zfxxgk/xxgk_zjyq/zjyq_xxgk_tmz/xxgk_zfxgknb_tmz/' },
    { url: 'https://www.tjbc.gov.cn/zwgk/zfxxgk/xxgk_zjyq/zjyq_xxgk_jxlj/xxgk_zfxgknb_jxlj/' },
  ],
  evidence: [
    'https://www.tjbc.gov.cn/zwgk/zfxxgk/xxgk_zjyq/zjyq_xxgk_tmz/xxgk_zfxgknb_tmz/202501/t20250117_6837609.html',
    'https://www.tjbc.gov.cn/zwgk/zfxxgk/xxgk_zjyq/zjyq_xxgk_jxlj/xxgk_zfxgknb_jxlj/202401/t20240110_6505421.html',
  ],
  confirmed: false,
} satisfies SiteInput;
