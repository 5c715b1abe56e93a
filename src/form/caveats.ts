import type { Said } from './crosswalk.js';

/** What must be known before a printed cell is compared with another; by the beginning or the end of its address. */
const caveats: readonly (readonly [address: RegExp, caveat: Said])[] = [
  [
    /^documents\.rules\./,
    {
      en: 'Only State Council departments, provinces and cities with districts can issue rules: of a district’s body this is 0, a mark or blank.',
      zh: '仅国务院部门、省级及设区的市可制定规章：区县机关应为0、符号或空白。',
    },
  ],
  [
    /^documents\.normative_docs\./,
    {
      en: 'Many bodies counted every document on the form of 2019; that of 2021 asks for normative documents only.',
      zh: '2019年表式下许多机关将全部文件计入，2021年表式仅限行政规范性文件。',
    },
  ],
  [
    /^(?:licensing|enforcement)\.\w+\.items_/,
    { en: 'Counts kinds of matters, not decisions.', zh: '统计事项数，而非决定数。' },
  ],
  [
    /^requests\.carried_in\./,
    {
      en: 'Should equal what the year before carried over; breaks where bodies merge or reports are corrected.',
      zh: '应等于上年结转下年数；机关合并或报告更正时可能不符。',
    },
  ],
  [
    /^requests\.oth_total\./,
    {
      en: 'One row on the form of 2019; on that of 2021 the sum of three.',
      zh: '2019年表式为一行，2021年表式为三行之和。',
    },
  ],
  [
    /\.disclosed_total$/,
    {
      en: 'Documents ever disclosed, in force or not: never to be continued by 现行有效件数 of the form of 2021.',
      zh: '历年公开文件总数，不论是否有效，不得与2021年表式“现行有效件数”衔接。',
    },
  ],
  [
    /^fees\.admin_fee\.items_/,
    {
      en: 'A number of kinds of fees, not money: never to be continued by 本年收费金额 of the form of 2021.',
      zh: '收费项目数量，非金额，不得与2021年表式“本年收费金额”衔接。',
    },
  ],
  [
    /^fees\.admin_fee\.amount_wan$/,
    {
      en: 'The body’s statutory fee income, not the fees for information requests. The value is as printed: see unit and yuan.',
      zh: '法定行政事业性收费收入，非信息处理费。数值如原文，单位及折合元另列。',
    },
  ],
  [
    /^procurement\.central_procurement\.amount$/,
    {
      en: 'The form prints no unit; both 万元 and 元 occur. Compare the amounts in yuan only.',
      zh: '表式未印单位，万元与元均有。仅宜比较折合元的金额。',
    },
  ],
  [
    /^(?:licensing|enforcement)\..*\.decisions$/,
    {
      en: 'Some reports of 2019 and 2020 repeat the number of items here (decisions_equal_items).',
      zh: '2019、2020年部分报告将项目数量照抄于此（见 decisions_equal_items）。',
    },
  ],
  [
    /^disputes\.suit_after_review\./,
    {
      en: 'The same matter may be among the reviews, perhaps those of an earlier year: do not add the two.',
      zh: '同一事项可能已计入（以前年度的）行政复议，不宜与之相加。',
    },
  ],
  [
    /^disputes\./,
    {
      en: 'The law on reviews changed on 1 January 2024 (suit_break).',
      zh: '《行政复议法》自2024年1月1日起修订施行（见 suit_break）。',
    },
  ],
];

/** All that must be known of a cell or a sum of cells, as one text in each language; null where nothing is. */
export function caveatsOf(address: string): Said | null {
  const own = caveats.flatMap(([pattern, caveat]) => (pattern.test(address) ? [caveat] : []));
  if (own.length === 0) return null;
  return { en: own.map((c) => c.en).join(' '), zh: own.map((c) => c.zh).join('') };
}
