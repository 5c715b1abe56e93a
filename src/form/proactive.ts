/**
 * 二、主动公开政府信息情况: the heads and rows that the forms of 2019 and 2021 share; their columns differ.
 *
 * Source: 国办公开办函〔2019〕60号 and 〔2021〕30号, section 二.
 */

const part = {
  layout: 'rows',
  section: '二、主动公开政府信息情况',
  /** Over the first column of every part. */
  furniture: [{ zh: '信息内容' }],
} as const;

export const documents = {
  id: 'documents',
  zh: '第二十条第（一）项',
  en: 'Rules and normative documents (Article 20, item 1)',
  short: 'doc',
  ...part,
} as const;

/** Only State Council departments, provinces and cities with districts can issue rules. */
export const rules = { id: 'rules', zh: '规章', en: 'Rules', short: 'rules' } as const;

export const licensing = {
  id: 'licensing',
  zh: '第二十条第（五）项',
  en: 'Licensing (Article 20, item 5)',
  short: 'lic',
  ...part,
} as const;

export const licence = { id: 'licence', zh: '行政许可', en: 'Administrative licences', short: 'licence' } as const;

export const enforcement = {
  id: 'enforcement',
  zh: '第二十条第（六）项',
  en: 'Enforcement (Article 20, item 6)',
  short: 'enf',
  ...part,
  rows: [
    { id: 'penalty', zh: '行政处罚', en: 'Administrative penalties', short: 'penalty' },
    { id: 'coercion', zh: '行政强制', en: 'Administrative coercion', short: 'coercion' },
  ],
} as const;

export const fees = {
  id: 'fees',
  zh: '第二十条第（八）项',
  en: 'Administrative fees (Article 20, item 8)',
  short: 'fee',
  ...part,
  rows: [{ id: 'admin_fee', zh: '行政事业性收费', en: 'Administrative fees', short: 'admin' }],
} as const;

/** Dropped in 2021. */
export const procurement = {
  id: 'procurement',
  zh: '第二十条第（九）项',
  en: 'Central procurement (Article 20, item 9)',
  short: 'prc',
  ...part,
  rows: [{ id: 'central_procurement', zh: '政府集中采购', en: 'Central government procurement', short: 'central' }],
} as const;
