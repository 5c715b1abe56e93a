import type { Variable } from './variables.js';

/** What a row or a column counts, in both languages. */
export interface Definition {
  readonly en: string;
  readonly zh: string;
}

const d = (en: string, zh: string): Definition => ({ en, zh });

/**
 * What a row counts, by its id. Articles are those of the Regulations on Open Government Information of 2019
 * (《政府信息公开条例》国务院令第711号); the counting rules are those printed on the forms of 2019 and 2021.
 */
const rows: Readonly<Record<string, Definition>> = {
  rules: d('Rules (规章) that the body issues', '本机关制定的规章'),
  normative_docs: d('Normative documents that bind the public', '行政规范性文件'),
  licence: d('Administrative licences', '行政许可'),
  other_services: d('Services and supervision other than licences', '行政许可以外的其他对外管理服务事项'),
  penalty: d('Administrative penalties', '行政处罚'),
  coercion: d('Administrative coercion', '行政强制'),
  admin_fee: d('Fees that the body charges under administrative law', '行政事业性收费'),
  central_procurement: d('Procurement through the central purchasing body', '政府集中采购'),
  new_received: d('Requests for government information received in the year', '本年新收到的政府信息公开申请'),
  carried_in: d('Requests of earlier years not answered when the year began', '上年结转、年初尚未办结的申请'),
  res_granted: d(
    'Requests answered by giving the information, or where it is public already',
    '予以公开（含告知已主动公开）的申请',
  ),
  res_partial: d(
    'Requests answered in part; counted here and under no ground of refusal',
    '部分公开的申请，只计此处，不计其他情形',
  ),
  den_state_secret: d('Refused as state secrets (Article 14)', '因属于国家秘密不予公开（条例第十四条）'),
  den_law_prohibited: d(
    'Refused because another law or regulation forbids it (Article 14)',
    '因其他法律、行政法规禁止公开不予公开（第十四条）',
  ),
  den_three_safety_one_stability: d(
    'Refused as a danger to national, public or economic security or to social stability (Article 14)',
    '因危及国家安全、公共安全、经济安全、社会稳定不予公开（第十四条）',
  ),
  den_third_party: d(
    'Refused for the rights of third parties: trade secrets, privacy (Article 15)',
    '为保护第三方合法权益（商业秘密、个人隐私等）不予公开（第十五条）',
  ),
  den_internal_affairs: d(
    'Refused as internal affairs: personnel, logistics, internal workflow (Article 16)',
    '因属于人事管理、后勤管理、内部工作流程三类内部事务信息不予公开（第十六条）',
  ),
  den_process_info: d(
    'Refused as process information: records of discussion, drafts, letters of consultation, requests for instructions (Article 16)',
    '因属于讨论记录、过程稿、磋商信函、请示报告四类过程性信息不予公开（第十六条）',
  ),
  den_enforcement_file: d(
    'Refused as files of administrative enforcement (Article 16)',
    '因属于行政执法案卷信息不予公开（第十六条）',
  ),
  den_admin_query: d(
    'Refused as matters that other laws give a way to consult (Article 36)',
    '因属于法律、行政法规另有查询规定的行政查询事项不予公开（第三十六条）',
  ),
  una_not_held: d(
    'Not provided because the body does not hold the information (Article 36)',
    '因本机关不掌握相关政府信息无法提供（第三十六条）',
  ),
  una_needs_creation: d(
    'Not provided because the information would have to be made (Article 38)',
    '因没有现成信息、需要另行制作无法提供（第三十八条）',
  ),
  una_still_unclear: d(
    'Not provided because the request was unclear even after correction (Article 30)',
    '因补正后申请内容仍不明确无法提供（第三十条）',
  ),
  nop_petition: d(
    'Not processed as petition, report or complaint (Article 39)',
    '因属于信访、举报、投诉类申请不予处理（第三十九条）',
  ),
  nop_repeat: d('Not processed as a repeated request (Article 36)', '因属于重复申请不予处理（第三十六条）'),
  nop_publication: d(
    'Not processed because it asks for a publication on sale or on display (Article 39)',
    '因要求提供公开出版物不予处理（第三十九条）',
  ),
  nop_excessive: d(
    'Not processed as excessive without good reason (Article 35)',
    '因无正当理由大量反复申请不予处理（第三十五条）',
  ),
  nop_confirm_reissue: d(
    'Not processed because it asks to confirm or reissue information already had',
    '因要求确认或重新出具已获取信息不予处理',
  ),
  oth_not_corrected: d(
    'Given up because the applicant did not correct the request in time (Article 30)',
    '申请人逾期不补正、不再处理的申请（第三十条）',
  ),
  oth_fee_unpaid: d(
    'Given up because the applicant did not pay the processing fee in time',
    '申请人逾期未缴纳信息处理费、不再处理的申请',
  ),
  oth_other: d('Ended otherwise, as by withdrawal', '以其他方式（如撤回）办结的申请'),
  oth_total: d('Ended otherwise than by an answer', '其他处理的申请'),
  den_total: d('Refused, on any ground', '不予公开的申请合计'),
  una_total: d('Not provided, for any reason', '无法提供的申请合计'),
  nop_total: d('Not processed, for any reason', '不予处理的申请合计'),
  res_total: d('Requests concluded in the year, with any result', '本年度办理结果总计'),
  carried_out: d('Requests not concluded when the year ended', '结转下年度继续办理的申请'),
  review: d('Administrative reviews of disclosure decisions', '因政府信息公开申请行政复议的案件'),
  suit_direct: d('Lawsuits without a review before', '未经复议直接起诉的案件'),
  suit_after_review: d('Lawsuits after a review', '复议后起诉的案件'),
  suit_total: d('Lawsuits, with and without a review before', '行政诉讼案件合计'),
};

