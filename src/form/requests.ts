/**
 * 三、收到和处理政府信息公开申请情况: the rows and columns that the forms of 2019 and 2021 share.
 *
 * Source: 国办公开办函〔2019〕60号 and 〔2021〕30号, section 三. Variants are wordings seen on real pages.
 */

const ORGANISATION = '法人或其他组织';

export const applicantColumns = [
  {
    id: 'natural_person',
    zh: '自然人',
    en: 'Natural persons',
    short: 'person',
    variants: ['公民', '个人'],
    unit: '件',
    type: 'count',
    part: true,
  },
  {
    id: 'org_business',
    zh: '商业企业',
    en: 'Businesses',
    short: 'business',
    parent: ORGANISATION,
    variants: ['企业'],
    unit: '件',
    type: 'count',
    part: true,
  },
  {
    id: 'org_research',
    zh: '科研机构',
    en: 'Research institutes',
    short: 'research',
    parent: ORGANISATION,
    // 科研企业: 西安市雁塔区统计局 2019.
    variants: ['科研', '科研企业'],
    unit: '件',
    type: 'count',
    part: true,
  },
  {
    id: 'org_public_welfare',
    zh: '社会公益组织',
    en: 'Public welfare organisations',
    short: 'welfare',
    parent: ORGANISATION,
    variants: ['社会组织', '公益组织'],
    unit: '件',
    type: 'count',
    part: true,
  },
  {
    id: 'org_legal_service',
    zh: '法律服务机构',
    en: 'Legal service bodies',
    short: 'legal',
    parent: ORGANISATION,
    variants: ['法律服务'],
    unit: '件',
    type: 'count',
    part: true,
  },
  {
    id: 'org_other',
    zh: '其他',
    en: 'Other organisations',
    short: 'otherorg',
    parent: ORGANISATION,
    variants: ['其它'],
    unit: '件',
    type: 'count',
    part: true,
  },
  { id: 'total', zh: '总计', en: 'Total', short: 'total', variants: ['合计'], unit: '件', type: 'count' },
] as const;

export const derivedApplicantColumns = [
  {
    id: 'org_total',
    zh: '法人或其他组织合计',
    en: 'All organisations',
    short: 'orgs',
    sum: ['org_business', 'org_research', 'org_public_welfare', 'org_legal_service', 'org_other'],
  },
] as const;

/** Words around the columns, and the corner's note on the balance of 一, 二, （七） and 四. */
export const requestFurniture = [
  { zh: '申请人情况' },
  { zh: ORGANISATION },
  {
    zh: '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）',
    variants: ['（本列数据的钩稽关系为：第一项加第二项之和，等于第三项加第四项之和）'],
  },
] as const;

export const requestTitle = {
  zh: '三、收到和处理政府信息公开申请情况',
  variants: ['行政机关收到和处理政府信息公开申请情况'],
} as const;

export const requestGroups = [
  { id: 'den', zh: '（三）不予公开', en: 'Refused', total: 'den_total', short: 'den' },
  { id: 'una', zh: '（四）无法提供', en: 'Unable to provide', total: 'una_total', short: 'una' },
  { id: 'nop', zh: '（五）不予处理', en: 'Not processed', total: 'nop_total', short: 'nop' },
] as const;

