import type { Address } from '../../address.js';
import { alike, difference, type Harmonised, none, notPrinted, type Said, same, sumOf } from './entry.js';

const total = (row: string) => `requests.${row}.total` as Address;

const localNumbers: Said = {
  en: 'The numbers of the exemptions (免予公开范围) differ between provinces: hold them against the key that the report itself gives.',
  zh: '“免予公开范围”的编号各省不同，须以报告所附说明为准。',
};

const lumped: Said = {
  en: 'The form lumps it into 法律法规规定的其他情形, see h_den_other_law.',
  zh: '表式中并入“法律法规规定的其他情形”，见 h_den_other_law。',
};

const lumpedRows = ['den_law_prohibited', 'den_internal_affairs', 'den_process_info', 'den_enforcement_file'];

function ground(
  name: `h_den_${string}`,
  en: string,
  zh: string,
  row: Address,
  older: Pick<Harmonised['sources'], 'form-2008' | 'form-2014'>,
): Harmonised {
  return {
    name,
    en,
    zh,
    unit: '件',
    definition: {
      en: `Requests refused on this ground alone: ${en.slice('Refused: '.length)}.`,
      zh: `以此为由不予公开的申请件数：${zh}。`,
    },
    caveats: null,
    sources: { ...older, ...alike(same(row)) },
  };
}

/** Refusals and their grounds; of section 三（三） the column 总计. */
export const denialVariables: readonly Harmonised[] = [
  {
    name: 'h_denied',
    en: 'Refused',
    zh: '不予公开',
    unit: '件',
    definition: {
      en: 'Requests refused on a legal ground; not those for what is no government information or not held.',
      zh: '依法不予公开的申请件数，不含非政府信息及不掌握的情形。',
    },
    caveats: {
      en: 'Matters of administrative inquiry (行政查询事项) are among the refusals since 2019 and had no row before.',
      zh: '行政查询事项自2019年起计入不予公开，此前无此项。',
    },
    sources: {
      'form-2008': sumOf(
        [
          'a_ref_exempt1_state_secret',
          'a_ref_exempt2_trade_secret',
          'a_ref_exempt3_privacy',
          'a_ref_exempt4_in_process',
          'a_ref_exempt5_enforcement',
          'a_ref_exempt6_law',
        ],
        { en: `Other reasons (其它原因) are left out. ${localNumbers.en}`, zh: `不含“其它原因”。${localNumbers.zh}` },
        'part of',
      ),
      'form-2014': difference(
        'b3_ans_refused',
        'b3_ref_not_gov_info',
        {
          en: 'The printed refusals take in requests for what is no government information, which are taken off.',
          zh: '原“不同意公开”含“不是《条例》所指政府信息”，此处已减去。',
        },
        'part of',
      ),
      ...alike(
        sumOf(
          [
            'den_state_secret',
            'den_law_prohibited',
            'den_three_safety_one_stability',
            'den_third_party',
            'den_internal_affairs',
            'den_process_info',
            'den_enforcement_file',
            'den_admin_query',
          ].map(total),
        ),
      ),
    },
  },
  ground('h_den_state_secret', 'Refused: state secrets', '属于国家秘密', 'requests.den_state_secret.total', {
    'form-2008': same('a_ref_exempt1_state_secret', localNumbers),
    'form-2014': same('b3_ref_state_secret'),
  }),
  ground(
    'h_den_third_party',
    'Refused: rights of third parties',
    '保护第三方合法权益',
    'requests.den_third_party.total',
    {
      'form-2008': sumOf(['a_ref_exempt2_trade_secret', 'a_ref_exempt3_privacy'], localNumbers),
      'form-2014': sumOf(['b3_ref_trade_secret', 'b3_ref_privacy']),
    },
  ),
  ground(
    'h_den_security',
    'Refused: national, public or economic security, social stability',
    '危及“三安全一稳定”',
    'requests.den_three_safety_one_stability.total',
    { 'form-2008': none(notPrinted), 'form-2014': same('b3_ref_security_stability') },
  ),
  {
    name: 'h_den_other_law',
    en: 'Refused: other legal grounds, taken together',
    zh: '不予公开：法律法规规定的其他情形（合并）',
    unit: '件',
    definition: {
      en: 'Requests refused because another law forbids it, or as internal affairs, process information or enforcement files: what the form of 2014 has in one row.',
      zh: '因法律法规禁止公开、三类内部事务信息、四类过程性信息或行政执法案卷而不予公开的申请件数，即2014年表式合为一行的各项。',
    },
    caveats: {
      en: 'Poor across 2018/2019: nobody says that bodies put into the one row of 2014 what the four of 2019 ask for.',
      zh: '2018年与2019年之间可比性差：各机关填入2014年一行的内容未必等于2019年四项之和。',
    },
    sources: {
      'form-2008': sumOf(
        ['a_ref_exempt4_in_process', 'a_ref_exempt5_enforcement', 'a_ref_exempt6_law'],
        localNumbers,
        'part of',
      ),
      'form-2014': same(
        'b3_ref_other_legal',
        { en: 'One row for what the later forms split into four.', zh: '一行包括后来分列的四项。' },
        'part of',
      ),
      ...alike(sumOf(lumpedRows.map(total))),
    },
  },
  ground(
    'h_den_law',
    'Refused: prohibited by other laws',
    '其他法律行政法规禁止公开',
    'requests.den_law_prohibited.total',
    {
      'form-2008': same('a_ref_exempt6_law', localNumbers, 'part of'),
      'form-2014': none(lumped),
    },
  ),
  ground('h_den_internal', 'Refused: internal affairs', '属于三类内部事务信息', 'requests.den_internal_affairs.total', {
    'form-2008': none(notPrinted),
    'form-2014': none(lumped),
  }),
  ground('h_den_process', 'Refused: process information', '属于四类过程性信息', 'requests.den_process_info.total', {
    'form-2008': same('a_ref_exempt4_in_process', localNumbers, 'part of'),
    'form-2014': none(lumped),
  }),
  ground('h_den_enforcement', 'Refused: enforcement files', '属于行政执法案卷', 'requests.den_enforcement_file.total', {
    'form-2008': same('a_ref_exempt5_enforcement', localNumbers, 'part of'),
    'form-2014': none(lumped),
  }),
  ground(
    'h_den_admin_query',
    'Refused: administrative inquiries',
    '属于行政查询事项',
    'requests.den_admin_query.total',
    {
      'form-2008': none(notPrinted),
      'form-2014': none(notPrinted),
    },
  ),
];