/** What a column counts, by its id. */
const columns: Readonly<Record<string, Definition>> = {
  made: d('made in the year', '本年新制作的件数'),
  newly_disclosed: d('disclosed for the first time in the year', '本年新公开的件数'),
  disclosed_total: d('ever disclosed, to the end of the year', '截至年末对外公开的总件数'),
  issued: d('issued in the year', '本年制发的件数'),
  repealed: d('repealed in the year', '本年废止的件数'),
  in_force: d('in force at the end of the year', '年末现行有效的件数'),
  items_prev_year: d('kinds of matters at the end of the year before', '上一年的项目数量'),
  items_change: d('kinds of matters added, less those removed', '本年增减的项目数量'),
  decisions: d('decisions made in the year, whether published or not', '本年作出的处理决定数量，含依法不公开的决定'),
  amount_wan: d('charged in the year, in 10,000 yuan', '本年收费金额，单位万元'),
  projects: d('projects of the year', '本年采购项目数量'),
  amount: d('amount of the year; the form prints no unit', '本年采购总金额，表式未注明单位'),
  natural_person: d('by natural persons', '申请人为自然人'),
  org_business: d('by businesses', '申请人为商业企业'),
  org_research: d('by research institutes', '申请人为科研机构'),
  org_public_welfare: d('by public welfare organisations', '申请人为社会公益组织'),
  org_legal_service: d('by legal service bodies', '申请人为法律服务机构'),
  org_other: d('by other organisations', '申请人为其他组织'),
  org_total: d('by organisations of all kinds', '申请人为法人或其他组织（合计）'),
  total: d('in all', '总计'),
  upheld: d('in which the decision was upheld', '结果维持'),
  corrected: d('in which the decision was corrected', '结果纠正'),
  other: d('that ended otherwise', '其他结果'),
  pending: d('not concluded when the year ended', '尚未审结'),
};

const notPrinted = d(
  'Not printed on the form: the sum of its parts, and empty where a part is no number.',
  '表式中未印此项，由各组成项相加；任一组成项不是数字时为空。',
);

/**
 * What a variable counts.
 *
 * @throws Error for a row or column that nobody has defined: a mistake of ours
 */
export function definitionOf(variable: Variable): Definition {
  const [, row = '', column = ''] = variable.address.split('.');
  const [r, c] = [rows[row], columns[column]];
  if (r === undefined || c === undefined) throw new Error(`${variable.address} is not defined`);
  const sum = variable.sum === null ? d('', '') : notPrinted;
  return { en: `${r.en}, ${c.en}. ${sum.en}`.trim(), zh: `${r.zh}：${c.zh}。${sum.zh}` };
}
