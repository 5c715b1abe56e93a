import type { SiteInput } from '../../../src/site.js';

/**
 * Guanghe County, Gansu. Declared from one archived address: articles lie below the path of their column, which has a
 * folder for each year and body.
 */
export default {
  slug: 'gansu/guanghe',
  zh: '广河县',
  en: 'Guanghe County, Gansu',
  division: '622924',
  family: 'hanweb',
  hosts: ['ghx.gov.cn', 'www.ghx.gov.cn'],
  entries: ['https://ghx.gov.cn/'],
  groups: ['政务公开', '政府信息公开', '信息公开'],
  evidence: ['https://ghx.gov.cn/ghx/zfxxgk/zfxxgknb/2024/xzf/art/2025/art_36b7055ecdc04285ac295103f8b4e82a.html'],
  confirmed: false,
} satisfies SiteInput;
