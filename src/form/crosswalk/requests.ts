import type { Address } from '../../address.js';
import { alike, type Harmonised, none, notPrinted, same, sumOf } from './entry.js';

const total = (row: string) => `requests.${row}.total` as Address;

const unitsCounted = {
  en: 'Some bodies count letters (份) or items asked for (条) instead of requests (件). In the form of 2008 the column of the year is meant, never the cumulative one.',
  zh: '部分机关按“份”或“条”计数而非按“件”计数。2008年表式只取本年度列，不取历年累计列。',
};

/** What comes in, is answered, and is carried over; of section 三 the column 总计. */
export const requestVariables: readonly Harmonised[] = [
  {
    name: 'h_requests_new',
    en: 'Requests newly received in the year',
    zh: '本年新收政府信息公开申请数量',
    unit: '件',
    definition: {
      en: 'Requests for information received in the year, without those carried over from the year before.',
      zh: '本年新收到的政府信息公开申请件数，不含上年结转。',
    },
    caveats: unitsCounted,
    sources: {
      'form-2008': same('a_requests_total', unitsCounted),
      'form-2014': same('b3_received', unitsCounted),
      ...alike(same('requests.new_received.total')),
    },
  },
  {
    name: 'h_requests_new_person',
    en: 'Requests newly received from natural persons',
    zh: '本年新收自然人申请数量',
    unit: '件',
    definition: {
      en: 'Requests received in the year whose applicant is a natural person.',
      zh: '本年新收到的、申请人为自然人的申请件数。',
    },
    caveats: null,
    sources: {
      'form-2008': none(notPrinted),
      'form-2014': none(notPrinted),
      ...alike(same('requests.new_received.natural_person')),
    },
  },
  {
    name: 'h_requests_carried_in',
    en: 'Requests carried over from the year before',
    zh: '上年结转政府信息公开申请数量',
    unit: '件',
    definition: {
      en: 'Requests received in an earlier year and not yet answered when the year began.',
      zh: '上年收到、至本年初尚未办结的申请件数。',
    },
    caveats: null,
    sources: {
      'form-2008': none(notPrinted),
      'form-2014': none(notPrinted),
      ...alike(same('requests.carried_in.total')),
    },
  },
  {
    name: 'h_requests_carried_out',
    en: 'Requests carried over to the next year',
    zh: '结转下年度继续办理的申请数量',
    unit: '件',
    definition: {
      en: 'Requests not yet answered when the year ended.',
      zh: '至本年末尚未办结、结转下年度继续办理的申请件数。',
    },
    caveats: null,
    sources: {
      'form-2008': none(notPrinted),
      'form-2014': none(notPrinted),
      ...alike(same('requests.carried_out.total')),
    },
  },
  {
    name: 'h_requests_closed',
    en: 'Requests closed in the year',
    zh: '本年度办理结果总计',
    unit: '件',
    definition: {
      en: 'Requests of which the year brought a result of any kind.',
      zh: '本年度办结的申请件数，不论结果。',
    },
    caveats: {
      en: 'Until 2018 answers are counted, or cases closed; whether requests that ended without an answer are among them is not said.',
      zh: '2018年以前按答复数或办结数统计，未说明未作答复即终结的申请是否计入。',
    },
    sources: {
      'form-2008': same(
        'a_answers_total',
        { en: 'Answers, which need not be all cases closed.', zh: '为答复数，不一定等于办结数。' },
        'part of',
      ),
      'form-2014': same(
        'b3_closed',
        {
          en: 'Cases closed. The answers (b3_answered) are another figure, and are never put in its place.',
          zh: '为申请办结数；申请答复数（b3_answered）另行统计，不予替代。',
        },
        'part of',
      ),
      ...alike(same('requests.res_total.total')),
    },
  },
  {
    name: 'h_granted',
    en: 'Granted',
    zh: '予以公开',
    unit: '件',
    definition: {
      en: 'Requests answered by giving all the information, or by saying where it is published.',
      zh: '予以公开的申请件数，含告知已主动公开及获取途径的。',
    },
    caveats: {
      en: 'Since 2019 an answer that the information is already public counts as granted; in 2014-2018 it is a row of its own and is added here.',
      zh: '2019年起，告知信息已主动公开的计入予以公开；2014-2018年该情形单列，此处已加入。',
    },
    sources: {
      'form-2008': same(
        'a_ans_granted',
        {
          en: 'Whether answers that the information is already public are counted here is not said.',
          zh: '未说明告知已主动公开的是否计入。',
        },
        'part of',
      ),
      'form-2014': sumOf(
        ['b3_ans_granted', 'b3_ans_already_public'],
        {
          en: 'Answers that the information is already public belong to 予以公开 since 2019.',
          zh: '2019年起“属于已主动公开范围”的答复归入“予以公开”。',
        },
        'sum of',
      ),
      ...alike(same('requests.res_granted.total')),
    },
  },
  {
    name: 'h_partial',
    en: 'Granted in part',
    zh: '部分公开',
    unit: '件',
    definition: {
      en: 'Requests answered by giving a part of the information.',
      zh: '部分公开（区分处理）的申请件数。',
    },
    caveats: null,
    sources: {
      'form-2008': same('a_ans_partial'),
      'form-2014': same('b3_ans_partial'),
      ...alike(same('requests.res_partial.total')),
    },
  },
  {
    name: 'h_unable',
    en: 'Unable to provide',
    zh: '无法提供',
    unit: '件',
    definition: {
      en: 'Requests for what the body does not hold, would have to make, or cannot make out even after correction.',
      zh: '本机关不掌握、需要另行制作或补正后申请内容仍不明确而无法提供的申请件数。',
    },
    caveats: {
      en: 'Until 2018 it takes in notices asking the applicant to correct the request, of which some were answered later, and has no row for what would have to be made.',
      zh: '2018年以前含告知补正的情形（其中部分后续仍有答复），且无“需要另行制作”一项。',
    },
    sources: {
      'form-2008': sumOf(
        ['a_ref_not_exist', 'a_ref_not_held', 'a_ref_unclear'],
        {
          en: 'Counted among the refusals; no row for what would have to be made.',
          zh: '原计入否决答复；无“需要另行制作”一项。',
        },
        'part of',
      ),
      'form-2014': sumOf(
        ['b3_ans_not_this_body', 'b3_ans_not_exist', 'b3_ans_clarify'],
        {
          en: 'Every notice to correct a request is counted, not only requests that stayed unclear.',
          zh: '含全部“告知作出更改补充”，不限于补正后仍不明确的。',
        },
        'part of',
      ),
      ...alike(sumOf([total('una_not_held'), total('una_needs_creation'), total('una_still_unclear')])),
    },
  },
  {
    name: 'h_not_processed',
    en: 'Not processed',
    zh: '不予处理',
    unit: '件',
    definition: {
      en: 'Requests not processed: petitions and complaints, repeated or excessive ones, publications, confirmations.',
      zh: '不予处理的申请件数：信访举报投诉、重复申请、公开出版物、大量反复申请、要求确认或重新出具。',
    },
    caveats: {
      en: 'The kinds were named in 2019. Until then only referrals to another channel were counted, which is less.',
      zh: '类别自2019年起确定；此前仅统计告知通过其他途径办理的，口径较窄。',
    },
    sources: {
      'form-2008': none(notPrinted),
      'form-2014': same(
        'b3_ans_other_channel',
        { en: 'Only referrals to another channel.', zh: '仅为告知通过其他途径办理的。' },
        'part of',
      ),
      ...alike(
        sumOf(['nop_petition', 'nop_repeat', 'nop_publication', 'nop_excessive', 'nop_confirm_reissue'].map(total)),
      ),
    },
  },
  {
    name: 'h_other_handling',
    en: 'Handled otherwise',
    zh: '其他处理',
    unit: '件',
    definition: {
      en: 'Requests closed in another way: not corrected in time, fee not paid in time, and others.',
      zh: '其他处理的申请件数：逾期不补正、逾期不缴费及其他。',
    },
    caveats: {
      en: 'One row in the form of 2019, three in the form of 2021, which some bodies still print as one.',
      zh: '2019年表式为一行，2021年表式为三行；部分机关2021年以后仍印为一行。',
    },
    sources: {
      'form-2008': none(notPrinted),
      'form-2014': none(notPrinted),
      'form-2019': same('requests.oth_total.total'),
      'form-2021': sumOf(['oth_not_corrected', 'oth_fee_unpaid', 'oth_other'].map(total), null, 'sum of', {
        row: 'oth_total',
        address: 'requests.oth_total.total',
      }),
    },
  },
];
