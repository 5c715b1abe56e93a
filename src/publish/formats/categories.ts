import type { ColumnSpec } from '../columns.js';

/** A word of a closed list, as a number with labels, for programs that label numbers only. */
export interface Category {
  readonly code: number;
  readonly text: string;
  readonly en: string;
  readonly zh: string;
}

const words = (all: readonly (readonly [string, string, string])[]): Category[] =>
  all.map(([text, en, zh], i) => ({ code: i + 1, text, en, zh }));

const verdicts = words([
  ['certified', 'certified: every cell found, every sum true', '已核验：单元格齐全，勾稽全部成立'],
  ['solved', 'solved: some cells given by the sums alone', '已推定：部分单元格仅由勾稽关系确定'],
  ['source-incomplete', 'source-incomplete: blanks leave sums open', '原文不全：空白致部分勾稽无法判断'],
  ['source-inconsistent', 'source-inconsistent: a printed sum fails', '原文不符：原文数字勾稽不成立'],
  ['doubtful', 'doubtful: the reading is not sure', '存疑：读取结果不能确定'],
  ['refused', 'refused: could not be read', '拒读：不能读作报告'],
]);

const standings = words([
  ['certified', 'certified', '已核验'],
  ['solved', 'solved', '已推定'],
  ['unchecked', 'unchecked', '未核验'],
  ['disputed', 'disputed', '有争议'],
  ['missing', 'missing', '缺失'],
]);

const scopes = words([
  ['own', 'own: the body itself', '本机关'],
  ['government_proper', 'government_proper: the government itself', '政府本级'],
  ['whole_area', 'whole_area: the whole area', '全区域'],
]);

const coverage = words([
  ['present', 'present: published in time', '按期公布'],
  ['late', 'late: published after the legal date', '逾期公布'],
  ['moved', 'moved: there, at another address', '网址变更'],
  ['withdrawn_candidate', 'withdrawn_candidate: had once, and gone', '疑似撤下'],
  ['pictures', 'pictures: the tables are pictures', '表格为图片'],
  ['unreadable', 'unreadable: in a form that is not read', '表式或格式不支持'],
  ['blocked', 'blocked: the host turns programs away', '网站拒绝程序访问'],
  ['failed', 'failed: listed, and could not be had', '获取失败'],
  ['waiting', 'waiting: listed, and not asked for yet', '尚未获取'],
  ['missing', 'missing: the list does not show it', '未公布'],
  ['unknown', 'unknown: the list was not read to its end', '栏目未读完'],
  ['not_due', 'not_due: the legal date has not passed', '未到期限'],
  ['not_existing', 'not_existing: no such body in that year', '当年机关不存在'],
]);

/** The code of a form is the year from which it holds. */
const forms = [2008, 2014, 2019, 2021].map(
  (year): Category => ({ code: year, text: `form-${year}`, en: `form of ${year}`, zh: `${year}年表式` }),
);

export const booleans: readonly Category[] = [
  { code: 0, text: 'false', en: 'no', zh: '否' },
  { code: 1, text: 'true', en: 'yes', zh: '是' },
];

const lists: Readonly<Record<string, readonly Category[]>> = {
  verdict: verdicts,
  form: forms,
  standing: standings,
  coverage,
  scope: scopes,
};

/** The closed list that a column's words are taken from; null for figures and free text. */
export function categoriesOf(column: ColumnSpec): readonly Category[] | null {
  if (column.type === 'boolean') return booleans;
  return column.type === 'text' ? (lists[column.name] ?? null) : null;
}

export const verdictWords: readonly Category[] = verdicts;
