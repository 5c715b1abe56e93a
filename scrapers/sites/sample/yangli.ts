import type { SiteInput } from '../../../src/site.js';

/** 样例区, a district that does not exist. Its portal is served from this machine by `gongkai sample`. */
export default {
  slug: 'sample/yangli',
  zh: '样例市样例区',
  en: 'Yangli District (invented)',
  division: null,
  family: 'trs-wcm',
  hosts: ['www.yangli.example', 'gaj.yangli.example'],
  entries: ['http://www.yangli.example/gongkai/zfxxgkzl/'],
  confirmed: true,
  invented: true,
  delay: 0,
} satisfies SiteInput;
