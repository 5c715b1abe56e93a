import type { SiteInput } from '../../../src/site.js';

/**
 * Tianjin, the municipality and four of its departments. Declared from archived addresses; each department has a host of its own, and
 * paths keep their capitals.
 */
export default {
  slug: 'tianjin/city',
  zh: '天津市',
  en: 'Tianjin Municipality',
  division: '120000',
  family: 'trs-wcm',
  hosts: ['www.tj.gov.cn', 'csgl.tj.gov.cn', 'sasac.tj.gov.cn', 'zfcxjs.tj.gov.cn', 'fao.tj.gov.cn'],
  entries: ['https://www.tj.gov.cn/zwgk/zfxxgkzl/'],
  columns: [
    { url: 'https://www.tj.gov.cn/zwgk/zfxxgkzl/gknb/xxgknb2020/tjsrmzf/', agency: '天津市人民政府' },
    { url: 'https://csgl.tj.gov.cn/zwgk_57/zfxxgk01/zfxxgknb/', agency: '天津市城市管理委员会' },
    { url: 'https://sasac.tj.gov.cn/ZWGK1142/ZFXXGK/ZFXXGKNB/', agency: '天津市人民政府国有资产监督管理委员会' },
    { url: 'https://zfcxjs.tj.gov.cn/xxgk_70/xzfxxgk/xzfxxgknb/', agency: '天津市住房和城乡建设委员会' },
    { url: 'https://fao.tj.gov.cn/ZWGK9532/zfxxgk1/zfxxgknb1/', agency: '天津市人民政府外事办公室' },
  ],
  scope: [
    'https://www.tj.gov.cn/zwgk/zfxxgkzl/',
    'https://csgl.tj.gov.cn/zwgk_57/zfxxgk01/zfxxgknb/',
    'https://sasac.tj.gov.cn/ZWGK1142/ZFXXGK/ZFXXGKNB/',
    'https://zfcxjs.tj.gov.cn/xxgk_70/xzfxxgk/xzfxxgknb/',
    'https://fao.tj.gov.cn/ZWGK9532/zfxxgk1/zfxxgknb1/',
  ],
  evidence: [
    'https://csgl.tj.gov.cn/zwgk_57/zfxxgk01/zfxxgknb/202601/t20260119_7225879.html',
    'https://sasac.tj.gov.cn/ZWGK1142/ZFXXGK/ZFXXGKNB/202501/t20250124_6845419.html',
    'https://zfcxjs.tj.gov.cn/xxgk_70/xzfxxgk/xzfxxgknb/202501/t20250122_6841105.html',
    'https://fao.tj.gov.cn/ZWGK9532/zfxxgk1/zfxxgknb1/202101/t20210129_5341788.html',
    'https://www.tj.gov.cn/zwgk/zfxxgkzl/gknb/xxgknb2020/tjsrmzf/202103/t20210330_5402052.html',
  ],
  confirmed: false,
} satisfies SiteInput;
