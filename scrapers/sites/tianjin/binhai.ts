import type { SiteInput } from '../../../src/site.js';

/**
 * Binhai New Area, Tianjin, with the sub-sites of its zones (功能区) and of its streets and towns. Declared from archived addresses of
 * five reports; how its channels are paged was never seen.
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
    { url: 'https://www.tjbh.gov.cn/dj/channels/10878.html' },
    { url: 'https://www.tjbh.gov.cn/bsq/channels/10832.html' },
    { url: 'https://www.tjbh.gov.cn/jz/channels/13699.html' },
    { url: 'https://www.tjbh.gov.cn/kfq/channels/10994.html' },
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
