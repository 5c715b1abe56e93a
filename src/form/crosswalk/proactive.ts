import { alike, type Harmonised, none, notPrinted, type Said, same } from './entry.js';

const itemsCopied: Said = {
  en: 'Some reports of 2019 and 2020 repeat the number of items in the column of decisions (decisions_equal_items).',
  zh: '2019、2020年部分报告将项目数量照抄入处理决定数量（见 decisions_equal_items）。',
};

function decisions(name: `h_${string}`, en: string, zh: string, now: Parameters<typeof same>[0]): Harmonised {
  return {
    name,
    en,
    zh,
    unit: '件',
    definition: { en: `${en}: decisions made in the year.`, zh: `${zh}：本年作出的处理决定数量。` },
    caveats: itemsCopied,
    sources: {
      'form-2008': none(notPrinted),
      'form-2014': none(notPrinted),
      'form-2019': same(now, itemsCopied),
      'form-2021': same(now),
    },
  };
}

/** What is disclosed without being asked for, and money; section 二. */
export const proactiveVariables: readonly Harmonised[] = [
  {
    name: 'h_normative_issued',
    en: 'Normative documents issued in the year',
    zh: '本年制发规范性文件数',
    unit: '件',
    definition: {
      en: 'Normative documents that the body issued in the year.',
      zh: '本年制发的行政规范性文件件数。',
    },
    caveats: {
      en: 'Poor across forms: until 2020 many bodies put documents of every kind here; the form of 2021 asks for 行政规范性文件 only.',
      zh: '跨表式可比性差：2020年以前不少机关将各类文件填入此项，2021年表式仅限行政规范性文件。',
    },
    sources: {
      'form-2008': same(
        'a_normative_new',
        { en: 'New documents, counted by 条.', zh: '为新增数，以“条”计。' },
        'part of',
      ),
      'form-2014': same(
        'b1_normative_issued',
        {
          en: 'All normative documents, a wider term than that of 2021.',
          zh: '为规范性文件总数，口径宽于2021年表式。',
        },
        'part of',
      ),
      'form-2019': same(
        'documents.normative_docs.made',
        {
          en: '规范性文件 is wider than the 行政规范性文件 of 2021.',
          zh: '“规范性文件”口径宽于2021年表式的“行政规范性文件”。',
        },
        'part of',
      ),
      'form-2021': same('documents.normative_docs.issued'),
    },
  },
  {
    name: 'h_normative_in_force',
    en: 'Normative documents in force',
    zh: '现行有效规范性文件数',
    unit: '件',
    definition: {
      en: 'Normative documents of the body that are in force when the year ends.',
      zh: '至年末现行有效的行政规范性文件件数。',
    },
    caveats: {
      en: 'Since the form of 2021 only. 对外公开总数量 of 2019 counts documents ever disclosed, in force or not.',
      zh: '2021年表式起方有。2019年表式“对外公开总数量”统计历年公开的文件，不论是否有效。',
    },
    sources: {
      'form-2008': none(notPrinted),
      'form-2014': none(notPrinted),
      'form-2019': none({
        en: '对外公开总数量 (documents.normative_docs.disclosed_total) counts documents ever disclosed, not those in force.',
        zh: '“对外公开总数量”（documents.normative_docs.disclosed_total）为历年公开文件数，非现行有效数。',
      }),
      'form-2021': same('documents.normative_docs.in_force'),
    },
  },
  decisions('h_licence_decisions', 'Administrative licences', '行政许可', 'licensing.licence.decisions'),
  decisions('h_penalty_decisions', 'Administrative penalties', '行政处罚', 'enforcement.penalty.decisions'),
  decisions('h_coercion_decisions', 'Administrative coercion', '行政强制', 'enforcement.coercion.decisions'),
  {
    name: 'h_admin_fee_yuan',
    en: 'Administrative fees charged in the year, in yuan',
    zh: '本年行政事业性收费金额（元）',
    unit: '元',
    definition: {
      en: 'The statutory fee income of the body in the year; not fees for information requests.',
      zh: '本年行政事业性收费金额，非依申请公开信息处理费。',
    },
    caveats: {
      en: 'Since the form of 2021 only: the form of 2019 counts kinds of fees, not money.',
      zh: '2021年表式起方有：2019年表式统计收费项目数量，非金额。',
    },
    sources: {
      'form-2008': none(notPrinted),
      'form-2014': none(notPrinted),
      'form-2019': none({
        en: '上一年项目数量 (fees.admin_fee.items_prev_year) is a number of fee items, not an amount.',
        zh: '“上一年项目数量”（fees.admin_fee.items_prev_year）为收费项目数量，非收费金额。',
      }),
      'form-2021': same('fees.admin_fee.amount_wan', {
        en: 'Printed in 万元 unless the cell says otherwise; brought to yuan by the unit.',
        zh: '除单元格另有注明外以万元计，按单位折算为元。',
      }),
    },
  },
  {
    name: 'h_ogi_fee_yuan',
    en: 'Fees charged for information requests, in yuan',
    zh: '依申请公开信息处理费（元）',
    unit: '元',
    definition: {
      en: 'Money charged from applicants for information requests; never the statutory fees of section 二.',
      zh: '因依申请公开向申请人收取的费用，绝非第二部分的行政事业性收费。',
    },
    caveats: {
      en: 'In tables in 2014-2018 only. Before and since it stands in the prose, which is not read as figures.',
      zh: '仅2014-2018年列于表中；此前及此后载于正文，正文不作为数据读取。',
    },
    sources: {
      'form-2008': none({ en: 'Stands in the prose only.', zh: '仅见于正文。' }),
      'form-2014': same(
        'b7_request_fees_wan',
        { en: 'Printed in 万元; brought to yuan.', zh: '以万元计，折算为元。' },
        'part of',
      ),
      ...alike(none({ en: 'Stands in the prose of section 六 only.', zh: '仅见于第六部分正文。' })),
    },
  },
  {
    name: 'h_proactive_total',
    en: 'Items disclosed without request in the year',
    zh: '主动公开政府信息数',
    unit: '条',
    definition: {
      en: 'Items of information that the body disclosed in the year without being asked.',
      zh: '本年主动公开的政府信息条数。',
    },
    caveats: {
      en: 'Poor: what counts as one item differs between bodies. Since 2019 it stands in the prose, if at all.',
      zh: '可比性差：各机关对“一条”的认定不一。2019年起至多见于正文。',
    },
    sources: {
      'form-2008': same(
        'a_proactive_total',
        { en: 'Items; the column of the year, not the cumulative one.', zh: '以“条”计；取本年度列，不取历年累计列。' },
        'part of',
      ),
      'form-2014': same(
        'b1_proactive_total',
        { en: 'One item on several channels counts once.', zh: '不同渠道和方式公开相同信息计1条。' },
        'part of',
      ),
      ...alike(none({ en: 'Stands in the prose of section 一, if at all.', zh: '至多见于第一部分正文。' })),
    },
  },
];
