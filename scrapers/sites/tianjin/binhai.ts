import type { SiteInput } from '../../../src/site.js';

/**
 * Binhai New Area, Tianjin, with the sub-sites of its zones and towns: 东疆 (/dj/), 保税区 (/bsq/), 开发区 (/kfq/), 街镇 (/jz/).
 * Declared from archived addresses of five reports; the columns by the channel’s number in them.
 */
export default {
  slug: 'tianjin/binhai',
  zh: '天津市滨海新区',
  en: 'Binhai New Area, Tianjin',
  division: '120116',
  family: 'channels',
  hosts: ['www.tjbh.gov.cn', 'tjbh.gov.cn'],
  entries: ['https://www.tjbh.gov.cn/'],
  columns: [
    { url: 'https://www.tjbh.gov.cn/dj/channels/10878.html', agency: '天津东疆综合保税区管理委员会' },
    { url: 'https://www.tjbh.gov.cn/bsq/channels/10832.html', agency: '天津港保税区管理委员会' },
    { url: 'https://www.tjbh.gov.cn/jz/channels/13699.html' },
    { url: 'https://www.tjbh.gov.cn/kfq/channels/10994.html', agency: '天津经济技术开发区管理委员会' },
  ],
  groups: ['政务公开', '政府信息公开', '信息公开'],
  evidence: [
    'https://www.tjbh.gov.cn/dj/contents/10878/297546.html',
    'https://www.tjbh.gov.cn/bsq/contents/10832/280287.html',
    'https://www.tjbh.gov.cn/bsq/contents/10832/290861.html',
    'https://www.tjbh.gov.cn/jz/contents/13699/291106.html',
    'https://www.tjbh.gov.cn/kfq/contents/10994/273839.html',
  ],
  confirmed: false,
} satisfies SiteInput;
