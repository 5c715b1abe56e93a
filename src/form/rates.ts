import { crosswalk, type Harmonised, type Said } from './crosswalk.js';
import { disputes } from './disputes.js';

/** A share of one number in another, both made of harmonised variables. */
export interface Rate {
  readonly id: string;
  readonly en: string;
  readonly zh: string;
  /** Names of harmonised variables that are added up. */
  readonly numerator: readonly Harmonised['name'][];
  readonly denominator: Harmonised['name'];
  readonly definition: Said;
  readonly caveats: Said | null;
}

/** Under this many cases a rate moves by a tenth and more with one case: such rates carry a flag. */
export const smallNumbers = 10;

/** The first year under the revised 行政复议法 (in force 2024-01-01), which moves cases from lawsuits to reviews. */
export const reviewLawYear = 2024;

const ofResults: Said = {
  en: 'Of all requests closed in the year, those carried in among them; not of those received.',
  zh: '分母为本年办理结果总计（含上年结转），非本年新收。',
};

const brokenIn2024: Said = {
  en: 'Broken at 2024 by the revised Administrative Reconsideration Law (suit_break): compare years on one side of it.',
  zh: '因修订后的《行政复议法》2024年施行而断裂（suit_break）：仅宜在同一侧年份内比较。',
};

function ofClosed(id: string, en: string, zh: string, numerator: Rate['numerator'], what: Said): Rate {
  return {
    id,
    en,
    zh,
    numerator,
    denominator: 'h_requests_closed',
    definition: { en: `${what.en}, of all requests closed.`, zh: `${what.zh}÷办理结果总计。` },
    caveats: ofResults,
  };
}

/** Every rate that is published, each with its numerator and denominator. */
export const rates: readonly Rate[] = [
  ofClosed('disclosure_rate', 'Granted in full or in part', '公开率', ['h_granted', 'h_partial'], {
    en: 'Requests granted in full or in part',
    zh: '（予以公开＋部分公开）',
  }),
  ofClosed('full_grant_rate', 'Granted in full', '全部公开率', ['h_granted'], {
    en: 'Requests granted in full',
    zh: '予以公开',
  }),
  ofClosed('denial_rate', 'Refused', '不予公开率', ['h_denied'], {
    en: 'Requests refused on a legal ground',
    zh: '不予公开',
  }),
  ofClosed('unable_rate', 'Unable to provide', '无法提供率', ['h_unable'], {
    en: 'Requests for what could not be provided',
    zh: '无法提供',
  }),
  ofClosed('not_processed_rate', 'Not processed', '不予处理率', ['h_not_processed'], {
    en: 'Requests not processed',
    zh: '不予处理',
  }),
  {
    id: 'review_correction_rate',
    en: 'Reviews that corrected the body',
    zh: '行政复议纠错率',
    numerator: ['h_review_corrected'],
    denominator: 'h_review_concluded',
    definition: {
      en: 'Reviews that corrected the body, of all reviews concluded; pending ones are left out.',
      zh: '行政复议结果纠正÷（结果维持＋结果纠正＋其他结果），不含尚未审结。',
    },
    caveats: brokenIn2024,
  },
  {
    id: 'suit_correction_rate',
    en: 'Lawsuits that corrected the body',
    zh: '行政诉讼纠错率',
    numerator: ['h_suit_corrected'],
    denominator: 'h_suit_concluded',
    definition: {
      en: 'Lawsuits, direct and after review, that corrected the body, of all concluded; pending ones are left out.',
      zh: '行政诉讼（直接起诉与复议后起诉合计）结果纠正÷（结果维持＋结果纠正＋其他结果），不含尚未审结。',
    },
    caveats: brokenIn2024,
  },
  {
    id: 'challenge_rate',
    en: 'Reviews and direct lawsuits per request closed',
    zh: '争议率',
    // Lawsuits after review are already among the reviews, perhaps those of an earlier year.
    numerator: ['h_review_total', 'h_suit_direct'],
    denominator: 'h_requests_closed',
    definition: {
      en: 'Reviews and lawsuits without review, for every request closed. Lawsuits after review are not added: the matter is among the reviews already.',
      zh: '（行政复议总计＋未经复议直接起诉总计）÷办理结果总计；复议后起诉不计入，以免与行政复议重复。',
    },
    caveats: {
      en: `Can be above 1: a review may concern a request of an earlier year. ${brokenIn2024.en}`,
      zh: `可能大于1：复议可能针对以前年度的申请。${brokenIn2024.zh}`,
    },
  },
  {
    id: 'personal_share',
    en: 'Requests from natural persons',
    zh: '自然人申请占比',
    numerator: ['h_requests_new_person'],
    denominator: 'h_requests_new',
    definition: {
      en: 'Requests from natural persons, of all requests newly received.',
      zh: '本年新收自然人申请÷本年新收总计。',
    },
    caveats: null,
  },
];

const overDisputes = new Set<string>(
  crosswalk
    .filter((v) => v.sources['form-2021'].plus.some((address) => address.startsWith(`${disputes.id}.`)))
    .map((v) => v.name),
);

/** Whether reviews or lawsuits stand in the rate, so that the law of 2024 breaks its series. */
export function countsDisputes(rate: Rate): boolean {
  return [...rate.numerator, rate.denominator].some((name) => overDisputes.has(name));
}

/** Whether a year lies behind the break; null where the year is not known. */
export function suitBreak(year: number | null): boolean | null {
  return year === null ? null : year >= reviewLawYear;
}
