/**
 * 四、政府信息公开行政复议、行政诉讼情况: the same in the forms of 2019 and 2021.
 *
 * Source: 国办公开办函〔2019〕60号 and 〔2021〕30号, section 四. Printed as one row of fifteen cells.
 */
const LITIGATION = '行政诉讼';

export const disputes = {
  id: 'disputes',
  zh: '四、政府信息公开行政复议、行政诉讼情况',
  en: 'Administrative reviews and lawsuits',
  short: 'dis',
  variants: [
    '因政府信息公开工作被申请行政复议、提起行政诉讼情况',
    '因政府信息公开工作被行政复议和提起行政诉讼情况',
    '因政府信息公开工作被申请行政复议和提起行政诉讼情况',
  ],
  layout: 'line',
  furniture: [{ zh: LITIGATION }],
  columns: [
    { id: 'upheld', zh: '结果维持', en: 'Upheld', short: 'upheld', unit: '件', type: 'count', part: true },
    { id: 'corrected', zh: '结果纠正', en: 'Corrected', short: 'corrected', unit: '件', type: 'count', part: true },
    { id: 'other', zh: '其他结果', en: 'Other outcome', short: 'other', unit: '件', type: 'count', part: true },
    { id: 'pending', zh: '尚未审结', en: 'Pending', short: 'pending', unit: '件', type: 'count', part: true },
    { id: 'total', zh: '总计', en: 'Total', short: 'total', variants: ['合计'], unit: '件', type: 'count' },
  ],
  rows: [
    { id: 'review', zh: '行政复议', en: 'Administrative review', short: 'review' },
    {
      id: 'suit_direct',
      zh: '未经复议直接起诉',
      en: 'Sued without review',
      short: 'direct',
      parent: LITIGATION,
    },
    { id: 'suit_after_review', zh: '复议后起诉', en: 'Sued after review', short: 'after', parent: LITIGATION },
  ],
  derivedRows: [
    {
      id: 'suit_total',
      zh: '行政诉讼合计',
      en: 'All lawsuits',
      short: 'suits',
      sum: ['suit_direct', 'suit_after_review'],
    },
  ],
  identities: [{ id: 'disputes_sum', forEach: 'row', left: 'parts', right: ['total'] }],
} as const;