/** The rows from 一 to the end of （五）. */
export const requestRowsToNotProcessed = [
  {
    id: 'new_received',
    zh: '一、本年新收政府信息公开申请数量',
    en: 'Requests newly received in the year',
    short: 'new',
    variants: ['本年新收政府信息公开申请数量', '本年新收'],
  },
  {
    id: 'carried_in',
    zh: '二、上年结转政府信息公开申请数量',
    en: 'Requests carried over from the year before',
    short: 'in',
    variants: ['上年结转政府信息公开申请数量', '上年结转'],
  },
  { id: 'h_results', zh: '三、本年度办理结果', en: 'Results in the year', short: 'results', heading: true },
  {
    id: 'res_granted',
    zh: '（一）予以公开',
    en: 'Granted',
    short: 'granted',
    variants: ['予以公开'],
    leaf: true,
  },
  {
    id: 'res_partial',
    zh: '（二）部分公开（区分处理的，只计这一情形，不计其他情形）',
    en: 'Granted in part (counted here only)',
    short: 'partial',
    variants: ['（二）部分公开', '部分公开', '（二）部分公开（区分处理的，只计这一情况，不计其他情形）'],
    leaf: true,
  },
  {
    id: 'den_state_secret',
    zh: '1.属于国家秘密',
    en: 'State secrets',
    short: 'den_secret',
    variants: ['属于国家秘密'],
    group: 'den',
    leaf: true,
  },
  {
    id: 'den_law_prohibited',
    zh: '2.其他法律行政法规禁止公开',
    en: 'Prohibited by other laws or regulations',
    short: 'den_law',
    // 洪泽 2023 lost three characters.
    variants: ['其他法律行政法规禁止公开', '法律行政法规禁止公开', '2.其他法律行政止公开'],
    group: 'den',
    leaf: true,
  },
  {
    id: 'den_three_safety_one_stability',
    zh: '3.危及“三安全一稳定”',
    en: 'Endangers national, public or economic security or social stability',
    short: 'den_security',
    variants: ['危及三安全一稳定'],
    group: 'den',
    leaf: true,
  },
  {
    id: 'den_third_party',
    zh: '4.保护第三方合法权益',
    en: 'Rights of third parties',
    short: 'den_thirdparty',
    variants: ['保护第三方合法权益'],
    group: 'den',
    leaf: true,
  },
  {
    id: 'den_internal_affairs',
    zh: '5.属于三类内部事务信息',
    en: 'Internal affairs (three kinds)',
    short: 'den_internal',
    variants: ['属于三类内部事务信息', '内部事务信息'],
    group: 'den',
    leaf: true,
  },
  {
    id: 'den_process_info',
    zh: '6.属于四类过程性信息',
    en: 'Process information (four kinds)',
    short: 'den_process',
    variants: ['属于四类过程性信息', '过程性信息'],
    group: 'den',
    leaf: true,
  },
  {
    id: 'den_enforcement_file',
    zh: '7.属于行政执法案卷',
    en: 'Administrative enforcement files',
    short: 'den_enforce',
    variants: ['7.属于行政执法案卷信息', '属于行政执法案卷', '属于行政执法案卷信息'],
    group: 'den',
    leaf: true,
  },
  {
    id: 'den_admin_query',
    zh: '8.属于行政查询事项',
    en: 'Matters of administrative inquiry',
    short: 'den_query',
    variants: ['属于行政查询事项', '行政查询事项'],
    group: 'den',
    leaf: true,
  },
  {
    id: 'una_not_held',
    zh: '1.本机关不掌握相关政府信息',
    en: 'Not held by this body',
    short: 'una_notheld',
    variants: ['本机关不掌握相关政府信息', '不掌握相关政府信息'],
    group: 'una',
    leaf: true,
  },
  {
    id: 'una_needs_creation',
    zh: '2.没有现成信息需要另行制作',
    en: 'Would have to be made',
    short: 'una_create',
    variants: ['没有现成信息需要另行制作', '现成信息需要另行制作'],
    group: 'una',
    leaf: true,
  },
  {
    id: 'una_still_unclear',
    zh: '3.补正后申请内容仍不明确',
    en: 'Still unclear after correction',
    short: 'una_unclear',
    variants: ['补正后申请内容仍不明确', '申请内容不明确'],
    group: 'una',
    leaf: true,
  },
  {
    id: 'nop_petition',
    zh: '1.信访举报投诉类申请',
    en: 'Petitions, reports and complaints',
    short: 'nop_petition',
    variants: ['信访举报投诉类申请'],
    group: 'nop',
    leaf: true,
  },
  {
    id: 'nop_repeat',
    zh: '2.重复申请',
    en: 'Repeated requests',
    short: 'nop_repeat',
    variants: ['重复申请'],
    group: 'nop',
    leaf: true,
  },
  {
    id: 'nop_publication',
    zh: '3.要求提供公开出版物',
    en: 'Asks for a public publication',
    short: 'nop_publicn',
    variants: ['要求提供公开出版物'],
    group: 'nop',
    leaf: true,
  },
  {
    id: 'nop_excessive',
    zh: '4.无正当理由大量反复申请',
    en: 'Excessive requests without good reason',
    short: 'nop_excess',
    variants: ['无正当理由大量反复申请'],
    group: 'nop',
    leaf: true,
  },
  {
    id: 'nop_confirm_reissue',
    zh: '5.要求行政机关确认或重新出具已获取信息',
    en: 'Asks to confirm or reissue what was obtained',
    short: 'nop_reissue',
    variants: ['要求行政机关确认或重新出具已获取信息', '要求行政机关确认或重新出具'],
    group: 'nop',
    leaf: true,
  },
] as const;

/** （六）其他处理 as one row: the form of 2019, and some reports of 2021 and later. */
export const otherHandling = {
  id: 'oth_total',
  zh: '（六）其他处理',
  en: 'Handled otherwise',
  short: 'oth',
  variants: ['其他处理'],
  leaf: true,
} as const;

export const requestRowsFromTotal = [
  {
    id: 'res_total',
    zh: '（七）总计',
    en: 'All results',
    short: 'results',
    variants: ['（七）合计'],
  },
  {
    id: 'carried_out',
    zh: '四、结转下年度继续办理',
    en: 'Carried over to the next year',
    short: 'out',
    variants: ['结转下年度继续办理', '结转下年度', '结转下年'],
  },
] as const;

export const requestIdentities = [
  // Printed on the form itself, in the corner's note.
  {
    id: 'requests_balance',
    forEach: 'column',
    left: ['new_received', 'carried_in'],
    right: ['res_total', 'carried_out'],
  },
  { id: 'requests_leaf_sum', forEach: 'column', left: 'leaves', right: ['res_total'] },
  { id: 'requests_row_sum', forEach: 'row', left: 'parts', right: ['total'] },
] as const;
